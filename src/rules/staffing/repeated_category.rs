//! P-01: each category of heads of a unit stands in one row, so that nobody counts twice.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::edit::Edit;
use crate::model::StaffCategory;
use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::UnitId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/repeated_category",
    code: "P-01",
    severity: Severity::Warning,
    title: "同一单位的同类人员只列一行",
    explanation: include_str!("repeated_category.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut known: FxHashMap<(UnitId, StaffCategory), &Staffing> = FxHashMap::default();
    for row in &ctx.budget.staffing {
        let is_blank = row.quota == 0 && row.actual == 0;
        let Some(unit) = row.unit.filter(|_| !is_blank) else {
            continue;
        };
        match known.entry((unit, row.category)) {
            Entry::Vacant(place) => {
                place.insert(row);
            }
            Entry::Occupied(place) => findings.push(finding(ctx, unit, place.get(), row)),
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, unit: UnitId, first: &Staffing, row: &Staffing) -> Finding {
    let message = format!(
        "{} {}列了不止一行：编制 {} 人、实有 {} 人，又编制 {} 人、实有 {} 人，请合并或改人员类别",
        ctx.budget.name_of(unit.into()),
        row.category.label(),
        first.quota,
        first.actual,
        row.quota,
        row.actual
    );
    let place = Location::Field(row.id.into(), StaffingField::Category.into());
    let finding = Finding::new(&RULE, place, message)
        .related(Location::Record(first.id.into()), "先列的一行");
    if (first.quota, first.actual) == (row.quota, row.actual) {
        let id = row.id.into();
        finding.fix("删除重复的一行", Safety::Review, vec![Edit::Remove { id }])
    } else {
        finding
    }
}
