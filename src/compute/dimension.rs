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
use crate::compute::numbers::Numbers;
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

impl Dimension {
    /// How many there are.
    pub const COUNT: usize = Self::Government as usize + 1;
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

impl Group {
    /// A fact by itself.
    const fn of(fact: &Fact) -> Self {
        Self {
            first: *fact,
            count: 1,
            amount: fact.amount,
        }
    }
}

impl Facts {
    /// The facts of a source in groups that agree in these dimensions, in order of first appearance.
    #[must_use]
    pub fn groups(&self, source: Source, dimensions: &[Dimension]) -> Vec<Group> {
        self.brought_together(self.of(source).iter().map(Group::of), dimensions)
    }

    /// Groups that agree in more dimensions, brought together to groups that agree in these only.
    #[must_use]
    pub fn merged(&self, groups: &[Group], dimensions: &[Dimension]) -> Vec<Group> {
        self.brought_together(groups.iter().copied(), dimensions)
    }

    fn brought_together(
        &self,
        parts: impl Iterator<Item = Group>,
        dimensions: &[Dimension],
    ) -> Vec<Group> {
        let mut numbers = Numbers::new(self, dimensions);
        let mut groups: Vec<Group> = Vec::new();
        for part in parts {
            let place = numbers.of(&part.first);
            match groups.get_mut(place) {
                Some(group) => {
                    group.count += part.count;
                    group.amount += part.amount;
                }
                None => groups.push(part),
            }
        }
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
        let groups = self.groups(source, dimensions);
        self.judged_groups(source, dimensions, &groups, judge)
    }

    /// The same where the groups are at hand: all of the source that agree in these dimensions.
    #[must_use]
    pub fn judged_groups<V: Copy>(
        &self,
        source: Source,
        dimensions: &[Dimension],
        groups: &[Group],
        judge: impl Fn(&Fact) -> Option<V>,
    ) -> Vec<(Fact, V)> {
        let verdicts: Vec<Option<V>> = groups.iter().map(|group| judge(&group.first)).collect();
        if verdicts.iter().all(Option::is_none) {
            return Vec::new();
        }
        // The facts come in the order in which the groups were numbered.
        let mut numbers = Numbers::new(self, dimensions);
        let facts = self.of(source).iter();
        facts
            .filter_map(|fact| Some((*fact, verdicts[numbers.of(fact)]?)))
            .collect()
    }

    /// The positions of the facts of each unit, in the order of the source.
    #[must_use]
    pub fn positions_by_unit(&self, source: Source) -> FxHashMap<UnitId, Vec<u32>> {
        let units = &self.axes.units.values;
        let mut positions: Vec<Vec<u32>> = vec![Vec::new(); units.len()];
        for fact in self.of(source) {
            positions[fact.unit as usize].push(fact.position);
        }
        let by_unit = units.iter().zip(positions);
        by_unit
            .filter_map(|(unit, positions)| Some(((*unit)?, positions)))
            .collect()
    }

    /// How many values a dimension has.
    pub(in crate::compute) fn size(&self, dimension: Dimension) -> usize {
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
    pub(in crate::compute) fn value(fact: &Fact, dimension: Dimension) -> usize {
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
    fn groups_are_brought_together_as_if_made_from_the_facts() {
        let facts = facts();
        let all = [Dimension::Economic, Dimension::Project];
        let fine = facts.groups(Source::Expenditure, &all);
        for dimensions in [&all[..1], &all[1..], &[Dimension::HasProject], &[]] {
            let told = |groups: &[Group]| -> Vec<(u32, usize, Money)> {
                let each = groups.iter();
                each.map(|it| (it.first.position, it.count, it.amount))
                    .collect()
            };
            let merged = facts.merged(&fine, dimensions);
            let made = facts.groups(Source::Expenditure, dimensions);
            assert_eq!(told(&merged), told(&made), "{dimensions:?}");
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
