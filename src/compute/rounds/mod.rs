//! Two rounds side by side: every line that is different, in groups that add up, and the totals.
//!
//! Both states are whole budgets, frozen or present; nothing of it is computed for a single row.
//! Deliberately not here: which rounds are chosen, and what a change needs.

mod brief;
mod groups;
mod matching;
mod rows;
mod table;
mod totals;
mod twins;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::model::Budget;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::money::Money;
use groups::group_sums;
use matching::line_changes;
use twins::Twins;

pub use groups::GroupChange;
pub use groups::RoundGroup;
pub use groups::spending_changes;
pub use matching::LineChange;
pub use matching::LineChangeKind;
pub use rows::ComparedRow;
pub use table::round_table;
pub use totals::RoundTotal;
pub use totals::TotalOf;
pub use totals::round_totals;
pub use words::RoundWords;

/// What is different between two rounds (轮次对照).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundComparison {
    /// The groups with a line that is different, unit by unit, revenue first.
    pub groups: Vec<ChangedGroup>,
    /// Those lines, group by group.
    pub lines: Vec<LineChange>,
    /// What both come to.
    pub totals: Vec<RoundTotal>,
}

/// A group with lines that are different (变动组).
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedGroup {
    /// The group with what it came and comes to.
    pub sums: GroupChange,
    /// The unit it stands under.
    pub unit: Option<UnitId>,
    /// Its lines that are different.
    pub lines: Range<usize>,
}

impl RoundComparison {
    /// Compares two states.
    #[must_use]
    pub fn of(then: &Budget, now: &Budget) -> Self {
        let twins = Twins::of(then, now);
        let mut lines = line_changes(then, now, &twins);
        let sums = group_sums(then, now, &twins);
        let ranks = Ranks { then, now, twins };
        let mut known: FxHashMap<RoundGroup, Rank> = FxHashMap::default();
        let mut rank = |group| *known.entry(group).or_insert_with(|| ranks.rank(group));
        lines.sort_by_cached_key(|line| (rank(line.group), ranks.place(line)));
        let mut groups: Vec<ChangedGroup> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            match groups.last_mut() {
                Some(last) if last.sums.group == line.group => last.lines.end = at + 1,
                _ => groups.push(ChangedGroup {
                    sums: GroupChange::in_sums(line.group, &sums),
                    unit: ranks.unit(line.group),
                    lines: at..at + 1,
                }),
            }
        }
        Self {
            groups,
            lines,
            totals: round_totals(then, now),
        }
    }

    /// How many lines changed in one way.
    #[must_use]
    pub fn count(&self, kind: LineChangeKind) -> usize {
        self.lines.iter().filter(|line| line.kind == kind).count()
    }

    /// What revenue and what expenditure has become more by.
    #[must_use]
    pub fn change_of(&self, of: TotalOf) -> Money {
        let total = self.totals.iter().find(|total| total.of == of);
        total.map(RoundTotal::change).unwrap_or_default()
    }
}

/// Where a group stands: revenue or expenditure, unit, source or kind, project.
type Rank = (bool, usize, usize, usize);

/// What order follows from.
struct Ranks<'a> {
    then: &'a Budget,
    now: &'a Budget,
    twins: Twins,
}

impl Ranks<'_> {
    fn unit(&self, group: RoundGroup) -> Option<UnitId> {
        match group {
            RoundGroup::Revenue(unit, _) | RoundGroup::Kind(unit, _) => unit,
            RoundGroup::Project(id) => {
                let now = self.now.projects.find(id);
                let project = now.or_else(|| self.then.projects.find(id));
                self.twins.unit(project.and_then(|it| it.unit))
            }
        }
    }

    fn rank(&self, group: RoundGroup) -> Rank {
        let (then, now) = (self.then, self.now);
        let unit = self.unit(group).map_or(usize::MAX, |unit| {
            let gone = || now.units.len() + then.units.position(unit).unwrap_or_default();
            now.units.position(unit).unwrap_or_else(gone)
        });
        match group {
            RoundGroup::Revenue(_, fund) => (false, unit, fund as usize, 0),
            RoundGroup::Kind(_, kind) => (true, unit, kind as usize, 0),
            RoundGroup::Project(id) => {
                let gone = || now.projects.len() + then.projects.position(id).unwrap_or_default();
                let place = now.projects.position(id).unwrap_or_else(gone);
                (true, unit, LineKind::Project as usize, place + 1)
            }
        }
    }

    /// Where a line stands, now or then.
    fn place(&self, line: &LineChange) -> (usize, bool) {
        let now = line.now.and_then(|id| self.now.position(id));
        let then = || line.then.and_then(|id| self.then.position(id));
        (now.or_else(then).unwrap_or_default(), now.is_none())
    }
}

#[cfg(test)]
mod tests;
