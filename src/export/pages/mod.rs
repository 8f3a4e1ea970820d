//! Laid-out sheets broken into pages (分页): every text and line at its place, in points.
//!
//! What is drawn from pages — the PDF, the preview — needs nothing but [`font`] and looks
//! the same.
//! A table too wide for its paper is shrunk, but never below the smallest size asked for; then it goes on beside,
//! with its key columns repeated.
//! The written statement flows over pages of its own, see [`public_pages`].
//! Deliberately not here: drawing, colours, and choosing what is printed.

#![expect(clippy::float_arithmetic, reason = "distances on paper are no amounts")]

mod blocks;
mod breaks;
mod draw;
mod flow;
mod free;
mod grid;
mod heights;
mod layout;
mod missing;
mod options;
mod room;
mod scale;
mod wrap;

use crate::export::font;
use crate::export::pages::room::Room;
use crate::export::sheet::Sheet;

pub use flow::public_pages;
pub use missing::MissingCharacter;
pub use options::Margins;
pub use options::Numbering;
pub use options::PageOptions;
pub use options::Scale;
pub use options::WatermarkText;

/// How pale a watermark is: 0 is black, 255 white.
pub const WATERMARK_SHADE: u8 = 234;

/// A sheet and how it is to be printed (待分页的表).
#[derive(Clone, Copy, Debug)]
pub struct PagePart<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// Paper, margins, scale.
    pub options: &'a PageOptions,
}

/// The pages of some sheets (分页结果).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// The names of the sheets, in their order.
    pub sheets: Vec<String>,
    /// The pages in the order they are read: where a table goes on beside, left part before right part.
    pub pages: Vec<Page>,
    /// Characters the font lacks; each is printed as [`font::MISSING`].
    pub missing: Vec<MissingCharacter>,
}

/// A page (页).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The position of its sheet.
    pub sheet: usize,
    /// Its number as printed.
    pub number: usize,
    /// Points from left to right.
    pub width: f32,
    /// Points from top to bottom.
    pub height: f32,
    /// The texts in reading order.
    pub runs: Vec<TextRun>,
    /// The lines of the table.
    pub strokes: Vec<Stroke>,
    /// Where something begins that one wants to find.
    pub bookmarks: Vec<Bookmark>,
    /// Where columns are cut: what is left or right of it stands on another page.
    pub cuts: Vec<f32>,
    /// What stands pale and aslant behind everything else.
    pub watermark: Option<Watermark>,
}

/// A place in the outline of the document (书签).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bookmark {
    /// The level in the outline, from 1.
    pub level: u8,
    /// What begins there.
    pub title: String,
    /// How far down the page.
    pub y: f32,
}

/// A text on one line (文字), never empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextRun {
    /// The left end.
    pub x: f32,
    /// The base line.
    pub y: f32,
    /// The size in points.
    pub size: f32,
    /// Points added after every character, so that lines end at the same margin.
    pub spacing: f32,
    /// Whether it is thickened by [`font::BOLD_STROKE`].
    pub is_bold: bool,
    /// Characters the font has.
    pub text: String,
}

impl TextRun {
    /// How wide it is in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        let characters = float(self.text.chars().count());
        font::width(&self.text) * self.size + self.spacing * characters
    }
}

/// A straight line (线).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke {
    /// Its left or upper end.
    pub from: (f32, f32),
    /// Its right or lower end.
    pub to: (f32, f32),
    /// How thick it is in points.
    pub weight: f32,
}

/// A watermark at its place (水印).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Watermark {
    /// The point it is turned around.
    pub center: (f32, f32),
    /// How far it is turned in degrees, counterclockwise as it is seen.
    pub angle: f32,
    /// Its texts, placed from the centre and before turning.
    pub runs: Vec<TextRun>,
}

/// Breaks sheets into pages, numbered throughout.
#[must_use]
pub fn pages(parts: &[PagePart<'_>], numbering: Numbering) -> Pages {
    let mut made = Pages::default();
    for part in parts {
        made.add_sheet(*part, 1);
    }
    let total = numbering
        .total
        .unwrap_or(made.pages.len() + numbering.first.saturating_sub(1));
    for (number, page) in (numbering.first..).zip(&mut made.pages) {
        page.number = number;
        let part = parts[page.sheet];
        let room = Room::new(part.options, part.sheet.page);
        draw::foot(page, &room, total, part.options.watermark.as_ref());
    }
    made
}

impl Pages {
    /// Adds the pages of a sheet, still without numbers, with a bookmark at the first.
    fn add_sheet(&mut self, part: PagePart<'_>, level: u8) {
        let sheet = self.sheets.len();
        self.sheets.push(part.sheet.name.clone());
        let (mut pages, missing) = layout::pages(part.sheet, part.options);
        if let Some(first) = pages.first_mut() {
            first.bookmarks.push(Bookmark {
                level,
                title: part.sheet.name.clone(),
                y: 0.0,
            });
        }
        self.pages
            .extend(pages.into_iter().map(|page| Page { sheet, ..page }));
        self.missing.extend(missing);
    }
}

/// The pages of sheets that are all printed alike, numbered from 1.
#[must_use]
pub fn pages_of(sheets: &[Sheet], options: &PageOptions) -> Pages {
    let part = |sheet| PagePart { sheet, options };
    let parts: Vec<PagePart<'_>> = sheets.iter().map(part).collect();
    pages(&parts, Numbering::default())
}

/// A count as a number of points or lines; there are never more than a page can be long.
fn float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
