//! One sheet on its pages: how large, how high its rows, where it breaks.

use crate::export::pages::Page;
use crate::export::pages::PageOptions;
use crate::export::pages::blocks::Blocks;
use crate::export::pages::blocks::Metrics;
use crate::export::pages::blocks::boxed_rows;
use crate::export::pages::breaks::Rooms;
use crate::export::pages::breaks::Slice;
use crate::export::pages::breaks::slices;
use crate::export::pages::draw::Pen;
use crate::export::pages::free;
use crate::export::pages::free::FreeLine;
use crate::export::pages::free::FreeRows;
use crate::export::pages::free::Widths;
use crate::export::pages::heights::heights;
use crate::export::pages::missing::MissingCharacter;
use crate::export::pages::missing::Printable;
use crate::export::pages::options::Scale;
use crate::export::pages::room::Room;
use crate::export::pages::scale::BODY;
use crate::export::pages::scale::Frame;
use crate::export::sheet::Sheet;

/// Of two sizes tried on the way to one page, the smaller is this part of the larger.
const SHRINK: f32 = 0.97;
/// A table that is too high for a page by no more than this is shrunk, so that no page has only a few rows.
const NEARLY: f32 = 7.0 / 6.0;
/// What is repeated on every page takes at most this part of it.
const HEAD_MOST: f32 = 0.6;
/// A table within a text doesn't begin at the foot of a page with fewer rows than this.
const FIRST_ROWS: usize = 3;
/// Air between heading and table and between table and notes, as a part of the text size.
const AIR: f32 = 0.3;

/// The pages of a sheet, still without numbers, and the characters the font lacks.
pub(super) fn pages(sheet: &Sheet, options: &PageOptions) -> (Vec<Page>, Vec<MissingCharacter>) {
    let room = Room::new(options, sheet.page);
    let frame = Frame::new(sheet, options, room.width());
    let mut laid = Laid::new(sheet, room, frame);
    let is_wanted = sheet.is_one_page || laid.height() <= room.height() * NEARLY;
    let can_shrink = options.scale == Scale::FitWidth && laid.frame.groups.len() == 1;
    if can_shrink && is_wanted {
        laid = shrunk(laid, sheet, f32::from(options.smallest));
    }
    let (mut pages, notes_at) = laid.rows_from(Page::default());
    laid.add_notes(&mut pages, notes_at);
    (pages, laid.missing)
}

/// The same with the largest text that stands on one page; unchanged if that is too small to read.
fn shrunk(laid: Laid, sheet: &Sheet, smallest: f32) -> Laid {
    let mut scale = laid.frame.scale;
    while scale * BODY >= smallest - 0.01 {
        let frame = Frame {
            scale,
            ..laid.frame.clone()
        };
        let tried = Laid::new(sheet, laid.room, frame);
        if tried.height() <= laid.room.height() {
            return tried;
        }
        scale *= SHRINK;
    }
    laid
}

/// A sheet with all its sizes.
pub(super) struct Laid {
    pub(super) room: Room,
    /// Where it begins on its first page.
    top: f32,
    pub(super) frame: Frame,
    pub(super) metrics: Metrics,
    pub(super) blocks: Blocks,
    pub(super) header_heights: Vec<f32>,
    body_heights: Vec<f32>,
    heading: FreeRows,
    /// The heading of pages that go on.
    continued: FreeRows,
    notes: FreeRows,
    pub(super) missing: Vec<MissingCharacter>,
}

impl Laid {
    pub(super) fn new(sheet: &Sheet, room: Room, frame: Frame) -> Self {
        let metrics = Metrics::new(frame.scale);
        let mut printable = Printable::new(&sheet.name);
        let boxed = boxed_rows(sheet);
        let heading = FreeRows::new(sheet, 0..boxed.start, &mut printable);
        let blocks = Blocks::new(sheet, &frame, metrics, &mut printable);
        let notes = FreeRows::new(sheet, boxed.end..sheet.rows.len(), &mut printable);
        Self {
            header_heights: heights(&blocks.header, blocks.header_rows, &metrics),
            body_heights: heights(&blocks.body, blocks.body_rows, &metrics),
            continued: heading.continued(),
            missing: printable.finish(),
            top: room.top,
            room,
            frame,
            metrics,
            blocks,
            heading,
            notes,
        }
    }

    pub(super) fn air(&self) -> f32 {
        self.metrics.size * AIR
    }

    /// How high it is on a single page.
    pub(super) fn height(&self) -> f32 {
        let body: f32 = self.body_heights.iter().sum();
        self.top(&self.heading) + self.header() + body + self.notes_height()
    }

    /// How high it is up to the end of its first rows.
    pub(super) fn beginning(&self) -> f32 {
        let rows = self.body_heights.iter().take(FIRST_ROWS);
        self.top(&self.heading) + self.header() + rows.sum::<f32>()
    }

    /// Begins further down the page.
    pub(super) fn begin_at(&mut self, top: f32) {
        self.top = top;
    }

    fn header(&self) -> f32 {
        self.header_heights.iter().sum()
    }

    fn notes_height(&self) -> f32 {
        let lines = self.lines(&self.notes, 0);
        if lines.is_empty() {
            return 0.0;
        }
        free::height(&lines) + self.air()
    }

    /// How high a heading is where it is highest.
    fn top(&self, heading: &FreeRows) -> f32 {
        let heights =
            (0..self.frame.groups.len()).map(|group| free::height(&self.lines(heading, group)));
        heights.fold(0.0, f32::max) + self.air()
    }

    fn lines(&self, rows: &FreeRows, group: usize) -> Vec<FreeLine> {
        rows.lines(self.widths(group), &self.metrics)
    }

    fn widths(&self, group: usize) -> Widths {
        let (left, right) = self.sides(group);
        Widths {
            table: right - left,
            beside: self.room.right - left,
            page: self.room.width(),
        }
    }

    /// The left and the right of the table: in the middle of the page, but parts that belong together start alike.
    pub(super) fn sides(&self, group: usize) -> (f32, f32) {
        let width = self.frame.groups[group]
            .iter()
            .map(|column| self.frame.widths[*column])
            .sum::<f32>();
        let free = (self.room.width() - width).max(0.0);
        let is_alone = self.frame.groups.len() == 1;
        let left = self.room.left + if is_alone { free / 2.0 } else { 0.0 };
        (left, left + width)
    }

    /// Where the header begins, on the first rows' pages and on later ones.
    fn header_top(&self, is_later: bool) -> f32 {
        let later = self.top(&self.continued);
        let top = match (is_later, self.frame.groups.len()) {
            (false, 1) => self.top(&self.heading),
            // The parts of a table have their rows at the same height.
            (false, _) => later.max(self.top(&self.heading)),
            (true, _) => later,
        };
        let start = if is_later { self.room.top } else { self.top };
        start + top
    }

    /// Whether later pages begin with heading and header; not when those would leave no room for rows.
    fn repeats_head(&self) -> bool {
        let head = self.header_top(true) - self.room.top + self.header();
        head <= self.room.height() * HEAD_MOST
    }

    /// The pages with header and rows, the first of which may already have something on it; and the last page
    /// of the part at the left, with the height its rows end at.
    pub(super) fn rows_from(&self, mut first: Page) -> (Vec<Page>, (usize, f32)) {
        let room = |is_later| self.room.bottom - self.header_top(is_later) - self.header();
        let rooms = Rooms {
            first: room(false),
            later: if self.repeats_head() {
                room(true)
            } else {
                self.room.height()
            },
        };
        let heights = self.body_heights.clone();
        let slices = slices(&self.blocks.body, heights, rooms, &self.metrics);
        let mut pages = Vec::new();
        let mut notes_at = (0, 0.0);
        for (at, slice) in slices.iter().enumerate() {
            for group in 0..self.frame.groups.len() {
                let page = std::mem::take(&mut first);
                let pen = self.drawn(slice, page, (at > 0, group));
                if group == 0 {
                    notes_at = (pages.len(), pen.y());
                }
                pages.push(pen.finish());
            }
        }
        (pages, notes_at)
    }

    /// The page of some rows and a part of the columns.
    fn drawn(&self, slice: &Slice, page: Page, (is_later, group): (bool, usize)) -> Pen<'_> {
        let mut pen = Pen::new(self, group, page);
        if !is_later {
            pen.move_to(self.top);
        }
        if !is_later || self.repeats_head() {
            let heading = if is_later || group > 0 {
                &self.continued
            } else {
                &self.heading
            };
            pen.free(&self.lines(heading, group));
            pen.move_to(self.header_top(is_later));
            pen.header();
        }
        pen.rows(slice);
        pen
    }

    /// Notes under the last rows, on the part at the left; on further pages when they are long.
    fn add_notes(&self, pages: &mut Vec<Page>, (mut at, bottom): (usize, f32)) {
        let mut y = bottom + self.air();
        for line in self.lines(&self.notes, 0) {
            if y + line.height > self.room.bottom + 0.01 {
                let mut pen = Pen::new(self, 0, Page::default());
                pen.free(&self.lines(&self.continued, 0));
                y = pen.y() + self.air();
                at = pages.len();
                pages.push(pen.finish());
            }
            let page = std::mem::take(&mut pages[at]);
            let mut pen = Pen::new(self, 0, page);
            pen.move_to(y);
            pen.free(std::slice::from_ref(&line));
            y = pen.y();
            pages[at] = pen.finish();
        }
    }
}
