//! Pages drawn as a PDF: text that can be searched and copied, the bundled font embedded as far as it is used.
//!
//! The same pages and stamp give the same bytes.
//! Deliberately not here: where anything stands on a page, and saving — the caller gets bytes.

#![expect(clippy::float_arithmetic, reason = "distances on paper are no amounts")]

mod draw;
mod error;

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::DateTime;
use krilla::metadata::Metadata;
use krilla::outline::Outline;
use krilla::outline::OutlineNode;
use krilla::page::PageSettings;

use crate::export::CreatedAt;
use crate::export::Stamp;
use crate::export::pages::Bookmark;
use crate::export::pages::Page;
use crate::export::pages::Pages;
use crate::export::pdf::draw::Brush;

pub use error::PdfError;

/// The language of all texts.
const LANGUAGE: &str = "zh-CN";
/// The whole country is eight hours ahead of UTC.
const HOURS_AHEAD: i8 = 8;

/// How far the work is (进度).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfProgress<'a> {
    /// The sheet whose page is drawn.
    pub sheet: &'a str,
    /// The page's position, from 1.
    pub position: usize,
    /// How many pages there are.
    pub count: usize,
}

/// Draws pages as one document, with their bookmarks as its outline.
///
/// # Errors
/// When there are no pages, and when the document can't be put together.
pub fn pdf(
    pages: &Pages,
    stamp: &Stamp,
    progress: &mut dyn FnMut(PdfProgress<'_>),
) -> Result<Vec<u8>, PdfError> {
    if pages.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let mut document = Document::new();
    let brush = Brush::new();
    for (at, page) in pages.pages.iter().enumerate() {
        progress(PdfProgress {
            sheet: pages.sheets.get(page.sheet).map_or("", String::as_str),
            position: at + 1,
            count: pages.pages.len(),
        });
        add_page(&mut document, &brush, page)?;
    }
    document.set_outline(outline(pages));
    document.set_metadata(metadata(stamp));
    document.finish().map_err(|error| PdfError::Write {
        reason: error.to_string(),
    })
}

fn add_page(document: &mut Document, brush: &Brush, page: &Page) -> Result<(), PdfError> {
    let settings = PageSettings::from_wh(page.width, page.height).ok_or(PdfError::PageSize {
        number: page.number,
    })?;
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    brush.page(&mut surface, page);
    surface.finish();
    sheet.finish();
    Ok(())
}

/// The bookmarks, those of lower levels below those of higher ones.
fn outline(pages: &Pages) -> Outline {
    let places = pages.pages.iter().enumerate();
    let places: Vec<(usize, &Bookmark)> = places
        .flat_map(|(at, page)| page.bookmarks.iter().map(move |it| (at, it)))
        .collect();
    let mut outline = Outline::new();
    for node in nodes(&places) {
        outline.push_child(node);
    }
    outline
}

fn nodes(mut places: &[(usize, &Bookmark)]) -> Vec<OutlineNode> {
    let mut nodes = Vec::new();
    while let Some(((page, bookmark), rest)) = places.split_first() {
        let is_below = |(_, it): &&(usize, &Bookmark)| it.level > bookmark.level;
        let (below, after) = rest.split_at(rest.iter().take_while(is_below).count());
        let place = XyzDestination::new(*page, Point::from_xy(0.0, bookmark.y));
        let mut node = OutlineNode::new(bookmark.title.clone(), place);
        for child in self::nodes(below) {
            node.push_child(child);
        }
        nodes.push(node);
        places = after;
    }
    nodes
}

fn metadata(stamp: &Stamp) -> Metadata {
    let program = concat!("编制 ", env!("CARGO_PKG_VERSION"));
    Metadata::new()
        .title(stamp.title.clone())
        .authors(vec![stamp.author.clone()])
        .creator(program.to_owned())
        .language(LANGUAGE.to_owned())
        .creation_date(date(stamp.created))
}

fn date(at: CreatedAt) -> DateTime {
    DateTime::new(at.year)
        .month(at.month)
        .day(at.day)
        .hour(at.hour)
        .minute(at.minute)
        .second(at.second)
        .utc_offset_hour(HOURS_AHEAD)
        .utc_offset_minute(0)
}
