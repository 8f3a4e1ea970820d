//! Changes to whole blocks: paste, clear, fill down. Each is one transaction.
//!
//! A cell that can't take its text is left as it was and named; the others are changed.

use super::entry_model::EntryModel;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Editability;
use crate::model::Value;
use crate::model::ValueKind;

/// What a block changes.
pub struct Pasted {
    /// The change; without edits when nothing could be taken.
    pub transaction: Transaction,
    /// How many cells it fills.
    pub filled: usize,
    /// Cells that could not be filled, in words.
    pub remarks: Vec<String>,
}

impl Pasted {
    fn new(label: &str) -> Self {
        Self {
            transaction: Transaction::new(label, Vec::new()),
            filled: 0,
            remarks: Vec::new(),
        }
    }

    /// The value for a cell, or a remark why there is none.
    fn value(&mut self, model: &dyn EntryModel, cell: Cell, text: &str) -> Option<Value> {
        if let Editability::Refused(reason) = model.editability(cell) {
            self.remark(model, cell, &reason);
            return None;
        }
        let field = model.field_at(cell)?;
        match model.entry().parsed(field.kind, text) {
            Ok(value) => {
                self.filled += 1;
                Some(value)
            }
            Err(error) => {
                self.remark(model, cell, &error.to_string());
                None
            }
        }
    }

    fn remark(&mut self, model: &dyn EntryModel, cell: Cell, reason: &str) {
        self.remarks
            .push(format!("{}：{reason}", model.cell_name(cell)));
    }
}

/// A block from the clipboard at the upper left corner of the range.
///
/// A single value fills the whole range; rows beyond the last record become new records.
pub fn paste(model: &dyn EntryModel, range: CellRange, block: &[Vec<String>]) -> Pasted {
    let mut pasted = Pasted::new("粘贴");
    let single = match block {
        [row] if row.len() == 1 => Some(&row[0]),
        _ => None,
    };
    if let Some(text) = single.filter(|_| !range.is_single()) {
        let block: Vec<Vec<String>> = range
            .rows()
            .map(|_| range.cols().map(|_| text.clone()).collect())
            .collect();
        fill(model, &mut pasted, range.first, &block);
    } else {
        fill(model, &mut pasted, range.first, block);
    }
    pasted.transaction.label = format!("粘贴 {} 格", pasted.filled);
    pasted
}

/// Repeats the first row of the range in the rows below it.
pub fn fill_down(model: &dyn EntryModel, range: CellRange) -> Pasted {
    let mut pasted = Pasted::new("向下填充");
    let top: Vec<String> = range
        .cols()
        .map(|col| {
            model
                .edit_text(Cell::new(range.first.row, col))
                .into_owned()
        })
        .collect();
    let is_there = |row: &usize| {
        let cell = Cell::new(*row, range.first.col);
        model.set(cell, Value::Empty).is_some()
    };
    let last = range.rows().rev().find(is_there).unwrap_or(range.first.row);
    let count = last.saturating_sub(range.first.row);
    let start = Cell::new(range.first.row + 1, range.first.col);
    fill(model, &mut pasted, start, &vec![top; count]);
    pasted
}

/// Empties the cells of the range that can be empty.
pub fn clear(model: &dyn EntryModel, range: CellRange) -> Pasted {
    let mut pasted = Pasted::new("清除内容");
    for cell in range.cells() {
        let Some(field) = model.field_at(cell) else {
            continue;
        };
        // A choice always has one of its values; deleting means leaving it.
        let has_empty = !matches!(field.kind, ValueKind::Choice(_));
        let takes = !matches!(model.editability(cell), Editability::Refused(_));
        if let Some(edit) = model.set(cell, Value::Empty).filter(|_| has_empty && takes) {
            pasted.transaction.edits.push(edit);
            pasted.filled += 1;
        }
    }
    pasted
}

fn fill(model: &dyn EntryModel, pasted: &mut Pasted, start: Cell, block: &[Vec<String>]) {
    let mut added = 0;
    let columns = model.columns().len();
    for (down, texts) in block.iter().enumerate() {
        let row = start.row + down;
        let mut values = Vec::new();
        for (right, text) in texts
            .iter()
            .enumerate()
            .take(columns - start.col.min(columns))
        {
            let cell = Cell::new(row, start.col + right);
            if let Some(value) = pasted.value(model, cell, text) {
                values.push((cell, value));
            }
        }
        let mut of_new_record = Vec::new();
        for (cell, value) in values {
            match model.set(cell, value.clone()) {
                Some(edit) => pasted.transaction.edits.push(edit),
                None => of_new_record.push((cell.col, value)),
            }
        }
        if !of_new_record.is_empty()
            && let Some(edit) = model.append(added, of_new_record)
        {
            pasted.transaction.edits.push(edit);
            added += 1;
        }
    }
}
