//! Two states of one budget side by side: a frozen round and the present.
//!
//! Records are the same record when they have the same id; ids are for life.
//! Deliberately not here: names, which the budgets have.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::codes::EconomicCode;
use crate::compute::Contribution;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::Facts;
use crate::model::Budget;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Source;

/// What two states are compared by (对比口径).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComparedBy {
    /// Expenditure by unit, kind and fund.
    #[default]
    Kind,
    /// Project expenditure by project.
    Project,
    /// Expenditure by departmental economic class, without 年终结转结余, which has none.
    Economic,
    /// Revenue by unit, source and origin.
    Revenue,
}

/// What an amount is compared for (对比对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Expenditure of a unit, of one kind, from one source.
    Kind(Option<UnitId>, LineKind, FundSource),
    /// A project.
    Project(Option<ProjectId>),
    /// A departmental economic class.
    Economic(Option<EconomicCode>),
    /// Revenue of a unit from one source, this year's or brought forward.
    Revenue(Option<UnitId>, FundSource, Origin),
}

/// An amount in two states (前后对比).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is the amount of.
    pub aspect: Aspect,
    /// The earlier amount.
    pub then: Money,
    /// The later amount.
    pub now: Money,
}

impl Difference {
    /// What was added.
    #[must_use]
    pub fn change(&self) -> Money {
        self.now - self.then
    }
}

impl ComparedBy {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Project, Self::Economic, Self::Revenue];

    const fn source(self) -> Source {
        match self {
            Self::Kind | Self::Project | Self::Economic => Source::Expenditure,
            Self::Revenue => Source::Revenue,
        }
    }

    /// The dimensions that tell what a fact counts for.
    const fn dimensions(self) -> [Dimension; 2] {
        match self {
            Self::Kind | Self::Revenue => [Dimension::Kind, Dimension::Unit],
            Self::Project => [Dimension::Kind, Dimension::Project],
            Self::Economic => [Dimension::Kind, Dimension::Economic],
        }
    }

    /// What a fact counts for; `None` for those that don't count.
    fn aspect(self, facts: &Facts, fact: &Fact) -> Option<Aspect> {
        match self {
            Self::Kind => Some(Aspect::Kind(
                facts.unit(fact),
                facts.kind(fact),
                facts.fund(fact),
            )),
            Self::Project => (facts.kind(fact) == LineKind::Project)
                .then(|| Aspect::Project(facts.project(fact))),
            Self::Economic => (facts.kind(fact) != LineKind::CarryForward)
                .then(|| Aspect::Economic(facts.economic(fact))),
            Self::Revenue => Some(Aspect::Revenue(
                facts.unit(fact),
                facts.fund(fact),
                facts.origin(fact),
            )),
        }
    }
}

/// The amounts of two states side by side, in the order of what they are for.
#[must_use]
pub fn compare(then: &Facts, now: &Facts, by: ComparedBy) -> Vec<Difference> {
    let mut sums: BTreeMap<Aspect, [Money; 2]> = BTreeMap::new();
    for (state, facts) in [then, now].into_iter().enumerate() {
        for group in facts.groups(by.source(), &by.dimensions()) {
            if let Some(aspect) = by.aspect(facts, &group.first) {
                sums.entry(aspect).or_default()[state] += group.amount;
            }
        }
    }
    sums.into_iter()
        .map(|(aspect, [then, now])| Difference { aspect, then, now })
        .collect()
}

/// Facts as the records they were made of, the largest first.
pub(in crate::compute) fn contributions(
    budget: &Budget,
    source: Source,
    facts: Vec<(Fact, ())>,
) -> Vec<Contribution> {
    let kind = source.record_kind();
    let mut found: Vec<Contribution> = facts
        .into_iter()
        .filter_map(|(fact, ())| {
            Some(Contribution {
                record: budget.id_at(kind, fact.position as usize)?,
                amount: fact.amount,
            })
        })
        .collect();
    found.sort_by_key(|it| Reverse(it.amount));
    found
}

/// What a budget comes to (收支总额).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GrandTotals {
    /// 收入总计
    pub revenue: Money,
    /// 支出总计
    pub spending: Money,
}

impl GrandTotals {
    /// The totals of a budget.
    #[must_use]
    pub fn of(budget: &Budget) -> Self {
        Self {
            revenue: budget.revenue.iter().map(|line| line.amount).sum(),
            spending: budget.expenditure.iter().map(|line| line.amount).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Records;
    use crate::model::RevenueId;
    use crate::model::RevenueLine;

    /// Lines of unit, project and yuan; without a project they are operating costs.
    fn budget(lines: &[(u32, Option<u32>, i64)]) -> Budget {
        let line =
            |((unit, project, yuan), number): (&(u32, Option<u32>, i64), u32)| ExpenditureLine {
                id: LineId::new(number),
                unit: Some(UnitId::new(*unit)),
                kind: project.map_or(LineKind::BasicOperating, |_| LineKind::Project),
                project: project.map(ProjectId::new),
                economic: Some("30201".parse().unwrap()),
                amount: Money::from_yuan(*yuan),
                ..ExpenditureLine::default()
            };
        let revenue = RevenueLine {
            id: RevenueId::new(90),
            amount: Money::from_yuan(i64::try_from(lines.len()).unwrap()),
            ..RevenueLine::default()
        };
        Budget {
            revenue: Records::new(vec![revenue]).unwrap(),
            expenditure: Records::new(lines.iter().zip(1..).map(line).collect()).unwrap(),
            ..Budget::default()
        }
    }

    fn facts(budget: &Budget) -> Facts {
        Facts::new(budget, &Crosswalk::new(Vec::new()))
    }

    fn before() -> Budget {
        budget(&[(1, None, 5), (1, Some(7), 20), (2, Some(8), 9)])
    }

    fn after() -> Budget {
        budget(&[
            (1, None, 6),
            (1, Some(7), 5),
            (1, Some(7), 15),
            (3, Some(9), 4),
        ])
    }

    #[track_caller]
    fn check(by: ComparedBy, expected: &[(i64, i64, i64)]) {
        let found = compare(&facts(&before()), &facts(&after()), by);
        let yuan = |amount: Money| amount.fen() / 100;
        let found: Vec<_> = found
            .iter()
            .map(|it| (yuan(it.then), yuan(it.now), yuan(it.change())))
            .collect();
        assert_eq!(found, expected, "{by:?}");
    }

    #[test]
    fn what_came_went_and_changed_is_side_by_side() {
        check(
            ComparedBy::Kind,
            &[(5, 6, 1), (20, 20, 0), (9, 0, -9), (0, 4, 4)],
        );
        check(ComparedBy::Project, &[(20, 20, 0), (9, 0, -9), (0, 4, 4)]);
        check(ComparedBy::Economic, &[(34, 30, -4)]);
        check(ComparedBy::Revenue, &[(3, 4, 1)]);
    }

    #[test]
    fn the_grand_totals_count_every_line() {
        let totals = GrandTotals::of(&before());
        assert_eq!(totals.spending, Money::from_yuan(34));
        assert_eq!(totals.revenue, Money::from_yuan(3));
    }
}
