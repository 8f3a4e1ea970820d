//! Where things are in a grid: columns, header cells, rows, and what is under a point.
//!
//! Pure geometry; nothing is painted here.

use std::ops::Range;

use egui::Pos2;
use egui::Rect;
use egui::Vec2;
use egui::pos2;
use egui::vec2;

use super::columns::ColumnPrefs;
use super::model::GridColumn;
use super::selection::Cell;
use crate::gui::theme::sizes;

/// The columns from left to right, before scrolling. `lefts` starts behind the row numbers.
pub(super) struct Columns {
    lefts: Vec<f32>,
    widths: Vec<f32>,
    pub frozen: usize,
    pub row_numbers: f32,
    /// Before which columns a spanner is not cut: where the frozen ones may end.
    ends: Vec<usize>,
}

impl Columns {
    pub fn new(
        columns: &[GridColumn],
        prefs: &ColumnPrefs,
        frozen: usize,
        row_numbers: f32,
    ) -> Self {
        let widths: Vec<f32> = columns.iter().map(|column| prefs.width(column)).collect();
        let mut left = row_numbers;
        let mut lefts = Vec::with_capacity(widths.len());
        for width in &widths {
            lefts.push(left);
            left += width;
        }
        let ends = (0..columns.len())
            .filter(|at| *at == 0 || !spans(&columns[at - 1], &columns[*at]))
            .chain([columns.len()]);
        let mut places = Self {
            lefts,
            widths,
            frozen: columns.len(),
            row_numbers,
            ends: ends.collect(),
        };
        places.freeze(frozen);
        places
    }

    /// Freezes at most some columns, so that none of the spanners is cut in two.
    fn freeze(&mut self, most: usize) {
        let fitting = self.ends.iter().rev().find(|end| **end <= most);
        self.frozen = fitting.copied().unwrap_or(0);
    }

    /// Frozen columns take at most a part of the width, and leave room to see the others by.
    pub fn fit(&mut self, available: f32, share: f32) {
        while self.frozen > 0 && self.frozen_width() > available * share {
            self.freeze(self.frozen - 1);
        }
    }

    pub fn len(&self) -> usize {
        self.widths.len()
    }

    pub fn width(&self, col: usize) -> f32 {
        self.widths[col]
    }

    pub fn right(&self, col: usize) -> f32 {
        self.lefts[col] + self.widths[col]
    }

    pub fn total_width(&self) -> f32 {
        self.len()
            .checked_sub(1)
            .map_or(self.row_numbers, |last| self.right(last))
    }

    pub fn frozen_width(&self) -> f32 {
        self.frozen
            .checked_sub(1)
            .map_or(self.row_numbers, |last| self.right(last))
    }
}

/// A grid on the screen in this frame.
pub(super) struct Layout {
    pub columns: Columns,
    pub header: Rect,
    pub body: Rect,
    pub offset: Vec2,
    pub rows: usize,
}

impl Layout {
    pub fn cell_rect(&self, cell: Cell) -> Rect {
        let (left, right) = self.col_edges(cell.col);
        let top = self.row_top(cell.row);
        Rect::from_min_max(pos2(left, top), pos2(right, top + sizes::ROW))
    }

    /// A column's left and right edge on the screen.
    pub fn col_edges(&self, col: usize) -> (f32, f32) {
        let shift = if col < self.columns.frozen {
            0.0
        } else {
            self.offset.x
        };
        let left = self.body.left() + self.columns.lefts[col] - shift;
        (left, left + self.columns.width(col))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "exact up to 16 million; far more rows than records"
    )]
    pub fn row_top(&self, row: usize) -> f32 {
        self.body.top() + row as f32 * sizes::ROW - self.offset.y
    }

    /// The part of the body that scrolls sideways.
    pub fn scrolled_body(&self) -> Rect {
        self.body.with_min_x(self.frozen_edge())
    }

    pub fn frozen_body(&self) -> Rect {
        self.body.with_max_x(self.frozen_edge())
    }

    /// Where the frozen columns end on the screen.
    pub fn frozen_edge(&self) -> f32 {
        (self.body.left() + self.columns.frozen_width()).min(self.body.right())
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to be positive and small"
    )]
    pub fn visible_rows(&self) -> Range<usize> {
        let first = (self.offset.y / sizes::ROW).floor().max(0.0) as usize;
        let count = (self.body.height() / sizes::ROW).ceil().max(0.0) as usize + 1;
        first.min(self.rows)..(first + count).min(self.rows)
    }

    pub fn visible_scrolled_cols(&self) -> Range<usize> {
        let area = self.scrolled_body();
        let is_visible = |col: &usize| {
            let (left, right) = self.col_edges(*col);
            right > area.left() && left < area.right()
        };
        let all = self.columns.frozen..self.columns.len();
        let first = all.clone().find(is_visible).unwrap_or(all.end);
        let last = all
            .clone()
            .rev()
            .find(is_visible)
            .map_or(first, |last| last + 1);
        first..last
    }

    /// The cell nearest to a point; for drags that leave the grid.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to be positive"
    )]
    pub fn nearest(&self, pos: Pos2) -> Option<Cell> {
        if self.rows == 0 || self.columns.len() == 0 {
            return None;
        }
        let y = pos.y - self.body.top() + self.offset.y;
        let row = (y / sizes::ROW).floor().max(0.0) as usize;
        let col = self.col_at(pos.x).unwrap_or_else(|| {
            if pos.x < self.frozen_edge() {
                0
            } else {
                self.columns.len() - 1
            }
        });
        Some(Cell::new(row.min(self.rows - 1), col))
    }

    /// The cell under a point.
    pub fn hit(&self, pos: Pos2) -> Option<Cell> {
        if !self.body.contains(pos) || pos.y >= self.row_top(self.rows) {
            return None;
        }
        self.col_at(pos.x)?;
        self.nearest(pos)
    }

    pub fn col_at(&self, x: f32) -> Option<usize> {
        let cols = if x < self.frozen_edge() {
            0..self.columns.frozen
        } else {
            self.columns.frozen..self.columns.len()
        };
        cols.into_iter().find(|col| {
            let (left, right) = self.col_edges(*col);
            (left..right).contains(&x)
        })
    }

    /// How far to scroll so that a cell is wholly visible.
    pub fn offset_to_show(&self, cell: Cell) -> Vec2 {
        let mut offset = self.offset;
        let room = vec2(
            self.body.width() - self.columns.frozen_width(),
            self.body.height(),
        );
        if cell.col >= self.columns.frozen && cell.col < self.columns.len() {
            let left = self.columns.lefts[cell.col] - self.columns.frozen_width();
            offset.x = shown(offset.x, left, self.columns.width(cell.col), room.x);
        }
        #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million rows")]
        let top = cell.row as f32 * sizes::ROW;
        offset.y = shown(offset.y, top, sizes::ROW, room.y);
        offset
    }
}

/// Whether the same spanner stands over two neighbours.
fn spans(one: &GridColumn, other: &GridColumn) -> bool {
    one.header.len() > 1 && other.header.len() > 1 && one.header[0] == other.header[0]
}

fn shown(offset: f32, start: f32, length: f32, room: f32) -> f32 {
    if start < offset || length > room {
        start
    } else if start + length > offset + room {
        start + length - room
    } else {
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::widgets::grid::model::ColumnKind;

    fn columns(spanners: &[&str]) -> Vec<GridColumn> {
        spanners
            .iter()
            .map(|spanner| {
                let column = GridColumn::new("x", "项目", ColumnKind::Text).width(100.0);
                if spanner.is_empty() {
                    column
                } else {
                    column.under(*spanner)
                }
            })
            .collect()
    }

    fn frozen(spanners: &[&str], most: usize, available: f32) -> usize {
        let mut places = Columns::new(&columns(spanners), &ColumnPrefs::default(), most, 0.0);
        places.fit(available, 0.7);
        places.frozen
    }

    #[test]
    fn frozen_columns_end_where_no_spanner_is_cut() {
        assert_eq!(frozen(&["收入", "收入", "支出", "支出"], 1, 2000.0), 0);
        assert_eq!(frozen(&["收入", "收入", "支出", "支出"], 3, 2000.0), 2);
        assert_eq!(frozen(&["", "", "基本支出", "基本支出"], 2, 2000.0), 2);
        assert_eq!(frozen(&["", ""], 9, 2000.0), 2);
    }

    #[test]
    fn frozen_columns_leave_room_for_the_others_and_still_cut_no_spanner() {
        assert_eq!(frozen(&["科目", "科目", ""], 2, 200.0), 0);
        assert_eq!(frozen(&["", "", ""], 2, 200.0), 1);
    }
}
