//! the total of assets is the sum of its categories.

use crate::compute::is_stock_total;
use crate::compute::is_within;
use crate::edit::Edit;
use crate::model::AssetStock;
use crate::model::AssetStockField;
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
    id: "assets/category_sum",
    code: "A-15",
    severity: Severity::Warning,
    title: "资产合计＝各大类之和",
    explanation: include_str!("category_sum.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let totals = ctx.budget.asset_stock.iter();
    for total in totals.filter(|row| is_stock_total(row)) {
        let own = ctx.budget.asset_stock.iter();
        let rows: Vec<&AssetStock> = own
            .filter(|row| row.unit == total.unit && !row.is_part && !is_stock_total(row))
            .collect();
        let is_top = |row: &&&AssetStock| !rows.iter().any(|other| is_below(row, other));
        let value: Money = rows.iter().filter(is_top).map(|row| row.value).sum();
        if !value.is_zero() && !total.value.is_zero() && value != total.value {
            findings.push(finding(ctx, total, value));
        }
    }
}

/// Whether a row's class is strictly within another's.
fn is_below(row: &AssetStock, other: &AssetStock) -> bool {
    match (row.class, other.class) {
        (Some(own), Some(upper)) => own != upper && is_within(own, upper),
        (None, _) | (_, None) => false,
    }
}

fn finding(ctx: &CheckCtx<'_>, total: &AssetStock, value: Money) -> Finding {
    let scale = ctx.scale();
    let message = format!(
        "{} “{}”价值 {}，各大类之和 {}，差 {}",
        ctx.budget.place_of(total.id.into()),
        total.item.trim(),
        amount_text(total.value, scale),
        amount_text(value, scale),
        amount_text((total.value - value).abs(), scale)
    );
    let place = Location::Field(total.id.into(), AssetStockField::Value.into());
    let edit = Edit::set(total.id, AssetStockField::Value, Value::Money(value));
    Finding::new(&RULE, place, message)
        .figures(Figures::amounts(total.value, value, scale))
        .fix("改为各大类之和", Safety::Review, vec![edit])
}
