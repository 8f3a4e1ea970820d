//! The written statement (预算情况说明): chapters, paragraphs and sentences whose figures follow the tables.
//!
//! Pure: budget, tables and pack to a document model that knows where each figure comes from.
//! A paragraph the user has rewritten stands in place of the generated one and is watched against its figures.
//! Deliberately not here: what is wrong with texts (rules), what they look like on paper (export), and edits.

mod blocks;
mod conditions;
mod figures;
mod glossary;
mod lists;
mod numbers;
mod own;
mod parts;
mod tables;
mod words;

use crate::compute::Book;
use crate::compute::RowKey;
use crate::model::Budget;
use crate::model::EditedParagraphId;
use crate::model::Field;
use crate::model::PriorAmountId;
use crate::model::RecordId;
use crate::packs::HeadingNumber;
use crate::packs::Pack;
use crate::packs::StatementDef;
use crate::packs::TableId;

use blocks::blocks;
use figures::Figures;
use numbers::heading_number;
use own::put_own;
use words::Words;

pub use own::Own;
pub use own::Shift;
pub use own::figures_text;

/// The statement of a budget (预算情况说明).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// The title.
    pub title: String,
    /// The heading of the contents; none when empty.
    pub contents: String,
    /// The chapters, in order.
    pub chapters: Vec<Chapter>,
    /// Rewritten paragraphs that stand nowhere any more.
    pub lost: Vec<EditedParagraphId>,
}

/// A chapter (章).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// The concept.
    pub id: String,
    /// The level of its heading, from 1.
    pub level: u8,
    /// The number of its heading: `一、`.
    pub number: String,
    /// The heading without its number; without one its text stands alone, and no contents list it.
    pub title: String,
    /// Whether a statement may not do without it.
    pub is_required: bool,
    /// Whether it is the title of a part of the statement, which begins a page.
    pub is_part: bool,
    /// Why it is left out; printed chapters have no such reason.
    pub left_out: Option<String>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter (段落或表).
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(TextTable),
}

/// A paragraph (段落).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Stays the same for the same paragraph: `revenue/total`.
    pub id: String,
    /// Whether it is the name of something described below it.
    pub is_heading: bool,
    /// As generated.
    pub runs: Vec<Run>,
    /// The field it shows, when it is a text the user entered elsewhere.
    pub source: Option<(RecordId, Field)>,
    /// The user's own words in its place.
    pub own: Option<Own>,
}

/// A stretch of a paragraph (文字片段).
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// As printed.
    pub text: String,
    /// What it is.
    pub kind: RunKind,
}

/// What a stretch of text is (片段性质).
#[derive(Clone, Debug, PartialEq)]
pub enum RunKind {
    /// Words.
    Words,
    /// A term that is explained.
    Term,
    /// A figure.
    Figure(Bound),
    /// The cause of a change, as written.
    Cause(CausePlace),
    /// The cause of a change that is still to be written.
    Open(CausePlace),
}

/// What a figure is bound to (绑定).
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// What it is called, the same as long as it is the same figure.
    pub name: String,
    /// Where it comes from; none where it comes from nothing yet.
    pub place: Option<Place>,
}

/// Where a figure comes from (出处).
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A cell of a table: which table, what the row is about, which column.
    Cell(TableId, RowKey, String),
    /// A record.
    Record(RecordId),
}

/// Where the cause of a change is written (原因的位置).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CausePlace {
    /// At last year's amount.
    Prior(PriorAmountId),
    /// In a note about causes with this title; its record where there is one.
    Note(String, Option<RecordId>),
}

/// A table within the text (文中表).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextTable {
    /// Stays the same for the same table.
    pub id: String,
    /// Above the table.
    pub caption: String,
    /// The unit of its amounts: `单位：万元`; none when empty.
    pub unit: String,
    /// The header.
    pub header: Vec<String>,
    /// The rows; as many cells as the header.
    pub rows: Vec<Vec<TextCell>>,
}

/// A cell of a table within the text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextCell {
    /// As printed.
    pub text: String,
    /// Where its figure comes from; none for words.
    pub bound: Option<Bound>,
}

/// What the statement is made of (编写依据).
#[derive(Clone, Copy)]
struct Basis<'a> {
    budget: &'a Budget,
    pack: &'a Pack,
    book: &'a Book,
    template: &'a StatementDef,
    figures: &'a Figures<'a>,
    words: &'a Words,
}

/// The statement of a budget under its pack; without chapters where the pack has no template.
#[must_use]
pub fn statement(budget: &Budget, pack: &Pack, book: &Book) -> Statement {
    let template = &pack.statement;
    let figures = Figures::of(budget, pack, book);
    let words = Words::of(budget, pack);
    let basis = Basis {
        budget,
        pack,
        book,
        template,
        figures: &figures,
        words: &words,
    };
    let frame = &template.frame;
    let mut chapters = chapters(&basis);
    let lost = put_own(budget, &mut chapters);
    Statement {
        title: words.fill(&frame.title),
        contents: frame.contents.clone(),
        chapters,
        lost,
    }
}

/// The chapters, numbered as far as they are printed.
fn chapters(basis: &Basis<'_>) -> Vec<Chapter> {
    let frame = &basis.template.frame;
    let defs = frame.outline.iter().filter_map(|(level, id)| {
        let def = basis.template.chapter(id)?;
        Some((*level, def))
    });
    // Headings over other chapters are printed with the first of these: seen from the end.
    let mut printed_below = u8::MAX;
    let mut chapters: Vec<Chapter> = Vec::new();
    for (level, def) in defs.collect::<Vec<_>>().into_iter().rev() {
        let blocks = blocks(basis, def);
        let has_below = def.blocks.is_empty() && printed_below == level + 1;
        let is_printed = !blocks.is_empty() || has_below;
        if is_printed {
            printed_below = level;
        } else if printed_below > level {
            printed_below = u8::MAX;
        }
        chapters.push(Chapter {
            id: def.id.clone(),
            level,
            number: String::new(),
            title: basis.words.fill(&def.title),
            is_required: def.required,
            is_part: frame.numbering.get(usize::from(level) - 1) == Some(&HeadingNumber::Part),
            left_out: (!is_printed).then(|| def.missing.clone()),
            blocks,
        });
    }
    chapters.reverse();
    let mut counts = Vec::new();
    let is_numbered = |it: &&mut Chapter| it.left_out.is_none() && it.has_heading();
    for chapter in chapters.iter_mut().filter(is_numbered) {
        chapter.number = heading_number(&frame.numbering, &mut counts, chapter.level);
    }
    chapters
}

impl Statement {
    /// The chapters that are printed, in order.
    pub fn printed(&self) -> impl Iterator<Item = &Chapter> {
        self.chapters.iter().filter(|it| it.left_out.is_none())
    }

    /// The paragraphs with their chapters, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = (&Chapter, &Paragraph)> {
        let chapters = self.chapters.iter();
        chapters.flat_map(|chapter| chapter.paragraphs().map(move |it| (chapter, it)))
    }

    /// The whole statement as plain text, a line to a heading, a paragraph or a row of a table.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        for chapter in self.printed() {
            lines.extend(chapter.has_heading().then(|| chapter.heading()));
            for block in &chapter.blocks {
                match block {
                    Block::Paragraph(it) => lines.extend(it.lines()),
                    Block::Table(table) => lines.extend(table.lines()),
                }
            }
        }
        lines.join("\n")
    }
}

impl Chapter {
    /// Whether a heading stands over it.
    #[must_use]
    pub const fn has_heading(&self) -> bool {
        !self.title.is_empty()
    }

    /// The heading with its number.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("{}{}", self.number, self.title)
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    }
}

impl Paragraph {
    /// The text as generated.
    #[must_use]
    pub fn generated(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// The text as printed, the user's own before the generated one.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.own {
            Some(own) => own.text.clone(),
            None => self.generated(),
        }
    }

    /// The text as printed, a paragraph on paper each.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        printed_lines(&self.text()).map(str::to_owned).collect()
    }

    /// Whether the user's own words stand there though their figures have changed.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.own.as_ref().is_some_and(|own| !own.shifts.is_empty())
    }
}

/// The lines of a text, each a paragraph on paper.
fn printed_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

impl TextTable {
    fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.caption.clone(), self.header.join("\t")];
        lines.extend(self.rows.iter().map(|row| {
            let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            cells.join("\t")
        }));
        lines
    }
}

impl TextCell {
    /// Whether a figure stands in it: figures stand at the right, words at the left.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        let is_mark = |mark: char| mark.is_ascii_digit() || mark == '-';
        self.text.starts_with(is_mark)
    }
}

impl Run {
    fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: RunKind::Words,
        }
    }

    fn figure(text: impl Into<String>, name: impl Into<String>, place: Option<Place>) -> Self {
        Self {
            text: text.into(),
            kind: RunKind::Figure(Bound {
                name: name.into(),
                place,
            }),
        }
    }
}
