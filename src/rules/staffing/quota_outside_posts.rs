//! P-17: people outside the quota have no quota.

use crate::edit::Edit;
use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/quota_outside_posts",
    code: "P-17",
    severity: Severity::Warning,
    title: "编外、离退休等人员不占编制",
    explanation: include_str!("quota_outside_posts.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let rows = ctx.budget.staffing.iter();
    findings.extend(
        rows.filter(|row| row.quota > 0 && !row.category.has_quota())
            .map(|row| finding(ctx, row)),
    );
}

fn finding(ctx: &CheckCtx<'_>, row: &Staffing) -> Finding {
    let name = row.unit.map(|unit| ctx.budget.name_of(unit.into()));
    let message = format!(
        "{} {}填了编制数 {} 人，这类人员不占编制",
        name.as_deref().unwrap_or("未填预算单位的"),
        row.category.label(),
        row.quota
    );
    let place = Location::Field(row.id.into(), StaffingField::Quota.into());
    let edit = Edit::set(row.id, StaffingField::Quota, Value::Count(0));
    Finding::new(&RULE, place, message).fix("编制数改为 0", Safety::Review, vec![edit])
}
