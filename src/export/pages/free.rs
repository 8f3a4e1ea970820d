//! The rows without boxes: title, table number and unit above the table, notes below it.

use crate::export::pages::blocks::Metrics;
use crate::export::pages::missing::Printable;
use crate::export::pages::wrap::Line;
use crate::export::pages::wrap::wrap;
use crate::export::sheet::Align;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetRow;
use crate::export::sheet::TextSize;
use crate::export::sheet::address;

/// What stands behind the title of a page that goes on.
const CONTINUED: &str = "（续表）";
/// From base line to base line, as a part of the text size: looser than in the table.
const LINE: f32 = 1.45;
/// The title in points, and its share of the table's scale: a shrunk table keeps a title one can read.
const TITLE: f32 = 16.0;
const TITLE_LEAST: f32 = 12.0;
/// Air between two texts on a line, as a part of the text size.
const GAP: f32 = 1.0;
/// Notes under a table narrower than this part of the page may be wider than it.
const NARROW: f32 = 0.6;

/// A text of a row without boxes.
#[derive(Clone, Debug)]
pub(super) struct FreeText {
    pub(super) text: String,
    pub(super) align: Align,
    pub(super) is_title: bool,
    pub(super) is_bold: bool,
}

/// The texts of such rows, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct FreeRows(pub(super) Vec<Vec<FreeText>>);

/// What stands on one line: pieces at the left, in the middle or at the right.
#[derive(Clone, Debug)]
pub(super) struct FreeLine {
    pub(super) pieces: Vec<FreePiece>,
    pub(super) height: f32,
}

#[derive(Clone, Debug)]
pub(super) struct FreePiece {
    pub(super) line: Line,
    pub(super) align: Align,
    pub(super) size: f32,
    pub(super) is_bold: bool,
}

/// How wide the table and the page are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widths {
    pub(super) table: f32,
    /// From the left of the table to the right margin.
    pub(super) beside: f32,
    pub(super) page: f32,
}

impl FreeRows {
    /// The rows of a sheet from `first` up to `end`.
    pub(super) fn new(
        sheet: &Sheet,
        rows: std::ops::Range<usize>,
        printable: &mut Printable<'_>,
    ) -> Self {
        let row = |at: usize| texts(&sheet.rows[at], at, printable);
        Self(rows.map(row).collect())
    }

    /// The same with the mark of a page that goes on.
    pub(super) fn continued(&self) -> Self {
        let mut rows = self.0.clone();
        match rows.iter_mut().flatten().find(|text| text.is_title) {
            Some(title) => title.text.push_str(CONTINUED),
            None => rows.insert(0, vec![mark()]),
        }
        Self(rows)
    }

    /// The lines they fill.
    pub(super) fn lines(&self, widths: Widths, metrics: &Metrics) -> Vec<FreeLine> {
        let mut lines = Vec::new();
        for row in &self.0 {
            add_row(row, widths, metrics, &mut lines);
        }
        lines
    }
}

/// How high some lines are together.
pub(super) fn height(lines: &[FreeLine]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

fn mark() -> FreeText {
    FreeText {
        text: CONTINUED.to_owned(),
        align: Align::Center,
        is_title: false,
        is_bold: false,
    }
}

fn texts(row: &SheetRow, at: usize, printable: &mut Printable<'_>) -> Vec<FreeText> {
    let mut texts = Vec::new();
    for (column, cell) in row.cells.iter().enumerate() {
        if cell.content == Content::Blank {
            continue;
        }
        texts.push(FreeText {
            text: printable.text(&cell.content.printed(), || address(at, column)),
            align: cell.style.align,
            is_title: cell.style.size == TextSize::Title,
            is_bold: cell.style.is_bold,
        });
    }
    texts
}

fn text_size(text: &FreeText, metrics: &Metrics) -> f32 {
    if text.is_title {
        (TITLE * metrics.size / crate::export::pages::scale::BODY).max(TITLE_LEAST)
    } else {
        metrics.size
    }
}

/// Texts that fit side by side share a line; others stand below each other and wrap.
fn add_row(row: &[FreeText], widths: Widths, metrics: &Metrics, lines: &mut Vec<FreeLine>) {
    if row.is_empty() {
        lines.push(FreeLine {
            pieces: Vec::new(),
            height: metrics.size * LINE,
        });
        return;
    }
    let wrapped: Vec<Vec<FreePiece>> = row.iter().map(|it| pieces(it, widths, metrics)).collect();
    let is_short = wrapped.iter().all(|pieces| pieces.len() == 1);
    let all: Vec<FreePiece> = wrapped.into_iter().flatten().collect();
    let gap = GAP * metrics.size;
    let together: f32 = all.iter().map(|it| it.line.width * it.size + gap).sum();
    if is_short && row.len() > 1 && together <= widths.table {
        lines.push(line(all));
    } else {
        lines.extend(all.into_iter().map(|piece| line(vec![piece])));
    }
}

fn pieces(text: &FreeText, widths: Widths, metrics: &Metrics) -> Vec<FreePiece> {
    let size = text_size(text, metrics);
    let room = match text.align {
        Align::Center => widths.page,
        Align::Left if widths.table < widths.page * NARROW => widths.beside,
        Align::Left | Align::Right => widths.table,
    };
    let piece = |line| FreePiece {
        line,
        align: text.align,
        size,
        is_bold: text.is_bold,
    };
    wrap(&text.text, room / size)
        .into_iter()
        .map(piece)
        .collect()
}

fn line(pieces: Vec<FreePiece>) -> FreeLine {
    let size = pieces.iter().map(|piece| piece.size).fold(0.0, f32::max);
    FreeLine {
        pieces,
        height: size * LINE,
    }
}
