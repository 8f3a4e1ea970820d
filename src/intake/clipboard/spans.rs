//! Rows of a table put together: merged cells have their text in the first cell and leave blanks in the others.

use super::Block;
use super::CellCount;
use super::ClipboardError;
use super::block;

/// No spreadsheet merges more columns; browsers stop here too.
const SPAN_MOST: usize = 1000;

/// How many columns and rows a cell covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub cols: usize,
    pub rows: usize,
}

/// The rows so far.
#[derive(Debug, Default)]
pub(super) struct Rows {
    filled: Vec<Vec<String>>,
    /// For each column, how many further rows a cell from above covers.
    covered: Vec<usize>,
    count: CellCount,
}

impl Rows {
    /// Opens a row.
    pub(super) fn open(&mut self) {
        self.filled.push(Vec::new());
    }

    /// Puts a cell into the row that is open, behind what is covered from above.
    pub(super) fn push(&mut self, text: String, span: Span) -> Result<(), ClipboardError> {
        self.skip_covered()?;
        let cols = span.cols.clamp(1, SPAN_MOST);
        let Some(row) = self.filled.last_mut() else {
            return Ok(());
        };
        self.count.add(cols)?;
        let from = row.len();
        row.push(text);
        row.resize(from + cols, String::new());
        if self.covered.len() < row.len() {
            self.covered.resize(row.len(), 0);
        }
        self.covered[from..from + cols].fill(span.rows.max(1) - 1);
        Ok(())
    }

    /// Closes the row that is open.
    pub(super) fn close(&mut self) -> Result<(), ClipboardError> {
        self.skip_covered()?;
        // Columns behind the row's last cell may be covered as well.
        let length = self.filled.last().map_or(0, Vec::len);
        let behind = self.covered.iter_mut().skip(length);
        behind.for_each(|rows| *rows = rows.saturating_sub(1));
        Ok(())
    }

    fn skip_covered(&mut self) -> Result<(), ClipboardError> {
        let Some(row) = self.filled.last_mut() else {
            return Ok(());
        };
        while let Some(rows) = self.covered.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            self.count.add(1)?;
            row.push(String::new());
        }
        Ok(())
    }

    /// Takes the open row back if it holds nothing: what spreadsheets hide at the end of a table.
    pub(super) fn drop_blank(&mut self) {
        if self
            .filled
            .last()
            .is_some_and(|row| row.iter().all(String::is_empty))
        {
            self.filled.pop();
        }
    }

    /// The block.
    pub(super) fn finish(self) -> Result<Option<Block>, ClipboardError> {
        block(self.filled)
    }
}
