//! What the user asked of a grid. The grid changes no data; its screen turns these into edits.

use super::selection::Cell;
use super::selection::CellRange;

/// Something the user asked of a grid.
#[derive(Clone, Debug, PartialEq)]
pub enum GridEvent {
    /// A text was typed into a cell and accepted by the model.
    Commit {
        /// The cell.
        cell: Cell,
        /// What was typed.
        text: String,
    },
    /// Empty the cells that can be emptied.
    Clear(CellRange),
    /// Put the cells on the clipboard.
    Copy {
        /// What is selected.
        range: CellRange,
        /// The labels of the columns are wanted above them.
        has_header: bool,
    },
    /// Put the cells on the clipboard and empty them.
    Cut(CellRange),
    /// What is on the clipboard, to be put at the upper left corner of the range.
    Paste {
        /// What is selected.
        range: CellRange,
        /// The clipboard's text.
        text: String,
    },
    /// Repeat the range's first row in the rows below it.
    FillDown(CellRange),
    /// Offer the choices for a cell.
    OpenPicker {
        /// The cell.
        cell: Cell,
        /// What was typed already.
        text: String,
        /// Where the cell is on the screen.
        rect: egui::Rect,
        /// Keys that came behind it in the same frame.
        behind: Vec<egui::Event>,
    },
    /// Offer what can be done with a column: order, filter, freeze.
    ColumnMenu {
        /// The column.
        col: usize,
        /// Where its header is on the screen.
        rect: egui::Rect,
    },
    /// The active cell or the range is another one than before.
    SelectionChanged,
    /// A cell was clicked.
    Clicked(Cell),
    /// A cell that takes no input was double-clicked.
    Opened(Cell),
    /// Someone tried to type where it isn't possible; the grid shows the reason at the cell.
    Refused {
        /// The cell.
        cell: Cell,
        /// Why.
        reason: String,
    },
}

/// Something a command asks of the grid it concerns, about what is selected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridRequest {
    /// Put the cells on the clipboard.
    Copy {
        /// With the labels of the columns above them.
        has_header: bool,
    },
    /// Put the cells on the clipboard and empty them.
    Cut,
    /// Repeat the first row in the rows below it.
    FillDown,
    /// Empty the cells.
    Clear,
}
