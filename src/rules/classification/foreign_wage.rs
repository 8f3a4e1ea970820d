//! C-27: 绩效工资 is paid to the staff of public institutions.
//!
//! 奖金 in public institutions isn't found: many pay a thirteenth month under it.

use crate::codes::PayerKind;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::StaffGroup;
use crate::compute::staff_sums;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::code_words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/foreign_wage",
    code: "C-27",
    severity: Severity::Advice,
    title: "工资科目与单位性质相符",
    explanation: include_str!("foreign_wage.md"),
    since: "0.1.0",
    check,
};

/// 绩效工资.
const PERFORMANCE_PAY: u32 = 30107;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let foreign = |fact: &Fact| {
        let (unit, economic) = (facts.unit(fact)?, facts.economic(fact)?);
        let is_foreign = economic.number() == PERFORMANCE_PAY
            && facts.kind(fact) == LineKind::BasicPersonnel
            && is_administrative(ctx.payer(Some(unit))?);
        is_foreign.then_some((unit, economic))
    };
    let dimensions = [Dimension::Unit, Dimension::Kind, Dimension::Economic];
    let mut groups = ctx.line_groups(&dimensions, foreign);
    groups.retain(|group| !has_institution_staff(ctx, group.key.0));
    for group in groups {
        let (unit, economic) = group.key;
        let nature = ctx.budget.units.find(unit).map(|it| it.nature.label());
        let message = format!(
            "{} 是{}，列了 {}（{}），请核对单位性质和工资项目",
            ctx.budget.name_of(unit.into()),
            nature.unwrap_or_default(),
            code_words(&ctx.pack.codes.economic, economic, ctx.year),
            group.extent(ctx)
        );
        let place = Location::Field(group.line.id.into(), LineField::Economic.into());
        findings.push(Finding::new(&RULE, place, message));
    }
}

const fn is_administrative(payer: PayerKind) -> bool {
    match payer {
        PayerKind::Administrative | PayerKind::CivilServantManaged => true,
        PayerKind::PublicInstitution | PayerKind::Other => false,
    }
}

/// Whether an administrative unit has people in institution posts, who are paid that way.
fn has_institution_staff(ctx: &CheckCtx<'_>, unit: UnitId) -> bool {
    let sums = staff_sums(ctx.budget).of(unit);
    let mut groups = sums.groups();
    groups.any(|(group, sum)| group == StaffGroup::Institution && sum.actual > 0)
}
