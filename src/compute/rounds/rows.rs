//! A comparison as rows: groups with their lines, all of them or those that are looked for, and what they sum to.

use crate::compute::rounds::ChangedGroup;
use crate::compute::rounds::LineChange;
use crate::compute::rounds::RoundComparison;
use crate::compute::rounds::TotalOf;
use crate::model::UnitId;
use crate::money::Money;

/// A row of a comparison (对照行).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ComparedRow {
    /// The unit the groups below are of.
    Unit(Option<UnitId>),
    /// A group by its position; its amounts are those of all its lines, or of the lines listed.
    Group(usize, [Money; 2]),
    /// A line by its position.
    Line(usize),
    /// All revenue or expenditure, changed or not.
    Sum(TotalOf, [Money; 2]),
    /// The lines listed.
    Listed([Money; 2]),
}

impl RoundComparison {
    /// Everything that is different, with units where there are several.
    #[must_use]
    pub fn rows(&self, has_units: bool) -> Vec<ComparedRow> {
        let mut rows = Vec::with_capacity(self.lines.len() + 2 * self.groups.len() + 2);
        for (at, group) in self.groups.iter().enumerate() {
            rows.extend(self.head(at, at.checked_sub(1)).filter(|_| has_units));
            rows.push(ComparedRow::Group(at, [group.sums.then, group.sums.now]));
            rows.extend(group.lines.clone().map(ComparedRow::Line));
        }
        let sums = self.totals.iter().filter(|total| total.of.is_sum());
        rows.extend(sums.map(|it| ComparedRow::Sum(it.of, [it.then, it.now])));
        rows
    }

    /// The lines that are looked for, in their groups.
    #[must_use]
    pub fn rows_with(
        &self,
        has_units: bool,
        is_wanted: impl Fn(&ChangedGroup, &LineChange) -> bool,
    ) -> Vec<ComparedRow> {
        let mut rows = Vec::new();
        let mut before = None;
        let mut listed = [Money::ZERO; 2];
        for (at, group) in self.groups.iter().enumerate() {
            let is_wanted = |line: &usize| is_wanted(group, &self.lines[*line]);
            let wanted: Vec<usize> = group.lines.clone().filter(is_wanted).collect();
            if wanted.is_empty() {
                continue;
            }
            let lines = || wanted.iter().map(|line| &self.lines[*line]);
            let sums = [
                lines().map(|line| line.amount_then).sum(),
                lines().map(|line| line.amount_now).sum(),
            ];
            rows.extend(self.head(at, before).filter(|_| has_units));
            before = Some(at);
            rows.push(ComparedRow::Group(at, sums));
            rows.extend(wanted.into_iter().map(ComparedRow::Line));
            listed = [listed[0] + sums[0], listed[1] + sums[1]];
        }
        if !rows.is_empty() {
            rows.push(ComparedRow::Listed(listed));
        }
        rows
    }

    /// The unit above a group, unless the group listed before is of the same unit.
    fn head(&self, group: usize, before: Option<usize>) -> Option<ComparedRow> {
        let unit = self.groups[group].unit;
        let is_first = before.is_none_or(|before| self.groups[before].unit != unit);
        is_first.then_some(ComparedRow::Unit(unit))
    }
}
