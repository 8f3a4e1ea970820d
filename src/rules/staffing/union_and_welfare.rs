//! P-10: trade union and welfare funds are no more than their rates of the pay.

use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::pay::Levy;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/union_and_welfare",
    code: "P-10",
    severity: Severity::Advice,
    title: "工会经费、福利费不超过工资总额的规定比例",
    explanation: include_str!("union_and_welfare.md"),
    since: "0.1.0",
    check,
};

/// The levies, each with the parameter of its rate.
static LEVIES: [Levy; 2] = [
    Levy {
        rule: &RULE,
        class: 30228,
        name: "工会经费",
        rate: ParameterId::UnionRate,
    },
    Levy {
        rule: &RULE,
        class: 30229,
        name: "福利费",
        rate: ParameterId::WelfareRate,
    },
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for levy in &LEVIES {
        levy.check(ctx, findings);
    }
}
