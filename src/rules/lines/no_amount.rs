//! A-19, beyond the catalogue: a revenue or expenditure line has an amount.

use crate::model::LineField;
use crate::model::RecordId;
use crate::model::RevenueField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "lines/no_amount",
    code: "A-19",
    severity: Severity::Advice,
    title: "收入行、支出行应有预算数",
    explanation: include_str!("no_amount.md"),
    since: "0.1.0",
    check,
};

/// How many lines a message names.
const NAMED: usize = 5;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let budget = ctx.budget;
    let lines = budget.expenditure.iter().enumerate();
    // A line about nothing yet is still being entered.
    let begun = lines.filter(|(_, it)| it.amount.is_zero() && it.economic.is_some());
    let begun: Vec<(usize, RecordId)> = begun.map(|(at, it)| (at, it.id.into())).collect();
    findings.extend(finding(ctx, "支出行", LineField::Amount, &begun));
    let lines = budget.revenue.iter().enumerate();
    let empty = lines.filter(|(_, it)| it.amount.is_zero() && it.unit.is_some());
    // Last year's revenue may have come to an end.
    let empty = empty.filter(|(_, it)| it.prior_amount.is_zero());
    let empty: Vec<(usize, RecordId)> = empty.map(|(at, it)| (at, it.id.into())).collect();
    findings.extend(finding(ctx, "收入行", RevenueField::Amount, &empty));
}

fn finding(
    ctx: &CheckCtx<'_>,
    list: &str,
    field: impl Into<crate::model::Field>,
    lines: &[(usize, RecordId)],
) -> Option<Finding> {
    let field = field.into();
    let ((_, first), others) = lines.split_first()?;
    let numbers: Vec<String> = lines
        .iter()
        .take(NAMED)
        .map(|(at, _)| (at + 1).to_string())
        .collect();
    let more = if lines.len() > NAMED { "等" } else { "" };
    let message = format!(
        "{} 条{list}没有预算数：第 {}{more} 行",
        lines.len(),
        numbers.join("、")
    );
    let place = |id: RecordId| Location::Field(id, field);
    let mut finding = Finding::new(&RULE, place(*first), message);
    finding.subject = format!("{}.{}", field.record_kind().name(), field.name());
    let related = others.iter().take(NAMED);
    Some(related.fold(finding, |finding, (_, id)| {
        finding.related(place(*id), ctx.budget.place_of(*id))
    }))
}
