//! what is budgeted keeps to the control figures, and doesn't leave much of them unused.

use rust_decimal::Decimal;

use crate::compute::ControlGap;
use crate::compute::ControlKey;
use crate::compute::control_gaps;
use crate::compute::control_lines;
use crate::model::ControlFigureField;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::shares::is_above;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/control_figures",
    code: "R-02",
    severity: Severity::Error,
    title: "支出不超过控制数",
    explanation: include_str!("control_figures.md"),
    since: "0.1.0",
    check,
};

/// How many lines are named that could absorb a cut.
const NAMED: usize = 3;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let gaps = control_gaps(ctx.budget, &ctx.book.facts);
    let over = gaps.iter().filter(|gap| gap.excess() > Money::ZERO);
    findings.extend(over.filter_map(|gap| above(ctx, gap)));
    if let Some(limit) = ctx.parameter(ParameterId::ControlUnused) {
        let unused: Vec<&ControlGap> = gaps.iter().filter(|gap| is_unused(gap, limit)).collect();
        findings.extend(below(ctx, &unused, limit));
    }
}

/// Whether much of a limit is left; nothing budgeted yet is no finding.
fn is_unused(gap: &ControlGap, limit: Decimal) -> bool {
    let left = gap.control - gap.budgeted;
    !gap.budgeted.is_zero() && is_above(left, gap.control, limit)
}

fn place(gap: &ControlGap) -> Option<Location> {
    let first = gap.figures.first()?;
    Some(Location::Field(
        (*first).into(),
        ControlFigureField::Amount.into(),
    ))
}

/// Whose limit for what: `县图书馆 基本支出-人员经费（一般公共预算）`.
fn words(ctx: &CheckCtx<'_>, key: ControlKey) -> String {
    let unit = key.unit.map(|unit| ctx.budget.name_of(unit.into()));
    format!(
        "{} {}（{}）",
        unit.as_deref().unwrap_or("全部门"),
        key.kind.label(),
        key.fund.label()
    )
}

fn above(ctx: &CheckCtx<'_>, gap: &ControlGap) -> Option<Finding> {
    let scale = ctx.scale();
    let message = format!(
        "{} 预算数 {} 超过控制数 {}，超 {}",
        words(ctx, gap.key),
        amount_text(gap.budgeted, scale),
        amount_text(gap.control, scale),
        amount_text(gap.excess(), scale)
    );
    let finding = Finding::new(&RULE, place(gap)?, message).figures(Figures::amounts(
        gap.budgeted,
        gap.control,
        scale,
    ));
    let lines = control_lines(ctx.budget, &ctx.book.facts, gap.key);
    Some(lines.iter().take(NAMED).fold(finding, |finding, line| {
        let label = format!("可压减 {}", amount_text(line.amount, scale));
        finding.related(Location::Record(line.record), label)
    }))
}

/// One hint for all limits of which much is left.
fn below(ctx: &CheckCtx<'_>, gaps: &[&ControlGap], limit: Decimal) -> Option<Finding> {
    let (first, others) = gaps.split_first()?;
    let left = |gap: &ControlGap| amount_text(gap.control - gap.budgeted, ctx.scale());
    let message = format!(
        "{} 个控制数空出 {}% 以上：{} 还可安排 {}{}，请核对有无漏编",
        gaps.len(),
        limit.normalize(),
        words(ctx, first.key),
        left(first),
        if others.is_empty() { "" } else { " 等" }
    );
    let mut finding = Finding::new(&RULE, place(first)?, message).severity(Severity::Advice);
    finding.subject = String::from("control_figures.unused");
    let related = |finding: Finding, gap: &&ControlGap| match place(gap) {
        Some(place) => finding.related(place, format!("还可安排 {}", left(gap))),
        None => finding,
    };
    Some(others.iter().fold(finding, related))
}
