//! F-11: the amount of a plan is quantity × price, and the price is a plausible one.

use rust_decimal::Decimal;

use crate::compute::product;
use crate::edit::Edit;
use crate::model::Acquisition;
use crate::model::AcquisitionField;
use crate::model::Value;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/acquisition_amount",
    code: "F-11",
    severity: Severity::Warning,
    title: "资产配置金额＝数量×单价，单价合理",
    explanation: include_str!("acquisition_amount.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for plan in &ctx.budget.acquisitions {
        let Some(quantity) = plan.quantity.filter(|it| *it > Decimal::ZERO) else {
            continue;
        };
        if plan.amount.is_zero() {
            continue;
        }
        if plan.unit_price.is_zero() {
            findings.extend(fractional(ctx, plan, quantity));
            continue;
        }
        let price = Decimal::from(plan.unit_price.fen());
        let product = product(&[quantity, price]);
        findings.extend(
            product
                .filter(|product| *product != plan.amount)
                .map(|product| unequal(ctx, plan, quantity, product)),
        );
    }
}

fn unequal(ctx: &CheckCtx<'_>, plan: &Acquisition, quantity: Decimal, product: Money) -> Finding {
    let scale = ctx.scale();
    let text = |amount: Money| amount_text(amount, scale);
    let message = format!(
        "{} {}：金额 {}，数量 {} × 单价 {} 为 {}，差 {}",
        ctx.budget.place_of(plan.id.into()),
        plan.item.trim(),
        text(plan.amount),
        quantity.normalize(),
        text(plan.unit_price),
        text(product),
        text((plan.amount - product).abs())
    );
    let place = Location::Field(plan.id.into(), AcquisitionField::Amount.into());
    let edit = Edit::set(plan.id, AcquisitionField::Amount, Value::Money(product));
    Finding::new(&RULE, place, message)
        .figures(Figures::amounts(plan.amount, product, scale))
        .fix(
            format!("金额改为 {}", text(product)),
            Safety::Review,
            vec![edit],
        )
}

/// An amount whose price, worked out, isn't one anybody pays: quantity or amount is wrong.
fn fractional(ctx: &CheckCtx<'_>, plan: &Acquisition, quantity: Decimal) -> Option<Finding> {
    let yuan = Decimal::from(plan.amount.fen()) / Decimal::ONE_HUNDRED;
    let price = yuan.checked_div(quantity)?;
    if price.fract().is_zero() {
        return None;
    }
    let message = format!(
        "{} {}：金额 {} 除以数量 {}，单价 {} 元不是整数，请核对",
        ctx.budget.place_of(plan.id.into()),
        plan.item.trim(),
        amount_text(plan.amount, ctx.scale()),
        quantity.normalize(),
        price.round_dp(2)
    );
    let place = Location::Field(plan.id.into(), AcquisitionField::UnitPrice.into());
    Some(Finding::new(&RULE, place, message).severity(Severity::Advice))
}
