//! The publishable document (公开文本): cover, contents, the written statement as running text, all tables.
//!
//! Every page counts from the cover on, so that the number printed is the one a reader of PDF files types in.
//! Deliberately not here: what the statement says, and what a table looks like.

mod contents;
mod cover;
mod statement;
mod text_table;
mod writer;

use crate::export::pages::Bookmark;
use crate::export::pages::Margins;
use crate::export::pages::PageOptions;
use crate::export::pages::PagePart;
use crate::export::pages::Pages;
use crate::export::pages::WatermarkText;
use crate::export::pages::draw;
use crate::export::pages::room::Room;
use crate::export::sheet::Sheet;
use crate::model::Budget;
use crate::narrative::Statement;
use crate::packs::PageDef;

use contents::Entry;
use contents::contents;
use cover::cover;
use writer::Writer;

/// The margins of official documents (党政机关公文格式).
const MARGINS: Margins = Margins {
    top: 37,
    right: 26,
    bottom: 35,
    left: 28,
};
/// The heading over all tables.
const TABLES: &str = "附表";
/// The heading of the contents where the statement has none of its own.
const CONTENTS: &str = "目录";

/// The publishable document of a budget: its statement and its sheets, numbered throughout.
#[must_use]
pub fn public_pages(
    budget: &Budget,
    statement: &Statement,
    sheets: &[Sheet],
    watermark: Option<&WatermarkText>,
) -> Pages {
    let room = room();
    let options = PageOptions {
        watermark: watermark.cloned(),
        ..PageOptions::default()
    };
    let mut body = Pages::default();
    statement::add(&mut body, statement, room);
    let texts = body.pages.len();
    for sheet in sheets {
        let options = &options;
        body.add_sheet(PagePart { sheet, options }, 2);
    }
    if let Some(page) = body.pages.get_mut(texts) {
        page.bookmarks.insert(0, bookmark(1, TABLES));
    }
    let mut made = Pages::default();
    made.add_text("封面", cover(budget, room));
    let heading = match statement.contents.as_str() {
        "" => CONTENTS,
        own => own,
    };
    let entries = entries(&body);
    // How many pages the contents take doesn't depend on the numbers in them.
    let length = contents(heading, &entries, 0, room).pages.len();
    let before = made.pages.len() + length;
    made.add_text(heading, contents(heading, &entries, before, room));
    made.append(body);
    number(&mut made, sheets, &options);
    made
}

fn room() -> Room {
    let options = PageOptions {
        margins: MARGINS,
        ..PageOptions::default()
    };
    let portrait = PageDef {
        landscape: false,
        ..PageDef::default()
    };
    Room::new(&options, portrait)
}

fn bookmark(level: u8, title: &str) -> Bookmark {
    Bookmark {
        level,
        title: title.to_owned(),
        y: 0.0,
    }
}

/// What the contents list: the bookmarks with their pages.
fn entries(body: &Pages) -> Vec<Entry<'_>> {
    let pages = body.pages.iter().enumerate();
    let entries = pages.flat_map(|(page, it)| {
        let bookmarks = it.bookmarks.iter();
        bookmarks.map(move |bookmark| Entry { bookmark, page })
    });
    entries.collect()
}

/// Page numbers on all pages but the cover, and the watermark on all of them.
fn number(made: &mut Pages, sheets: &[Sheet], options: &PageOptions) {
    let total = made.pages.len();
    let texts = made.sheets.len() - sheets.len();
    let watermark = options.watermark.as_ref();
    for (at, page) in made.pages.iter_mut().enumerate() {
        page.number = at + 1;
        let room = match page.sheet.checked_sub(texts) {
            Some(sheet) => Room::new(options, sheets[sheet].page),
            None => room(),
        };
        if at > 0 {
            draw::foot(page, &room, total, watermark);
        } else if let Some(watermark) = watermark {
            draw::mark(page, &room, watermark);
        }
    }
}

impl Pages {
    /// Adds the pages of a text under a name.
    fn add_text(&mut self, name: &str, text: Writer) {
        let sheet = self.sheets.len();
        self.sheets.push(name.to_owned());
        for mut page in text.pages {
            page.sheet = sheet;
            self.pages.push(page);
        }
        self.missing.extend(text.missing);
    }

    /// Adds all of another document behind this one.
    fn append(&mut self, other: Self) {
        let sheets = self.sheets.len();
        for mut page in other.pages {
            page.sheet += sheets;
            self.pages.push(page);
        }
        self.sheets.extend(other.sheets);
        self.missing.extend(other.missing);
    }
}
