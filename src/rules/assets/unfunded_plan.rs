//! F-07: what is to be acquired has money in capital lines.

use std::collections::BTreeMap;

use crate::codes::EconomicCode;
use crate::compute::class_total;
use crate::model::Acquisition;
use crate::model::AcquisitionField;
use crate::model::AcquisitionId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::is_planned;
use crate::rules::plans::plan_amount;
use crate::rules::vehicles::Vehicles;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/unfunded_plan",
    code: "F-07",
    severity: Severity::Warning,
    title: "新增资产配置有相应的资本性支出",
    explanation: include_str!("unfunded_plan.md"),
    since: "0.1.0",
    check,
};

/// 资本性支出, from construction and from other money, and the buying of vehicles, which has a rule of its own.
const CAPITAL: [u32; 2] = [309, 310];
const VEHICLES: [u32; 2] = [31013, 30913];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.acquisitions.is_empty() {
        return;
    }
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let vehicles = Vehicles::new(ctx, &standards);
    let mut plans: BTreeMap<UnitId, Vec<&Acquisition>> = BTreeMap::new();
    for plan in ctx
        .budget
        .acquisitions
        .iter()
        .filter(|it| is_planned(ctx, it))
    {
        let is_vehicle = vehicles.includes(plan.class, &plan.item);
        if let Some(unit) = plan
            .unit
            .filter(|_| !is_vehicle && !is_paid_otherwise(ctx, plan))
        {
            plans.entry(unit).or_default().push(plan);
        }
    }
    for (unit, plans) in plans {
        let planned: Money = plans.iter().map(|plan| plan_amount(plan)).sum();
        let funded = class_total(ctx.book.unit_classes.of(unit), |sum| {
            is_capital(sum.code) && !VEHICLES.iter().any(|class| sum.is(*class))
        });
        if let Some(first) = plans.first().filter(|_| planned > funded) {
            findings.push(finding(ctx, unit, first.id, [planned, funded]));
        }
    }
}

fn is_capital(code: EconomicCode) -> bool {
    CAPITAL.contains(&code.category().number())
}

/// Whether a plan names a line of another class: small things are no capital expenditure.
fn is_paid_otherwise(ctx: &CheckCtx<'_>, plan: &Acquisition) -> bool {
    let line = plan.line.and_then(|id| ctx.budget.line(id));
    line.and_then(|line| line.economic)
        .is_some_and(|code| !is_capital(code))
}

fn finding(
    ctx: &CheckCtx<'_>,
    unit: UnitId,
    first: AcquisitionId,
    [planned, funded]: [Money; 2],
) -> Finding {
    let scale = ctx.scale();
    let message = format!(
        "{} 新增资产配置 {} 超过资本性支出（309、310 类）{}，超 {}",
        ctx.budget.name_of(unit.into()),
        amount_text(planned, scale),
        amount_text(funded, scale),
        amount_text(planned - funded, scale)
    );
    let place = Location::Field(first.into(), AcquisitionField::Amount.into());
    Finding::new(&RULE, place, message)
        .figures(Figures::amounts(planned, funded, scale))
        .about_unit(unit, "")
}
