//! C-27: 绩效工资 is paid to the staff of public institutions.
//!
//! 奖金 in public institutions isn't found: many pay a thirteenth month under it.

use crate::codes::PayerKind;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::StaffGroup;
use crate::compute::StaffSums;
use crate::compute::class_total;
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

/// 基本工资, 津贴补贴 and 奖金.
const OTHER_PAY: [u32; 3] = [30101, 30102, 30103];

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
    let groups = ctx.line_groups(&dimensions, foreign);
    if groups.is_empty() {
        return;
    }
    let staff = staff_sums(ctx.budget);
    for group in groups {
        let (unit, economic) = group.key;
        let staff = staff.of(unit);
        if is_credible(ctx, unit, &staff) {
            continue;
        }
        let nature = ctx.budget.units.find(unit).map(|it| it.nature.label());
        let message = format!(
            "{} 是{}，列了 {}（{}）{}，请核对单位性质和工资项目",
            ctx.budget.name_of(unit.into()),
            nature.unwrap_or_default(),
            code_words(&ctx.pack.codes.economic, economic, ctx.year),
            group.extent(ctx),
            match institution_heads(&staff) {
                0 => String::new(),
                heads => format!("，事业编制实有 {heads} 人"),
            }
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

/// Whether the people in institution posts of an administrative unit can be those paid that way: there are no
/// others, or each gets no more than a head of the unit gets in basic pay, allowances and bonuses.
fn is_credible(ctx: &CheckCtx<'_>, unit: UnitId, staff: &StaffSums) -> bool {
    let sums = ctx.book.unit_classes.of(unit);
    let fen = |classes: &[u32]| {
        let total = class_total(sums, |sum| {
            sum.kind == LineKind::BasicPersonnel && classes.iter().any(|it| sum.is(*it))
        });
        i128::from(total.fen())
    };
    let (heads, all) = (institution_heads(staff), staff.posts().actual);
    let is_within =
        || fen(&[PERFORMANCE_PAY]) * i128::from(all) <= fen(&OTHER_PAY) * i128::from(heads);
    heads > 0 && (heads == all || is_within())
}

fn institution_heads(staff: &StaffSums) -> u64 {
    let groups = staff.groups();
    let institution = groups.filter(|(group, _)| *group == StaffGroup::Institution);
    institution.map(|(_, sum)| sum.actual).sum()
}
