//! A filled table as the data of a grid.

use std::borrow::Cow;

use crate::compute;
use crate::compute::FilledTable;
use crate::compute::RowStyle;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::Tone;

/// Widths are given in half-width characters; one is this many points wide.
const CHARACTER: f32 = 7.8;
const AMOUNT_WIDTH: f32 = 112.0;
const TEXT_WIDTH: f32 = 150.0;
/// Columns for long text in forms.
const WRAPPED_WIDTH: f32 = 260.0;

/// A table to look at.
pub struct TableModel<'a> {
    table: &'a FilledTable,
    columns: Vec<GridColumn>,
    /// The column that shows how deep a row lies.
    tree_column: Option<usize>,
}

impl<'a> TableModel<'a> {
    /// A filled table.
    pub fn new(table: &'a FilledTable) -> Self {
        let columns = table.columns.iter().map(column).collect();
        let tree_column = table.column("name").or_else(|| {
            table
                .columns
                .iter()
                .position(|column| !column.is_amount && column.wraps)
        });
        Self {
            table,
            columns,
            tree_column,
        }
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
                RowStyle::Total => Ground::Total,
                RowStyle::Group(_) | RowStyle::Plain => Ground::Plain,
            },
            indent: if Some(cell.col) == self.tree_column {
                row.depth.saturating_sub(1)
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

fn column(column: &compute::Column) -> GridColumn {
    let kind = if column.is_amount {
        ColumnKind::Number
    } else {
        ColumnKind::Text
    };
    let width = match column.width {
        _ if column.is_amount => AMOUNT_WIDTH,
        Some(characters) => f32::from(characters) * CHARACTER,
        None if column.wraps => WRAPPED_WIDTH,
        None => TEXT_WIDTH,
    };
    let mut grid_column = GridColumn::new(&column.id, "", kind).width(width);
    grid_column.header.clone_from(&column.path);
    grid_column
}
