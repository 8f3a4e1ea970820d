//! Control figures against what has been budgeted.
//!
//! Deliberately not here: whether a gap is a mistake; that is for the audit.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::compute::Contribution;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::Facts;
use crate::compute::compare::contributions;
use crate::model::Budget;
use crate::model::ControlFigure;
use crate::model::ControlFigureId;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Source;

/// What a control figure limits (控制口径): the spending of a unit and those below it, or of all, of one kind
/// from one source; this year's money and what is brought forward alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ControlKey {
    /// The unit; the whole department where none is given.
    pub unit: Option<UnitId>,
    /// What the money is for.
    pub kind: LineKind,
    /// Where it comes from.
    pub fund: FundSource,
}

/// A control figure and what has been budgeted under it (控制数与预算数).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlGap {
    /// What is limited.
    pub key: ControlKey,
    /// The records that say so; several of one key are one limit together.
    pub figures: Vec<ControlFigureId>,
    /// The limit.
    pub control: Money,
    /// What has been budgeted.
    pub budgeted: Money,
}

impl ControlKey {
    const fn of(figure: &ControlFigure) -> Self {
        Self {
            unit: figure.unit,
            kind: figure.kind,
            fund: figure.fund,
        }
    }

    fn covers(&self, budget: &Budget, unit: Option<UnitId>) -> bool {
        match (self.unit, unit) {
            (None, _) => true,
            (Some(limited), Some(unit)) => budget.is_or_leads(limited, unit),
            (Some(_), None) => false,
        }
    }
}

impl ControlGap {
    /// How far the budget goes beyond the limit; below zero while there is room.
    #[must_use]
    pub fn excess(&self) -> Money {
        self.budgeted - self.control
    }
}

/// The control figures with what has been budgeted under each, those exceeded most first.
#[must_use]
pub fn control_gaps(budget: &Budget, facts: &Facts) -> Vec<ControlGap> {
    if budget.control_figures.is_empty() {
        return Vec::new();
    }
    let mut budgeted: BTreeMap<(LineKind, FundSource), BTreeMap<Option<UnitId>, Money>> =
        BTreeMap::new();
    for group in facts.groups(Source::Expenditure, &[Dimension::Unit, Dimension::Kind]) {
        let first = &group.first;
        let by_unit = budgeted
            .entry((facts.kind(first), facts.fund(first)))
            .or_default();
        *by_unit.entry(facts.unit(first)).or_default() += group.amount;
    }
    let mut gaps: Vec<ControlGap> = Vec::new();
    let mut places: BTreeMap<ControlKey, usize> = BTreeMap::new();
    for figure in &budget.control_figures {
        let key = ControlKey::of(figure);
        let at = *places.entry(key).or_insert_with(|| {
            let by_unit = budgeted.get(&(key.kind, key.fund)).into_iter().flatten();
            let covered = by_unit.filter(|(unit, _)| key.covers(budget, **unit));
            gaps.push(ControlGap {
                key,
                figures: Vec::new(),
                control: Money::ZERO,
                budgeted: covered.map(|(_, amount)| *amount).sum(),
            });
            gaps.len() - 1
        });
        gaps[at].figures.push(figure.id);
        gaps[at].control += figure.amount;
    }
    // A figure that isn't filled in yet limits nothing.
    gaps.retain(|gap| gap.control != Money::ZERO);
    gaps.sort_by_key(|gap| Reverse(gap.excess()));
    gaps
}

/// The lines under a control figure, the largest first: those that can absorb a cut.
#[must_use]
pub fn control_lines(budget: &Budget, facts: &Facts, key: ControlKey) -> Vec<Contribution> {
    let is_limited = |fact: &Fact| (facts.kind(fact), facts.fund(fact)) == (key.kind, key.fund);
    let limited = facts.judged(
        Source::Expenditure,
        &[Dimension::Unit, Dimension::Kind],
        |fact| (is_limited(fact) && key.covers(budget, facts.unit(fact))).then_some(()),
    );
    contributions(budget, Source::Expenditure, limited)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::model::BudgetUnit;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Records;

    /// Unit 1 leads unit 2; unit 3 stands beside them.
    fn budget(figures: &[(Option<u32>, LineKind, i64)]) -> Budget {
        let unit = |number, parent: Option<u32>| BudgetUnit {
            id: UnitId::new(number),
            parent: parent.map(UnitId::new),
            ..BudgetUnit::default()
        };
        let line = |number, unit, kind, fund, yuan| ExpenditureLine {
            id: LineId::new(number),
            unit: Some(UnitId::new(unit)),
            kind,
            fund,
            amount: Money::from_yuan(yuan),
            ..ExpenditureLine::default()
        };
        let (general, other) = (FundSource::GeneralPublic, FundSource::Other);
        let figures = figures
            .iter()
            .zip(100..)
            .map(|((unit, kind, yuan), number)| ControlFigure {
                id: ControlFigureId::new(number),
                unit: unit.map(UnitId::new),
                kind: *kind,
                amount: Money::from_yuan(*yuan),
                ..ControlFigure::default()
            });
        Budget {
            units: Records::new(vec![unit(1, None), unit(2, Some(1)), unit(3, None)]).unwrap(),
            expenditure: Records::new(vec![
                line(11, 1, LineKind::Project, general, 5),
                line(12, 2, LineKind::Project, general, 7),
                line(13, 3, LineKind::Project, general, 11),
                line(14, 2, LineKind::Project, other, 100),
                line(15, 2, LineKind::BasicOperating, general, 1_000),
            ])
            .unwrap(),
            control_figures: Records::new(figures.collect()).unwrap(),
            ..Budget::default()
        }
    }

    fn facts(budget: &Budget) -> Facts {
        Facts::new(budget, &Crosswalk::new(Vec::new()))
    }

    #[track_caller]
    fn check(unit: Option<u32>, kind: LineKind, yuan: i64, excess: i64) {
        let budget = budget(&[(unit, kind, yuan)]);
        let gaps = control_gaps(&budget, &facts(&budget));
        assert_eq!(gaps.len(), 1);
        assert_eq!(gaps[0].excess(), Money::from_yuan(excess), "{:?}", gaps[0]);
        let lines = control_lines(&budget, &facts(&budget), gaps[0].key);
        let sum: Money = lines.iter().map(|line| line.amount).sum();
        assert_eq!(sum, gaps[0].budgeted);
        assert!(lines.is_sorted_by(|a, b| a.amount >= b.amount));
    }

    #[test]
    fn a_control_figure_limits_its_unit_and_those_below_it() {
        check(Some(2), LineKind::Project, 7, 0);
        check(Some(1), LineKind::Project, 10, 2);
        check(Some(3), LineKind::Project, 12, -1);
        check(None, LineKind::Project, 20, 3);
    }

    #[test]
    fn other_kinds_and_sources_do_not_count() {
        check(Some(2), LineKind::BasicOperating, 1_000, 0);
        check(Some(1), LineKind::BasicPersonnel, 5, -5);
    }

    #[test]
    fn several_figures_for_the_same_are_one_limit() {
        let kind = LineKind::Project;
        let budget = budget(&[(Some(1), kind, 8), (Some(3), kind, 1), (Some(1), kind, 4)]);
        let gaps = control_gaps(&budget, &facts(&budget));
        let found: Vec<_> = gaps
            .iter()
            .map(|it| (it.figures.len(), it.excess()))
            .collect();
        assert_eq!(found, [(1, Money::from_yuan(10)), (2, Money::ZERO)]);
    }

    #[test]
    fn without_control_figures_there_are_no_gaps() {
        let budget = budget(&[]);
        assert!(control_gaps(&budget, &facts(&budget)).is_empty());
    }
}
