//! Where a record's amount goes: the cells of the official tables it reaches.

use super::Outcome;
use super::note_ui;
use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::CellRef;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::reach;
use crate::gui::action::Action;
use crate::gui::records::record_name;
use crate::gui::view_ctx::Actions;
use crate::gui::view_ctx::ViewCtx;
use crate::model::RecordId;

/// The cells, found once when the dialog opens.
pub struct ReachDialog {
    title: String,
    cells: Vec<(CellRef, String)>,
}

impl ReachDialog {
    /// Finds the cells a record reaches.
    pub fn new(ctx: &ViewCtx<'_>, record: RecordId) -> Self {
        let cells = reach(ctx.budget, ctx.pack, ctx.book, record)
            .into_iter()
            .map(|cell| (cell, cell_words(ctx.book, cell)))
            .collect();
        Self {
            title: format!("数字去向：{}", record_name(&ctx.entry, record)),
            cells,
        }
    }

    /// Shows the list.
    pub(super) fn show(&self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut is_gone = false;
        let outcome = note_ui(ctx, "reach", &self.title, |ui| {
            if self.cells.is_empty() {
                ui.weak("这一行没有进入任何报表的数字：金额为零，或类别不在报表范围内");
            }
            for (cell, words) in &self.cells {
                if ui.link(words).on_hover_text("到这一格").clicked() {
                    actions.send(Action::GoToCell(*cell));
                    is_gone = true;
                }
            }
        });
        if is_gone { Outcome::Closed } else { outcome }
    }
}

/// Table, row, column and figure of a cell.
fn cell_words(book: &Book, at: CellRef) -> String {
    let Some(table) = book.tables.get(at.table) else {
        return String::new();
    };
    let row = table
        .rows
        .get(at.row)
        .and_then(|row| row_label(table, row, at));
    let column = table
        .columns
        .get(at.column)
        .map(|column| column.path.join("／"));
    let figure = book.cell(at).map(|cell| table.printed(cell));
    let title = format!("{} {}", table.number, table.title);
    let parts = [Some(title), row, column, figure];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// What the row of a cell is about. Where several lists share a row, the label at the cell's left.
fn row_label(table: &FilledTable, row: &FilledRow, at: CellRef) -> Option<String> {
    if row.keys.len() <= 1 {
        let key = row.keys.iter().flatten().next()?;
        return table.row_words(at.row, key);
    }
    row.cells[..at.column]
        .iter()
        .rev()
        .find_map(|cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::Blank | Cell::Amount(_) => None,
        })
}
