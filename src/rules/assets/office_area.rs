//! F-10: there is no more office space for each head than the standard.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compute::staff_sums;
use crate::model::AssetStockField;
use crate::model::AssetStockId;
use crate::model::UnitId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/office_area",
    code: "F-10",
    severity: Severity::Advice,
    title: "人均办公用房面积不超过上限",
    explanation: include_str!("office_area.md"),
    since: "0.1.0",
    check,
};

/// What texts call office rooms.
const NAME: &str = "办公用房";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(standard) = ctx.parameter(ParameterId::OfficeAreaPerHead) else {
        return;
    };
    let mut areas: BTreeMap<UnitId, (AssetStockId, Decimal)> = BTreeMap::new();
    for row in &ctx.budget.asset_stock {
        let area = row.area.filter(|_| row.item.contains(NAME));
        if let (Some(unit), Some(area)) = (row.unit, area) {
            areas.entry(unit).or_insert((row.id, Decimal::ZERO)).1 += area;
        }
    }
    if areas.is_empty() {
        return;
    }
    let staff = staff_sums(ctx.budget);
    for (unit, (row, area)) in areas {
        let heads = Decimal::from(staff.of(unit).posts().actual);
        if heads > Decimal::ZERO && area > heads * standard {
            findings.push(finding(ctx, unit, row, [area, heads, standard]));
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    unit: UnitId,
    row: AssetStockId,
    [area, heads, standard]: [Decimal; 3],
) -> Finding {
    let most = heads * standard;
    let message = format!(
        "{} {NAME} {} 平方米，在职人员 {heads} 人，人均超过 {} 平方米",
        ctx.budget.name_of(unit.into()),
        area.normalize(),
        standard.normalize()
    );
    let place = Location::Field(row.into(), AssetStockField::Area.into());
    Finding::new(&RULE, place, message)
        .figures(Figures::Numbers {
            left: area,
            right: most,
            unit: "平方米",
        })
        .about_unit(unit, "")
}
