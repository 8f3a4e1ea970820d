//! F-08: vehicles by use add up to the stock, and have a value.

use rust_decimal::Decimal;

use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::model::UnitId;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::vehicles::Vehicles;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/vehicle_stock",
    code: "F-08",
    severity: Severity::Warning,
    title: "车辆按用途之和等于车辆存量",
    explanation: include_str!("vehicle_stock.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let vehicles = Vehicles::new(ctx, &standards);
    for (unit, stock) in &vehicles.stock {
        let mut rows = ctx.budget.asset_stock.iter();
        let is_vehicle = |row: &&AssetStock| {
            row.unit == Some(*unit) && !row.is_part && vehicles.includes(row.class, &row.item)
        };
        let Some(row) = rows.find(is_vehicle) else {
            continue;
        };
        let held = vehicles.held.get(unit).copied();
        if let Some(held) = held.map(Decimal::from).filter(|held| held != stock) {
            findings.push(unequal(ctx, *unit, row, [held, *stock]));
        } else if row.quantity.is_some_and(|it| !it.is_zero()) && row.value.is_zero() {
            findings.extend(
                row.note
                    .trim()
                    .is_empty()
                    .then(|| without_value(ctx, *unit, row)),
            );
        }
    }
}

fn unequal(
    ctx: &CheckCtx<'_>,
    unit: UnitId,
    row: &AssetStock,
    [held, stock]: [Decimal; 2],
) -> Finding {
    let [held_text, stock_text] = [held, stock].map(|it| it.normalize());
    let message = format!(
        "{} 车辆按用途合计 {held_text} 辆，资产存量中车辆 {stock_text} 辆",
        ctx.budget.name_of(unit.into())
    );
    let place = Location::Field(row.id.into(), AssetStockField::Quantity.into());
    Finding::new(&RULE, place, message)
        .figures(Figures::Numbers {
            left: held,
            right: stock,
            unit: "辆",
        })
        .about_unit(unit, "")
}

fn without_value(ctx: &CheckCtx<'_>, unit: UnitId, row: &AssetStock) -> Finding {
    let quantity = row.quantity.unwrap_or_default().normalize();
    let message = format!(
        "{} 资产存量中车辆 {quantity} 辆，没有价值，请填写或在备注中说明",
        ctx.budget.name_of(unit.into())
    );
    let place = Location::Field(row.id.into(), AssetStockField::Value.into());
    Finding::new(&RULE, place, message)
        .severity(Severity::Advice)
        .about_unit(unit, "value")
}
