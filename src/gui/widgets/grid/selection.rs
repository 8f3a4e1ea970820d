//! Which cells are meant: the active cell, the range, and how keys move them.

use super::model::GridModel;

/// A place in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// From the top, from 0.
    pub row: usize,
    /// From the left, from 0.
    pub col: usize,
}

impl Cell {
    /// The cell at a row and a column.
    #[must_use]
    pub const fn new(row: usize, col: usize) -> Self {
        Self { row, col }
    }
}

/// A rectangle of cells, both corners included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellRange {
    /// The upper left corner.
    pub first: Cell,
    /// The lower right corner.
    pub last: Cell,
}

impl CellRange {
    /// The rectangle two opposite corners span.
    #[must_use]
    pub fn between(one: Cell, other: Cell) -> Self {
        Self {
            first: Cell::new(one.row.min(other.row), one.col.min(other.col)),
            last: Cell::new(one.row.max(other.row), one.col.max(other.col)),
        }
    }

    /// Whether the cell is in it.
    #[must_use]
    pub fn contains(&self, cell: Cell) -> bool {
        self.rows().contains(&cell.row) && self.cols().contains(&cell.col)
    }

    /// Its rows.
    #[must_use]
    pub fn rows(&self) -> std::ops::RangeInclusive<usize> {
        self.first.row..=self.last.row
    }

    /// Its columns.
    #[must_use]
    pub fn cols(&self) -> std::ops::RangeInclusive<usize> {
        self.first.col..=self.last.col
    }

    /// Whether it is one cell.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.first == self.last
    }

    /// All cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let cols = self.cols();
        self.rows()
            .flat_map(move |row| cols.clone().map(move |col| Cell::new(row, col)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    Up,
    Down,
    BlockLeft,
    BlockRight,
    BlockUp,
    BlockDown,
    RowStart,
    RowEnd,
    First,
    Last,
    PageUp,
    PageDown,
}

/// Where a motion leads. `page` is the number of rows that are visible at once.
pub(super) fn moved(model: &dyn GridModel, from: Cell, motion: Motion, page: usize) -> Cell {
    let last_row = model.row_count().saturating_sub(1);
    let last_col = model.columns().len().saturating_sub(1);
    let Cell { row, col } = from;
    match motion {
        Motion::Left => Cell::new(row, col.saturating_sub(1)),
        Motion::Right => Cell::new(row, (col + 1).min(last_col)),
        Motion::Up => Cell::new(row.saturating_sub(1), col),
        Motion::Down => Cell::new((row + 1).min(last_row), col),
        Motion::BlockLeft => Cell::new(
            row,
            block_end(col, 0, |col| model.is_filled(Cell::new(row, col))),
        ),
        Motion::BlockRight => Cell::new(
            row,
            block_end(col, last_col, |col| model.is_filled(Cell::new(row, col))),
        ),
        Motion::BlockUp => Cell::new(
            block_end(row, 0, |row| model.is_filled(Cell::new(row, col))),
            col,
        ),
        Motion::BlockDown => Cell::new(
            block_end(row, last_row, |row| model.is_filled(Cell::new(row, col))),
            col,
        ),
        Motion::RowStart => Cell::new(row, 0),
        Motion::RowEnd => Cell::new(row, last_col),
        Motion::First => Cell::new(0, 0),
        Motion::Last => Cell::new(last_row, last_col),
        Motion::PageUp => Cell::new(row.saturating_sub(page), col),
        Motion::PageDown => Cell::new((row + page).min(last_row), col),
    }
}

/// The end of the filled block one is in, or the start of the next one, or the edge;
/// what Ctrl and an arrow do in every spreadsheet.
fn block_end(from: usize, edge: usize, is_filled: impl Fn(usize) -> bool) -> usize {
    let step = |at: usize| if edge < at { at - 1 } else { at + 1 };
    if from == edge {
        return edge;
    }
    let mut at = step(from);
    if is_filled(from) && is_filled(at) {
        while at != edge && is_filled(step(at)) {
            at = step(at);
        }
    } else {
        while at != edge && !is_filled(at) {
            at = step(at);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(filled: &str, from: usize, edge: usize, expected: usize) {
        let filled: Vec<bool> = filled.chars().map(|c| c == '#').collect();
        assert_eq!(block_end(from, edge, |at| filled[at]), expected);
    }

    #[test]
    fn ctrl_and_an_arrow_stop_where_a_block_ends_or_the_next_begins() {
        check("###..##.", 0, 7, 2);
        check("###..##.", 2, 7, 5);
        check("###..##.", 5, 7, 6);
        check("###..##.", 6, 7, 7);
        check("###..##.", 7, 0, 6);
        check("###..##.", 6, 0, 5);
        check("###..##.", 0, 0, 0);
    }

    #[test]
    fn a_range_knows_its_corners_whichever_way_it_was_drawn() {
        let range = CellRange::between(Cell::new(5, 1), Cell::new(2, 3));
        assert_eq!(range.first, Cell::new(2, 1));
        assert!(range.contains(Cell::new(4, 2)));
        assert!(!range.contains(Cell::new(4, 0)));
        assert_eq!(range.cells().count(), 12);
    }
}
