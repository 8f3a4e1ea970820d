//! P-17: people outside the quota are paid from somewhere.

use crate::compute::ClassSum;
use crate::model::LineKind;
use crate::model::StaffCategory;
use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::UnitId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/outside_without_cost",
    code: "P-17",
    severity: Severity::Advice,
    title: "编外和劳务派遣人员有经费来源",
    explanation: include_str!("outside_without_cost.md"),
    since: "0.1.0",
    check,
};

/// 其他工资福利支出, 劳务费, 委托业务费 and 其他商品和服务支出: where such people are paid.
const CLASSES: [u32; 4] = [30199, 30226, 30227, 30299];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for row in &ctx.budget.staffing {
        let is_outside = match row.category {
            StaffCategory::Contracted | StaffCategory::Dispatched => row.actual > 0,
            StaffCategory::Administrative
            | StaffCategory::CivilServantManaged
            | StaffCategory::InstitutionFull
            | StaffCategory::InstitutionPartial
            | StaffCategory::InstitutionSelfFunded
            | StaffCategory::Support
            | StaffCategory::RetiredCadre
            | StaffCategory::Retired
            | StaffCategory::Survivor => false,
        };
        let Some(unit) = row.unit.filter(|_| is_outside) else {
            continue;
        };
        let sums = ctx.book.unit_classes.of(unit);
        let pays = |sum: &ClassSum| {
            sum.kind == LineKind::Project || CLASSES.iter().any(|class| sum.is(*class))
        };
        if sums.iter().any(ClassSum::is_basic) && !sums.iter().any(pays) {
            findings.push(finding(ctx, unit, row));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, unit: UnitId, row: &Staffing) -> Finding {
    let message = format!(
        "{} 有{}人员 {} 人，支出中没有劳务费（30226）、其他工资福利支出（30199）或项目支出，请确认其经费来源",
        ctx.budget.name_of(unit.into()),
        row.category.label(),
        row.actual
    );
    let place = Location::Field(row.id.into(), StaffingField::Actual.into());
    Finding::new(&RULE, place, message).about_unit(unit, row.category.label())
}
