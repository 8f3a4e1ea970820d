//! The statement as running text: headings that stay with what follows, paragraphs, tables in their place.

use crate::export::pages::Pages;
use crate::export::pages::flow::text_table::table;
use crate::export::pages::flow::writer::Look;
use crate::export::pages::flow::writer::Piece;
use crate::export::pages::flow::writer::Writer;
use crate::export::pages::room::Room;
use crate::narrative::Block;
use crate::narrative::Chapter;
use crate::narrative::Paragraph;
use crate::narrative::RunKind;
use crate::narrative::Statement;

/// The body (三号), 22 lines to a page.
const BODY: Look = Look {
    size: 16.0,
    line: 28.0,
    indent: 2.0,
};
/// Titles of the statement and of its parts (二号).
const TITLE: Look = Look {
    size: 22.0,
    line: 36.0,
    indent: 0.0,
};

/// Adds the pages of a statement; none where nothing stands in it.
pub(super) fn add(to: &mut Pages, statement: &Statement, room: Room) {
    let Some(first) = statement.printed().next() else {
        return;
    };
    let mut writer = Writer::new(room);
    // Parts have titles of their own.
    if !first.is_part {
        let title = writer.printable(&statement.title, &statement.title);
        writer.centred(&title, TITLE);
        writer.skip(BODY.line);
    }
    for chapter in statement.printed() {
        if chapter.has_heading() {
            heading(&mut writer, chapter);
        }
        for block in &chapter.blocks {
            match block {
                Block::Paragraph(it) => paragraph(&mut writer, it, &chapter.title),
                Block::Table(it) => table(&mut writer, it),
            }
        }
    }
    to.add_text(&statement.title, writer);
}

fn heading(writer: &mut Writer, chapter: &Chapter) {
    let text = writer.printable(&chapter.heading(), &chapter.title);
    if chapter.is_part {
        writer.turn();
        writer.bookmark(chapter.level, text);
        // The number of a part has a line of its own.
        writer.centred(chapter.number.trim_end(), TITLE);
        let title = writer.printable(&chapter.title, &chapter.title);
        writer.centred(&title, TITLE);
        writer.skip(BODY.line);
        return;
    }
    // With two lines of what follows.
    writer.need(3.0 * BODY.line);
    writer.bookmark(chapter.level, text.clone());
    writer.paragraph(&[piece(text, true)], BODY);
}

/// The generated words, or those of the user, each line a paragraph.
fn paragraph(writer: &mut Writer, it: &Paragraph, name: &str) {
    if it.own.is_some() {
        for line in it.lines() {
            let text = writer.printable(&line, name);
            writer.paragraph(&[piece(text, false)], BODY);
        }
        return;
    }
    if it.is_heading {
        writer.need(2.0 * BODY.line);
    }
    let pieces: Vec<Piece> = it
        .runs
        .iter()
        .map(|run| {
            let is_bold = match run.kind {
                RunKind::Words | RunKind::Figure(_) | RunKind::Cause(_) | RunKind::Open(_) => {
                    it.is_heading
                }
                RunKind::Term => true,
            };
            piece(writer.printable(&run.text, name), is_bold)
        })
        .collect();
    writer.paragraph(&pieces, BODY);
}

const fn piece(text: String, is_bold: bool) -> Piece {
    Piece { text, is_bold }
}
