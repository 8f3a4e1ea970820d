//! Column widths: from what stands in them, within the paper.
//!
//! An amount always has room on one line; text gives way first and wraps.

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledTable;
use crate::export::sheet::measure::line_count;
use crate::export::sheet::measure::longest_word;
use crate::export::sheet::measure::printable;
use crate::export::sheet::measure::text_width;
use crate::export::sheet::paper;

/// An amount column is at least this wide: `100,000.00` and a little air.
const AMOUNT_LEAST: usize = 11;
/// On a table too wide for its paper, an amount column may shrink to `10,000.00`.
const AMOUNT_TIGHT: usize = 9;
/// A text column is at least this wide: three characters.
const TEXT_LEAST: usize = 6;
/// A text column that gives way keeps this much: seven characters, twelve if it holds sentences.
const TEXT_TIGHT: usize = 14;
const SENTENCES_TIGHT: usize = 24;
/// Text wraps at this width, unless the definition says otherwise.
const TEXT_MOST: usize = 40;
/// Very long text may have a wider column, up to this, rather than a very tall row.
const LONG_TEXT_MOST: usize = 80;
/// A row taller than this many lines is very tall.
const TALL_ROW: usize = 12;

/// Widths of the table's columns, when `taken` is used by a column in front of them.
pub(super) fn widths(table: &FilledTable, taken: usize) -> Vec<usize> {
    let room = paper::room(table.page).saturating_sub(taken);
    let columns: Vec<Measured> = measure(table);
    let comfortable: Vec<usize> = columns.iter().map(|column| column.comfortable).collect();
    // Printed at three quarters of its size the text is still 8 points high.
    let most = room * 4 / 3;
    let total: usize = comfortable.iter().sum();
    if total > most {
        return shrunk(&columns, most);
    }
    stretched(&columns, comfortable, room)
}

/// What a column asks for.
struct Measured {
    comfortable: usize,
    least: usize,
    is_fixed: bool,
}

fn measure(table: &FilledTable) -> Vec<Measured> {
    let column = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let label = column.path.last().map_or(0, |label| text_width(label));
        if column.is_amount {
            amount_column(table, column, cells, label)
        } else {
            text_column(column, cells, label)
        }
    };
    table.columns.iter().enumerate().map(column).collect()
}

fn amount_column<'a>(
    table: &FilledTable,
    column: &Column,
    cells: impl Iterator<Item = &'a Cell>,
    label: usize,
) -> Measured {
    let content = cells
        .map(|cell| text_width(&table.printed(cell)))
        .max()
        .unwrap_or(0);
    let least = AMOUNT_TIGHT.max(content + 1);
    let comfortable = match column.width {
        Some(width) => usize::from(width).max(least),
        None => AMOUNT_LEAST.max(content + 3).max(half_label(label)),
    };
    Measured {
        comfortable,
        least,
        is_fixed: column.width.is_some(),
    }
}

fn text_column<'a>(
    column: &Column,
    cells: impl Iterator<Item = &'a Cell>,
    label: usize,
) -> Measured {
    let texts: Vec<String> = cells
        .filter_map(|cell| match cell {
            Cell::Text(text) => Some(printable(text)),
            Cell::Blank | Cell::Amount(_) => None,
        })
        .collect();
    let content = texts.iter().map(|text| text_width(text)).max().unwrap_or(0);
    // A little more than the longest code, so that none is broken over lines.
    let word = texts
        .iter()
        .map(|text| longest_word(text))
        .max()
        .unwrap_or(0)
        .min(TEXT_MOST)
        + 1;
    if let Some(width) = column.width {
        let width = usize::from(width).max(TEXT_LEAST);
        return Measured {
            comfortable: width,
            least: width,
            is_fixed: true,
        };
    }
    // A short label stays on one line;X.
    let label = if label <= TEXT_TIGHT {
        label + 2
    } else {
        half_label(label)
    };
    let mut comfortable = (content + 2).max(label).clamp(TEXT_LEAST, TEXT_MOST);
    let is_tall = |width: usize| texts.iter().any(|text| line_count(text, width) > TALL_ROW);
    while comfortable < LONG_TEXT_MOST && is_tall(comfortable) {
        comfortable += 8;
    }
    let tight = if content > TEXT_MOST * 2 {
        SENTENCES_TIGHT
    } else {
        TEXT_TIGHT
    };
    let least = tight.max(word).min(comfortable);
    Measured {
        comfortable,
        least,
        is_fixed: false,
    }
}

/// A label may take two lines.
fn half_label(label: usize) -> usize {
    label.div_ceil(4) * 2 + 2
}

/// Every column between its least and its comfortable width, all giving way in the same proportion.
fn shrunk(columns: &[Measured], most: usize) -> Vec<usize> {
    let least: usize = columns.iter().map(|column| column.least).sum();
    let wish: usize = columns
        .iter()
        .map(|column| column.comfortable - column.least)
        .sum();
    let slack = most.saturating_sub(least).min(wish);
    let width = |column: &Measured| {
        column.least + (column.comfortable - column.least) * slack / wish.max(1)
    };
    columns.iter().map(width).collect()
}

/// Widens a narrow table to its paper, within reason; what the definition fixes stays.
fn stretched(columns: &[Measured], mut widths: Vec<usize>, room: usize) -> Vec<usize> {
    let fixed: usize = columns
        .iter()
        .filter(|column| column.is_fixed)
        .map(|column| column.comfortable)
        .sum();
    let free = widths.iter().sum::<usize>() - fixed;
    let target = room.saturating_sub(fixed).min(free * 2);
    if target > free {
        for (width, column) in widths.iter_mut().zip(columns) {
            if !column.is_fixed {
                *width = *width * target / free;
            }
        }
    }
    widths
}
