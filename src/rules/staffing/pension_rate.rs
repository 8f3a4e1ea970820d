//! P-06: the pension contribution is no more than its rate of the pay.

use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::pay::Levy;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/pension_rate",
    code: "P-06",
    severity: Severity::Advice,
    title: "基本养老保险缴费不超过工资总额的规定比例",
    explanation: include_str!("pension_rate.md"),
    since: "0.1.0",
    check,
};

/// The levies, each with the parameter of its rate.
static LEVIES: [Levy; 1] = [Levy {
    rule: &RULE,
    class: 30108,
    name: "机关事业单位基本养老保险缴费",
    rate: ParameterId::PensionRate,
}];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for levy in &LEVIES {
        levy.check(ctx, findings);
    }
}
