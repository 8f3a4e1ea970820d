//! the amount in a project's performance form is its total in the table of projects.

use rustc_hash::FxHashMap;

use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::model::LineKind;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/form_amount",
    code: "X-18",
    severity: Severity::Error,
    title: "绩效目标表金额＝项目支出表总计",
    explanation: include_str!("form_amount.md"),
    since: "0.1.0",
    check,
};

/// The table of projects, and its column of totals.
const PROJECTS: &str = "project_expenditure";
const TOTAL: &str = "total";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(table) = ctx.book.table(PROJECTS) else {
        return;
    };
    let totals = totals(table);
    for form in &ctx.book.tables {
        let Some(head) = &form.form else { continue };
        let Some(RecordId::Project(project)) = head.owner else {
            continue;
        };
        let total = totals.get(&project).copied().unwrap_or_default();
        if head.amount != total && !has_stray_line(ctx, project) {
            findings.push(finding(ctx, (form, head.amount), (table, total), project));
        }
    }
}

/// The total of each project, over all units.
fn totals(table: &FilledTable) -> FxHashMap<ProjectId, Money> {
    let mut totals: FxHashMap<ProjectId, Money> = FxHashMap::default();
    let Some(column) = table.column(TOTAL) else {
        return totals;
    };
    for row in &table.rows {
        if let Some(Some(RowKey::Project(_, Some(project)))) = row.keys.first() {
            *totals.entry(*project).or_default() += row.cells[column].amount();
        }
    }
    totals
}

/// Whether a line of another kind is booked under the project: then that is the cause, and J-01 says so.
fn has_stray_line(ctx: &CheckCtx<'_>, project: ProjectId) -> bool {
    ctx.budget
        .expenditure
        .iter()
        .any(|line| line.project == Some(project) && line.kind != LineKind::Project)
}

fn finding(
    ctx: &CheckCtx<'_>,
    (form, amount): (&FilledTable, Money),
    (table, total): (&FilledTable, Money),
    project: ProjectId,
) -> Finding {
    let scale = form.format.scale;
    let message = format!(
        "{}：{}金额 {}，{}总计 {}，差 {}",
        ctx.budget.name_of(project.into()),
        form.label(),
        amount_text(amount, scale),
        table.label(),
        amount_text(total, scale),
        amount_text((amount - total).abs(), scale)
    );
    let finding = Finding::new(&RULE, Location::Record(project.into()), message)
        .figures(Figures::amounts(amount, total, scale));
    let row = table
        .rows
        .iter()
        .filter_map(|row| row.keys.first()?.clone())
        .find(|key| matches!(key, RowKey::Project(_, Some(it)) if *it == project));
    match row {
        Some(key) => finding.related(
            Location::Cell(table.id.clone(), key, TOTAL.to_owned()),
            "项目支出表",
        ),
        None => finding,
    }
}
