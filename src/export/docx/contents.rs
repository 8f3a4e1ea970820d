//! The contents (目录): a field whose entries are there before it is updated, with the pages they will be on.
//!
//! A document doesn't know its pages; they follow from the fixed line spacing, counted here line by line.
//! Word and WPS count anew when the field is updated.

use crate::export::docx::xml::escaped;
use crate::export::sheet::line_count;
use crate::narrative::Block;
use crate::narrative::Chapter;
use crate::narrative::Paragraph;
use crate::narrative::Statement;
use crate::narrative::TextTable;

/// Points between the margins, from top to bottom: 225 mm.
const PAGE: usize = 637;
/// Points between lines of the body.
const LINE: usize = 28;
/// Half-width characters in a line of 156 mm: of the body, of the title, of titles of parts, of entries.
const BODY_WIDTH: usize = 55;
const TITLE_WIDTH: usize = 40;
const PART_WIDTH: usize = 49;
const ENTRY_WIDTH: usize = 63;
/// Points between lines: of titles, of entries, of rows of tables.
const TITLE_LINE: usize = 32;
const ENTRY_LINE: usize = 24;
const ROW: usize = 20;
/// Headings below this level aren't listed.
const DEEPEST: u8 = 2;

/// Whether the statement is divided into parts, which begin pages of their own.
pub(super) fn has_parts(statement: &Statement) -> bool {
    statement.printed().any(|it| it.is_part)
}

/// The name of the bookmark at a heading.
pub(super) fn bookmark(at: usize) -> String {
    format!("_Toc{:08}", at + 1)
}

/// The heading of the contents and the field.
pub(super) fn contents(statement: &Statement) -> String {
    let pages = pages(statement);
    let listed: Vec<_> = listed(statement).zip(&pages).collect();
    let last = listed.len().saturating_sub(1);
    let mut xml = vec![format!(
        r#"<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"#,
        escaped(&statement.contents)
    )];
    for (number, ((at, chapter), page)) in listed.into_iter().enumerate() {
        let begin = if number == 0 { BEGIN } else { "" };
        let end = if number == last { END } else { "" };
        let (level, name) = (chapter.level, bookmark(at));
        let heading = escaped(&chapter.heading());
        xml.push(format!(
            r#"<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{begin}<w:hyperlink w:anchor="{name}" w:history="1"><w:r><w:t xml:space="preserve">{heading}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF {name} \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>{end}</w:p>"#
        ));
    }
    xml.concat()
}

const BEGIN: &str = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
const END: &str = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;

/// The chapters in the contents, each with its place among those printed.
fn listed(statement: &Statement) -> impl Iterator<Item = (usize, &Chapter)> {
    let chapters = statement.printed().enumerate();
    chapters.filter(|(_, chapter)| is_listed(chapter))
}

const fn is_listed(chapter: &Chapter) -> bool {
    chapter.has_heading() && chapter.level <= DEEPEST
}

/// Where the next line goes.
struct Cursor {
    page: usize,
    used: usize,
}

impl Cursor {
    fn lines(&mut self, count: usize, height: usize) {
        for _ in 0..count {
            if self.used + height > PAGE {
                self.turn();
            }
            self.used += height;
        }
    }

    /// Goes on to a new page, unless it is at the top of one.
    const fn turn(&mut self) {
        if self.used > 0 {
            self.page += 1;
            self.used = 0;
        }
    }
}

/// The pages the chapters in the contents begin on.
fn pages(statement: &Statement) -> Vec<usize> {
    let mut cursor = Cursor { page: 1, used: 0 };
    cursor.used += 2 * LINE;
    cursor.lines(line_count(&statement.title, TITLE_WIDTH), TITLE_LINE);
    cursor.lines(1, LINE);
    for (_, chapter) in listed(statement) {
        cursor.lines(line_count(&chapter.heading(), ENTRY_WIDTH), ENTRY_LINE);
    }
    cursor.turn();
    let mut pages = Vec::new();
    for chapter in statement.printed() {
        if chapter.has_heading() {
            begin(&mut cursor, chapter);
            if is_listed(chapter) {
                pages.push(cursor.page);
            }
            heading(&mut cursor, chapter);
        }
        for block in &chapter.blocks {
            match block {
                Block::Paragraph(it) => paragraph(&mut cursor, it),
                Block::Table(it) => table(&mut cursor, it),
            }
        }
    }
    pages
}

/// Parts begin pages; other headings stay with the line that follows them.
fn begin(cursor: &mut Cursor, chapter: &Chapter) {
    let lines = line_count(&indented(&chapter.heading()), BODY_WIDTH);
    if chapter.is_part || cursor.used + (lines + 1) * LINE > PAGE {
        cursor.turn();
    }
}

fn heading(cursor: &mut Cursor, chapter: &Chapter) {
    if chapter.is_part {
        cursor.lines(1 + line_count(&chapter.title, PART_WIDTH), TITLE_LINE);
        cursor.used += LINE;
    } else {
        let text = indented(&chapter.heading());
        cursor.lines(line_count(&text, BODY_WIDTH), LINE);
    }
}

fn paragraph(cursor: &mut Cursor, it: &Paragraph) {
    for line in it.lines() {
        cursor.lines(line_count(&indented(&line), BODY_WIDTH), LINE);
    }
}

fn table(cursor: &mut Cursor, it: &TextTable) {
    cursor.lines(1, LINE);
    cursor.lines(it.rows.len() + 3, ROW);
}

fn indented(text: &str) -> String {
    format!("　　{text}")
}
