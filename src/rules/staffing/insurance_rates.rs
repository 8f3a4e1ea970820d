//! P-09: contributions to medical and other insurance are no more than their rates of the pay.

use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::pay::Levy;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/insurance_rates",
    code: "P-09",
    severity: Severity::Advice,
    title: "医疗和其他社会保险缴费不超过工资总额的规定比例",
    explanation: include_str!("insurance_rates.md"),
    since: "0.1.0",
    check,
};

/// The levies, each with the parameter of its rate.
static LEVIES: [Levy; 2] = [
    Levy {
        rule: &RULE,
        class: 30110,
        name: "职工基本医疗保险缴费",
        rate: ParameterId::MedicalRate,
    },
    Levy {
        rule: &RULE,
        class: 30112,
        name: "其他社会保障缴费",
        rate: ParameterId::OtherInsuranceRate,
    },
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for levy in &LEVIES {
        levy.check(ctx, findings);
    }
}
