//! What a grid shows: the trait its data answers to, and the types of the answers.
//!
//! No data here; each screen implements [`GridModel`] over its records or table.

use std::borrow::Cow;

use super::columns::ColumnState;
use super::selection::Cell;

/// The data behind a grid. It is asked only about cells that are visible or concerned.
pub trait GridModel {
    /// The columns from left to right.
    fn columns(&self) -> &[GridColumn];

    /// How many rows there are.
    fn row_count(&self) -> usize;

    /// The cell as shown.
    fn text(&self, cell: Cell) -> Cow<'_, str>;

    /// How many columns at the left stay when the others scroll.
    fn frozen_columns(&self) -> usize {
        0
    }

    /// How the cell looks apart from its text.
    fn style(&self, _cell: Cell) -> CellStyle {
        CellStyle::default()
    }

    /// The cell as it is edited and copied: without thousands marks, unrounded.
    fn edit_text(&self, cell: Cell) -> Cow<'_, str> {
        self.text(cell)
    }

    /// Whether and how the cell takes input.
    fn editability(&self, cell: Cell) -> Editability;

    /// What an audit found at the cell.
    fn mark(&self, _cell: Cell) -> Option<CellMark> {
        None
    }

    /// The cell's amount in its smallest unit, for the sum of the selection.
    fn number(&self, _cell: Cell) -> Option<i64> {
        None
    }

    /// The cell's whole number where it is no amount: heads, years of use.
    fn count(&self, _cell: Cell) -> Option<i64> {
        None
    }

    /// Whether the cell shows anything; asked of whole ranges.
    fn is_filled(&self, cell: Cell) -> bool {
        !self.text(cell).is_empty()
    }

    /// Whether rows are fields with their names before them: Tab goes down, and at the end on to what follows.
    fn is_form(&self) -> bool {
        false
    }

    /// Whether rows can be sorted and left out by their columns, so that headers have a menu.
    fn has_column_menus(&self) -> bool {
        false
    }

    /// How a column arranges the rows.
    fn column_state(&self, _col: usize) -> ColumnState {
        ColumnState::default()
    }

    /// Why a typed text can't be the cell's value; the text stays in the editor to be corrected.
    fn refusal(&self, _cell: Cell, _text: &str) -> Option<String> {
        None
    }

    /// The row's number at the left edge.
    fn row_label(&self, row: usize) -> Cow<'_, str> {
        Cow::Owned((row + 1).to_string())
    }

    /// The cell's name for those who can't see it.
    fn cell_name(&self, cell: Cell) -> String {
        let column = self.columns().get(cell.col).map_or("", GridColumn::title);
        format!("{column} 第{}行", cell.row + 1)
    }
}

/// A column of a grid.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// Stays the same when columns are added or translated; widths are kept by it.
    pub id: String,
    /// Labels from the top level down; equal neighbours at one level share a cell.
    pub header: Vec<String>,
    /// Stands below the labels in the row that numbers the columns; blank where no column has one.
    pub number: String,
    /// Its width until the user sets another.
    pub width: f32,
    /// How its cells stand and are typed.
    pub kind: ColumnKind,
    /// Shown when the pointer rests on the header.
    pub help: String,
}

impl GridColumn {
    /// A column with a label of one level and the usual width of its kind.
    pub fn new(id: impl Into<String>, label: impl Into<String>, kind: ColumnKind) -> Self {
        let width = match kind {
            ColumnKind::Text => 150.0,
            ColumnKind::Center => 80.0,
            ColumnKind::Number => 120.0,
        };
        Self {
            id: id.into(),
            header: vec![label.into()],
            number: String::new(),
            width,
            kind,
            help: String::new(),
        }
    }

    /// Puts a label above that neighbours with the same one share.
    #[must_use]
    pub fn under(mut self, spanner: impl Into<String>) -> Self {
        self.header.insert(0, spanner.into());
        self
    }

    /// Sets the width.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Sets the explanation.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The lowest label.
    #[must_use]
    pub fn title(&self) -> &str {
        self.header.last().map_or("", String::as_str)
    }
}

/// How a column's cells stand and are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Left-aligned.
    Text,
    /// Short text in the middle: codes, choices, units.
    Center,
    /// Right-aligned; typed with the input method off.
    Number,
}

/// How a cell looks apart from its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellStyle {
    /// The colour of the text.
    pub tone: Tone,
    /// What is behind it.
    pub ground: Ground,
    /// Level of a tree row, from 0.
    pub indent: u8,
}

/// The colour of a cell's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As all text.
    #[default]
    Normal,
    /// Of second rank.
    Weak,
    /// An amount below zero.
    Negative,
    /// Stands for a value that is missing.
    Placeholder,
}

/// What is behind a cell's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Nothing.
    #[default]
    Plain,
    /// A row of totals.
    Total,
    /// What the latest step has changed.
    Changed,
}

/// Whether and how a cell takes input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editability {
    /// As text.
    Typed,
    /// Chosen from a list that opens when typing begins.
    Picked,
    /// Not at all; the sentence says why.
    Refused(Cow<'static, str>),
}

/// A finding shown at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMark {
    /// How serious it is.
    pub level: MarkLevel,
    /// What it says.
    pub message: String,
}

impl CellMark {
    /// Both at once: the more serious level, and what each says in a line of its own.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.level = self.level.max(other.level);
        self.message = format!("{}\n{}", self.message, other.message);
        self
    }
}

/// How serious a finding is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkLevel {
    /// May be left as it is.
    Hint,
    /// Wants a change or a reason.
    Warning,
    /// Must be put right.
    Error,
}
