//! What several rules ask of the expenditure lines, gone through once for all of them.
//!
//! Deliberately not here: judging; and nothing outlives a check.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::compute::Dimension;
use crate::compute::Facts;
use crate::compute::Group;
use crate::model::UnitId;
use crate::packs::Source;

/// Groupings of which others are made, since some rule asks for nearly each of their parts.
const BASES: [&[Dimension]; 3] = [
    &[
        Dimension::Kind,
        Dimension::HasProject,
        Dimension::Unit,
        Dimension::Function,
    ],
    &[
        Dimension::Kind,
        Dimension::HasProject,
        Dimension::Unit,
        Dimension::Economic,
        Dimension::Government,
    ],
    &[Dimension::Kind, Dimension::Project, Dimension::Economic],
];

/// The expenditure lines by unit and in groups; each made when a rule first asks.
#[derive(Debug)]
pub(in crate::rules) struct LineIndex {
    of_units: OnceCell<FxHashMap<UnitId, Vec<u32>>>,
    /// By the set of dimensions, a bit each.
    groups: [OnceCell<Vec<Group>>; 1 << Dimension::COUNT],
}

impl Default for LineIndex {
    fn default() -> Self {
        Self {
            of_units: OnceCell::new(),
            groups: [const { OnceCell::new() }; 1 << Dimension::COUNT],
        }
    }
}

impl LineIndex {
    /// The positions of a unit's lines, in the order of the file.
    pub fn of_unit(&self, facts: &Facts, unit: UnitId) -> &[u32] {
        let lines = self
            .of_units
            .get_or_init(|| facts.positions_by_unit(Source::Expenditure));
        lines.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// The lines in groups that agree in these dimensions, in order of first appearance.
    pub fn groups(&self, facts: &Facts, dimensions: &[Dimension]) -> &[Group] {
        let wanted = set(dimensions);
        self.groups[wanted].get_or_init(|| {
            let mut bases = BASES.into_iter();
            match bases.find(|base| set(base) & wanted == wanted && set(base) != wanted) {
                Some(base) => facts.merged(self.groups(facts, base), dimensions),
                None => facts.groups(Source::Expenditure, dimensions),
            }
        })
    }
}

fn set(dimensions: &[Dimension]) -> usize {
    let bits = dimensions.iter().map(|it| 1 << *it as usize);
    bits.fold(0, |all, bit: usize| all | bit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::model::Budget;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::ProjectId;
    use crate::model::Records;
    use crate::money::Money;

    /// Lines that differ in unit, project, function and class in turn.
    fn facts() -> Facts {
        let line = |number: u32| ExpenditureLine {
            id: LineId::new(number),
            unit: Some(UnitId::new(number % 2)),
            project: (!number.is_multiple_of(3)).then(|| ProjectId::new(number % 3)),
            function: ["2080101", "2080102"][number as usize % 2].parse().ok(),
            economic: ["30101", "30201", "30299"][number as usize % 3]
                .parse()
                .ok(),
            amount: Money::from_yuan(i64::from(number)),
            ..ExpenditureLine::default()
        };
        let budget = Budget {
            expenditure: Records::new((1..20).map(line).collect()).unwrap(),
            ..Budget::default()
        };
        Facts::new(&budget, &Crosswalk::new(Vec::new()))
    }

    #[test]
    fn groups_are_those_of_the_facts_in_whatever_order_they_are_asked_for() {
        use Dimension::Economic;
        use Dimension::Function;
        use Dimension::Kind;
        use Dimension::Project;
        use Dimension::Unit;
        let facts = facts();
        let index = LineIndex::default();
        let asked: [&[Dimension]; 7] = [
            &[Economic, Unit],
            &[Project],
            &[Kind, Project, Economic],
            &[Function],
            &[Function, Economic],
            &[Unit, Economic],
            &[],
        ];
        for dimensions in asked {
            let told = |groups: &[Group]| -> Vec<(u32, usize, Money)> {
                let each = groups.iter();
                each.map(|it| (it.first.position, it.count, it.amount))
                    .collect()
            };
            let own = facts.groups(Source::Expenditure, dimensions);
            let found = index.groups(&facts, dimensions);
            assert_eq!(told(found), told(&own), "{dimensions:?}");
        }
    }

    #[test]
    fn a_unit_has_its_lines_in_the_order_of_the_file() {
        let index = LineIndex::default();
        let found = index.of_unit(&facts(), UnitId::new(1));
        assert_eq!(found, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
        assert!(index.of_unit(&facts(), UnitId::new(9)).is_empty());
    }
}
