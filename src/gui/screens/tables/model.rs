//! A filled table as the data of a grid.

use std::borrow::Cow;

use super::widths::indent;
use super::widths::tree_column;
use super::widths::widths;
use crate::compute;
use crate::compute::CellRef;
use crate::compute::FilledTable;
use crate::compute::RowStyle;
use crate::gui::changes::Changes;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Tone;

/// A table to look at.
pub struct TableModel<'a> {
    table: &'a FilledTable,
    /// Its position in the book.
    at: usize,
    columns: Vec<GridColumn>,
    changes: &'a Changes,
    /// The column that shows how deep a row lies.
    tree_column: Option<usize>,
}

impl<'a> TableModel<'a> {
    /// A table of the book, in the width available.
    pub fn new(table: &'a FilledTable, at: usize, changes: &'a Changes, available: f32) -> Self {
        let widths = widths(table, available);
        let listed = table.columns.iter().zip(widths).enumerate();
        let columns = listed
            .map(|(at, (about, width))| column(about, width, holds_amounts(table, at)))
            .collect();
        Self {
            table,
            at,
            columns,
            changes,
            tree_column: tree_column(table),
        }
    }

    fn is_changed(&self, cell: Cell) -> bool {
        self.changes.contains(CellRef {
            table: self.at,
            row: cell.row,
            column: cell.col,
        })
    }

    fn cell(&self, cell: Cell) -> Option<&compute::Cell> {
        self.table.rows.get(cell.row)?.cells.get(cell.col)
    }
}

impl GridModel for TableModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.table.rows.len()
    }

    fn frozen_columns(&self) -> usize {
        self.table
            .columns
            .iter()
            .take_while(|column| !column.is_amount)
            .count()
            .min(4)
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        self.cell(cell)
            .map_or(Cow::Borrowed(""), |it| Cow::Owned(self.table.printed(it)))
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        let text = self.text(cell);
        if self.number(cell).is_some() {
            Cow::Owned(text.replace(',', ""))
        } else {
            text
        }
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let row = &self.table.rows[cell.row];
        let is_negative = self.number(cell).is_some_and(|fen| fen < 0);
        CellStyle {
            tone: if is_negative {
                Tone::Negative
            } else {
                Tone::Normal
            },
            ground: match row.style {
                _ if self.is_changed(cell) => Ground::Changed,
                RowStyle::Total => Ground::Total,
                RowStyle::Group(_) | RowStyle::Plain | RowStyle::Further => Ground::Plain,
            },
            indent: if Some(cell.col) == self.tree_column {
                indent(row)
            } else {
                0
            },
        }
    }

    fn editability(&self, _cell: Cell) -> Editability {
        Editability::Refused("报表由各步骤的数据生成，请到下方列出的明细处修改".into())
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        match self.cell(cell)? {
            compute::Cell::Amount(amount) => Some(amount.fen()),
            compute::Cell::Blank | compute::Cell::Text(_) => None,
        }
    }
}

/// Whether a column shows amounts, be they such that add up or prices.
fn holds_amounts(table: &FilledTable, at: usize) -> bool {
    let mut cells = table.rows.iter().map(|row| &row.cells[at]);
    table.columns[at].is_amount || cells.any(|cell| matches!(cell, compute::Cell::Amount(_)))
}

fn column(column: &compute::Column, width: f32, holds_amounts: bool) -> GridColumn {
    let kind = if holds_amounts {
        ColumnKind::Number
    } else {
        ColumnKind::Text
    };
    let mut grid_column = GridColumn::new(&column.id, "", kind).width(width);
    grid_column.header.clone_from(&column.path);
    grid_column.number.clone_from(&column.number);
    grid_column
}
