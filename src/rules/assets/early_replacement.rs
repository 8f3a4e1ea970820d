//! F-06: nothing is replaced before it has been used long enough.

use crate::compute::AssetFigures;
use crate::compute::Kinds;
use crate::compute::asset_rooms;
use crate::model::Acquisition;
use crate::model::AcquisitionField;
use crate::model::UnitId;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/early_replacement",
    code: "F-06",
    severity: Severity::Warning,
    title: "未到最低使用年限不更新",
    explanation: include_str!("early_replacement.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let budget = ctx.budget;
    if budget.acquisitions.is_empty() || budget.asset_items.is_empty() {
        return;
    }
    let rooms = asset_rooms(budget, ctx.pack, ctx.year);
    for (unit, all) in &rooms.units {
        for (standard, figures) in rooms.standards.iter().zip(all) {
            if figures.is_replaced_early()
                && let Some(plan) = plan(ctx, *unit, standard)
            {
                findings.push(finding(ctx, plan, standard, figures));
            }
        }
    }
}

fn plan<'a>(
    ctx: &CheckCtx<'a>,
    unit: Option<UnitId>,
    standard: &AssetStandard,
) -> Option<&'a Acquisition> {
    let own = std::slice::from_ref(standard);
    let mut kinds = Kinds::new(own);
    let mut plans = ctx.budget.acquisitions.iter();
    plans.find(|it| {
        it.unit == unit && !it.replaces.trim().is_empty() && kinds.of(it.class, &it.item).is_some()
    })
}

fn finding(
    ctx: &CheckCtx<'_>,
    plan: &Acquisition,
    standard: &AssetStandard,
    figures: &AssetFigures,
) -> Finding {
    let name = plan.unit.map(|unit| ctx.budget.name_of(unit.into()));
    let (measure, life) = (&standard.measure, standard.min_life.unwrap_or_default());
    let replaced = figures.replaced.normalize();
    let message = format!(
        "{} 更新{} {replaced} {measure}，资产卡片中到 {} 年年底使用满 {life} 年的只有 {} {measure}",
        name.as_deref().unwrap_or("未填预算单位的"),
        standard.title,
        ctx.year,
        figures.due
    );
    let severity = if standard.is_certain {
        Severity::Warning
    } else {
        Severity::Advice
    };
    let place = Location::Field(plan.id.into(), AcquisitionField::Replaces.into());
    Finding::new(&RULE, place, message)
        .severity(severity)
        .figures(Figures::Numbers {
            left: figures.replaced,
            right: figures.due.into(),
            unit: "",
        })
}
