//! Formulas of tie-outs as people write them: `表3[合计, 合计] − 表5[*, 基本支出／小计]`, `支出{功能=20805}`.
//!
//! A formula is read into the pack's own [`Term`] and written back from it, so that a bureau's own
//! tie-out can do what one of the pack can do, and nothing else.
//! Deliberately not here: what a formula comes to (rules), and where formulas are kept (model).

mod conditions;
mod error;
mod names;
mod nearest;
mod read;
mod rows;
mod table;
mod write;

use crate::codes::CodeLevel;
use crate::packs::Each;
use crate::packs::EachRows;
use crate::packs::TableId;
use crate::packs::Term;

pub use conditions::condition_words;
pub use conditions::source_label;
pub use conditions::source_word;
pub use error::FormulaError;
pub use error::FormulaProblem;
pub use error::Unwritable;
pub use names::FormulaNames;
pub use read::read_formula;
pub use table::NamedTable;
pub use write::write_formula;
pub use write::write_formulas;

/// The longest formula, in characters.
pub const FORMULA_LENGTH: usize = 500;
/// The most brackets within each other.
pub const FORMULA_DEPTH: usize = 16;
/// The most formulas of one file.
pub const FORMULA_COUNT: usize = 200;

/// A formula that was read (公式).
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// What it sums.
    pub term: Term,
    /// Over which rows it is repeated; none means it is one figure.
    pub rows: Option<EveryRow>,
    /// The tables whose rows are gone through, each once.
    pub tables: Vec<TableId>,
}

/// Over which rows a formula is repeated (逐行取数).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EveryRow {
    /// `*`: what all of its tables have a row about.
    Common,
    /// `全部行`: what any of its tables has a row about.
    All,
    /// `类级`, `款级`, `项级`: the rows of one level of codes.
    Level(CodeLevel),
    /// `各项目`: the rows of projects.
    Projects,
}

impl EveryRow {
    /// Every way, in the order offered.
    pub const ALL: [Self; 6] = [
        Self::Common,
        Self::All,
        Self::Level(CodeLevel::Category),
        Self::Level(CodeLevel::Section),
        Self::Level(CodeLevel::Item),
        Self::Projects,
    ];

    /// As it stands in a formula.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Common => "*",
            Self::All => "全部行",
            Self::Level(CodeLevel::Category) => "类级",
            Self::Level(CodeLevel::Section) => "款级",
            Self::Level(CodeLevel::Item) => "项级",
            Self::Projects => "各项目",
        }
    }

    /// What it goes through, in words.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Common => "逐行，各表都有的行",
            Self::All => "逐行，任一表有的行，缺的按 0",
            Self::Level(CodeLevel::Category) => "逐行，科目的类",
            Self::Level(CodeLevel::Section) => "逐行，科目的款",
            Self::Level(CodeLevel::Item) => "逐行，科目的项",
            Self::Projects => "逐行，项目",
        }
    }

    const fn over(self, tables: Vec<TableId>) -> EachRows {
        match self {
            Self::Common => EachRows::Common(tables),
            Self::All => EachRows::All(tables),
            Self::Level(level) => EachRows::Level(level, tables),
            Self::Projects => EachRows::Projects(tables),
        }
    }
}

/// Over which rows two formulas are compared: none means once.
///
/// # Errors
/// When each goes through rows in a way of its own.
pub fn rows_of_both(left: &Formula, right: &Formula) -> Result<Option<Each>, FormulaProblem> {
    let rows = match (left.rows, right.rows) {
        (None, None) => return Ok(None),
        (Some(rows), None) | (None, Some(rows)) => rows,
        (Some(one), Some(other)) if one == other => one,
        (Some(one), Some(other)) => {
            return Err(FormulaProblem::MixedRows {
                one: one.word(),
                other: other.word(),
            });
        }
    };
    let mut tables = left.tables.clone();
    let further = right.tables.iter().filter(|it| !left.tables.contains(it));
    tables.extend(further.cloned());
    Ok(Some(Each {
        rows: rows.over(tables),
        columns: Vec::new(),
    }))
}

#[cfg(test)]
mod tests;
