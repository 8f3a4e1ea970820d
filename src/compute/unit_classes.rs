//! What every unit spends by economic class: the figures personnel and economy rules compare.
//!
//! Deliberately not here: the figures of tables, and lines without unit or class.

use std::collections::BTreeMap;

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Facts;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Source;

/// What a unit spends under one class, for one purpose, from one source (科目合计).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassSum {
    /// What for.
    pub kind: LineKind,
    /// From which money.
    pub fund: FundSource,
    /// The departmental economic class.
    pub code: EconomicCode,
    /// How much, in fen.
    pub amount: Money,
}

/// What units spend by economic class (各单位经济科目合计).
#[derive(Clone, Debug, Default)]
pub struct UnitClasses(BTreeMap<UnitId, Vec<ClassSum>>);

impl ClassSum {
    /// Whether it is basic expenditure (基本支出).
    #[must_use]
    pub const fn is_basic(&self) -> bool {
        matches!(
            self.kind,
            LineKind::BasicPersonnel | LineKind::BasicOperating
        )
    }

    /// Whether its class has this number.
    #[must_use]
    pub const fn is(&self, class: u32) -> bool {
        self.code.number() == class
    }
}

impl UnitClasses {
    /// The sums of all expenditure lines.
    #[must_use]
    pub fn new(facts: &Facts) -> Self {
        let mut units: BTreeMap<UnitId, Vec<ClassSum>> = BTreeMap::new();
        let dimensions = [Dimension::Kind, Dimension::Unit, Dimension::Economic];
        for group in facts.groups(Source::Expenditure, &dimensions) {
            let fact = &group.first;
            let kind = facts.kind(fact);
            let (Some(unit), Some(code)) = (facts.unit(fact), facts.economic(fact)) else {
                continue;
            };
            // Money left for next year isn't spent.
            if kind != LineKind::CarryForward && !group.amount.is_zero() {
                units.entry(unit).or_default().push(ClassSum {
                    kind,
                    fund: facts.fund(fact),
                    code,
                    amount: group.amount,
                });
            }
        }
        Self(units)
    }

    /// Every unit that spends something, with its sums.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &[ClassSum])> {
        self.0.iter().map(|(unit, sums)| (*unit, sums.as_slice()))
    }

    /// The sums of a unit.
    #[must_use]
    pub fn of(&self, unit: UnitId) -> &[ClassSum] {
        self.0.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// The sums of all units.
    pub fn all(&self) -> impl Iterator<Item = &ClassSum> {
        self.0.values().flatten()
    }
}

/// What some of the sums come to.
pub fn class_total<'a>(
    sums: impl IntoIterator<Item = &'a ClassSum>,
    takes: impl Fn(&ClassSum) -> bool,
) -> Money {
    let sums = sums.into_iter().filter(|sum| takes(sum));
    sums.map(|sum| sum.amount).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::model::Budget;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Records;

    fn line(id: u32, unit: Option<u32>, kind: LineKind, yuan: i64) -> ExpenditureLine {
        ExpenditureLine {
            id: LineId::new(id),
            unit: unit.map(UnitId::new),
            kind,
            economic: "30101".parse().ok(),
            amount: Money::from_yuan(yuan),
            ..ExpenditureLine::default()
        }
    }

    #[test]
    fn a_unit_has_a_sum_for_each_purpose_and_class_it_spends_on() {
        let lines = vec![
            line(1, Some(7), LineKind::BasicPersonnel, 5),
            line(2, Some(8), LineKind::BasicPersonnel, 3),
            line(3, Some(7), LineKind::BasicPersonnel, 2),
            line(4, Some(7), LineKind::Project, 4),
            line(5, Some(7), LineKind::CarryForward, 9),
            line(6, None, LineKind::Project, 9),
        ];
        let budget = Budget {
            expenditure: Records::new(lines).unwrap(),
            ..Budget::default()
        };
        let classes = UnitClasses::new(&Facts::new(&budget, &Crosswalk::new(Vec::new())));
        let own = classes.of(UnitId::new(7));
        assert_eq!(class_total(own, ClassSum::is_basic), Money::from_yuan(7));
        assert_eq!(class_total(own, |it| it.is(30101)), Money::from_yuan(11));
        assert_eq!(class_total(own, |it| it.is(30102)), Money::ZERO);
        assert_eq!(class_total(classes.all(), |_| true), Money::from_yuan(14));
        assert_eq!(classes.units().count(), 2);
        assert!(classes.of(UnitId::new(9)).is_empty());
    }
}
