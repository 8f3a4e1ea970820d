//! P-07: the occupational annuity goes with the pension contribution.

use rust_decimal::Decimal;

use crate::compute::class_total;
use crate::model::UnitId;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::pay::about;
use crate::rules::pay::one_for_all;
use crate::rules::pay::share_of;
use crate::rules::pay::units_without;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/annuity",
    code: "P-07",
    severity: Severity::Advice,
    title: "职业年金缴费与基本养老保险缴费比例相当",
    explanation: include_str!("annuity.md"),
    since: "0.1.0",
    check,
};

/// 职业年金缴费 and 机关事业单位基本养老保险缴费, both levied on the same pay.
const ANNUITY: u32 = 30109;
const PENSION: u32 = 30108;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let units = units_without(ctx, |sum| sum.is(PENSION), (ANNUITY, 2_080_506));
    findings.extend(one_for_all(ctx, &RULE, (PENSION, &units), |amount| {
        format!(
            "有基本养老保险缴费（{PENSION}）{amount}，没有职业年金缴费（{ANNUITY}），请确认是否虚账管理"
        )
    }));
    let rates = [
        ParameterId::AnnuityRate,
        ParameterId::PensionRate,
        ParameterId::PayBaseTolerance,
    ];
    let [Some(annuity_rate), Some(pension_rate), Some(slack)] = rates.map(|it| ctx.parameter(it))
    else {
        return;
    };
    for (unit, sums) in ctx.book.unit_classes.units() {
        let basic = |class| class_total(sums, |sum| sum.is_basic() && sum.is(class));
        let (annuity, pension) = (basic(ANNUITY), basic(PENSION));
        let ratio = (annuity_rate * Decimal::ONE_HUNDRED).checked_div(pension_rate);
        let due = share_of(pension, ratio.unwrap_or_default());
        if pension > Money::ZERO && annuity > share_of(due, Decimal::ONE_HUNDRED + slack) {
            findings.push(above(ctx, unit, [pension, annuity, due]));
        }
    }
}

fn above(ctx: &CheckCtx<'_>, unit: UnitId, [pension, annuity, due]: [Money; 3]) -> Finding {
    let scale = ctx.scale();
    let due = AmountFormat::new(scale).rounded(due);
    let message = format!(
        "{} 职业年金缴费（{ANNUITY}）{} 超过按基本养老保险缴费（{PENSION}）{} 折算的 {}，超 {}",
        ctx.budget.name_of(unit.into()),
        amount_text(annuity, scale),
        amount_text(pension, scale),
        about(due, scale),
        amount_text(annuity - due, scale),
    );
    Finding::new(&RULE, ctx.class_place(unit, ANNUITY), message)
        .figures(Figures::amounts(annuity, due, scale))
        .about_unit(unit, "")
}
