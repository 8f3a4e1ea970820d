//! What a grid remembers between frames: selection, widths, what is being typed, what is scrolled to.
//!
//! View state only; the screen that owns the grid owns this.

use egui::Vec2;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::columns::ColumnPrefs;
use super::event::GridRequest;
use super::model::GridModel;
use super::selection::Cell;
use super::selection::CellRange;
use crate::gui::theme::sizes;
use crate::gui::widgets::hand_over::hand_over;

/// What a grid remembers between frames.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, not the states of a machine"
)]
pub struct GridState {
    /// Where typing goes.
    pub(super) active: Cell,
    /// The other corner of the range.
    pub(super) far: Cell,
    /// The column Tab was first pressed in; Enter returns there, one row down.
    pub(super) tab_origin: Option<usize>,
    /// The column in which the row below is selected once it is there.
    pub(super) descends: Option<usize>,
    pub(super) editor: Editor,
    pub(super) editor_id: Option<egui::Id>,
    /// F2 or a double click on a cell with choices; the picker opens once its place is known.
    pub(super) opens_picker: bool,
    /// What the user has made of the columns.
    pub columns: ColumnPrefs,
    pub(super) scroll: Vec2,
    pub(super) viewport: Vec2,
    /// Cell to be scrolled into view in the next frame.
    pub(super) reveal: Option<Cell>,
    pub(super) notice: Option<Notice>,
    pub(super) wants_focus: bool,
    /// Some visible cell takes input, so that those that do not are worth shading.
    pub(super) has_editable: bool,
    /// What the pointer, held down, is drawing a range of.
    pub(super) drag: Option<Drag>,
    /// The column whose header the pointer is over.
    pub(super) hovered_header: Option<usize>,
    /// The menu of the active column is to open.
    pub(super) wants_column_menu: bool,
    /// Cells with what is looked for.
    pub(super) found: Option<Rc<BTreeSet<Cell>>>,
    /// What a command asks for, done in the next frame.
    pub(super) asked: Option<GridRequest>,
}

/// The ways on from a cell that has been filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Down, as Enter goes.
    Down,
    /// Along the row, as Tab goes.
    Along,
}

/// What the pointer draws a range of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drag {
    Cells,
    Rows,
    Columns,
}

/// The one text edit of a grid. It always has the focus and stands on the active cell,
/// so that an input method can start there; it shows nothing until something is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Editor {
    pub buffer: String,
    pub mode: Mode,
    /// An input method holds uncommitted text in the buffer.
    pub is_composing: bool,
    /// Keys that came in the same frame behind text and wait until the text has arrived.
    pub held: Vec<egui::Event>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    #[default]
    Navigate,
    /// Typing replaced the cell; arrows finish.
    Replace,
    /// F2 or a double click; arrows move in the text.
    Amend,
}

/// A sentence shown at a cell until the next move.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    pub cell: Cell,
    pub text: String,
}

impl GridState {
    /// A grid that begins at a cell.
    #[must_use]
    pub fn at(cell: Cell) -> Self {
        Self {
            active: cell,
            far: cell,
            ..Self::default()
        }
    }

    /// Where typing goes.
    #[must_use]
    pub fn active(&self) -> Cell {
        self.active
    }

    /// What is selected.
    #[must_use]
    pub fn range(&self) -> CellRange {
        CellRange::between(self.active, self.far)
    }

    /// Whether something is being typed into the active cell.
    #[must_use]
    pub fn is_editing(&self) -> bool {
        self.editor.mode != Mode::Navigate
    }

    /// Selects one cell, scrolls to it and takes the keyboard.
    pub fn select(&mut self, cell: Cell) {
        self.place(cell);
        self.wants_focus = true;
    }

    /// Goes on from a cell that was filled in another way than by typing.
    pub fn go_on(&mut self, from: Cell, way: Option<Way>) {
        let origin = self.tab_origin.take();
        match way {
            None => self.select(from),
            Some(Way::Down) => self.select(Cell::new(from.row + 1, origin.unwrap_or(from.col))),
            Some(Way::Along) => {
                self.select(Cell::new(from.row, from.col + 1));
                self.tab_origin = Some(origin.unwrap_or(from.col));
            }
        }
    }

    /// Selects a range without asking for the keyboard or scrolling.
    pub fn select_range(&mut self, range: CellRange) {
        self.active = range.first;
        self.far = range.last;
        self.notice = None;
    }

    /// Marks the cells with what is looked for.
    pub fn mark_found(&mut self, cells: Option<Rc<BTreeSet<Cell>>>) {
        self.found = cells;
    }

    /// Has something done with the selection in the next frame, as if by key.
    pub fn ask(&mut self, request: GridRequest) {
        self.asked = Some(request);
        self.wants_focus = true;
    }

    /// Shows a cell and selects it, but leaves the keyboard where it is.
    pub fn show(&mut self, cell: Cell) {
        self.place(cell);
        self.wants_focus = false;
    }

    /// Moves the selection without asking for the keyboard or scrolling.
    pub fn start_at(&mut self, cell: Cell) {
        self.active = cell;
        self.far = cell;
    }

    /// Whether what is typed goes to this grid.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.editor_id
            .is_some_and(|editor| ctx.memory(|memory| memory.has_focus(editor)))
    }

    /// Takes the keyboard from what was open over the grid; keys given until it has it wait.
    pub fn take_focus_back(&self, ctx: &egui::Context) {
        if let Some(editor) = self.editor_id {
            ctx.memory_mut(|memory| memory.request_focus(editor));
            hand_over(ctx, Vec::new());
        }
    }

    /// Asks for the keyboard in the next frame.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Opens the menu of the active column in the next frame.
    pub fn open_column_menu(&mut self) {
        self.wants_column_menu = true;
    }

    /// Selects whole rows, with the active cell at the upper left.
    pub fn select_rows(&mut self, rows: std::ops::RangeInclusive<usize>, last_col: usize) {
        self.active = Cell::new(*rows.start(), 0);
        self.far = Cell::new(*rows.end(), last_col);
        self.reveal = Some(self.active);
        self.tab_origin = None;
        self.notice = None;
        self.wants_focus = true;
    }

    /// The selected rows have moved one place up or down.
    pub fn shift_rows(&mut self, up: bool) {
        for cell in [&mut self.active, &mut self.far] {
            cell.row = if up {
                cell.row.saturating_sub(1)
            } else {
                cell.row + 1
            };
        }
        self.reveal = Some(self.far);
    }

    pub(super) fn place(&mut self, cell: Cell) {
        self.active = cell;
        self.far = cell;
        self.reveal = Some(cell);
        self.notice = None;
    }

    pub(super) fn extend(&mut self, cell: Cell) {
        self.far = cell;
        self.reveal = Some(cell);
        self.notice = None;
    }

    pub(super) fn show_notice(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            cell: self.active,
            text: text.into(),
        });
    }

    /// Rows and columns may have come and gone since the last frame.
    pub(super) fn clamp(&mut self, model: &dyn GridModel) {
        let last_row = model.row_count().saturating_sub(1);
        let last_col = model.columns().len().saturating_sub(1);
        if let Some(col) = self.descends.take() {
            self.place(Cell::new((self.active.row + 1).min(last_row), col));
        }
        for cell in [&mut self.active, &mut self.far] {
            cell.row = cell.row.min(last_row);
            cell.col = cell.col.min(last_col);
        }
    }

    pub(super) fn rows_per_page(&self) -> usize {
        let rows = (self.viewport.y / sizes::ROW).floor().max(2.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a screen's rows, at least 2"
        )]
        let rows = rows as usize;
        rows - 1
    }
}
