//! The filled tables: what screen, workbook and paper draw.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::compute::facts::Facts;
use crate::compute::unit_classes::UnitClasses;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::UnitId;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::packs::PageDef;
use crate::packs::TableId;

/// All tables of a budget, filled (表册).
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The tables in the order of the pack; forms have one entry per project.
    pub tables: Vec<FilledTable>,
    /// The records as flat facts, kept to answer where a figure comes from.
    pub facts: Facts,
    /// What units spend by economic class.
    pub unit_classes: UnitClasses,
}

impl Book {
    /// The first table with this id.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&FilledTable> {
        self.tables.iter().find(|table| table.id.as_str() == id)
    }

    /// The cell at a place.
    #[must_use]
    pub fn cell(&self, at: CellRef) -> Option<&Cell> {
        self.tables
            .get(at.table)?
            .rows
            .get(at.row)?
            .cells
            .get(at.column)
    }
}

/// One official table, filled (已填报表).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledTable {
    /// The concept, the same in every region.
    pub id: TableId,
    /// As printed: `表1`.
    pub number: String,
    /// As printed: `收支预算总表`.
    pub title: String,
    /// How amounts are printed.
    pub format: AmountFormat,
    /// Lines between title and header: left text, right text.
    pub head_lines: Vec<(String, String)>,
    /// The head of a performance form; empty for ordinary tables.
    pub form: Option<FilledForm>,
    /// The columns, left to right; forms of one table share them.
    pub columns: Arc<Vec<Column>>,
    /// The rows, top to bottom.
    pub rows: Vec<FilledRow>,
    /// Notes below the table.
    pub notes: Vec<String>,
    /// Whether no amount and no record stands in it (空表).
    pub is_empty: bool,
    /// Paper and print settings.
    pub page: PageDef,
    /// Where a key stands; a list table has several keys in one row.
    pub places: FxHashMap<RowKey, usize>,
}

impl FilledTable {
    /// What the table is called in sentences: its number, else its title.
    #[must_use]
    pub fn label(&self) -> &str {
        if self.number.is_empty() {
            &self.title
        } else {
            &self.number
        }
    }

    /// Number, where there is one, and title.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.number, self.title)
            .trim_start()
            .to_owned()
    }

    /// The texts of a row from the left, without the number of the row.
    pub fn texts<'a>(&'a self, row: &'a FilledRow) -> impl Iterator<Item = &'a str> {
        let cells = row.cells.iter().zip(&*self.columns);
        cells.filter_map(|(cell, column)| match cell {
            Cell::Text(text) if !column.is_row_number => Some(text.trim()),
            Cell::Text(_) | Cell::Blank | Cell::Amount(_) => None,
        })
    }

    /// Where the amount stands that a row or, in tables of a single row, a column is named for.
    ///
    /// The same figures are rows of a table in one region and columns in another.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<(usize, usize)> {
        let row = self.places.get(&RowKey::Fixed(id.to_owned()));
        let is_amount = |column: &Column| column.is_amount;
        match row {
            Some(row) => Some((*row, self.columns.iter().position(is_amount)?)),
            None => Some((*self.places.get(&RowKey::Total)?, self.column(id)?)),
        }
    }

    /// The position of a column.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The amount at a row and column; zero where the table has no such row, `None` where it has no such column.
    #[must_use]
    pub fn amount(&self, row: &RowKey, column: &str) -> Option<Money> {
        let column = self.column(column)?;
        Some(match self.places.get(row) {
            Some(at) => self.rows[*at].cells[column].amount(),
            None => Money::ZERO,
        })
    }

    /// The rows directly below a row: those it is the sum of.
    pub fn children(&self, at: usize) -> impl Iterator<Item = &FilledRow> {
        let depth = self.rows.get(at).map_or(0, |row| row.depth);
        let after = if depth == 0 { 0 } else { at + 1 };
        self.rows[after.min(self.rows.len())..]
            .iter()
            .take_while(move |row| depth == 0 || row.depth > depth)
            .filter(move |row| row.depth == depth + 1)
    }

    /// The row a row is directly below; none for rows that are part of no other.
    #[must_use]
    pub fn parent(&self, at: usize) -> Option<usize> {
        let depth = self.rows.get(at)?.depth.checked_sub(1)?;
        let above = self.rows[..at].iter().rposition(|row| row.depth <= depth);
        // The total may stand at the end.
        let total = || self.rows.iter().position(|row| row.depth == 0);
        above
            .or_else(total)
            .filter(|above| self.rows[*above].depth == depth)
    }

    /// A row in words: the texts at its left, as far as they belong to `key`.
    #[must_use]
    pub fn row_words(&self, at: usize, key: &RowKey) -> Option<String> {
        let row = self.rows.get(at)?;
        let list = row.keys.iter().position(|it| it.as_ref() == Some(key))?;
        if row.keys.len() > 1 {
            // Each list has a column of labels, blank where the others are longer.
            let cells = row.cells.iter().zip(&*self.columns);
            let mut labels = cells.filter(|(_, it)| !it.is_amount && !it.is_row_number);
            return match labels.nth(list)?.0 {
                Cell::Text(text) => Some(text.trim().to_owned()),
                Cell::Blank | Cell::Amount(_) => None,
            };
        }
        let mut texts = self.texts(row).peekable();
        // A code may stand in a cell per level.
        let is_code = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
        let code: String = std::iter::from_fn(|| texts.next_if(is_code)).collect();
        match texts.next() {
            Some(name) if !code.is_empty() => Some(format!("{code} {name}")),
            Some(name) => Some(name.to_owned()),
            None => (!code.is_empty()).then_some(code),
        }
    }

    /// The cell as printed in this table.
    #[must_use]
    pub fn printed(&self, cell: &Cell) -> String {
        match cell {
            Cell::Blank => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Amount(amount) => self.format.show(*amount),
        }
    }
}

/// A column of a filled table (栏).
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a column is, where its text wraps and how far its cells reach are independent of each other"
)]
pub struct Column {
    /// Named in tie-outs.
    pub id: String,
    /// The labels from the top spanner down to the column itself.
    pub path: Vec<String>,
    /// What stands below the labels in the row that numbers the columns; blank where there is no such row.
    pub number: String,
    /// Whether it holds the numbers of the rows.
    pub is_row_number: bool,
    /// Whether it holds amounts that add up.
    pub is_amount: bool,
    /// Width in half-width characters, when the definition fixes it.
    pub width: Option<u16>,
    /// Whether long text may stand in it and rows grow.
    pub wraps: bool,
    /// Whether what stands in it is also about the further rows below ([`RowStyle::Further`]).
    pub goes_on: bool,
}

/// A row of a filled table (行).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledRow {
    /// What the row is about; a list table has one key per list, others one.
    pub keys: Vec<Option<RowKey>>,
    /// How it is drawn.
    pub style: RowStyle,
    /// How deep it lies: 0 for the total, one more than the row it is part of for others.
    pub depth: u8,
    /// One cell per column.
    pub cells: Vec<Cell>,
}

/// How a row stands out (行样式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowStyle {
    /// 合计.
    Total,
    /// A row that sums those below it, by depth: 0 类, 1 款.
    Group(u8),
    /// An ordinary row.
    #[default]
    Plain,
    /// More of the row above: blank in the columns that go on ([`Column::goes_on`]), whose cells reach down to it.
    Further,
}

/// What a row is about (行的含义).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The total row.
    Total,
    /// A fixed row, by the id the definition gives it.
    Fixed(String),
    /// A functional code; `None` collects what has no code yet.
    Function(Option<FunctionCode>),
    /// A departmental economic code.
    Economic(Option<EconomicCode>),
    /// A government economic code.
    Government(Option<GovernmentCode>),
    /// A unit.
    Unit(Option<UnitId>),
    /// A project in a unit; the project is `None` for money outside projects.
    Project(Option<UnitId>, Option<ProjectId>),
    /// A single record.
    Record(RecordId),
}

impl RowKey {
    /// The same text for the same row, whatever else changes: part of a finding's identity.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Total => "total".to_owned(),
            Self::Fixed(id) => id.clone(),
            Self::Function(code) => code.map(|it| it.to_string()).unwrap_or_default(),
            Self::Economic(code) => code.map(|it| it.to_string()).unwrap_or_default(),
            Self::Government(code) => code.map(|it| it.to_string()).unwrap_or_default(),
            Self::Unit(unit) => unit
                .map(|it| format!("unit#{}", it.number()))
                .unwrap_or_default(),
            Self::Project(unit, project) => format!(
                "unit#{}/project#{}",
                unit.map_or(0, crate::model::UnitId::number),
                project.map_or(0, crate::model::ProjectId::number)
            ),
            Self::Record(id) => format!("{}#{}", id.kind().name(), id.number()),
        }
    }
}

/// A cell of a filled table (单元格).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing belongs here.
    #[default]
    Blank,
    /// A text.
    Text(String),
    /// An exact amount; rounding is for the printer.
    Amount(Money),
}

impl Cell {
    /// The amount, zero for anything else.
    #[must_use]
    pub const fn amount(&self) -> Money {
        match self {
            Self::Amount(amount) => *amount,
            Self::Blank | Self::Text(_) => Money::ZERO,
        }
    }
}

/// The head of a performance form (绩效目标表表头).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilledForm {
    /// The unit or project the form is for.
    pub owner: Option<RecordId>,
    /// The amount of the project.
    pub amount: Money,
    /// Rows of label and text; several pairs may share a row.
    pub fields: Vec<Vec<(String, String)>>,
    /// The block of main tasks, when the form has one.
    pub tasks: Option<FormTasks>,
    /// Rows below the tasks.
    pub fields_below: Vec<Vec<(String, String)>>,
    /// The label at the left of the indicators: `绩效指标`.
    pub side_label: String,
}

/// The main tasks in a whole-department form (年度主要任务).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormTasks {
    /// The label at the left.
    pub label: String,
    /// The header: task, amount.
    pub header: [String; 2],
    /// Task and amount.
    pub rows: Vec<(String, Money)>,
}

/// The place of a cell in a book: positions, valid for the book they were made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// The table's position.
    pub table: usize,
    /// The row's position.
    pub row: usize,
    /// The column's position.
    pub column: usize,
}
