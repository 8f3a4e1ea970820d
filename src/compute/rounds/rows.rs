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
        let mut unit = None;
        for (at, group) in self.groups.iter().enumerate() {
            self.head(at, has_units, &mut unit, &mut rows);
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
        let mut unit = None;
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
            self.head(at, has_units, &mut unit, &mut rows);
            rows.push(ComparedRow::Group(at, sums));
            rows.extend(wanted.into_iter().map(ComparedRow::Line));
            listed = [listed[0] + sums[0], listed[1] + sums[1]];
        }
        if !rows.is_empty() {
            rows.push(ComparedRow::Listed(listed));
        }
        rows
    }

    /// The unit above its first group.
    fn head(
        &self,
        group: usize,
        has_units: bool,
        shown: &mut Option<Option<UnitId>>,
        rows: &mut Vec<ComparedRow>,
    ) {
        let unit = self.groups[group].unit;
        if has_units && *shown != Some(unit) {
            *shown = Some(unit);
            rows.push(ComparedRow::Unit(unit));
        }
    }
}
