//! P-02: the heads in quota posts are no more than the quota.

use rust_decimal::Decimal;

use crate::compute::QuotaSum;
use crate::compute::percent_text;
use crate::compute::staff_sums;
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

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(limit) = ctx.parameter(ParameterId::StaffControlRate) else {
        return;
    };
    for (unit, sums) in &staff_sums(ctx.budget).units {
        let posts = sums.posts();
        if Decimal::from(posts.actual) <= most(posts, limit) {
            continue;
        }
        let is_first = |row: &&Staffing| row.unit == *unit && row.category.has_quota();
        if let Some(first) = ctx.budget.staffing.iter().find(is_first) {
            findings.push(finding(ctx, *unit, first, posts, limit));
        }
    }
}

/// The most heads that the limit, in percent of the quota, allows: people are whole.
fn most(posts: QuotaSum, limit: Decimal) -> Decimal {
    (Decimal::from(posts.quota) * limit / Decimal::ONE_HUNDRED).floor()
}

fn finding(
    ctx: &CheckCtx<'_>,
    unit: Option<UnitId>,
    first: &Staffing,
    posts: QuotaSum,
    limit: Decimal,
) -> Finding {
    let name = unit.map_or_else(
        || "未填预算单位的人员".to_owned(),
        |unit| ctx.budget.name_of(unit.into()),
    );
    let rate = posts.rate().map_or_else(
        || "没有编制".to_owned(),
        |rate| format!("在职人员控制率 {}", percent_text(rate)),
    );
    let (quota, actual, most) = (posts.quota, posts.actual, most(posts, limit));
    let above = Decimal::from(actual) - most;
    let share = limit.normalize();
    let message = if limit == Decimal::ONE_HUNDRED {
        format!(
            "{name} 在职人员 {actual} 人超过编制 {quota} 人，超 {above} 人（{rate}，上限 {share}%）"
        )
    } else {
        format!(
            "{name} 在职人员 {actual} 人超过编制 {quota} 人的 {share}%（{most} 人），超 {above} 人（{rate}）"
        )
    };
    let place = Location::Field(first.id.into(), StaffingField::Actual.into());
    let mut finding = Finding::new(&RULE, place, message).figures(Figures::Numbers {
        left: actual.into(),
        right: most,
        unit: "人",
    });
    if let Some(unit) = unit {
        // The finding is about the unit, whichever of its rows is the first.
        finding.subject = Location::Record(unit.into()).subject();
    }
    finding
}
