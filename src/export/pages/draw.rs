//! What is laid out, put at its place on a page: texts, lines, page number, watermark.

use crate::export::font;
use crate::export::pages::Page;
use crate::export::pages::Stroke;
use crate::export::pages::TextRun;
use crate::export::pages::Watermark;
use crate::export::pages::blocks::Block;
use crate::export::pages::blocks::edges;
use crate::export::pages::breaks::Part;
use crate::export::pages::breaks::Slice;
use crate::export::pages::free::FreeLine;
use crate::export::pages::free::FreePiece;
use crate::export::pages::grid::Grid;
use crate::export::pages::layout::Laid;
use crate::export::pages::missing::Printable;
use crate::export::pages::options::WatermarkText;
use crate::export::pages::room::Room;
use crate::export::sheet::Align;

/// The size of what stands in the foot.
const FOOT: f32 = 9.0;
/// Air between two texts in the foot.
const FOOT_GAP: f32 = 12.0;
/// The large text of a watermark as a part of the page's short side, and of its diagonal at most.
const MARK: f32 = 0.3;
const MARK_MOST: f32 = 0.7;
/// The small text as a part of the large one, and its base line below the centre.
const DETAIL: f32 = 0.16;
const DETAIL_BELOW: f32 = 0.68;
/// How far a watermark is turned, in degrees.
const ANGLE: f32 = 35.0;

/// Draws on a page from top to bottom.
pub(super) struct Pen<'a> {
    laid: &'a Laid,
    group: usize,
    /// The columns of this part, from the left of the page.
    edges: Vec<f32>,
    right: f32,
    y: f32,
    page: Page,
    grid: Grid,
}

impl<'a> Pen<'a> {
    /// Draws a part of the columns on a page, which may already have something on it.
    pub(super) fn new(laid: &'a Laid, group: usize, page: Page) -> Self {
        let (left, right) = laid.sides(group);
        let own = &edges(&laid.frame)[group];
        let (width, height) = laid.room.page;
        Self {
            laid,
            group,
            edges: own.iter().map(|edge| left + edge).collect(),
            right,
            y: laid.room.top,
            page: Page {
                width,
                height,
                ..page
            },
            grid: Grid::default(),
        }
    }

    /// How far down the page is drawn.
    pub(super) fn y(&self) -> f32 {
        self.y
    }

    pub(super) fn move_to(&mut self, y: f32) {
        self.y = y;
    }

    /// Lines without boxes.
    pub(super) fn free(&mut self, lines: &[FreeLine]) {
        for line in lines {
            for piece in &line.pieces {
                let x = self.free_x(piece);
                let middle = self.y + line.height / 2.0;
                self.write(x, middle, piece.size, piece.is_bold, &piece.line.text);
            }
            self.y += line.height;
        }
    }

    /// The left end of a text; in the middle of the table, but within the margins.
    fn free_x(&self, piece: &FreePiece) -> f32 {
        let (left, width) = (self.edges[0], piece.line.width * piece.size);
        let room = &self.laid.room;
        match piece.align {
            Align::Left => left,
            Align::Right => self.right - width,
            Align::Center => {
                let middle = f32::midpoint(left, self.right) - width / 2.0;
                middle.min(room.right - width).max(room.left)
            }
        }
    }

    /// The header of the table.
    pub(super) fn header(&mut self) {
        let laid = self.laid;
        let mut tops = vec![self.y];
        for height in &laid.header_heights {
            self.y += height;
            tops.push(self.y);
        }
        for block in &laid.blocks.header {
            let part = Part {
                block: 0,
                top: tops[block.rows.start],
                bottom: tops[block.rows.end],
                lines: 0..block.lines.len(),
                is_from_top: false,
            };
            self.block(block, &part);
        }
        if laid.frame.groups.len() > 1 && !tops.is_empty() {
            self.mark_cuts();
        }
    }

    fn mark_cuts(&mut self) {
        if self.group > 0 {
            self.page.cuts.push(self.edges[self.laid.frame.keys]);
        }
        if self.group + 1 < self.laid.frame.groups.len() {
            self.page.cuts.push(self.right);
        }
    }

    /// The rows of a page.
    pub(super) fn rows(&mut self, slice: &Slice) {
        let laid = self.laid;
        for part in &slice.parts {
            let placed = Part {
                top: self.y + part.top,
                bottom: self.y + part.bottom,
                lines: part.lines.clone(),
                ..*part
            };
            self.block(&laid.blocks.body[part.block], &placed);
        }
        self.y += slice.height;
    }

    fn block(&mut self, block: &Block, part: &Part) {
        if block.group != self.group {
            return;
        }
        let metrics = &self.laid.metrics;
        let (left, right) = (
            self.edges[block.columns.start],
            self.edges[block.columns.end],
        );
        if block.is_boxed {
            self.grid.add(left, part.top, right, part.bottom);
        }
        let lines = &block.lines[part.lines.clone()];
        let text = super::float(lines.len()) * metrics.line;
        let free = part.bottom - part.top - text;
        let top = part.top
            + if part.is_from_top {
                metrics.padding_y
            } else {
                free / 2.0
            };
        for (at, line) in lines.iter().enumerate() {
            let width = line.width * block.size;
            let x = match block.align {
                Align::Left => left + metrics.padding_x,
                Align::Center => f32::midpoint(left, right) - width / 2.0,
                Align::Right => right - metrics.padding_x - width,
            };
            let middle = top + (super::float(at) + 0.5) * metrics.line;
            self.write(x, middle, block.size, block.is_bold, &line.text);
        }
    }

    /// A text whose characters have their middle at a height.
    fn write(&mut self, x: f32, middle: f32, size: f32, is_bold: bool, text: &str) {
        if text.is_empty() {
            return;
        }
        self.page.runs.push(TextRun {
            x,
            y: middle + font::MIDDLE * size,
            size,
            is_bold,
            text: text.to_owned(),
            ..TextRun::default()
        });
    }

    /// The page with all lines of its tables.
    pub(super) fn finish(mut self) -> Page {
        let strokes: Vec<Stroke> = self.grid.strokes();
        self.page.strokes.extend(strokes);
        self.page
    }
}

/// Adds what depends on the whole document: page number and watermark.
pub(super) fn foot(page: &mut Page, room: &Room, total: usize, watermark: Option<&WatermarkText>) {
    let number = format!("第 {} 页 共 {total} 页", page.number);
    let x = page.width / 2.0 - font::width(&number) * FOOT / 2.0;
    page.runs.push(foot_run((x, room.foot), FOOT, number));
    if let Some(watermark) = watermark {
        mark(page, room, watermark);
        let words = page.watermark.iter().flat_map(|it| &it.runs);
        let words: Vec<&str> = words.map(|it| it.text.as_str()).collect();
        let words = words.join(" ");
        if !words.is_empty() {
            let size = FOOT.min((x - room.left - FOOT_GAP) / font::width(&words));
            page.runs
                .push(foot_run((room.left, room.foot), size, words));
        }
    }
}

fn foot_run((x, y): (f32, f32), size: f32, text: String) -> TextRun {
    TextRun {
        x,
        y,
        size,
        text,
        ..TextRun::default()
    }
}

/// Adds the watermark alone.
pub(super) fn mark(page: &mut Page, room: &Room, watermark: &WatermarkText) {
    let mut printable = Printable::new("");
    let mut clean = |text: &str| printable.text(text.replace('\n', " ").trim(), String::new);
    let watermark = WatermarkText {
        mark: clean(&watermark.mark),
        detail: clean(&watermark.detail),
    };
    page.watermark = Some(placed(&watermark, room));
}

fn placed(text: &WatermarkText, room: &Room) -> Watermark {
    let (width, height) = room.page;
    let most = width.hypot(height) * MARK_MOST;
    let fitted = |text: &str, size: f32| size.min(most / font::width(text).max(1.0));
    let size = fitted(&text.mark, width.min(height) * MARK);
    let small = fitted(&text.detail, size * DETAIL);
    let run = |text: &str, size: f32, y: f32| TextRun {
        x: -font::width(text) * size / 2.0,
        y,
        size,
        text: text.to_owned(),
        ..TextRun::default()
    };
    let runs = [
        run(&text.mark, size, size * font::MIDDLE),
        run(&text.detail, small, size * DETAIL_BELOW),
    ];
    Watermark {
        center: (width / 2.0, height / 2.0),
        angle: ANGLE,
        runs: runs.into_iter().filter(|it| !it.text.is_empty()).collect(),
    }
}
