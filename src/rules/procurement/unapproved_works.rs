//! G-12: works have an approval or are repairs.

use crate::model::ExpenditureLine;
use crate::model::ProcurementField;
use crate::model::ProcurementKind;
use crate::model::ProcurementRow;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/unapproved_works",
    code: "G-12",
    severity: Severity::Advice,
    title: "工程采购有立项批准或属维修类",
    explanation: include_str!("unapproved_works.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let is_works =
        |row: &&ProcurementRow| row.kind == ProcurementKind::Works && !row.amount.is_zero();
    let mut rows = ctx.budget.procurement.iter().filter(is_works).peekable();
    if rows.peek().is_none() {
        return;
    }
    let classes = ctx.classes(ListId::RepairClasses);
    let is_repair = |line: &ExpenditureLine| {
        line.economic
            .is_some_and(|code| classes.iter().any(|class| class.covers(code)))
    };
    for row in rows {
        let project = row.project.and_then(|id| ctx.budget.projects.find(id));
        let has_basis = project.is_some_and(|it| !it.basis.trim().is_empty());
        let is_of_row = |line: &&ExpenditureLine| match row.line {
            Some(id) => line.id == id,
            None => row.project.is_some() && line.project == row.project,
        };
        let mut lines = ctx.budget.expenditure.iter().filter(is_of_row);
        if !has_basis && row.note.trim().is_empty() && !lines.any(is_repair) {
            findings.push(finding(ctx, row));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, row: &ProcurementRow) -> Finding {
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 是工程，项目没有立项依据，支出也不是维修或建设类科目，请写明批准文件",
        record.describe(ctx.budget, ctx.book)
    );
    let place = Location::Field(row.id.into(), ProcurementField::Note.into());
    Finding::new(&RULE, place, message)
}
