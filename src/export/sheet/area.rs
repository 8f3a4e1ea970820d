//! A rectangle of cells.

use std::ops::Range;

/// A rectangle of cells (单元格区域), never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// From the first row up to, not including, the last.
    pub rows: Range<usize>,
    /// From the first column up to, not including, the last.
    pub columns: Range<usize>,
}

impl Area {
    /// Whether it is a single cell, which nobody needs to merge.
    #[must_use]
    pub fn is_single_cell(&self) -> bool {
        self.rows.len() == 1 && self.columns.len() == 1
    }

    /// Every cell of it, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows
            .clone()
            .flat_map(|row| self.columns.clone().map(move |column| (row, column)))
    }
}
