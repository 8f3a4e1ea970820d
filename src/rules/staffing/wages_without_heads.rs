//! P-05: wages and heads in post go together.

use rustc_hash::FxHashMap;

use crate::compute::ClassSum;
use crate::compute::class_total;
use crate::compute::staff_sums;
use crate::model::StaffCategory;
use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/wages_without_heads",
    code: "P-05",
    severity: Severity::Warning,
    title: "有在职人员才有工资，有工资应有在职人员",
    explanation: include_str!("wages_without_heads.md"),
    since: "0.1.0",
    check,
};

/// 基本工资, 津贴补贴 and 绩效工资: whoever is in post has one of them.
const WAGES: [u32; 3] = [30101, 30102, 30107];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let staff = staff_sums(ctx.budget).units;
    let heads: FxHashMap<UnitId, u64> = staff
        .iter()
        .filter_map(|(unit, sums)| Some(((*unit)?, sums.posts().actual)))
        .collect();
    let wages =
        |sums: &[ClassSum]| class_total(sums, |sum| WAGES.iter().any(|class| sum.is(*class)));
    for (unit, sums) in ctx.book.unit_classes.units() {
        let basic: Vec<ClassSum> = sums.iter().filter(|it| it.is_basic()).copied().collect();
        let paid = wages(&basic);
        let has_heads = || {
            let mut units = heads.iter().filter(|(_, count)| **count > 0);
            let has_own = heads.get(&unit).is_some_and(|count| *count > 0);
            has_own || units.any(|(other, _)| ctx.budget.is_or_leads(unit, *other))
        };
        if paid > Money::ZERO && !has_heads() {
            findings.push(without_heads(ctx, unit, paid));
        }
    }
    let classes = &ctx.book.unit_classes;
    for row in first_rows(ctx) {
        let is_paid = |unit: UnitId| wages(classes.of(unit)) > Money::ZERO;
        let Some(unit) = row.unit.filter(|unit| !is_paid(*unit)) else {
            continue;
        };
        // A unit above may pay for it; one without basic expenditure hasn't been filled in yet.
        let mut units = classes.units();
        let is_paid_above = units.any(|(it, _)| ctx.budget.is_or_leads(it, unit) && is_paid(it));
        if !is_paid_above && classes.of(unit).iter().any(ClassSum::is_basic) {
            findings.push(without_wages(ctx, unit, row));
        }
    }
}

/// The first row of each unit with heads that the budget pays.
fn first_rows<'a>(ctx: &CheckCtx<'a>) -> Vec<&'a Staffing> {
    let mut rows: Vec<&Staffing> = Vec::new();
    for row in &ctx.budget.staffing {
        let is_self_funded = row.category == StaffCategory::InstitutionSelfFunded;
        let counts = row.actual > 0 && row.category.has_quota() && !is_self_funded;
        if counts && !rows.iter().any(|it| it.unit == row.unit) {
            rows.push(row);
        }
    }
    rows
}

fn without_heads(ctx: &CheckCtx<'_>, unit: UnitId, paid: Money) -> Finding {
    let message = format!(
        "{} 列了工资（30101、30102、30107）{}，没有在职人员，请填写实有人数或核对工资的预算单位",
        ctx.budget.name_of(unit.into()),
        amount_text(paid, ctx.scale())
    );
    let place = ctx
        .budget
        .staffing
        .iter()
        .find(|row| row.unit == Some(unit));
    let place = place.map_or(Location::Record(unit.into()), |row| {
        Location::Field(row.id.into(), StaffingField::Actual.into())
    });
    let paid = ctx.largest_line(unit, |code| WAGES.contains(&code.number()));
    let finding = Finding::new(&RULE, place, message).about_unit(unit, "");
    match paid {
        Some(line) => finding.related(Location::Record(line.id.into()), "工资"),
        None => finding,
    }
}

fn without_wages(ctx: &CheckCtx<'_>, unit: UnitId, row: &Staffing) -> Finding {
    let message = format!(
        "{} 有在职人员，基本支出中没有基本工资、津贴补贴和绩效工资（30101、30102、30107）",
        ctx.budget.name_of(unit.into()),
    );
    let place = Location::Field(row.id.into(), StaffingField::Actual.into());
    Finding::new(&RULE, place, message).about_unit(unit, "")
}
