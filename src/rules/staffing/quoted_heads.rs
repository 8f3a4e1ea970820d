//! P-16: the heads a performance indicator gives for the unit are no more than there are.

use rust_decimal::Decimal;

use crate::model::Budget;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::Owner;
use crate::model::StaffCategory;
use crate::model::UnitId;
use crate::money::parse_decimal;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/quoted_heads",
    code: "P-16",
    severity: Severity::Warning,
    title: "绩效指标中的单位人数不超过实有人数",
    explanation: include_str!("quoted_heads.md"),
    since: "0.1.0",
    check,
};

/// Names of indicators that count the unit's own people.
const OWN_PEOPLE: [&str; 7] = [
    "单位人数",
    "在职人数",
    "在职人员数",
    "在编人数",
    "在编人员数",
    "编制人数",
    "本单位职工人数",
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for indicator in &ctx.budget.indicators {
        let name = &indicator.level_three;
        if !OWN_PEOPLE.iter().any(|it| name.contains(it)) || indicator.measure.contains('%') {
            continue;
        }
        let unit = unit_of(ctx.budget, indicator);
        let heads = unit.map_or(0, |unit| heads(ctx.budget, unit));
        let Some(stated) = stated(indicator).filter(|it| heads > 0 && *it > Decimal::from(heads))
        else {
            continue;
        };
        let place = Location::Field(indicator.id.into(), IndicatorField::Value.into());
        let message = format!(
            "{}：“{name}”为 {} 人，实有人数 {heads} 人，多 {} 人",
            place.describe(ctx.budget, ctx.book),
            stated.normalize(),
            (stated - Decimal::from(heads)).normalize()
        );
        findings.push(
            Finding::new(&RULE, place, message).figures(Figures::Numbers {
                left: stated,
                right: Decimal::from(heads),
                unit: "人",
            }),
        );
    }
}

fn stated(indicator: &Indicator) -> Option<Decimal> {
    let value = indicator.value.trim_end_matches(['人', '名']);
    parse_decimal(value).ok()
}

fn unit_of(budget: &Budget, indicator: &Indicator) -> Option<UnitId> {
    match indicator.owner? {
        Owner::Unit(unit) => Some(unit),
        Owner::Project(project) => budget.projects.find(project)?.unit,
        Owner::Line(_) => None,
    }
}

/// The people at work in a unit and those below it, in and outside of posts.
fn heads(budget: &Budget, unit: UnitId) -> u32 {
    budget
        .staffing
        .iter()
        .filter(|it| is_at_work(it.category))
        .filter(|it| it.unit.is_some_and(|own| budget.is_or_leads(unit, own)))
        .map(|it| it.actual)
        .sum()
}

/// Whether people of a category are at work.
pub(in crate::rules) const fn is_at_work(category: StaffCategory) -> bool {
    !matches!(
        category,
        StaffCategory::RetiredCadre | StaffCategory::Retired | StaffCategory::Survivor
    )
}
