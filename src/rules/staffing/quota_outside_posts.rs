//! P-18, beyond the catalogue: only posts have a quota, people without a post have none.

use crate::edit::Edit;
use crate::model::StaffingField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/quota_outside_posts",
    code: "P-18",
    severity: Severity::Warning,
    title: "离退休、遗属、编外人员没有编制数",
    explanation: include_str!("quota_outside_posts.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let rows = ctx.budget.staffing.iter();
    for row in rows.filter(|row| row.quota > 0 && !row.category.has_quota()) {
        let unit = row.unit.map(|unit| ctx.budget.name_of(unit.into()));
        let message = format!(
            "{} {} 不占编制，却填了编制数 {} 人",
            unit.as_deref().unwrap_or("未填预算单位的人员"),
            row.category.label(),
            row.quota
        );
        let place = Location::Field(row.id.into(), StaffingField::Quota.into());
        let clear = Edit::set(row.id, StaffingField::Quota, Value::Count(0));
        findings.push(
            Finding::new(&RULE, place, message)
                .figures(Figures::Numbers {
                    left: row.quota.into(),
                    right: 0.into(),
                    unit: "人",
                })
                .fix("清除编制数", Safety::Review, vec![clear]),
        );
    }
}
