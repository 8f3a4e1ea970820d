//! S-01: official expenses that rise have a reason.
//!
//! A total that only rises with one of its parts isn't found beside it.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::prior::Concern;
use crate::rules::prior::PriorFigure;
use crate::rules::prior::prior_figures;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/three_public_rise",
    code: "S-01",
    severity: Severity::Warning,
    title: "“三公”经费比上年增加须说明",
    explanation: include_str!("three_public_rise.md"),
    since: "0.1.0",
    check,
};

/// The columns that sum others: the whole, and vehicles bought and run.
const SUMS: [&str; 2] = ["total", "vehicles"];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let figures = prior_figures(ctx);
    let is_sum = |it: &PriorFigure<'_>| it.column(ctx).is_some_and(|it| SUMS.contains(&it));
    let is_rise = |it: &&PriorFigure<'_>| it.concern(ctx) == Some(Concern::ThreePublic);
    let rising: Vec<&PriorFigure<'_>> = figures.iter().filter(is_rise).collect();
    let has_part = rising.iter().any(|it| !is_sum(it));
    for figure in rising.into_iter().filter(|it| !has_part || !is_sum(it)) {
        let message = format!("{}，未写增加的原因", figure.words(ctx));
        findings.push(figure.finding(ctx, &RULE, message));
    }
}
