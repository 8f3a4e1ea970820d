//! S-03: running costs of vehicles go with the vehicles there are.

use rust_decimal::Decimal;

use crate::compute::class_total;
use crate::compute::product;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::model::VehicleField;
use crate::money::Money;
use crate::packs::AssetStandard;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::vehicles::Vehicles;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/vehicle_running",
    code: "S-03",
    severity: Severity::Warning,
    title: "公务用车运行费与车辆数相符",
    explanation: include_str!("vehicle_running.md"),
    since: "0.1.0",
    check,
};

/// 公务用车运行维护费.
const RUNNING: u32 = 30231;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let vehicles = Vehicles::new(ctx, &standards);
    let standard = ctx.parameter(ParameterId::VehicleRunningCost);
    for (unit, sums) in ctx.book.unit_classes.units() {
        let running = class_total(sums, |sum| sum.is(RUNNING));
        let count = vehicles.count(unit);
        let most = standard.and_then(|it| product(&[it, count, Decimal::ONE_HUNDRED]));
        if running <= Money::ZERO {
            let is_begun = sums.iter().any(|sum| sum.kind == LineKind::BasicOperating);
            findings.extend(idle(ctx, unit, count).filter(|_| is_begun));
        } else if count.is_zero() {
            findings.push(without_vehicle(ctx, unit, running));
        } else if let Some(most) = most.filter(|most| running > *most) {
            findings.push(above(ctx, unit, count, [running, most]));
        }
    }
}

fn without_vehicle(ctx: &CheckCtx<'_>, unit: UnitId, running: Money) -> Finding {
    let message = format!(
        "{} 列了公务用车运行维护费（{RUNNING}）{}，没有实有车辆",
        ctx.budget.name_of(unit.into()),
        amount_text(running, ctx.scale())
    );
    Finding::new(&RULE, ctx.class_place(unit, RUNNING), message)
        .figures(Figures::amounts(running, Money::ZERO, ctx.scale()))
        .about_unit(unit, "")
}

fn above(ctx: &CheckCtx<'_>, unit: UnitId, count: Decimal, [running, most]: [Money; 2]) -> Finding {
    let scale = ctx.scale();
    let message = format!(
        "{} 公务用车运行维护费（{RUNNING}）{} 超过 {} 辆车按单车标准计算的 {}，超 {}",
        ctx.budget.name_of(unit.into()),
        amount_text(running, scale),
        count.normalize(),
        amount_text(most, scale),
        amount_text(running - most, scale)
    );
    Finding::new(&RULE, ctx.class_place(unit, RUNNING), message)
        .severity(Severity::Advice)
        .figures(Figures::amounts(running, most, scale))
        .about_unit(unit, "standard")
}

/// A unit with vehicles on the list that cost nothing, and no word why.
fn idle(ctx: &CheckCtx<'_>, unit: UnitId, count: Decimal) -> Option<Finding> {
    let mut rows = ctx.budget.vehicles.iter();
    let row =
        rows.find(|row| row.unit == Some(unit) && row.held > 0 && row.note.trim().is_empty())?;
    let message = format!(
        "{} 有车辆 {} 辆，没有公务用车运行维护费（{RUNNING}），请在车辆备注中说明",
        ctx.budget.name_of(unit.into()),
        count.normalize()
    );
    let place = Location::Field(row.id.into(), VehicleField::Held.into());
    let finding = Finding::new(&RULE, place, message).severity(Severity::Advice);
    Some(finding.about_unit(unit, "idle"))
}
