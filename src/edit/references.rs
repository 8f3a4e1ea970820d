//! How often records are referred to, counted once for a transaction that removes many of them.
//!
//! Looking through all records for each one removed would take seconds where a pasted block is taken back.

use rustc_hash::FxHashMap;

use crate::edit::Edit;
use crate::model::Budget;
use crate::model::RecordId;

/// From so many removals on it pays to count.
const REMOVALS_LEAST: usize = 8;

/// The references in a budget while the edits of a transaction are made.
#[derive(Debug)]
pub(super) struct References {
    counts: Option<FxHashMap<RecordId, usize>>,
}

impl References {
    /// Counts them if a transaction removes enough records.
    pub(super) fn before(edits: &[Edit], budget: &Budget) -> Self {
        let is_removal = |edit: &&Edit| matches!(edit, Edit::Remove { .. });
        let pays = edits.iter().filter(is_removal).count() >= REMOVALS_LEAST;
        let counts = pays.then(|| {
            let mut counts = FxHashMap::default();
            budget.for_each_reference(None, |_, _, to| *counts.entry(to).or_default() += 1);
            counts
        });
        Self { counts }
    }

    /// Whether nothing is known to refer to a record; then nothing need be looked through.
    pub(super) fn has_none(&self, to: RecordId) -> bool {
        let count = self.counts.as_ref().map(|counts| counts.get(&to));
        matches!(count, Some(None | Some(0)))
    }

    /// Follows an edit that was made; `back` takes it back.
    pub(super) fn follow(&mut self, budget: &Budget, back: &Edit) {
        let Some(counts) = &mut self.counts else {
            return;
        };
        match back {
            Edit::Remove { id } => each(budget, *id, |to| *counts.entry(to).or_default() += 1),
            Edit::Insert { record, .. } => {
                for field in record.id().kind().fields() {
                    let to = record.get(field).and_then(|value| value.reference());
                    if let Some(to) = to {
                        lower(counts, to);
                    }
                }
            }
            Edit::Set { id, field, value } => {
                if let Some(to) = value.reference() {
                    lower(counts, to);
                }
                let new = budget
                    .value(*id, *field)
                    .and_then(|value| value.reference());
                if let Some(to) = new {
                    *counts.entry(to).or_default() += 1;
                }
            }
            Edit::Move { .. } | Edit::SetCover { .. } => {}
        }
    }
}

fn each(budget: &Budget, record: RecordId, mut see: impl FnMut(RecordId)) {
    for field in record.kind().fields() {
        if let Some(to) = budget
            .value(record, field)
            .and_then(|value| value.reference())
        {
            see(to);
        }
    }
}

fn lower(counts: &mut FxHashMap<RecordId, usize>, to: RecordId) {
    if let Some(count) = counts.get_mut(&to) {
        *count = count.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use crate::edit::Edit;
    use crate::edit::EditError;
    use crate::edit::Transaction;
    use crate::model::Budget;
    use crate::model::BudgetUnit;
    use crate::model::ExpenditureLine;
    use crate::model::LineField;
    use crate::model::LineId;
    use crate::model::Records;
    use crate::model::UnitId;
    use crate::model::Value;

    /// Ten units, each with a line; the lines have the numbers from 11 on.
    fn budget() -> Budget {
        let unit = |number| BudgetUnit {
            id: UnitId::new(number),
            ..BudgetUnit::default()
        };
        let line = |number| ExpenditureLine {
            id: LineId::new(number),
            unit: Some(UnitId::new(number - 10)),
            ..ExpenditureLine::default()
        };
        Budget {
            next_id: 21,
            units: Records::new((1..=10).map(unit).collect()).unwrap(),
            expenditure: Records::new((11..=20).map(line).collect()).unwrap(),
            ..Budget::default()
        }
    }

    fn remove_units() -> impl Iterator<Item = Edit> {
        (1..=10).map(|number| Edit::Remove {
            id: UnitId::new(number).into(),
        })
    }

    fn check(edits: Vec<Edit>, is_possible: bool) {
        let before = budget();
        let mut after = before.clone();
        match Transaction::new("删除", edits).apply(&mut after) {
            Ok(back) => {
                assert!(is_possible);
                assert!(after.units.is_empty());
                back.apply(&mut after).unwrap();
            }
            Err(error) => {
                assert!(!is_possible, "{error}");
                assert!(matches!(error, EditError::StillReferenced { .. }));
            }
        }
        assert_eq!(after, before);
    }

    #[test]
    fn records_go_with_those_that_refer_to_them_but_not_before() {
        let lines = (11..=20).map(|number| Edit::Remove {
            id: LineId::new(number).into(),
        });
        check(lines.clone().chain(remove_units()).collect(), true);
        check(remove_units().chain(lines).collect(), false);
        check(remove_units().collect(), false);
    }

    #[test]
    fn references_set_and_taken_away_on_the_way_count() {
        let unit = |line: u32, value| Edit::set(LineId::new(line), LineField::Unit, value);
        let away = (11..=20).map(|line| unit(line, Value::Empty));
        check(away.clone().chain(remove_units()).collect(), true);
        let again = unit(11, Value::Unit(UnitId::new(10)));
        check(away.chain([again]).chain(remove_units()).collect(), false);
    }
}
