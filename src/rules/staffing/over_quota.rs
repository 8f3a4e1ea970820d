//! P-02: the heads in quota posts are no more than the quota.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::UnitId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/over_quota",
    code: "P-02",
    severity: Severity::Warning,
    title: "在职人员控制率不超过上限",
    explanation: include_str!("over_quota.md"),
    since: "0.1.0",
    check,
};

/// The quota posts of a unit.
#[derive(Default)]
struct Posts<'a> {
    first: Option<&'a Staffing>,
    quota: u64,
    actual: u64,
}

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(limit) = ctx
        .pack
        .parameter(ParameterId::StaffControlRate, ctx.year)
        .map(|it| it.value)
    else {
        return;
    };
    let mut units: BTreeMap<Option<UnitId>, Posts<'_>> = BTreeMap::new();
    for row in &ctx.budget.staffing {
        if row.category.has_quota() {
            let posts = units.entry(row.unit).or_default();
            posts.first.get_or_insert(row);
            posts.quota += u64::from(row.quota);
            posts.actual += u64::from(row.actual);
        }
    }
    for (unit, posts) in &units {
        let (quota, actual) = (Decimal::from(posts.quota), Decimal::from(posts.actual));
        if let Some(first) = posts.first
            && actual * Decimal::ONE_HUNDRED > quota * limit
        {
            findings.push(finding(ctx, *unit, first, (quota, actual), limit));
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    unit: Option<UnitId>,
    first: &Staffing,
    (quota, actual): (Decimal, Decimal),
    limit: Decimal,
) -> Finding {
    let name = unit.map_or_else(
        || "未填预算单位的人员".to_owned(),
        |unit| ctx.budget.name_of(unit.into()),
    );
    let rate = (actual * Decimal::ONE_HUNDRED).checked_div(quota);
    let rate = rate.map_or_else(
        || "没有编制".to_owned(),
        |rate| format!("在职人员控制率 {}%", rate.round_dp(2).normalize()),
    );
    let message = format!(
        "{name} 在职人员 {actual} 人超过编制 {quota} 人，超 {} 人（{rate}，上限 {}%）",
        actual - quota,
        limit.normalize()
    );
    let place = Location::Field(first.id.into(), StaffingField::Actual.into());
    let mut finding = Finding::new(&RULE, place, message).figures(Figures::Numbers {
        left: actual,
        right: quota,
        unit: "人",
    });
    if let Some(unit) = unit {
        // The finding is about the unit, whichever of its rows is the first.
        finding.subject = Location::Record(unit.into()).subject();
    }
    finding
}
