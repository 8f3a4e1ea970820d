//! What a unit pays its people, and what is levied as a share of it.
//!
//! Deliberately not here: the base of contributions of each person, which no file of ours holds.

use rust_decimal::Decimal;

use crate::codes::EconomicCode;
use crate::compute::ClassSum;
use crate::compute::Dimension;
use crate::compute::Group;
use crate::compute::class_total;
use crate::compute::product;
use crate::compute::staff_sums;
use crate::model::UnitId;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

/// A levy on pay: who finds it, its class, what it is called and at which rate it is levied.
pub(in crate::rules) struct Levy {
    pub rule: &'static Rule,
    pub class: u32,
    pub name: &'static str,
    pub rate: ParameterId,
}

/// What a unit pays as wages, from whatever money.
pub(in crate::rules) fn pay_of(sums: &[ClassSum], wages: &[EconomicCode]) -> Money {
    class_total(sums, |sum| wages.iter().any(|class| class.covers(sum.code)))
}

/// So many per cent of an amount, to the fen.
pub(in crate::rules) fn share_of(amount: Money, percent: Decimal) -> Money {
    let fen = Decimal::from(amount.fen());
    product(&[fen, percent, Decimal::new(1, 2)]).unwrap_or_default()
}

/// A computed amount as people say it: with the decimals of the tables.
pub(in crate::rules) fn about(amount: Money, scale: AmountScale) -> String {
    AmountFormat::new(scale).sentence(amount)
}

/// Every levy and its rate: when many are too high at once, it is the pay that is too low.
const LEVIES: [(u32, ParameterId); 6] = [
    (30108, ParameterId::PensionRate),
    (30113, ParameterId::HousingFundRate),
    (30110, ParameterId::MedicalRate),
    (30112, ParameterId::OtherInsuranceRate),
    (30228, ParameterId::UnionRate),
    (30229, ParameterId::WelfareRate),
];

/// So many levies that are too high have one cause.
const MANY: usize = 3;

/// What a unit has in basic expenditure of a class.
fn basic(sums: &[ClassSum], class: u32) -> Money {
    class_total(sums, |sum| sum.is_basic() && sum.is(class))
}

/// Whether a levy is above its rate of the pay, by more than what bases of earlier years explain.
fn is_above(ctx: &CheckCtx<'_>, levied: Money, pay: Money, rate: ParameterId) -> bool {
    let rates = [rate, ParameterId::PayBaseTolerance].map(|it| ctx.parameter(it));
    let [Some(rate), Some(slack)] = rates else {
        return false;
    };
    pay > Money::ZERO && levied > share_of(share_of(pay, rate), Decimal::ONE_HUNDRED + slack)
}

impl Levy {
    /// Finds the units whose levy in basic expenditure is above its rate of the pay.
    pub fn check(&self, ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
        let wages = ctx.classes(ListId::WageClasses);
        for (unit, sums) in ctx.book.unit_classes.units() {
            let (pay, levied) = (pay_of(sums, &wages), basic(sums, self.class));
            if !is_above(ctx, levied, pay, self.rate) {
                continue;
            }
            let above = LEVIES
                .iter()
                .filter(|it| is_above(ctx, basic(sums, it.0), pay, it.1));
            let above: Vec<u32> = above.map(|it| it.0).collect();
            if above.len() < MANY {
                findings.push(self.finding(ctx, unit, [pay, levied]));
            } else if above[0] == self.class {
                findings.push(self.low_pay(ctx, unit, pay, above.len()));
            }
        }
    }

    fn low_pay(&self, ctx: &CheckCtx<'_>, unit: UnitId, pay: Money, count: usize) -> Finding {
        let message = format!(
            "{} 工资类科目合计 {}，{}等 {count} 项缴费都超过规定比例，请核对工资是否漏编或选错科目",
            ctx.budget.name_of(unit.into()),
            amount_text(pay, ctx.scale()),
            self.name
        );
        let finding = Finding::new(self.rule, ctx.class_place(unit, 30101), message);
        finding.about_unit(unit, "pay")
    }

    fn finding(&self, ctx: &CheckCtx<'_>, unit: UnitId, [pay, levied]: [Money; 2]) -> Finding {
        let rate = ctx.parameter(self.rate).unwrap_or_default();
        let scale = ctx.scale();
        let due = AmountFormat::new(scale).rounded(share_of(pay, rate));
        let message = format!(
            "{} {}（{}）{} 超过工资类科目合计 {} 的 {}%（{}），超 {}，请核对缴费基数和比例",
            ctx.budget.name_of(unit.into()),
            self.name,
            self.class,
            amount_text(levied, scale),
            amount_text(pay, scale),
            rate.normalize(),
            about(due, scale),
            amount_text(levied - due, scale),
        );
        Finding::new(self.rule, ctx.class_place(unit, self.class), message)
            .figures(Figures::amounts(levied, due, scale))
            .about_unit(unit, &self.class.to_string())
    }
}

/// The units with heads that have basic expenditure of some classes and none at all of another,
/// and how much they have.
///
/// A unit that has the functional class of what it lacks is left out: it has only taken another class.
pub(in crate::rules) fn units_without(
    ctx: &CheckCtx<'_>,
    has: impl Fn(&ClassSum) -> bool,
    (lacks, function): (u32, u32),
) -> Vec<(UnitId, Money)> {
    let units = ctx.book.unit_classes.units();
    let mut found: Vec<(UnitId, Money)> = units
        .filter(|(_, sums)| !sums.iter().any(|sum| sum.is(lacks)))
        .map(|(unit, sums)| (unit, class_total(sums, |sum| sum.is_basic() && has(sum))))
        .filter(|(_, amount)| *amount > Money::ZERO)
        .collect();
    if !found.is_empty() {
        let staff = staff_sums(ctx.budget);
        let facts = &ctx.book.facts;
        let groups = ctx.groups(&[Dimension::Unit, Dimension::Function]);
        let is_of = |group: &Group| {
            let code = facts.function(&group.first);
            code.is_some_and(|code| code.number() == function)
        };
        let coded: Vec<UnitId> = groups
            .iter()
            .filter(|group| is_of(group))
            .filter_map(|group| facts.unit(&group.first))
            .collect();
        found.retain(|(unit, _)| staff.of(*unit).posts().actual > 0 && !coded.contains(unit));
    }
    found
}

/// One finding for units that all lack the same; `words` are told the sum.
pub(in crate::rules) fn one_for_all(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    (class, units): (u32, &[(UnitId, Money)]),
    words: impl Fn(&str) -> String,
) -> Option<Finding> {
    let (first, others) = units.split_first()?;
    let total: Money = units.iter().map(|(_, amount)| *amount).sum();
    let name = ctx.budget.name_of(first.0.into());
    let who = match units.len() {
        1 => name,
        count => format!("{name}等 {count} 个单位"),
    };
    let text = words(&amount_text(total, ctx.scale()));
    let finding = Finding::new(
        rule,
        ctx.class_place(first.0, class),
        format!("{who} {text}"),
    );
    let add = |finding: Finding, unit: &(UnitId, Money)| {
        finding.related(
            ctx.class_place(unit.0, class),
            ctx.budget.name_of(unit.0.into()),
        )
    };
    Some(others.iter().fold(finding, add).about("missing"))
}
