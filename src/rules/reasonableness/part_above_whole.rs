//! a part of a stock of assets (其中) is no larger than the stock.

use crate::compute::is_within;
use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::model::UnitId;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

use std::collections::BTreeMap;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/part_above_whole",
    code: "A-09",
    severity: Severity::Error,
    title: "“其中”项不大于所属的合计项",
    explanation: include_str!("part_above_whole.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let (parts, wholes): (Vec<&AssetStock>, Vec<&AssetStock>) =
        ctx.budget.asset_stock.iter().partition(|it| it.is_part);
    if parts.is_empty() {
        return;
    }
    let mut units: BTreeMap<Option<UnitId>, Vec<&AssetStock>> = BTreeMap::new();
    for whole in wholes {
        units.entry(whole.unit).or_default().push(whole);
    }
    for part in parts {
        let of_unit = units.get(&part.unit).map_or(&[][..], Vec::as_slice);
        let own: Vec<&AssetStock> = of_unit
            .iter()
            .copied()
            .filter(|whole| covers(whole, part))
            .collect();
        findings.extend(by_value(ctx, part, &own).or_else(|| by_quantity(ctx, part, &own)));
    }
}

/// Whether a stock is of the class of a part or of one above it.
fn covers(whole: &AssetStock, part: &AssetStock) -> bool {
    let classes = part.class.zip(whole.class);
    classes.is_some_and(|(part, whole)| is_within(part, whole))
}

fn by_value(ctx: &CheckCtx<'_>, part: &AssetStock, wholes: &[&AssetStock]) -> Option<Finding> {
    let whole: Money = wholes.iter().map(|it| it.value).sum();
    if whole.is_zero() || part.value <= whole {
        return None;
    }
    let scale: AmountScale = ctx.scale();
    let message = format!(
        "{} 价值 {} 大于所属的合计项 {}，差 {}",
        words(ctx, part),
        amount_text(part.value, scale),
        amount_text(whole, scale),
        amount_text(part.value - whole, scale)
    );
    let place = Location::Field(part.id.into(), AssetStockField::Value.into());
    let finding = Finding::new(&RULE, place, message);
    Some(related(
        finding.figures(Figures::amounts(part.value, whole, scale)),
        wholes,
    ))
}

/// Quantities are compared where all are counted in the same unit.
fn by_quantity(ctx: &CheckCtx<'_>, part: &AssetStock, wholes: &[&AssetStock]) -> Option<Finding> {
    let quantity = part.quantity?;
    let is_same = |it: &&AssetStock| it.measure.trim() == part.measure.trim();
    if wholes.is_empty() || !wholes.iter().all(is_same) {
        return None;
    }
    let whole = wholes
        .iter()
        .map(|it| it.quantity)
        .sum::<Option<rust_decimal::Decimal>>()?;
    if quantity <= whole {
        return None;
    }
    let measure = part.measure.trim();
    let message = format!(
        "{} 数量 {} {measure}大于所属的合计项 {} {measure}",
        words(ctx, part),
        quantity.normalize(),
        whole.normalize()
    );
    let place = Location::Field(part.id.into(), AssetStockField::Quantity.into());
    let figures = Figures::Numbers {
        left: quantity,
        right: whole,
        unit: "",
    };
    Some(related(
        Finding::new(&RULE, place, message).figures(figures),
        wholes,
    ))
}

fn words(ctx: &CheckCtx<'_>, part: &AssetStock) -> String {
    let place = ctx.budget.place_of(part.id.into());
    match part.item.trim() {
        "" => place,
        item => format!("{place}（{item}）"),
    }
}

fn related(finding: Finding, wholes: &[&AssetStock]) -> Finding {
    wholes.iter().fold(finding, |finding, whole| {
        finding.related(Location::Record(whole.id.into()), "所属的合计项")
    })
}
