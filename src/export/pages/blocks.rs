//! The boxed cells of a sheet as blocks of wrapped lines, once for every part of the columns they show in.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::export::pages::missing::Printable;
use crate::export::pages::scale::BODY;
use crate::export::pages::scale::Frame;
use crate::export::pages::wrap::Line;
use crate::export::pages::wrap::widest_number;
use crate::export::pages::wrap::wrap_evenly;
use crate::export::sheet::Align;
use crate::export::sheet::Area;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetCell;
use crate::export::sheet::SheetRow;
use crate::export::sheet::TextSize;
use crate::export::sheet::address;

/// From base line to base line, as a part of the text size.
const LINE: f32 = 1.3;
/// The title is half as large again as the body, see [`TextSize`].
const TITLE: f32 = 1.5;
/// Air at the sides of a cell's text and above and below it, in points and full size.
const PADDING_X: f32 = 3.0;
const PADDING_Y: f32 = 2.2;
/// A number too long for its cell is printed smaller, but not below this part of the size; then it is broken.
const NUMBER_LEAST: f32 = 0.7;
/// A text of so few lines is repeated where its cell goes on; a longer one goes on itself.
const REPEATED_LINES: usize = 6;

/// The sizes everything on a sheet is made of, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Metrics {
    /// The size of body text.
    pub(super) size: f32,
    /// The height of a line of it.
    pub(super) line: f32,
    pub(super) padding_x: f32,
    pub(super) padding_y: f32,
}

impl Metrics {
    pub(super) fn new(scale: f32) -> Self {
        Self {
            size: BODY * scale,
            line: BODY * scale * LINE,
            padding_x: PADDING_X * scale,
            padding_y: PADDING_Y * scale,
        }
    }

    /// The height of a cell with so many lines; a blank one is as high as one line.
    pub(super) fn cell_height(&self, lines: usize) -> f32 {
        super::float(lines.max(1)) * self.line + 2.0 * self.padding_y
    }

    /// How many lines fit into a cell of this height.
    pub(super) fn lines_in(&self, height: f32) -> usize {
        let lines = (height - 2.0 * self.padding_y + 0.01) / self.line;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole lines, at most a page of them"
        )]
        let whole = lines.max(0.0) as usize;
        whole
    }

    pub(super) fn text_size(&self, size: TextSize) -> f32 {
        match size {
            TextSize::Title => self.size * TITLE,
            TextSize::Body => self.size,
        }
    }
}

/// A boxed cell, or several drawn as one.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The part of the columns it is shown in.
    pub(super) group: usize,
    /// From column to column of that part.
    pub(super) columns: Range<usize>,
    /// From row to row of the header or the body.
    pub(super) rows: Range<usize>,
    pub(super) lines: Vec<Line>,
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) align: Align,
    pub(super) is_boxed: bool,
    /// Whether its text is shown again where the cell goes on over the page.
    pub(super) repeats: bool,
}

/// The boxed rows of a sheet.
pub(super) struct Blocks {
    /// The rows repeated on every page.
    pub(super) header: Vec<Block>,
    pub(super) header_rows: usize,
    pub(super) body: Vec<Block>,
    pub(super) body_rows: usize,
}

/// Where on a sheet the boxed rows begin and end.
pub(super) fn boxed_rows(sheet: &Sheet) -> Range<usize> {
    let is_boxed = |row: &SheetRow| row.cells.iter().any(|cell| cell.style.is_boxed);
    let first = sheet.rows.iter().position(is_boxed);
    let last = sheet.rows.iter().rposition(is_boxed);
    if let (Some(first), Some(last)) = (first, last) {
        return first..last + 1;
    }
    let end = sheet.repeated.min(sheet.rows.len());
    end..end
}

impl Blocks {
    pub(super) fn new(
        sheet: &Sheet,
        frame: &Frame,
        metrics: Metrics,
        printable: &mut Printable<'_>,
    ) -> Self {
        let rows = boxed_rows(sheet);
        let numbers = joined_rows(sheet, &rows);
        let count = numbers.last().map_or(0, |last| last + 1);
        let header_rows = match sheet.repeated.checked_sub(rows.start) {
            Some(repeated) if repeated < numbers.len() => numbers[repeated],
            Some(_) => count,
            None => 0,
        };
        let edges = edges(frame);
        let mut maker = Maker {
            frame,
            metrics,
            edges: &edges,
            printable,
        };
        let mut blocks = Self {
            header: Vec::new(),
            header_rows,
            body: Vec::new(),
            body_rows: count - header_rows,
        };
        for area in areas(sheet, &rows) {
            let cell = &sheet.rows[area.rows.start].cells[area.columns.start];
            let [first, last] =
                [area.rows.start, area.rows.end - 1].map(|it| numbers[it - rows.start]);
            let place = (first..last + 1, &area);
            if first < header_rows {
                maker.add(cell, place, 0, &mut blocks.header);
            } else {
                maker.add(cell, place, header_rows, &mut blocks.body);
            }
        }
        blocks
    }
}

/// The left edges of the columns of each part and the right edge of the last, from the left of the table.
pub(super) fn edges(frame: &Frame) -> Vec<Vec<f32>> {
    let of_group = |group: &Vec<usize>| {
        let mut edge = 0.0;
        let mut edges = vec![edge];
        for column in group {
            edge += frame.widths[*column];
            edges.push(edge);
        }
        edges
    };
    frame.groups.iter().map(of_group).collect()
}

/// The number each row has among the visible ones: rows with no line between them are one, as where a row too
/// tall for a workbook was continued.
fn joined_rows(sheet: &Sheet, rows: &Range<usize>) -> Vec<usize> {
    let mut joined = vec![0; rows.len()];
    for area in &sheet.merges {
        for row in area.rows.start + 1..area.rows.end {
            if rows.contains(&row) {
                joined[row - rows.start] += area.columns.len();
            }
        }
    }
    let mut number = 0;
    let numbered = joined.iter().enumerate().map(|(at, columns)| {
        number += usize::from(at > 0 && *columns < sheet.widths.len());
        number
    });
    numbered.collect()
}

/// The cells and merged areas of some rows, row by row and from left to right.
fn areas(sheet: &Sheet, rows: &Range<usize>) -> Vec<Area> {
    let within = |area: &&Area| area.rows.start >= rows.start && area.rows.end <= rows.end;
    let mut areas: Vec<Area> = sheet.merges.iter().filter(within).cloned().collect();
    let covered: BTreeSet<(usize, usize)> = areas.iter().flat_map(Area::cells).collect();
    for row in rows.clone() {
        let columns = 0..sheet.widths.len();
        let single = columns.filter(|column| !covered.contains(&(row, *column)));
        areas.extend(single.map(|column| Area {
            rows: row..row + 1,
            columns: column..column + 1,
        }));
    }
    areas.sort_by_key(|area| (area.rows.start, area.columns.start));
    areas
}

struct Maker<'a, 'b> {
    frame: &'a Frame,
    metrics: Metrics,
    edges: &'a [Vec<f32>],
    printable: &'a mut Printable<'b>,
}

impl Maker<'_, '_> {
    /// Adds a cell to every part that has columns of it; its rows are counted from `above`.
    fn add(
        &mut self,
        cell: &SheetCell,
        (rows, area): (Range<usize>, &Area),
        above: usize,
        to: &mut Vec<Block>,
    ) {
        let place = || address(area.rows.start, area.columns.start);
        let text = self.printable.text(&cell.content.printed(), place);
        for (group, columns) in self.frame.groups.iter().enumerate() {
            let is_in = |column: &usize| area.columns.contains(column);
            let Some(first) = columns.iter().position(is_in) else {
                continue;
            };
            let last = columns.iter().rposition(is_in).unwrap_or(first);
            let columns = first..last + 1;
            let edges = &self.edges[group];
            let inner = edges[columns.end] - edges[columns.start] - 2.0 * self.metrics.padding_x;
            let (lines, size) = self.fitted(cell, &text, inner);
            let is_label = rows.len() > 1 || columns.end <= self.frame.keys;
            let is_amount = matches!(cell.content, Content::Amount(_));
            to.push(Block {
                group,
                columns,
                rows: rows.start - above..rows.end - above,
                repeats: is_label && !is_amount && lines.len() <= REPEATED_LINES,
                lines,
                size,
                is_bold: cell.style.is_bold,
                align: cell.style.align,
                is_boxed: cell.style.is_boxed,
            });
        }
    }

    /// The lines of a cell and the size of its text: amounts and numbers become smaller rather than two.
    fn fitted(&self, cell: &SheetCell, text: &str, inner: f32) -> (Vec<Line>, f32) {
        let size = self.metrics.text_size(cell.style.size);
        match &cell.content {
            Content::Blank => (Vec::new(), size),
            Content::Amount(_) => {
                let line = Line::new(text);
                let size = size.min(inner / line.width.max(f32::MIN_POSITIVE));
                (vec![line], size)
            }
            Content::Text(_) => {
                let widest = widest_number(text) * size;
                let part = (inner / widest.max(1.0)).clamp(NUMBER_LEAST, 1.0);
                let size = if widest > inner { size * part } else { size };
                // No column is narrower than a character.
                let size = size.min(inner.max(1.0));
                (wrap_evenly(text, inner / size), size)
            }
        }
    }
}
