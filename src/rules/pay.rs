//! What a unit pays its people, and what is levied as a share of it.
//!
//! Deliberately not here: the base of contributions of each person, which no file of ours holds.

use rust_decimal::Decimal;

use crate::codes::EconomicCode;
use crate::compute::ClassSum;
use crate::compute::class_total;
use crate::compute::product;
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

impl Levy {
    /// Finds the units whose levy in basic expenditure is above its rate of the pay.
    pub fn check(&self, ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
        let rate = ctx.parameter(self.rate);
        let (Some(rate), Some(slack)) = (rate, ctx.parameter(ParameterId::PayBaseTolerance)) else {
            return;
        };
        let wages = ctx.classes(ListId::WageClasses);
        for (unit, sums) in ctx.book.unit_classes.units() {
            let pay = pay_of(sums, &wages);
            let levied = class_total(sums, |sum| sum.is_basic() && sum.is(self.class));
            let most = share_of(share_of(pay, rate), Decimal::ONE_HUNDRED + slack);
            if pay > Money::ZERO && levied > most {
                findings.push(self.finding(ctx, unit, [pay, levied], rate));
            }
        }
    }

    fn finding(
        &self,
        ctx: &CheckCtx<'_>,
        unit: UnitId,
        [pay, levied]: [Money; 2],
        rate: Decimal,
    ) -> Finding {
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

/// The units that have basic expenditure of some classes and none at all of another, and how much they have.
pub(in crate::rules) fn units_without(
    ctx: &CheckCtx<'_>,
    has: impl Fn(&ClassSum) -> bool,
    lacks: u32,
) -> Vec<(UnitId, Money)> {
    let units = ctx.book.unit_classes.units();
    units
        .filter(|(_, sums)| !sums.iter().any(|sum| sum.is(lacks)))
        .map(|(unit, sums)| (unit, class_total(sums, |sum| sum.is_basic() && has(sum))))
        .filter(|(_, amount)| *amount > Money::ZERO)
        .collect()
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
