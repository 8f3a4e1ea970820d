//! Changes to whole blocks: paste, clear, fill down. Each is one transaction.
//!
//! A cell that can't take its text is left as it was and named; the others are changed.

use super::model::RecordModel;
use super::rows::insert_last;
use super::rows::new_record;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridModel;
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
    fn value(&mut self, model: &RecordModel<'_>, cell: Cell, text: &str) -> Option<Value> {
        if let Editability::Refused(reason) = model.editability(cell) {
            self.remark(model, cell, &reason);
            return None;
        }
        match model.entry.parsed(model.fields[cell.col].kind(), text) {
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

    fn remark(&mut self, model: &RecordModel<'_>, cell: Cell, reason: &str) {
        self.remarks
            .push(format!("{}：{reason}", model.cell_name(cell)));
    }
}

/// A block from the clipboard at the upper left corner of the range.
///
/// A single value fills the whole range; rows beyond the last record become new records.
pub fn paste(model: &RecordModel<'_>, range: CellRange, block: &[Vec<String>]) -> Pasted {
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
pub fn fill_down(model: &RecordModel<'_>, range: CellRange) -> Pasted {
    let mut pasted = Pasted::new("向下填充");
    let top: Vec<String> = range
        .cols()
        .map(|col| {
            model
                .edit_text(Cell::new(range.first.row, col))
                .into_owned()
        })
        .collect();
    let last = range.last.row.min(model.rows.len().saturating_sub(1));
    let count = last.saturating_sub(range.first.row);
    let start = Cell::new(range.first.row + 1, range.first.col);
    fill(model, &mut pasted, start, &vec![top; count]);
    pasted
}

/// Empties the cells of the range that can be empty.
pub fn clear(model: &RecordModel<'_>, range: CellRange) -> Pasted {
    let mut pasted = Pasted::new("清除内容");
    for cell in range.cells() {
        let Some(record) = model.record(cell.row) else {
            continue;
        };
        let field = model.fields[cell.col];
        // A choice always has one of its values; deleting means leaving it.
        let has_empty = !matches!(field.kind(), ValueKind::Choice(_));
        if has_empty && !matches!(model.editability(cell), Editability::Refused(_)) {
            pasted
                .transaction
                .edits
                .push(Edit::set(record, field, Value::Empty));
            pasted.filled += 1;
        }
    }
    pasted
}

fn fill(model: &RecordModel<'_>, pasted: &mut Pasted, start: Cell, block: &[Vec<String>]) {
    let mut added = 0;
    for (down, texts) in block.iter().enumerate() {
        let row = start.row + down;
        let cells = texts
            .iter()
            .enumerate()
            .map(|(right, text)| (Cell::new(row, start.col + right), text.as_str()));
        let cells: Vec<_> = cells
            .filter(|(cell, _)| cell.col < model.fields.len())
            .collect();
        match model.record(row) {
            Some(record) => {
                for (cell, text) in cells {
                    let field = model.fields[cell.col];
                    if let Some(value) = pasted.value(model, cell, text) {
                        pasted
                            .transaction
                            .edits
                            .push(Edit::set(record, field, value));
                    }
                }
            }
            None if model.sheet.refusal().is_none() => {
                let mut record = new_record(model, model.rows.last().copied(), added);
                for (cell, text) in cells {
                    if let Some(value) = pasted.value(model, cell, text) {
                        record.set(model.fields[cell.col], value);
                    }
                }
                pasted
                    .transaction
                    .edits
                    .push(insert_last(model, record, added));
                added += 1;
            }
            None => {}
        }
    }
}
