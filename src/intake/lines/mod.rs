//! Revenue and expenditure lines from a CSV file (导入数据): the columns of `export::lines`, in any order.
//!
//! Nothing is left out in silence: rows that can't be taken and columns nobody knows are named.
//! Deliberately not here: opening files, asking the user, and judging what was taken over (that is the audit's).

mod decode;
mod error;
mod heading;
mod known;
mod outcome;
mod rows;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::intake::lines::decode::decode;
use crate::intake::lines::heading::Heading;
use crate::intake::lines::known::Known;
use crate::intake::lines::outcome::check_room;
use crate::intake::lines::rows::Rows;
use crate::intake::lines::table::read_table;
use crate::model::Budget;
use crate::model::Record;
use crate::model::RecordKind;
use crate::model::ValueReader;
use crate::packs::Pack;

pub use error::LinesError;

/// What becomes of units and projects that the budget lacks (预算中没有的单位和项目).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MissingRecords {
    /// Lines that name them are left out.
    #[default]
    LeaveOut,
    /// They are added to the budget.
    Add,
}

/// The lists that lines can be read into (可导入的表).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineList {
    /// 收入行.
    Revenue,
    /// 支出行.
    Expenditure,
}

impl LineList {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Revenue, Self::Expenditure];

    /// The kind of its records.
    #[must_use]
    pub const fn kind(self) -> RecordKind {
        match self {
            Self::Revenue => RecordKind::Revenue,
            Self::Expenditure => RecordKind::Line,
        }
    }
}

/// What a file of lines becomes (导入的行).
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingLines {
    /// The list.
    pub list: LineList,
    /// How many rows are filled in.
    pub rows: usize,
    /// The lines that can be taken, in the order of the file.
    pub lines: Vec<Record>,
    /// Units and projects to be added before them.
    pub added: Vec<Record>,
    /// Why cells can't be taken, by row and column; their rows are left out.
    pub problems: Vec<LineProblem>,
    /// Units and projects that the budget lacks, with the number of rows that name them; of those added, that are taken.
    pub missing: BTreeMap<(RecordKind, String), usize>,
    /// Headings that are no column of the list.
    pub unknown_columns: Vec<String>,
    /// Columns of the list that the file lacks, and that stay as in a new line.
    pub absent_columns: Vec<String>,
}

/// A cell that can't be taken (不能导入的单元格).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// The row of the file, from 1, as a spreadsheet counts.
    pub row: usize,
    /// The heading of its column.
    pub column: String,
    /// Why.
    pub reason: String,
}

/// Reads lines for a budget.
///
/// # Errors
/// When the bytes are no table of lines at all, see [`LinesError`]; single cells are [`LineProblem`]s.
pub fn read_lines(
    budget: &Budget,
    pack: &Pack,
    bytes: &[u8],
    missing: MissingRecords,
) -> Result<IncomingLines, LinesError> {
    let text = decode(bytes)?;
    let table = read_table(&text)?;
    let heading = Heading::of(&table)?;
    check_room(budget, table.rows.len(), missing)?;
    let mut incoming = IncomingLines {
        list: heading.list,
        rows: table.rows.len(),
        lines: Vec::new(),
        added: Vec::new(),
        problems: Vec::new(),
        missing: BTreeMap::new(),
        unknown_columns: heading.unknown.clone(),
        absent_columns: heading.absent(),
    };
    let year = budget.cover.year.unwrap_or(pack.years.to);
    let mut rows = Rows {
        reader: ValueReader::with_codes(budget, pack.codes, year),
        heading: &heading,
        known: Known::of(budget),
        adds_missing: missing == MissingRecords::Add,
        next_id: budget.next_id,
        added: BTreeMap::new(),
    };
    for (number, cells) in &table.rows {
        rows.take(*number, cells, &mut incoming);
    }
    Ok(incoming)
}
