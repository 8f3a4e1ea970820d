//! A rectangle of cells, and the name of one.

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

/// A cell as people name it: `B12`.
#[must_use]
pub fn address(row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0) + b'A';
        letters.insert(0, char::from(letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_workbook() {
        for (row, column, expected) in [
            (0, 0, "A1"),
            (11, 25, "Z12"),
            (0, 26, "AA1"),
            (4, 701, "ZZ5"),
            (4, 702, "AAA5"),
        ] {
            assert_eq!(address(row, column), expected);
        }
    }
}
