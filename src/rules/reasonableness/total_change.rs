//! a total that is very different from last year's is looked at first.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::prior::Concern;
use crate::rules::prior::prior_figures;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/total_change",
    code: "R-01",
    severity: Severity::Warning,
    title: "合计与上年相比变动过大",
    explanation: include_str!("total_change.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for figure in prior_figures(ctx) {
        if figure.concern(ctx) == Some(Concern::Total) {
            let words = figure.words(ctx);
            let message = format!("{words}：变动过大，请核对有无漏编、重编，并写明增减原因");
            findings.push(figure.finding(ctx, &RULE, message));
        }
    }
}
