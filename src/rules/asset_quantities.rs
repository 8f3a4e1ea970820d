//! Units that will have more of an asset than the standard allows: what F-03 and F-04 share.
//!
//! Deliberately not here: prices and lives.

use rust_decimal::Decimal;

use crate::compute::AssetFigures;
use crate::compute::Kinds;
use crate::compute::asset_rooms;
use crate::model::AcquisitionField;
use crate::model::AssetStockField;
use crate::model::UnitId;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

/// Finds the units that will have more than they may of the standards `takes` takes; stocks alone are hints.
pub(in crate::rules) fn excesses(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    takes: impl Fn(&AssetStandard) -> bool,
    findings: &mut Vec<Finding>,
) {
    let budget = ctx.budget;
    if budget.acquisitions.is_empty()
        && budget.asset_stock.is_empty()
        && budget.asset_items.is_empty()
    {
        return;
    }
    let rooms = asset_rooms(budget, ctx.pack, ctx.year);
    for (unit, all) in &rooms.units {
        for (standard, figures) in rooms.standards.iter().zip(all) {
            let limit = figures.limit.filter(|limit| *limit > Decimal::ZERO);
            let above = figures
                .room()
                .filter(|room| *room < Decimal::ZERO && figures.has_any());
            if let (Some(limit), Some(_)) = (limit, above)
                && takes(standard)
            {
                findings.push(finding(ctx, rule, *unit, (standard, figures, limit)));
            }
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    unit: Option<UnitId>,
    (standard, figures, limit): (&AssetStandard, &AssetFigures, Decimal),
) -> Finding {
    let name = unit.map(|unit| ctx.budget.name_of(unit.into()));
    let name = name.as_deref().unwrap_or("未填预算单位的");
    let (measure, is_planned) = (&standard.measure, !figures.planned.is_zero());
    let there = figures.after() + figures.shared;
    let [there_text, limit_text, above] =
        [there, limit, there - limit].map(|number| number.normalize().to_string());
    let when = if is_planned { "配置后" } else { "现有" };
    let message = format!(
        "{name} {}{when} {there_text} {measure} 超过配置标准 {limit_text} {measure}，超 {above} {measure}",
        standard.title
    );
    let severity = match (is_planned, standard.is_certain) {
        (true, true) => Severity::Warning,
        (true, false) | (false, _) => Severity::Advice,
    };
    let finding = Finding::new(rule, place(ctx, unit, standard), message)
        .severity(severity)
        .figures(Figures::Numbers {
            left: there,
            right: limit,
            unit: "",
        });
    let unit = unit.map_or("unit".to_owned(), |unit| {
        Location::Record(unit.into()).subject()
    });
    finding.about(format!("{unit}:{}", standard.id))
}

/// The first plan of the standard, else the first row of the stock, else the first card.
fn place(ctx: &CheckCtx<'_>, unit: Option<UnitId>, standard: &AssetStandard) -> Location {
    let own = std::slice::from_ref(standard);
    let mut kinds = Kinds::new(own);
    let budget = ctx.budget;
    let mut plans = budget.acquisitions.iter();
    if let Some(plan) = plans.find(|it| it.unit == unit && kinds.of(it.class, &it.item).is_some()) {
        return Location::Field(plan.id.into(), AcquisitionField::Quantity.into());
    }
    let mut rows = budget.asset_stock.iter();
    if let Some(row) = rows.find(|it| it.unit == unit && kinds.of(it.class, &it.item).is_some()) {
        return Location::Field(row.id.into(), AssetStockField::Quantity.into());
    }
    let mut cards = budget.asset_items.iter();
    let card = cards.find(|it| it.unit == unit && kinds.of(it.class, &it.name).is_some());
    card.map_or(Location::File, |card| Location::Record(card.id.into()))
}
