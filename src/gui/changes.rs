//! Which figures of the tables the latest step has changed, so that the preview can show them.
//!
//! Rows are compared by what they are about, since a step may add or remove rows above them.

use std::collections::BTreeSet;

use crate::compute::CellRef;
use crate::compute::FilledTable;
use crate::money::Money;

/// The figures that differ from those before the latest step.
#[derive(Debug, Default)]
pub struct Changes(BTreeSet<CellRef>);

impl Changes {
    /// What differs between the tables before and after a step.
    pub fn between(before: &[FilledTable], after: &[FilledTable]) -> Self {
        let mut changed = BTreeSet::new();
        // A form has no figures of its own.
        let tables = after.iter().enumerate().filter(|(_, it)| it.form.is_none());
        for (at, table) in tables {
            if let Some(old) = before.iter().find(|old| old.id == table.id) {
                changed.extend(in_table(old, table).map(|(row, column)| CellRef {
                    table: at,
                    row,
                    column,
                }));
            }
        }
        Self(changed)
    }

    /// Whether the figure was changed.
    pub fn contains(&self, cell: CellRef) -> bool {
        self.0.contains(&cell)
    }

    /// How many figures of a table were changed.
    pub fn count(&self, table: usize) -> usize {
        self.0.iter().filter(|cell| cell.table == table).count()
    }
}

fn in_table<'a>(
    old: &'a FilledTable,
    new: &'a FilledTable,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    new.rows.iter().enumerate().flat_map(move |(at, row)| {
        let amounts = row.cells.iter().enumerate();
        amounts
            .filter(move |(column, cell)| {
                new.columns[*column].is_amount && cell.amount() != before(old, new, at, *column)
            })
            .map(move |(column, _)| (at, column))
    })
}

/// The amount a cell had: zero where there was no such row.
fn before(old: &FilledTable, new: &FilledTable, row: usize, column: usize) -> Money {
    let keys = &new.rows[row].keys;
    // In a table of lists each list has a column of texts and a key of its own.
    let list = match keys.len() {
        0 | 1 => 0,
        _ => {
            let left = new.columns[..=column].iter();
            left.filter(|column| !column.is_amount).count().max(1) - 1
        }
    };
    let key = keys.get(list).and_then(Option::as_ref);
    key.and_then(|key| old.places.get(key))
        .and_then(|at| old.rows[*at].cells.get(column))
        .map_or(Money::ZERO, crate::compute::Cell::amount)
}
