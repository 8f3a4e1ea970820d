//! P-11: the travel allowance is no more than the highest standard for all heads.

use rust_decimal::Decimal;

use crate::compute::class_total;
use crate::compute::staff_sums;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::times;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/travel_allowance",
    code: "P-11",
    severity: Severity::Advice,
    title: "其他交通费用与在职人数相称",
    explanation: include_str!("travel_allowance.md"),
    since: "0.1.0",
    check,
};

/// 其他交通费用, where the allowance stands.
const CLASS: u32 = 30239;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(standard) = ctx.parameter(ParameterId::TravelAllowance) else {
        return;
    };
    let heads = staff_sums(ctx.budget);
    for (unit, sums) in ctx.book.unit_classes.units() {
        let paid = class_total(sums, |sum| sum.is_basic() && sum.is(CLASS));
        let count = heads.of(unit).posts().actual;
        let most = times(standard * Decimal::from(count), 12);
        if paid > most && count > 0 {
            findings.push(finding(ctx, unit, count, [paid, most]));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, unit: UnitId, count: u64, [paid, most]: [Money; 2]) -> Finding {
    let scale = ctx.scale();
    let message = format!(
        "{} 其他交通费用（{CLASS}）{} 超过在职人员 {count} 人按公务交通补贴最高标准计算的 {}，超 {}",
        ctx.budget.name_of(unit.into()),
        amount_text(paid, scale),
        amount_text(most, scale),
        amount_text(paid - most, scale)
    );
    Finding::new(&RULE, ctx.class_place(unit, CLASS), message)
        .figures(Figures::amounts(paid, most, scale))
        .about_unit(unit, "")
}
