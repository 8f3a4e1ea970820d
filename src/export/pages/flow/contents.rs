//! The contents (目录): headings and tables with dots up to their page numbers.

use crate::export::font;
use crate::export::pages::Bookmark;
use crate::export::pages::flow::writer::Look;
use crate::export::pages::flow::writer::Writer;
use crate::export::pages::room::Room;
use crate::export::pages::wrap::wrap;

const TITLE: Look = Look {
    size: 22.0,
    line: 52.0,
    indent: 0.0,
};
const ENTRY: Look = Look {
    size: 12.0,
    line: 22.0,
    indent: 0.0,
};
/// An entry of the second level stands this far in, in characters.
const INDENT: f32 = 1.5;
/// Headings below this level aren't listed.
const DEEPEST: u8 = 2;
/// What an entry leaves free at the right, in characters: dots and a number.
const RESERVED: f32 = 4.0;
/// Air before and after the dots, and between two of them, in characters.
const AIR: f32 = 0.3;
const DOT_AIR: f32 = 0.15;

/// A place that is listed.
pub(super) struct Entry<'a> {
    pub(super) bookmark: &'a Bookmark,
    /// The position of its page.
    pub(super) page: usize,
}

/// The contents of what comes behind so many pages.
pub(super) fn contents(heading: &str, entries: &[Entry<'_>], before: usize, room: Room) -> Writer {
    let mut writer = Writer::new(room);
    writer.centred(heading, TITLE);
    for entry in entries.iter().filter(|it| it.bookmark.level <= DEEPEST) {
        entry_lines(&mut writer, entry, before + entry.page + 1);
    }
    writer
}

fn entry_lines(writer: &mut Writer, entry: &Entry<'_>, number: usize) {
    let level = entry.bookmark.level;
    let indent = if level > 1 { INDENT * ENTRY.size } else { 0.0 };
    let left = writer.room.left + indent;
    let width = writer.room.right - left;
    let lines = wrap(&entry.bookmark.title, width / ENTRY.size - RESERVED);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.into_iter().enumerate() {
        writer.need(ENTRY.line);
        let end = left + writer.write((left, 0.0), ENTRY, level == 1, line.text);
        if at == last {
            page_number(writer, end, number);
        }
        writer.y += ENTRY.line;
    }
}

fn page_number(writer: &mut Writer, end: f32, number: usize) {
    let number = number.to_string();
    let x = writer.room.right - font::width(&number) * ENTRY.size;
    let air = AIR * ENTRY.size;
    let (first, last) = (end + air, x - air);
    let step = (font::width(".") + DOT_AIR) * ENTRY.size;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole dots, at most a line of them"
    )]
    let dots = ((last - first) / step).max(0.0) as usize;
    // All lines of dots end alike, so that they stand below each other.
    let start = last - crate::export::pages::float(dots) * step;
    let spacing = DOT_AIR * ENTRY.size;
    writer.write((start, spacing), ENTRY, false, ".".repeat(dots));
    writer.write((x, 0.0), ENTRY, false, number);
}
