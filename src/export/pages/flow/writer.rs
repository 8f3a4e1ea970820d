//! Running text on pages: paragraphs are broken into lines, and lines follow each other from page to page.

use crate::export::font;
use crate::export::pages::Bookmark;
use crate::export::pages::MissingCharacter;
use crate::export::pages::Page;
use crate::export::pages::TextRun;
use crate::export::pages::float;
use crate::export::pages::missing::Printable;
use crate::export::pages::room::Room;
use crate::export::pages::wrap::Line;
use crate::export::pages::wrap::wrap_balanced;
use crate::export::pages::wrap::wrap_indented;

/// A line is spread to the margin by at most this between two characters, as a part of the text size; where a
/// long number has gone to the next line, it stays short.
const SPREAD_MOST: f32 = 0.2;
/// Lines fit even if floats disagree in the last place.
const SLACK: f32 = 0.01;

/// What a text looks like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The size in points.
    pub(super) size: f32,
    /// Points from base line to base line.
    pub(super) line: f32,
    /// How far in the first line begins, in characters.
    pub(super) indent: f32,
}

/// A stretch of text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) is_bold: bool,
}

/// Writes from top to bottom and from page to page.
pub(super) struct Writer {
    pub(super) pages: Vec<Page>,
    pub(super) missing: Vec<MissingCharacter>,
    pub(super) room: Room,
    /// How far down the last page is written.
    pub(super) y: f32,
}

impl Writer {
    /// Begins on a blank page.
    pub(super) fn new(room: Room) -> Self {
        let mut writer = Self {
            pages: Vec::new(),
            missing: Vec::new(),
            room,
            y: 0.0,
        };
        writer.new_page();
        writer
    }

    fn new_page(&mut self) {
        self.pages.push(Page {
            width: self.room.page.0,
            height: self.room.page.1,
            ..Page::default()
        });
        self.y = self.room.top;
    }

    /// Goes on to a new page, unless it is at the top of one.
    pub(super) fn turn(&mut self) {
        if self.y > self.room.top {
            self.new_page();
        }
    }

    /// Goes on to a new page where less than this is left.
    pub(super) fn need(&mut self, height: f32) {
        if self.left() < height {
            self.turn();
        }
    }

    /// How much of the page is left.
    pub(super) fn left(&self) -> f32 {
        self.room.bottom - self.y + SLACK
    }

    /// Leaves room, but not at the top of a page.
    pub(super) fn skip(&mut self, height: f32) {
        if self.y > self.room.top {
            self.y += height;
        }
    }

    /// The page it is on.
    pub(super) fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is always a page")
    }

    /// Marks the place of a heading.
    pub(super) fn bookmark(&mut self, level: u8, title: String) {
        let y = self.y;
        self.page().bookmarks.push(Bookmark { level, title, y });
    }

    /// The text as far as the font has it; what it lacks is noted under a name.
    pub(super) fn printable(&mut self, text: &str, name: &str) -> String {
        let mut printable = Printable::new(name);
        let text = printable.text(&text.replace('\n', " "), String::new);
        self.missing.extend(printable.finish());
        text
    }

    /// A title in the middle of the page, on as many lines as it takes.
    pub(super) fn centred(&mut self, text: &str, look: Look) {
        for line in wrap_balanced(text, self.room.width() / look.size) {
            self.need(look.line);
            let free = self.room.width() - line.width * look.size;
            let x = self.room.left + free / 2.0;
            self.write((x, 0.0), look, true, line.text);
            self.y += look.line;
        }
    }

    /// A paragraph, spread to both margins; no line of it stands alone on a page.
    pub(super) fn paragraph(&mut self, pieces: &[Piece], look: Look) {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let width = self.room.width() / look.size;
        let lines = wrap_indented(&text, width, look.indent);
        let mut bold = pieces
            .iter()
            .flat_map(|piece| piece.text.chars().map(|mark| (mark, piece.is_bold)))
            .peekable();
        let mut breaks_at = self.breaks_at(lines.len(), look.line);
        for (at, line) in lines.iter().enumerate() {
            if Some(at) == breaks_at {
                self.turn();
                let rest = self.breaks_at(lines.len() - at, look.line);
                breaks_at = rest.map(|it| at + it);
            }
            let indent = if at == 0 { look.indent } else { 0.0 };
            let is_last = at + 1 == lines.len();
            let room = if is_last { 0.0 } else { width - indent };
            let characters = line.text.chars().count();
            let marks: Vec<(char, bool)> = bold.by_ref().take(characters).collect();
            // The blanks a line ended with are not printed.
            while bold.next_if(|(mark, _)| *mark == ' ').is_some() {}
            self.line(&marks, spread(line, room) * look.size, indent, look);
        }
    }

    /// Before which of so many lines the page ends: two at least stay together.
    fn breaks_at(&self, lines: usize, height: f32) -> Option<usize> {
        let fitting = (0..lines).take_while(|at| float(at + 1) * height <= self.left());
        match (fitting.count(), lines) {
            (fitting, lines) if fitting >= lines => None,
            (0 | 1, _) | (2, 3) => Some(0),
            (fitting, lines) if fitting + 1 == lines => Some(fitting - 1),
            (fitting, _) => Some(fitting),
        }
    }

    fn line(&mut self, marks: &[(char, bool)], spacing: f32, indent: f32, look: Look) {
        let mut x = self.room.left + indent * look.size;
        for alike in marks.chunk_by(|one, other| one.1 == other.1) {
            let text: String = alike.iter().map(|(mark, _)| mark).collect();
            x += self.write((x, spacing), look, alike[0].1, text);
        }
        self.y += look.line;
    }

    /// Writes a text on the line that begins here, and gives how wide it is.
    pub(super) fn write(
        &mut self,
        (x, spacing): (f32, f32),
        look: Look,
        is_bold: bool,
        text: String,
    ) -> f32 {
        let run = TextRun {
            x,
            y: self.y + look.line / 2.0 + font::MIDDLE * look.size,
            size: look.size,
            spacing,
            is_bold,
            text,
        };
        let width = run.width();
        if !run.text.is_empty() {
            self.page().runs.push(run);
        }
        width
    }
}

/// What is added after each character so that a line fills its room, as a part of the text size.
fn spread(line: &Line, room: f32) -> f32 {
    let gaps = line.text.chars().count().saturating_sub(1).max(1);
    let spread = ((room - line.width) / float(gaps)).max(0.0);
    if spread > SPREAD_MOST { 0.0 } else { spread }
}
