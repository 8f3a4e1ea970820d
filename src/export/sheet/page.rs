//! The sheet under construction: rows are added below, areas filled.

use std::ops::Range;

use crate::export::sheet::Area;
use crate::export::sheet::CellStyle;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetCell;
use crate::export::sheet::SheetRow;

pub(super) struct Page {
    pub(super) sheet: Sheet,
}

impl Page {
    /// The number of rows so far, which is the next row's position.
    pub(super) fn height(&self) -> usize {
        self.sheet.rows.len()
    }

    /// All columns.
    pub(super) fn columns(&self) -> Range<usize> {
        0..self.sheet.widths.len()
    }

    /// The width of some columns together.
    pub(super) fn width(&self, columns: Range<usize>) -> usize {
        self.sheet.widths[columns].iter().sum()
    }

    /// Adds blank rows and says where they are.
    pub(super) fn add_rows(&mut self, count: usize) -> Range<usize> {
        let first = self.height();
        let row = SheetRow {
            lines: 1,
            cells: vec![SheetCell::default(); self.sheet.widths.len()],
        };
        self.sheet.rows.extend(std::iter::repeat_n(row, count));
        first..first + count
    }

    /// Draws an area as one cell.
    pub(super) fn fill(&mut self, area: Area, content: Content, style: CellStyle) {
        for (row, column) in area.cells() {
            self.sheet.rows[row].cells[column].style = style;
        }
        self.sheet.rows[area.rows.start].cells[area.columns.start].content = content;
        if !area.is_single_cell() {
            self.sheet.merges.push(area);
        }
    }

    /// Draws the cells of a column as one, with what stands in the first of them.
    pub(super) fn join(&mut self, rows: Range<usize>, column: usize) {
        let first = &mut self.sheet.rows[rows.start].cells[column];
        let (content, style) = (std::mem::take(&mut first.content), first.style);
        for row in rows.clone().skip(1) {
            self.sheet.rows[row].cells[column].content = Content::Blank;
        }
        let columns = column..column + 1;
        self.fill(Area { rows, columns }, content, style);
    }

    /// Adds a row that is one text from left to right.
    pub(super) fn add_line(&mut self, text: &str, style: CellStyle) {
        let area = Area {
            rows: self.add_rows(1),
            columns: self.columns(),
        };
        self.fill(area, Content::text(text), style);
    }
}
