//! N-07: a large change from last year has its cause written down.
//!
//! One finding a table; totals that change very much and rising 三公经费 are for R-01 and S-01.

use std::collections::BTreeMap;

use crate::compute::Change;
use crate::compute::LeastChange;
use crate::compute::revenue_cause_title;
use crate::compute::revenue_changes;
use crate::model::FundSource;
use crate::model::NoteKind;
use crate::model::RevenueField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::prior::Concern;
use crate::rules::prior::PriorFigure;
use crate::rules::prior::change_words;
use crate::rules::prior::prior_figures;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/missing_cause",
    code: "N-07",
    severity: Severity::Warning,
    title: "与上年相比变动较大须说明原因",
    explanation: include_str!("missing_cause.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut tables: BTreeMap<String, Vec<PriorFigure<'_>>> = BTreeMap::new();
    for figure in prior_figures(ctx) {
        if figure.concern(ctx) == Some(Concern::Other) {
            let table = figure.table(ctx).map(|table| table.id.as_str());
            let table = table.unwrap_or(figure.prior.table.trim()).to_owned();
            tables.entry(table).or_default().push(figure);
        }
    }
    let found = tables.iter();
    findings.extend(found.filter_map(|(table, figures)| of_table(ctx, table, figures)));
    for (source, change) in revenue_changes(ctx.budget) {
        findings.extend(of_revenue(ctx, source, change));
    }
}

fn of_table(ctx: &CheckCtx<'_>, table: &str, figures: &[PriorFigure<'_>]) -> Option<Finding> {
    let (first, others) = figures.split_first()?;
    let mut finding = if others.is_empty() {
        let message = format!("{}，未写增减原因", first.words(ctx));
        first.finding(ctx, &RULE, message)
    } else {
        let limit = LeastChange::of(ctx.budget, ctx.pack)?.percent;
        let number = first.table(ctx).map(|table| table.number.as_str());
        let message = format!(
            "{} 有 {} 个数与上年相比增减 {}% 及以上，或由无变有、由有变无，未写增减原因，如 {}",
            number.unwrap_or(table),
            figures.len(),
            limit.normalize(),
            first.words(ctx)
        );
        Finding::new(&RULE, first.place(), message)
    };
    finding.subject = format!("prior_amounts[{table}]");
    Some(others.iter().fold(finding, |finding, figure| {
        finding.related(figure.place(), figure.words(ctx))
    }))
}

/// The cause of a change of revenue stands in a note with a title of its own.
fn of_revenue(ctx: &CheckCtx<'_>, source: FundSource, change: Change) -> Option<Finding> {
    let least = LeastChange::of(ctx.budget, ctx.pack)?;
    let title = revenue_cause_title(source);
    let is_written = ctx.budget.notes.iter().any(|note| {
        note.kind == NoteKind::Cause && note.title == title && !note.body.trim().is_empty()
    });
    if is_written || !change.needs_cause(least) {
        return None;
    }
    let line = ctx
        .budget
        .revenue
        .iter()
        .find(|line| line.source == source)?;
    let scale = ctx.scale();
    let message = format!("{title} {}，未写增减原因", change_words(change, scale));
    let place = Location::Field(line.id.into(), RevenueField::PriorAmount.into());
    let mut finding = Finding::new(&RULE, place, message).figures(Figures::amounts(
        change.now,
        change.then,
        scale,
    ));
    finding.subject = format!("revenue.{}", source as usize);
    Some(finding)
}
