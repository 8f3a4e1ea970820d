//! Changes to whole ranges: clear, cut, fill down. Each is one transaction.
//!
//! A cell that can't take its text is left as it was and named; the others are changed.
//! What comes from the clipboard is in `paste`.

use super::entry_model::EntryModel;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Editability;
use crate::model::Value;
use crate::model::ValueKind;

/// What a range becomes.
pub struct BlockChange {
    /// The change; without edits when nothing could be taken.
    pub transaction: Transaction,
    /// Cells that could not be filled, in words.
    pub remarks: Vec<String>,
}

impl BlockChange {
    fn new(label: &str) -> Self {
        Self {
            transaction: Transaction::new(label, Vec::new()),
            remarks: Vec::new(),
        }
    }
}

/// Repeats the first row of the range in the rows below it.
pub fn fill_down(model: &dyn EntryModel, range: CellRange) -> BlockChange {
    let mut change = BlockChange::new("向下填充");
    let reader = model.entry().reader();
    let scale = model.entry().scale();
    for col in range.cols() {
        let top = Cell::new(range.first.row, col);
        let (Some(field), true) = (model.field_at(top), is_fillable(model, top)) else {
            continue;
        };
        let value = reader.read(field.kind, &model.edit_text(top), scale);
        let below = range.rows().skip(1).filter(|row| model.has_row(*row));
        for cell in below.map(|row| Cell::new(row, col)) {
            match &value {
                Ok(value) => change
                    .transaction
                    .edits
                    .extend(model.set(cell, value.clone())),
                Err(error) => {
                    let remark = format!("{}：{error}", model.cell_name(cell));
                    change.remarks.push(remark);
                }
            }
        }
    }
    change
}

/// Empties the cells of the range that can be empty.
pub fn clear(model: &dyn EntryModel, range: CellRange) -> BlockChange {
    emptied(model, range, "清除内容")
}

/// The same behind a copy.
pub fn cut(model: &dyn EntryModel, range: CellRange) -> BlockChange {
    emptied(model, range, "剪切")
}

fn emptied(model: &dyn EntryModel, range: CellRange, label: &str) -> BlockChange {
    let mut change = BlockChange::new(label);
    for cell in range.cells() {
        let Some(field) = model.field_at(cell) else {
            continue;
        };
        // A choice always has one of its values; deleting means leaving it.
        let has_empty = !matches!(field.kind, ValueKind::Choice(_));
        if has_empty && is_fillable(model, cell) {
            // What is empty already is no change.
            let edit = model.set(cell, Value::Empty);
            let edit = edit.filter(|_| !model.edit_text(cell).is_empty());
            change.transaction.edits.extend(edit);
        }
    }
    change
}

fn is_fillable(model: &dyn EntryModel, cell: Cell) -> bool {
    model.has_row(cell.row) && !matches!(model.editability(cell), Editability::Refused(_))
}
