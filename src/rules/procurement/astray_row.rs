//! G-05: a procurement row belongs to a project or a line, with the same money.

use std::collections::BTreeMap;

use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::FieldName as _;
use crate::model::LineField;
use crate::model::LineId;
use crate::model::ProcurementField;
use crate::model::ProcurementRow;
use crate::model::Value;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/astray_row",
    code: "G-05",
    severity: Severity::Error,
    title: "采购行属于项目或支出行，资金一致",
    explanation: include_str!("astray_row.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut sums: BTreeMap<LineId, Money> = BTreeMap::new();
    let mut without: Vec<&ProcurementRow> = Vec::new();
    for row in ctx
        .budget
        .procurement
        .iter()
        .filter(|row| !row.amount.is_zero())
    {
        let Some(line) = row.line.and_then(|id| ctx.budget.line(id)) else {
            without.extend(row.project.is_none().then_some(row));
            continue;
        };
        findings.extend(unequal(ctx, row, line));
        // What a project may procure is compared in the tables.
        if row.project.is_none() {
            *sums.entry(line.id).or_default() += row.amount;
        }
    }
    findings.extend(astray(ctx, &without));
    for (id, sum) in sums {
        let line = ctx.budget.line(id).filter(|line| sum > line.amount);
        findings.extend(line.map(|line| above(ctx, line, sum)));
    }
}

/// Rows of basic expenditure need not name a line, so they are one hint together.
fn astray(ctx: &CheckCtx<'_>, rows: &[&ProcurementRow]) -> Option<Finding> {
    let place =
        |row: &ProcurementRow| Location::Field(row.id.into(), ProcurementField::Project.into());
    let (first, others) = rows.split_first()?;
    let sum: Money = rows.iter().map(|row| row.amount).sum();
    let message = format!(
        "{} 个采购行（{}）未填 项目或支出行",
        rows.len(),
        amount_text(sum, ctx.scale())
    );
    let finding = Finding::new(&RULE, place(first), message)
        .severity(Severity::Advice)
        .about("missing");
    let name = |row: &ProcurementRow| ctx.budget.name_of(row.id.into());
    let add = |finding: Finding, row: &&ProcurementRow| finding.related(place(row), name(row));
    Some(others.iter().fold(finding, add))
}

/// A row that says something else than its line, and the fields that agree after a fix.
fn unequal(ctx: &CheckCtx<'_>, row: &ProcurementRow, line: &ExpenditureLine) -> Option<Finding> {
    let project = line.project.map_or(Value::Empty, Value::Project);
    let unit = line.unit.map_or(Value::Empty, Value::Unit);
    let wanted = [
        (row.unit != line.unit, ProcurementField::Unit, unit),
        (
            row.project != line.project,
            ProcurementField::Project,
            project,
        ),
        (
            row.fund != line.fund,
            ProcurementField::Fund,
            Value::Choice(line.fund as usize),
        ),
        (
            row.origin != line.origin,
            ProcurementField::Origin,
            Value::Choice(line.origin as usize),
        ),
    ];
    let differing: Vec<(ProcurementField, Value)> = wanted
        .into_iter()
        .filter_map(|(differs, field, value)| differs.then_some((field, value)))
        .collect();
    let first = differing.first()?.0;
    let names: Vec<&str> = differing.iter().map(|(field, _)| field.label()).collect();
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 的{}与所填支出行不一致",
        record.describe(ctx.budget, ctx.book),
        names.join("、")
    );
    let edits = differing.into_iter();
    let edits = edits
        .map(|(field, value)| Edit::set(row.id, field, value))
        .collect();
    let finding = Finding::new(&RULE, Location::Field(row.id.into(), first.into()), message)
        .about(record.subject())
        .related(Location::Record(line.id.into()), "支出行");
    Some(finding.fix("按支出行改", Safety::Review, edits))
}

fn above(ctx: &CheckCtx<'_>, line: &ExpenditureLine, sum: Money) -> Finding {
    let scale = ctx.scale();
    let record = Location::Record(line.id.into());
    let message = format!(
        "{} 的采购金额 {} 超过预算数 {}，超 {}",
        record.describe(ctx.budget, ctx.book),
        amount_text(sum, scale),
        amount_text(line.amount, scale),
        amount_text(sum - line.amount, scale)
    );
    let place = Location::Field(line.id.into(), LineField::Amount.into());
    Finding::new(&RULE, place, message).figures(Figures::amounts(sum, line.amount, scale))
}
