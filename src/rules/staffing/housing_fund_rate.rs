//! P-08: the housing fund is no more than its rate of the pay, and is there where wages are.

use crate::compute::ClassSum;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::pay::Levy;
use crate::rules::pay::one_for_all;
use crate::rules::pay::units_without;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/housing_fund_rate",
    code: "P-08",
    severity: Severity::Advice,
    title: "住房公积金不超过工资总额的上限比例",
    explanation: include_str!("housing_fund_rate.md"),
    since: "0.1.0",
    check,
};

/// The levies, each with the parameter of its rate.
static LEVIES: [Levy; 1] = [Levy {
    rule: &RULE,
    class: 30113,
    name: "住房公积金",
    rate: ParameterId::HousingFundRate,
}];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for levy in &LEVIES {
        levy.check(ctx, findings);
    }
    let wages = ctx.classes(ListId::WageClasses);
    let is_wage = |sum: &ClassSum| wages.iter().any(|class| class.covers(sum.code));
    let units = units_without(ctx, is_wage, (30113, 2_210_201));
    findings.extend(one_for_all(ctx, &RULE, (30101, &units), |amount| {
        format!("有工资 {amount}，没有住房公积金（30113），请确认")
    }));
}
