//! S-04: buying vehicles needs the class, a plan, a procurement row and a word of approval.

use crate::codes::EconomicCode;
use crate::compute::class_total;
use crate::model::LineField;
use crate::model::ProcurementKind;
use crate::model::RecordId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::AssetStandard;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::as_class;
use crate::rules::plans::is_planned;
use crate::rules::vehicles::Vehicles;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/vehicle_purchase",
    code: "S-04",
    severity: Severity::Warning,
    title: "公务用车购置有科目、配置计划、采购行和说明",
    explanation: include_str!("vehicle_purchase.md"),
    since: "0.1.0",
    check,
};

/// 公务用车购置, from ordinary and from construction money.
const PURCHASE: [u32; 2] = [31013, 30913];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let standards: Vec<AssetStandard> = ctx.pack.asset_standards(ctx.year).cloned().collect();
    let vehicles = Vehicles::new(ctx, &standards);
    let plan = |unit: UnitId| {
        let mut plans = ctx.budget.acquisitions.iter();
        plans.find(|it| {
            it.unit == Some(unit) && is_planned(ctx, it) && vehicles.includes(it.class, &it.item)
        })
    };
    let row = |unit: UnitId| {
        let mut rows = ctx.budget.procurement.iter();
        rows.find(|it| {
            it.unit == Some(unit)
                && it.kind == ProcurementKind::Goods
                && vehicles.includes(as_class(it.code), &it.item)
        })
    };
    for unit in ctx.budget.units.iter().map(|unit| unit.id) {
        let sums = ctx.book.unit_classes.of(unit);
        let bought = class_total(sums, |sum| PURCHASE.iter().any(|class| sum.is(*class)));
        if bought > Money::ZERO {
            let missing = [
                (plan(unit).is_none(), "新增资产配置"),
                (row(unit).is_none(), "政府采购行"),
                (!is_noted(ctx, unit), "支出行备注中的批准说明"),
            ];
            findings.extend(incomplete(ctx, unit, bought, &missing));
        } else {
            let plan = plan(unit).map(|it| it.id.into());
            let place: Option<RecordId> = plan.or_else(|| row(unit).map(|it| it.id.into()));
            findings.extend(place.map(|place| unpaid(ctx, unit, place)));
        }
    }
}

fn is_purchase(code: EconomicCode) -> bool {
    PURCHASE.contains(&code.number())
}

/// Whether a line of the purchase has a note.
fn is_noted(ctx: &CheckCtx<'_>, unit: UnitId) -> bool {
    let facts = &ctx.book.facts;
    let mut lines = ctx.lines_of(unit, |fact| facts.economic(fact).is_some_and(is_purchase));
    lines.any(|line| !line.note.trim().is_empty())
}

fn incomplete(
    ctx: &CheckCtx<'_>,
    unit: UnitId,
    bought: Money,
    missing: &[(bool, &str)],
) -> Option<Finding> {
    let names: Vec<&str> = missing.iter().filter(|it| it.0).map(|it| it.1).collect();
    let line = ctx.largest_line(unit, is_purchase)?;
    if names.is_empty() {
        return None;
    }
    let message = format!(
        "{} 公务用车购置（31013）{}，缺{}",
        ctx.budget.name_of(unit.into()),
        amount_text(bought, ctx.scale()),
        names.join("、")
    );
    let place = Location::Field(line.id.into(), LineField::Note.into());
    Some(Finding::new(&RULE, place, message).about_unit(unit, ""))
}

fn unpaid(ctx: &CheckCtx<'_>, unit: UnitId, place: RecordId) -> Finding {
    let place = Location::Record(place);
    let message = format!(
        "{} {}列了车辆，没有公务用车购置支出（31013）",
        ctx.budget.name_of(unit.into()),
        place.describe(ctx.budget, ctx.book)
    );
    Finding::new(&RULE, place, message).about_unit(unit, "unpaid")
}
