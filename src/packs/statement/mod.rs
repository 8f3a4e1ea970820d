//! What a template of the statement can say (预算情况说明模板): chapters, paragraphs, sentences and their parts.
//!
//! A closed set, no language: a sentence is a list of parts and the conditions under which it stands.
//! Deliberately not here: making the statement of a budget, and what it looks like.

mod check;
mod parts;

use serde::Deserialize;

use crate::codes::EconomicCode;
use crate::model::NoteKind;
use crate::money::AmountFormat;
use crate::packs::Term;

pub(in crate::packs) use check::mistake;
pub use parts::Condition;
pub use parts::CountOf;
pub use parts::ListOf;
pub use parts::ListPart;
pub use parts::PartDef;
pub use parts::SentenceDef;

/// A file of a pack's folder `statement`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum StatementFile {
    /// Title, contents, the order of the chapters.
    Frame(StatementFrame),
    /// Figures that sentences name.
    Figures(Vec<FigureDef>),
    /// Chapters.
    Chapters(Vec<ChapterDef>),
    /// Explanations of terms.
    Glossary(Vec<GlossaryEntry>),
}

/// The template of the statement (情况说明模板), with that of the base merged in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StatementDef {
    /// Title, contents, the order of the chapters.
    pub frame: StatementFrame,
    /// Figures that sentences name.
    pub figures: Vec<FigureDef>,
    /// Chapters, in any order.
    pub chapters: Vec<ChapterDef>,
    /// Explanations of terms, in the order printed.
    pub glossary: Vec<GlossaryEntry>,
}

/// Title, contents and the order of the chapters (总体格式).
///
/// In all texts of a template `{year}` and `{last_year}`, `{owner}` and `{short}` (full and short name of
/// whose budget it is), `{unit}` (the only unit), `{we}` (本部门 or 本单位) and `{kind}` are filled in.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementFrame {
    /// The title.
    pub title: String,
    /// The heading of the contents; none when empty.
    #[serde(default)]
    pub contents: String,
    /// How amounts are printed; those of a table in the unit of the table.
    #[serde(default)]
    pub format: AmountFormat,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<HeadingNumber>,
    /// The chapters that stand in the statement: level of the heading from 1, id.
    pub outline: Vec<(u8, String)>,
    /// What is said of a functional code no entry explains; `{name}` is its name, `{parent}` that above it.
    pub unexplained: String,
    /// The same of a code for all the rest of what is above it (其他……支出).
    pub unexplained_rest: String,
}

/// How headings are numbered (标题编号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum HeadingNumber {
    /// `第一部分　`.
    Part,
    /// `一、`.
    Chinese,
    /// `（一）`.
    Bracketed,
    /// `1. `.
    Arabic,
    /// Not at all.
    None,
}

/// A figure with a name (具名数额).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureDef {
    /// Named in parts and conditions.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// What it is.
    pub value: FigureValue,
    /// The title of the note that tells the cause of its change; its label when empty.
    #[serde(default)]
    pub cause: String,
}

/// What a figure is (数额来源).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum FigureValue {
    /// A cell, a sum of lines, a sum or difference of such.
    Of(Term),
    /// 机关运行经费: the operating costs of administrative units and those managed like them.
    AgencyOperating,
    /// 资产总额: the value of the stock, without rows that are part of others.
    StockValue,
    /// 新增资产配置.
    Acquisitions,
}

/// A chapter (章).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChapterDef {
    /// Named in the outline.
    pub id: String,
    /// The heading, without its number; none for text before the first one.
    #[serde(default)]
    pub title: String,
    /// Whether a statement may not do without it.
    #[serde(default)]
    pub required: bool,
    /// What to do so that something stands in it.
    #[serde(default)]
    pub missing: String,
    /// What stands in it; nothing for a heading over other chapters.
    #[serde(default)]
    pub blocks: Vec<BlockDef>,
}

/// A piece of a chapter (段落或表).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum BlockDef {
    /// A paragraph; its id is its own within the chapter.
    Paragraph {
        /// Edits of the user are kept by it.
        id: String,
        /// The sentences.
        sentences: Vec<SentenceDef>,
    },
    /// 主要职责 of each unit, as entered.
    Duties,
    /// 内设机构 with duties and posts.
    Offices,
    /// 年度绩效目标 of each unit, as entered.
    Goals,
    /// Notes with one of these titles, as entered.
    Notes(Vec<String>),
    /// Notes of a kind that no chapter names by their titles.
    OtherNotes(NoteKind),
    /// Number and title of each table.
    TableList,
    /// 名词解释 of what is used.
    Glossary,
    /// A table within the text.
    Table(StatementTableDef),
}

/// A table within the text (文中表).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementTableDef {
    /// Its own within the chapter.
    pub id: String,
    /// Above the table.
    pub caption: String,
    /// It stands there while all of these hold.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// Its rows.
    pub rows: StatementRows,
}

/// The rows of a table within the text (文中表的行).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum StatementRows {
    /// A figure a row: label (that of the figure when empty), id. Last year's and the change beside it
    /// where one of them has last year's.
    Figures(Vec<(String, String)>),
    /// A unit a row: name, nature, rank, funding.
    Units,
    /// A row of the stock of assets each: item, quantity, value.
    Stock,
}

/// A term and its explanation (名词解释条目).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryEntry {
    /// What it explains.
    pub term: GlossaryTerm,
    /// The explanation.
    pub text: String,
}

/// What an entry explains (被解释的名词).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum GlossaryTerm {
    /// A term, while all of these hold.
    Term(String, Vec<Condition>),
    /// Every functional code of this name that is used.
    Function(String),
    /// An economic code while it is used.
    Economic(EconomicCode),
}

impl StatementDef {
    /// Takes over what a region states: a known figure, chapter or term anew, any other at the end.
    pub(in crate::packs) fn take(&mut self, file: StatementFile) {
        match file {
            StatementFile::Frame(frame) => self.frame = frame,
            StatementFile::Figures(figures) => {
                put(&mut self.figures, figures, |a, b| a.id == b.id);
            }
            StatementFile::Chapters(chapters) => {
                put(&mut self.chapters, chapters, |a, b| a.id == b.id);
            }
            StatementFile::Glossary(entries) => {
                put(&mut self.glossary, entries, |a, b| a.term.is_same(&b.term));
            }
        }
    }

    /// The figure with this id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&FigureDef> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The chapter with this id.
    #[must_use]
    pub fn chapter(&self, id: &str) -> Option<&ChapterDef> {
        self.chapters.iter().find(|chapter| chapter.id == id)
    }
}

impl GlossaryTerm {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Term(a, _), Self::Term(b, _)) => a == b,
            _ => self == other,
        }
    }
}

fn put<T>(known: &mut Vec<T>, stated: Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    for item in stated {
        match known.iter_mut().find(|old| is_same(old, &item)) {
            Some(old) => *old = item,
            None => known.push(item),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_says_some_of_the_base_anew_and_adds_to_it() {
        let entry = |name: &str, text: &str| GlossaryEntry {
            term: GlossaryTerm::Term(name.to_owned(), Vec::new()),
            text: text.to_owned(),
        };
        let mut base = StatementDef::default();
        base.take(StatementFile::Glossary(vec![
            entry("甲", "一"),
            entry("乙", "二"),
        ]));
        base.take(StatementFile::Glossary(vec![
            entry("乙", "贰"),
            entry("丙", "三"),
        ]));
        let merged = [entry("甲", "一"), entry("乙", "贰"), entry("丙", "三")];
        assert_eq!(base.glossary, merged);
    }
}
