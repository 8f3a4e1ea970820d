//! a row that is part of others is marked so, and is no larger than its whole.

use rustc_hash::FxHashMap;

use crate::compute::is_within;
use crate::edit::Edit;
use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::model::UnitId;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/part_above_whole",
    code: "A-09",
    severity: Severity::Error,
    title: "“其中”行标明其中项，不大于所属合计",
    explanation: include_str!("part_above_whole.md"),
    since: "0.1.0",
    check,
};

/// How people begin rows that are part of the row above.
const MARK: &str = "其中";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut wholes: FxHashMap<Option<UnitId>, &AssetStock> = FxHashMap::default();
    for row in &ctx.budget.asset_stock {
        if !row.is_part {
            if row.item.trim_start().starts_with(MARK) {
                findings.push(unmarked(ctx, row));
            } else {
                wholes.insert(row.unit, row);
            }
        } else if let Some(whole) = wholes.get(&row.unit).filter(|whole| is_of(row, whole)) {
            findings.extend(above(ctx, row, whole));
        }
    }
}

/// Whether a row is part of the one above it: within its class, or neither has one.
fn is_of(row: &AssetStock, whole: &AssetStock) -> bool {
    match (row.class, whole.class) {
        (Some(own), Some(upper)) => is_within(own, upper),
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn unmarked(ctx: &CheckCtx<'_>, row: &AssetStock) -> Finding {
    let message = format!(
        "{} “{}”没有标明其中项，会重复计入合计",
        ctx.budget.place_of(row.id.into()),
        row.item.trim()
    );
    let place = Location::Field(row.id.into(), AssetStockField::IsPart.into());
    let edit = Edit::set(row.id, AssetStockField::IsPart, Value::Flag(true));
    Finding::new(&RULE, place, message)
        .severity(Severity::Warning)
        .fix("标明其中项", Safety::Review, vec![edit])
}

fn above(ctx: &CheckCtx<'_>, row: &AssetStock, whole: &AssetStock) -> Option<Finding> {
    let scale = ctx.scale();
    let (what, figures, field) = match (row.quantity, whole.quantity) {
        (Some(part), Some(all)) if part > all => {
            let figures = Figures::Numbers {
                left: part,
                right: all,
                unit: "",
            };
            let words = format!("数量 {} 大于数量 {}", part.normalize(), all.normalize());
            (words, figures, AssetStockField::Quantity)
        }
        _ if row.value > whole.value && !whole.value.is_zero() => {
            let figures = Figures::amounts(row.value, whole.value, scale);
            let [part, all] = [row.value, whole.value].map(|it| amount_text(it, scale));
            (
                format!("价值 {part} 大于价值 {all}"),
                figures,
                AssetStockField::Value,
            )
        }
        _ => return None,
    };
    let message = format!(
        "{} “{}”是“{}”的其中项，{what}",
        ctx.budget.place_of(row.id.into()),
        row.item.trim(),
        whole.item.trim()
    );
    let place = Location::Field(row.id.into(), field.into());
    let finding = Finding::new(&RULE, place, message).figures(figures);
    Some(finding.related(Location::Record(whole.id.into()), "所属的行"))
}
