//! What rules ask of the facts: the values of a fact, which values occur together, sums by one of them.
//!
//! Each question is one pass over small integers, so that a rule can tell quickly that nothing is wrong.
//! Deliberately not here: the figures of tables.

use rustc_hash::FxHashMap;

use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::compute::facts::Fact;
use crate::compute::facts::Facts;
use crate::compute::facts::Mark;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::Source;

/// A property of facts that has few values (维度).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// What money is spent for, and the other choices of a line.
    Kind,
    /// The unit.
    Unit,
    /// The project.
    Project,
    /// Whether there is a project.
    HasProject,
    /// The functional code.
    Function,
    /// The departmental economic code.
    Economic,
    /// The government economic code.
    Government,
}

/// Up to so many combinations are remembered in a table, more in a map.
const DENSE: usize = 1 << 22;

/// Which combinations have been met, and at which place.
enum Places {
    Dense(Vec<u32>),
    Sparse(FxHashMap<usize, u32>),
}

impl Places {
    fn new(count: Option<usize>) -> Self {
        match count {
            Some(count) if count <= DENSE => Self::Dense(vec![u32::MAX; count]),
            _ => Self::Sparse(FxHashMap::default()),
        }
    }

    /// The place of a combination, `next` when it is new.
    fn place(&mut self, combination: usize, next: u32) -> u32 {
        match self {
            Self::Dense(places) => {
                let place = &mut places[combination];
                if *place == u32::MAX {
                    *place = next;
                }
                *place
            }
            Self::Sparse(places) => *places.entry(combination).or_insert(next),
        }
    }
}

/// Facts of which some dimensions agree (同类明细).
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The first of them.
    pub first: Fact,
    /// How many there are.
    pub count: usize,
    /// The sum of their amounts.
    pub amount: Money,
}

impl Facts {
    /// The facts of a source in groups that agree in these dimensions, in order of first appearance.
    #[must_use]
    pub fn groups(&self, source: Source, dimensions: &[Dimension]) -> Vec<Group> {
        let mut groups = Vec::new();
        self.each_in_group(source, dimensions, |fact, place| {
            if place == groups.len() {
                groups.push(Group {
                    first: *fact,
                    count: 0,
                    amount: Money::ZERO,
                });
            }
            groups[place].count += 1;
            groups[place].amount += fact.amount;
        });
        groups
    }

    /// The facts of a source with what `judge` says of the group they are in, where it says something.
    ///
    /// It is asked once for each group; while it is silent the facts aren't looked at again.
    #[must_use]
    pub fn judged<V: Copy>(
        &self,
        source: Source,
        dimensions: &[Dimension],
        judge: impl Fn(&Fact) -> Option<V>,
    ) -> Vec<(Fact, V)> {
        let verdicts: Vec<Option<V>> = self
            .groups(source, dimensions)
            .iter()
            .map(|group| judge(&group.first))
            .collect();
        let mut found = Vec::new();
        if verdicts.iter().any(Option::is_some) {
            self.each_in_group(source, dimensions, |fact, place| {
                found.extend(verdicts[place].map(|verdict| (*fact, verdict)));
            });
        }
        found
    }

    /// Calls `see` with each fact and the number of its group, numbered as they first appear.
    fn each_in_group(
        &self,
        source: Source,
        dimensions: &[Dimension],
        mut see: impl FnMut(&Fact, usize),
    ) {
        let sizes: Vec<(Dimension, usize)> = dimensions
            .iter()
            .map(|dimension| (*dimension, self.size(*dimension)))
            .collect();
        let count = sizes
            .iter()
            .try_fold(1_usize, |product, (_, size)| product.checked_mul(*size));
        let mut places = Places::new(count);
        let mut next = 0;
        for fact in self.of(source) {
            let combination = sizes.iter().fold(0, |number, (dimension, size)| {
                number * size + Self::value(fact, *dimension)
            });
            let place = places.place(combination, next);
            if place == next {
                next += 1;
            }
            see(fact, place as usize);
        }
    }

    /// How many values a dimension has.
    fn size(&self, dimension: Dimension) -> usize {
        let axes = &self.axes;
        match dimension {
            Dimension::Kind => axes.marks.values.len(),
            Dimension::Unit => axes.units.values.len(),
            Dimension::Project => axes.projects.values.len(),
            Dimension::HasProject => 2,
            Dimension::Function => axes.functions.values.len(),
            Dimension::Economic => axes.economics.values.len(),
            Dimension::Government => axes.governments.values.len(),
        }
    }

    /// The place of a fact's value in its dimension.
    fn value(fact: &Fact, dimension: Dimension) -> usize {
        match dimension {
            Dimension::Kind => usize::from(fact.mark),
            Dimension::Unit => fact.unit as usize,
            Dimension::Project => fact.project as usize,
            Dimension::HasProject => usize::from(fact.has_project),
            Dimension::Function => fact.function as usize,
            Dimension::Economic => usize::from(fact.economic),
            Dimension::Government => usize::from(fact.government),
        }
    }

    /// What a fact's money is spent for; the first kind for facts that aren't expenditure.
    #[must_use]
    pub fn kind(&self, fact: &Fact) -> LineKind {
        self.mark(fact).kind
    }

    /// Where a fact's money comes from.
    #[must_use]
    pub fn fund(&self, fact: &Fact) -> FundSource {
        self.mark(fact).fund
    }

    /// Whether a fact's money is this year's.
    #[must_use]
    pub fn origin(&self, fact: &Fact) -> Origin {
        self.mark(fact).origin
    }

    /// Whether a fact's line is marked 政府采购.
    #[must_use]
    pub fn is_procured(&self, fact: &Fact) -> bool {
        self.mark(fact).is_procured
    }

    /// Whether a fact's line is marked 购买服务.
    #[must_use]
    pub fn is_service_purchase(&self, fact: &Fact) -> bool {
        self.mark(fact).is_service_purchase
    }

    fn mark(&self, fact: &Fact) -> Mark {
        Mark::unpack(self.axes.marks.values[usize::from(fact.mark)])
    }

    /// The unit of a fact.
    #[must_use]
    pub fn unit(&self, fact: &Fact) -> Option<UnitId> {
        self.axes.units.values[fact.unit as usize]
    }

    /// The project of a fact.
    #[must_use]
    pub fn project(&self, fact: &Fact) -> Option<ProjectId> {
        self.axes.projects.values[fact.project as usize]
    }

    /// The functional code of a fact.
    #[must_use]
    pub fn function(&self, fact: &Fact) -> Option<FunctionCode> {
        self.axes.functions.values[fact.function as usize]
    }

    /// The departmental economic code of a fact.
    #[must_use]
    pub fn economic(&self, fact: &Fact) -> Option<EconomicCode> {
        self.axes.economics.values[usize::from(fact.economic)]
    }

    /// The government economic code of a fact: the line's own, or the one that follows from the crosswalk.
    #[must_use]
    pub fn government(&self, fact: &Fact) -> Option<GovernmentCode> {
        self.axes.governments.values[usize::from(fact.government)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::model::Budget;
    use crate::model::RecordKind;
    use crate::model::Records;

    fn facts() -> Facts {
        let line =
            |number, economic: &str, project: Option<u32>, yuan| crate::model::ExpenditureLine {
                id: crate::model::LineId::new(number),
                economic: Some(economic.parse().unwrap()),
                project: project.map(ProjectId::new),
                amount: Money::from_yuan(yuan),
                ..Default::default()
            };
        let lines = vec![
            line(1, "30101", None, 5),
            line(2, "30201", Some(9), 7),
            line(3, "30101", None, 1),
            line(4, "30201", None, 2),
        ];
        let budget = Budget {
            expenditure: Records::new(lines).unwrap(),
            ..Budget::default()
        };
        assert_eq!(budget.count(RecordKind::Line), 4);
        Facts::new(&budget, &Crosswalk::new(Vec::new()))
    }

    #[track_caller]
    fn check(dimensions: &[Dimension], expected: &[(u32, usize, i64)]) {
        let groups = facts().groups(Source::Expenditure, dimensions);
        let found: Vec<(u32, usize, i64)> = groups
            .iter()
            .map(|it| (it.first.position, it.count, it.amount.fen() / 100))
            .collect();
        assert_eq!(found, expected, "{dimensions:?}");
    }

    #[test]
    fn facts_that_agree_are_one_group() {
        check(&[Dimension::Economic], &[(0, 2, 6), (1, 2, 9)]);
        check(&[Dimension::HasProject], &[(0, 3, 8), (1, 1, 7)]);
        let both = [Dimension::Economic, Dimension::Project];
        check(&both, &[(0, 2, 6), (1, 1, 7), (3, 1, 2)]);
        check(&[], &[(0, 4, 15)]);
    }

    #[test]
    fn many_combinations_give_the_same_groups_as_few() {
        let mut dense = Places::new(Some(DENSE));
        let mut sparse = Places::new(Some(DENSE + 1));
        assert!(matches!(dense, Places::Dense(_)) && matches!(sparse, Places::Sparse(_)));
        for (combination, next) in [(7, 0), (3, 1), (7, 2), (3, 2), (0, 2)] {
            assert_eq!(
                dense.place(combination, next),
                sparse.place(combination, next)
            );
        }
    }

    #[test]
    fn every_fact_of_a_judged_group_is_told() {
        let facts = facts();
        let judge = |fact: &Fact| {
            let economic = facts.economic(fact)?;
            (economic.number() == 30201).then_some(economic)
        };
        let judged = facts.judged(Source::Expenditure, &[Dimension::Economic], judge);
        let places: Vec<u32> = judged.iter().map(|(fact, _)| fact.position).collect();
        assert_eq!(places, [1, 3]);
        let nothing = facts.judged(Source::Expenditure, &[Dimension::Unit], |_| None::<()>);
        assert!(nothing.is_empty());
    }
}
