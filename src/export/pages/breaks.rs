//! Where pages end: between rows where possible, and within a row that is too tall for that.
//!
//! A cell that goes on over the page shows a short text again and lets a long one go on; an amount stands once,
//! so that nobody adds it up twice.

use std::ops::Range;

use crate::export::pages::blocks::Block;
use crate::export::pages::blocks::Metrics;
use crate::export::pages::heights::raise;

/// A row taller than this part of a page may begin below others, with at least so many lines.
const TALL: f32 = 0.5;
const LINES_BEFORE_BREAK: usize = 5;
/// What would fill more than this part of a page is never repeated.
const REPEATED_MOST: f32 = 1.0 / 3.0;
/// Rows fit even if floats disagree in the last place.
const SLACK: f32 = 0.01;

/// The rows of one page (页内各行).
#[derive(Clone, Debug, Default)]
pub(super) struct Slice {
    pub(super) parts: Vec<Part>,
    /// Points from the first row to the last.
    pub(super) height: f32,
}

/// What of a block stands on the page, from the top of the page's rows.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The block's position.
    pub(super) block: usize,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The lines shown.
    pub(super) lines: Range<usize>,
    /// Whether they begin at the top, because the text comes from or goes on to another page.
    pub(super) is_from_top: bool,
}

/// Room for rows on the first page and on later ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rooms {
    pub(super) first: f32,
    pub(super) later: f32,
}

/// Breaks rows of these heights into pages; at least one, which may be without rows.
pub(super) fn slices(
    blocks: &[Block],
    heights: Vec<f32>,
    rooms: Rooms,
    metrics: &Metrics,
) -> Vec<Slice> {
    let repeated_most = rooms.later * REPEATED_MOST;
    let repeats =
        |block: &Block| block.repeats && metrics.cell_height(block.lines.len()) <= repeated_most;
    let mut breaker = Breaker {
        blocks,
        metrics,
        repeats: blocks.iter().map(repeats).collect(),
        shown: vec![0; blocks.len()],
        rest: heights,
    };
    let mut slices = Vec::new();
    let mut start = 0;
    while slices.is_empty() || start < breaker.rest.len() {
        let room = if slices.is_empty() {
            rooms.first
        } else {
            rooms.later
        };
        let end = breaker.end(start, room);
        slices.push(breaker.take(start, end));
        start = end.row;
    }
    slices
}

/// Where a page ends: before a row, or so many points into it.
#[derive(Clone, Copy)]
struct End {
    row: usize,
    into: Option<f32>,
}

struct Breaker<'a> {
    blocks: &'a [Block],
    metrics: &'a Metrics,
    repeats: Vec<bool>,
    /// How many lines of each block stand on earlier pages.
    shown: Vec<usize>,
    /// What is left of the height of each row.
    rest: Vec<f32>,
}

impl Breaker<'_> {
    fn end(&self, start: usize, room: f32) -> End {
        let mut used = 0.0;
        let mut row = start;
        while row < self.rest.len() && used + self.rest[row] <= room + SLACK {
            used += self.rest[row];
            row += 1;
        }
        if row == self.rest.len() {
            return End { row, into: None };
        }
        let lines = self.metrics.lines_in(room - used);
        let is_torn = row == start || (self.rest[row] > room * TALL && lines >= LINES_BEFORE_BREAK);
        let height = self.metrics.cell_height(lines);
        // What is left of a torn row is something.
        let into = (is_torn && height < self.rest[row] - SLACK).then_some(height);
        End {
            row: row + usize::from(row == start && into.is_none()),
            into,
        }
    }

    /// The rows from `start` to `end` as a page; what goes on is prepared for the next one.
    fn take(&mut self, start: usize, end: End) -> Slice {
        let mut tops = vec![0.0];
        let mut height = 0.0;
        for row in start..end.row {
            height += self.rest[row];
            tops.push(height);
        }
        let rows = end.row + usize::from(end.into.is_some());
        if let Some(into) = end.into {
            height += into;
            tops.push(height);
        }
        let mut parts = Vec::new();
        for (at, block) in self.blocks.iter().enumerate() {
            if block.rows.start >= rows || block.rows.end <= start {
                continue;
            }
            let top = tops[block.rows.start.max(start) - start];
            let bottom = tops[block.rows.end.min(rows) - start];
            let goes_on = block.rows.end > end.row;
            let comes_from = block.rows.start < start || self.shown[at] > 0;
            let lines = self.lines(at, bottom - top, goes_on);
            let is_from_top = (comes_from || goes_on) && !self.repeats[at] && lines.len() > 1;
            parts.push(Part {
                block: at,
                top,
                bottom,
                lines,
                is_from_top,
            });
        }
        self.prepare_rest(end);
        Slice { parts, height }
    }

    /// The lines of a block that are shown in a part so high.
    fn lines(&mut self, at: usize, height: f32, goes_on: bool) -> Range<usize> {
        let all = self.blocks[at].lines.len();
        let shown = self.shown[at];
        if !goes_on {
            return shown..all;
        }
        let room = self.metrics.lines_in(height);
        if self.repeats[at] {
            return if all <= room { 0..all } else { 0..0 };
        }
        let end = all.min(shown + room);
        self.shown[at] = end;
        shown..end
    }

    /// Gives the rows after a page the heights that what is still to be shown needs.
    fn prepare_rest(&mut self, end: End) {
        let left = |at: usize| {
            let all = self.blocks[at].lines.len();
            let lines = if self.repeats[at] {
                all
            } else {
                all - self.shown[at]
            };
            self.metrics.cell_height(lines)
        };
        let going_on = |(at, block): (usize, &Block)| {
            let is_begun =
                block.rows.start < end.row || (end.into.is_some() && block.rows.start == end.row);
            (is_begun && block.rows.end > end.row).then_some(at)
        };
        let open: Vec<usize> = self
            .blocks
            .iter()
            .enumerate()
            .filter_map(going_on)
            .collect();
        let (single, merged): (Vec<usize>, Vec<usize>) = open
            .into_iter()
            .partition(|at| self.blocks[*at].rows.len() == 1);
        if end.into.is_some() {
            let least = self.metrics.cell_height(1);
            self.rest[end.row] = single.iter().map(|at| left(*at)).fold(least, f32::max);
        }
        for at in merged {
            let rows = end.row..self.blocks[at].rows.end;
            let needed = left(at);
            raise(&mut self.rest, rows, needed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pages::wrap::Line;
    use crate::export::sheet::Align;

    fn metrics() -> Metrics {
        Metrics::new(1.0)
    }

    fn block(rows: Range<usize>, lines: usize, repeats: bool) -> Block {
        Block {
            group: 0,
            columns: 0..1,
            rows,
            lines: (0..lines)
                .map(|line| Line::new(&line.to_string()))
                .collect(),
            size: 10.0,
            is_bold: false,
            align: Align::Left,
            is_boxed: true,
            repeats,
        }
    }

    /// Room for so many rows of one line.
    fn broken(blocks: &[Block], rows: usize, room: usize) -> Vec<Slice> {
        let metrics = metrics();
        let heights = crate::export::pages::heights::heights(blocks, rows, &metrics);
        let room = metrics.cell_height(1) * crate::export::pages::float(room);
        let rooms = Rooms {
            first: room,
            later: room,
        };
        let slices = slices(blocks, heights, rooms, &metrics);
        assert!(slices.iter().all(|it| it.height <= room + 0.1));
        slices
    }

    fn lines(slices: &[Slice], block: usize) -> Vec<Range<usize>> {
        let parts = slices.iter().flat_map(|slice| &slice.parts);
        parts
            .filter(|part| part.block == block)
            .map(|part| part.lines.clone())
            .collect()
    }

    #[test]
    fn pages_end_between_rows() {
        let blocks: Vec<Block> = (0..25).map(|row| block(row..row + 1, 1, false)).collect();
        let slices = broken(&blocks, 25, 10);
        let counts: Vec<usize> = slices.iter().map(|it| it.parts.len()).collect();
        assert_eq!(counts, [10, 10, 5]);
    }

    #[test]
    fn a_table_without_rows_has_one_page() {
        assert_eq!(broken(&[], 0, 10).len(), 1);
    }

    #[test]
    fn a_row_taller_than_a_page_goes_on_line_by_line() {
        let blocks = [block(0..1, 40, false), block(0..1, 1, false)];
        let slices = broken(&blocks, 1, 10);
        let shown = lines(&slices, 0);
        assert!(slices.len() > 3, "{shown:?}");
        let whole: Vec<usize> = shown.into_iter().flatten().collect();
        assert_eq!(whole, (0..40).collect::<Vec<_>>());
        let amount: Vec<usize> = lines(&slices, 1).into_iter().flatten().collect();
        assert_eq!(amount, [0], "an amount stands once");
    }

    #[test]
    fn a_short_key_is_repeated_where_its_row_goes_on() {
        let blocks = [block(0..1, 2, true), block(0..1, 40, false)];
        let slices = broken(&blocks, 1, 10);
        assert!(lines(&slices, 0).iter().all(|it| *it == (0..2)));
    }

    #[test]
    fn a_merged_label_is_repeated_on_every_page_its_rows_stand_on() {
        let mut blocks: Vec<Block> = (0..25).map(|row| block(row..row + 1, 1, false)).collect();
        blocks.push(block(5..25, 3, true));
        let slices = broken(&blocks, 25, 10);
        assert_eq!(lines(&slices, 25), [0..3, 0..3, 0..3]);
    }

    #[test]
    fn a_label_that_has_no_room_above_the_break_stands_below_it() {
        let mut blocks: Vec<Block> = (0..12).map(|row| block(row..row + 1, 1, false)).collect();
        blocks.push(block(9..12, 3, true));
        assert_eq!(lines(&broken(&blocks, 12, 10), 12), [0..0, 0..3]);
    }

    #[test]
    fn a_long_merged_text_goes_on_and_its_last_rows_grow_when_they_must() {
        let mut blocks: Vec<Block> = (0..12).map(|row| block(row..row + 1, 1, false)).collect();
        blocks.push(block(8..12, 12, false));
        let slices = broken(&blocks, 12, 10);
        let whole: Vec<usize> = lines(&slices, 12).into_iter().flatten().collect();
        assert_eq!(whole, (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn a_tall_row_begins_below_others_instead_of_leaving_half_a_page_blank() {
        let mut blocks: Vec<Block> = (0..4).map(|row| block(row..row + 1, 1, false)).collect();
        blocks.push(block(4..5, 11, false));
        let slices = broken(&blocks, 5, 10);
        assert!(!lines(&slices, 4)[0].is_empty());
        assert_eq!(slices.len(), 2);
    }
}
