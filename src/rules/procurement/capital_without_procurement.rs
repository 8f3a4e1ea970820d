//! G-09: capital lines or plans of assets have procurement rows.

use rustc_hash::FxHashSet;

use crate::codes::EconomicCode;
use crate::compute::ClassSum;
use crate::compute::class_total;
use crate::model::Acquisition;
use crate::model::AcquisitionId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::AssetStandard;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::is_planned;
use crate::rules::plans::plan_amount;
use crate::rules::plans::times;
use crate::rules::vehicles::Vehicles;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/capital_without_procurement",
    code: "G-09",
    severity: Severity::Advice,
    title: "有资产购置支出或配置计划应有采购预算",
    explanation: include_str!("capital_without_procurement.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let classes = ctx.classes(ListId::EquipmentClasses);
    let limit = ctx.parameter(ParameterId::DecentralizedLimit);
    let with_rows: FxHashSet<UnitId> = ctx
        .budget
        .procurement
        .iter()
        .filter_map(|row| row.unit)
        .collect();
    for unit in ctx.budget.units.iter().map(|unit| unit.id) {
        if with_rows.contains(&unit) {
            continue;
        }
        let sums = ctx.book.unit_classes.of(unit);
        let is_equipment = |sum: &ClassSum| classes.iter().any(|class| class.covers(sum.code));
        let bought = class_total(sums, is_equipment);
        let planned = planned(ctx, unit);
        let amount = bought.max(planned.1);
        if amount <= Money::ZERO {
            continue;
        }
        let is_large = limit.is_some_and(|limit| amount >= times(limit, 1));
        let severity = if is_large {
            Severity::Warning
        } else {
            Severity::Advice
        };
        let place = match planned.0 {
            Some(plan) => Location::Record(plan.into()),
            None => equipment_place(ctx, unit, &classes),
        };
        findings.push(finding(ctx, unit, [bought, planned.1], place).severity(severity));
    }
}

/// The first plan of a unit and what its plans come to, without vehicles, which have a rule of their own.
fn planned(ctx: &CheckCtx<'_>, unit: UnitId) -> (Option<AcquisitionId>, Money) {
    let is_own = |plan: &&Acquisition| plan.unit == Some(unit) && is_planned(ctx, plan);
    let mut plans = ctx.budget.acquisitions.iter().filter(is_own).peekable();
    let Some(first) = plans.peek().map(|plan| plan.id) else {
        return (None, Money::ZERO);
    };
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let vehicles = Vehicles::new(ctx, &standards);
    let others = plans.filter(|plan| !vehicles.includes(plan.class, &plan.item));
    (Some(first), others.map(plan_amount).sum())
}

fn equipment_place(ctx: &CheckCtx<'_>, unit: UnitId, classes: &[EconomicCode]) -> Location {
    let is_equipment = |code| classes.iter().any(|class| class.covers(code));
    let line = ctx.largest_line(unit, is_equipment);
    line.map_or(Location::Record(unit.into()), |line| {
        Location::Record(line.id.into())
    })
}

fn finding(
    ctx: &CheckCtx<'_>,
    unit: UnitId,
    [bought, planned]: [Money; 2],
    place: Location,
) -> Finding {
    let scale = ctx.scale();
    let what = if bought > Money::ZERO {
        format!("设备购置支出 {}", amount_text(bought, scale))
    } else {
        format!("新增资产配置 {}", amount_text(planned, scale))
    };
    let name = ctx.budget.name_of(unit.into());
    let message = format!("{name} 有{what}，没有采购行");
    Finding::new(&RULE, place, message)
        .figures(Figures::amounts(bought.max(planned), Money::ZERO, scale))
        .about_unit(unit, "")
}
