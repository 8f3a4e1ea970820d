//! What the tables of a pack ask for and a budget lacks: to be known before its form is used.
//!
//! Judgments about what is there are in the rules; this only sets the definitions against the records.

mod asked;
mod codes;
mod performance;
mod unshown;

use crate::codes::BudgetYear;
use crate::compute::Book;
use crate::compute::FilledTable;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::packs::Body;
use crate::packs::Pack;
use crate::packs::TableDef;
use crate::packs::YearSpan;

pub use codes::not_in_force;

/// Something a form needs and the file lacks, or has and the form doesn't show (缺项).
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// What it is.
    pub about: NeedAbout,
    /// The tables that ask for it, by name; none where it isn't about single tables.
    pub tables: Vec<String>,
    /// How many records it concerns; 1 where it isn't about records.
    pub count: usize,
    /// Where to begin.
    pub place: NeedPlace,
}

/// What is lacking (缺项内容).
#[derive(Clone, Debug, PartialEq)]
pub enum NeedAbout {
    /// The form isn't made for the year of the budget; none where no year is filled in.
    Year(Option<BudgetYear>, YearSpan),
    /// Nothing of these records stands in a table that would show them.
    Empty(RecordKind),
    /// A field of the cover is blank.
    CoverField(CoverField),
    /// A field is blank.
    Field(Field),
    /// Codes that don't hold in a year.
    Codes {
        /// The field they stand in.
        field: Field,
        /// The codes, each once.
        codes: Vec<String>,
        /// The year.
        year: BudgetYear,
    },
    /// Indicators of levels that the form doesn't have.
    Levels,
    /// Records that no table of the form shows.
    Unshown(RecordKind),
}

/// Where something is to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedPlace {
    /// On the cover.
    Cover(CoverField),
    /// In a record.
    Record(RecordId, Option<Field>),
    /// In a list that has no record yet.
    List(RecordKind),
}

/// What a pack asks for and the budget lacks; `book` is the budget under the pack, `own` under its own.
#[must_use]
pub fn needs(budget: &Budget, (pack, book): (&Pack, &Book), own: &Book) -> Vec<Need> {
    let mut needs = Vec::new();
    needs.extend(year(budget, pack));
    needs.extend(empty_tables(budget, (pack, book), own));
    needs.extend(asked::blanks(budget, (pack, book)));
    needs.extend(codes::out_of_force(budget, pack));
    needs.extend(unshown::unshown(budget, (pack, book)));
    needs
}

fn year(budget: &Budget, pack: &Pack) -> Option<Need> {
    let year = budget.cover.year;
    let suits = year.is_some_and(|year| pack.years.contains(year));
    (!suits).then(|| Need {
        about: NeedAbout::Year(year, pack.years),
        tables: Vec::new(),
        count: 1,
        place: NeedPlace::Cover(CoverField::Year),
    })
}

/// Tables without anything in them, except those that are so under the file's own pack too.
fn empty_tables(budget: &Budget, (pack, book): (&Pack, &Book), own: &Book) -> Vec<Need> {
    let is_news = |table: &&FilledTable| {
        let before = own.tables.iter().filter(|it| it.id == table.id);
        table.is_empty && before.into_iter().all(|it| !it.is_empty)
    };
    let empty = book.tables.iter().filter(is_news);
    let need = |table: &FilledTable| {
        let kind = pack.table(&table.id).map(record_kind)?;
        let first = budget.id_at(kind, 0);
        Some(Need {
            about: NeedAbout::Empty(kind),
            tables: vec![table.full_name()],
            count: 1,
            place: first.map_or(NeedPlace::List(kind), |id| NeedPlace::Record(id, None)),
        })
    };
    empty.filter_map(need).collect()
}

/// The records the rows of a table are made of.
fn record_kind(def: &TableDef) -> RecordKind {
    match &def.body {
        Body::Lists(_) => RecordKind::Line,
        Body::Tree { of, .. } | Body::Groups { of, .. } | Body::Single { of, .. } => {
            of.record_kind()
        }
        Body::Records { of, .. } => of.record_kind(),
        Body::Projects(_) => RecordKind::Project,
        Body::Stock(_) => RecordKind::AssetStock,
        Body::Form(_) => RecordKind::Indicator,
    }
}

impl Need {
    /// What is said of it, understandable alone.
    #[must_use]
    pub fn words(&self) -> String {
        let count = self.count;
        let tables = match &self.tables[..] {
            [] => String::new(),
            [one] => format!("{one}："),
            [one, ..] => format!("{one}等 {} 张表：", self.tables.len()),
        };
        match &self.about {
            NeedAbout::Year(Some(year), span) => {
                format!("预算年度是 {year} 年，这套表样适用 {span}")
            }
            NeedAbout::Year(None, span) => format!("未填预算年度，这套表样适用 {span}"),
            NeedAbout::Empty(kind) => format!("{tables}没有可列的{}，是空表", kind.label()),
            NeedAbout::CoverField(field) => format!("{tables}封面未填“{}”", field.label()),
            NeedAbout::Field(field) => {
                let kind = field.record_kind().label();
                format!("{tables}{kind}未填“{}”，{count} 条", field.label())
            }
            NeedAbout::Codes { field, codes, year } => format!(
                "{}的“{}”有 {year} 年没有的编码 {}，{count} 条",
                field.record_kind().label(),
                field.label(),
                some_of(codes)
            ),
            NeedAbout::Levels => {
                format!("{tables}绩效指标的一、二级指标不在表样规定之内，{count} 条")
            }
            NeedAbout::Unshown(kind) => {
                format!("{} {count} 条不列入这套表样的任何一张表", kind.label())
            }
        }
    }
}

/// The first codes, and how many there are where there are more.
fn some_of(codes: &[String]) -> String {
    const NAMED: usize = 3;
    let named = codes[..codes.len().min(NAMED)].join("、");
    if codes.len() > NAMED {
        format!("{named} 等 {} 个", codes.len())
    } else {
        named
    }
}

/// Whether a table is part of the round of the budget.
fn is_in_round(def: &TableDef, budget: &Budget) -> bool {
    def.rounds.is_empty() || def.rounds.contains(&budget.cover.round)
}
