//! A block on its way into a list as the data of a grid: a row that says where its columns go, and its cells.

use std::borrow::Cow;

use crate::gui::records::EntryModel;
use crate::gui::records::Pasted;
use crate::gui::records::Pasting;
use crate::gui::records::Problem;
use crate::gui::records::accepted;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellMark;
use crate::gui::widgets::grid::CellStyle;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::Editability;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::Ground;
use crate::gui::widgets::grid::MarkLevel;
use crate::gui::widgets::grid::Tone;

/// The row that says where the columns go.
pub(super) const MAPPING: usize = 0;

/// What a column that isn't pasted says.
pub(super) const NOWHERE: &str = "不粘贴";

pub(super) struct PreviewModel<'a> {
    model: &'a dyn EntryModel,
    pasting: &'a Pasting,
    pasted: &'a Pasted,
    columns: Vec<GridColumn>,
}

impl<'a> PreviewModel<'a> {
    pub(super) fn new(model: &'a dyn EntryModel, pasting: &'a Pasting, pasted: &'a Pasted) -> Self {
        let column = |at: usize| {
            let label = pasting.block.rows()[0][at].trim();
            let label = match label {
                label if pasting.has_header && !label.is_empty() => label.to_owned(),
                _ => format!("第 {} 列", at + 1),
            };
            let target = pasting.targets[at].col.map(|col| &model.columns()[col]);
            let kind = target.map_or(ColumnKind::Text, |column| column.kind);
            let width = target.map(|column| column.width);
            let column = GridColumn::new(at.to_string(), label, kind);
            match width {
                Some(width) => column.width(width),
                None => column,
            }
        };
        Self {
            model,
            pasting,
            pasted,
            columns: (0..pasting.block.width()).map(column).collect(),
        }
    }

    /// The row of the block that a row shows.
    fn row_of(&self, row: usize) -> Option<usize> {
        Some(row.checked_sub(MAPPING + 1)? + self.pasting.first_row())
    }

    /// The cell that shows a cell of the block.
    pub(super) fn cell_of(&self, (row, col): (usize, usize)) -> Cell {
        Cell::new(row + MAPPING + 1 - self.pasting.first_row(), col)
    }

    /// Where a cell that can't be read stands and goes to, why it can't be, and what could be.
    pub(super) fn problem_words(&self, cell: Cell) -> Option<[String; 2]> {
        let problem = self.problem(cell)?;
        let column = self.columns[cell.col].title();
        let target = self.pasting.targets[cell.col].col;
        let target = target.map_or("", |col| self.model.columns()[col].title());
        let target = if target.is_empty() || target == column {
            String::new()
        } else {
            format!("，粘贴到“{target}”")
        };
        let reason = format!("第 {} 行 {column}{target}：{}", cell.row, problem.reason);
        let entry = self.model.entry();
        let accepted = problem.kind.and_then(|kind| accepted(&entry, kind));
        Some([reason, accepted.unwrap_or_default()])
    }

    fn problem(&self, cell: Cell) -> Option<&Problem> {
        let row = self.row_of(cell.row)?;
        self.pasted.problems.get(&(row, cell.col))
    }
}

impl GridModel for PreviewModel<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.pasting.block.rows().len() - self.pasting.first_row() + MAPPING + 1
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        let Some(row) = self.row_of(cell.row) else {
            let target = self.pasting.targets[cell.col].col;
            let title = target.map_or(NOWHERE, |col| self.model.columns()[col].title());
            return Cow::Borrowed(title);
        };
        let text = &self.pasting.block.rows()[row][cell.col];
        if text.contains('\n') {
            Cow::Owned(text.replace('\n', " "))
        } else {
            Cow::Borrowed(text)
        }
    }

    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        match self.row_of(cell.row) {
            Some(row) => Cow::Borrowed(&self.pasting.block.rows()[row][cell.col]),
            None => self.text(cell),
        }
    }

    fn style(&self, cell: Cell) -> CellStyle {
        let is_pasted = self.pasting.targets[cell.col].col.is_some();
        let tone = if self.problem(cell).is_some() {
            Tone::Negative
        } else if is_pasted {
            Tone::Normal
        } else {
            Tone::Placeholder
        };
        let ground = if cell.row == MAPPING {
            Ground::Total
        } else {
            Ground::Plain
        };
        CellStyle {
            tone,
            ground,
            ..CellStyle::default()
        }
    }

    fn editability(&self, cell: Cell) -> Editability {
        if cell.row == MAPPING {
            Editability::Picked
        } else {
            Editability::Typed
        }
    }

    fn mark(&self, cell: Cell) -> Option<CellMark> {
        let message = self.problem(cell)?.reason.clone();
        Some(CellMark {
            level: MarkLevel::Error,
            message,
        })
    }

    fn row_label(&self, row: usize) -> Cow<'_, str> {
        match row {
            MAPPING => Cow::Borrowed("粘贴到"),
            _ => Cow::Owned(row.to_string()),
        }
    }

    fn cell_name(&self, cell: Cell) -> String {
        let column = self.columns[cell.col].title();
        match cell.row {
            MAPPING => format!("{column} 粘贴到"),
            row => format!("{column} 预览第{row}行"),
        }
    }
}
