//! What rules about plans share: planned things, their amounts and classes.
//!
//! Deliberately not here: the standards for assets, which `compute` counts.

use rust_decimal::Decimal;

use crate::codes::AssetClassCode;
use crate::codes::ProcurementCode;
use crate::compute::product;
use crate::model::Acquisition;
use crate::money::Money;
use crate::packs::AssetQuantity;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;

/// Whether something is to be acquired in the budget year.
pub(in crate::rules) fn is_planned(ctx: &CheckCtx<'_>, plan: &Acquisition) -> bool {
    let is_now = plan.year.is_none_or(|year| year == ctx.year);
    is_now && (!plan.amount.is_zero() || plan.quantity.is_some_and(|it| !it.is_zero()))
}

/// What a plan comes to: as entered, else quantity × price.
pub(in crate::rules) fn plan_amount(plan: &Acquisition) -> Money {
    if !plan.amount.is_zero() {
        return plan.amount;
    }
    let price = Decimal::from(plan.unit_price.fen());
    let amount = product(&[plan.quantity.unwrap_or_default(), price]);
    amount.unwrap_or_default()
}

/// A standard in yuan, so many times.
pub(in crate::rules) fn times(standard: Decimal, count: u64) -> Money {
    let amount = product(&[standard, Decimal::from(count), Decimal::ONE_HUNDRED]);
    amount.unwrap_or_default()
}

/// How serious a price above a standard is: no more than a hint where the figures aren't certain,
/// or depend on the use as those of vehicles do.
pub(in crate::rules) fn price_severity(standard: &AssetStandard) -> Severity {
    let is_fixed = standard.quantity != AssetQuantity::VehicleQuota;
    if standard.is_certain && is_fixed {
        Severity::Warning
    } else {
        Severity::Advice
    }
}

/// The class of assets that a procurement code stands for: goods have the same codes since 2023.
pub(in crate::rules) fn as_class(code: Option<ProcurementCode>) -> Option<AssetClassCode> {
    code?.as_str().parse().ok()
}
