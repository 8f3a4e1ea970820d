//! What a tie-out can say.

use serde::Deserialize;
use serde::Serialize;

use crate::codes::CodeLevel;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::money::Money;
use crate::packs::Filter;
use crate::packs::Severity;
use crate::packs::Source;
use crate::packs::TableId;

/// Two figures that must agree (勾稽关系).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieOut {
    /// What people say on the telephone, as in the catalogue: `A-01`.
    pub code: String,
    /// Names it for ever: `arithmetic/revenue_equals_spending`.
    pub id: String,
    /// What must hold: `收入总计＝支出总计`.
    pub title: String,
    /// How serious it is when it doesn't.
    pub severity: Severity,
    /// Compared once, or for each of some rows and columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
    /// The left figure.
    pub left: Term,
    /// How it must stand to the right one.
    pub relation: Relation,
    /// The right figure.
    pub right: Term,
    /// How far they may be apart and still stand as they should; only where rounded figures are compared.
    #[serde(default)]
    pub tolerance: Money,
    /// What the left figure is called in messages.
    pub left_label: String,
    /// What the right figure is called in messages.
    pub right_label: String,
    /// Compared only when this figure isn't zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Term>,
    /// Codes of rules that, when they find the same difference, are the cause; then this one is silent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// Records whose functional code puts them into the rows: while those without one account for all that
    /// is apart, they are told once instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Source>,
    /// 为什么.
    pub why: String,
    /// 怎么改.
    pub remedy: String,
    /// 依据: document and article.
    pub basis: String,
}

/// How two figures must stand to each other (关系).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// 等于.
    Equal,
    /// 不大于.
    AtMost,
    /// 不小于.
    AtLeast,
}

impl Relation {
    /// The sign in messages.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "应等于",
            Self::AtMost => "不应大于",
            Self::AtLeast => "不应小于",
        }
    }
}

/// Over which rows and columns a tie-out is repeated (逐行逐栏).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// The rows.
    pub rows: EachRows,
    /// The columns; none means the terms name their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

/// Over which rows (逐行范围).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EachRows {
    /// The total row only.
    Total,
    /// What all of these tables have a row about.
    Common(Vec<TableId>),
    /// What the rows of these tables are about, each once.
    All(Vec<TableId>),
    /// As `All`, only the rows of one level of codes.
    Level(CodeLevel, Vec<TableId>),
    /// As `All`, only the rows of a project.
    Projects(Vec<TableId>),
    /// Every row of each of these tables.
    Within(Vec<TableId>),
    /// Every row of each of these tables that has rows below it.
    Parents(Vec<TableId>),
}

impl EachRows {
    /// The tables whose rows are gone through.
    #[must_use]
    pub fn tables(&self) -> &[TableId] {
        match self {
            Self::Total => &[],
            Self::Common(tables)
            | Self::All(tables)
            | Self::Level(_, tables)
            | Self::Projects(tables)
            | Self::Within(tables)
            | Self::Parents(tables) => tables,
        }
    }
}

/// A figure of a tie-out (勾稽项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Term {
    /// A fixed cell: table, row, column.
    Cell(TableId, RowRef, String),
    /// The row about the same thing in a table, in this column.
    Row(TableId, String),
    /// The row about the same thing in a table, in the current column.
    Here(TableId),
    /// The current row of the current table, in this column.
    Own(String),
    /// The current row of the current table, in the current column.
    OwnHere,
    /// The rows directly below the current row of the current table, in the current column.
    Children,
    /// Straight from the records.
    Lines(Source, Vec<Filter>),
    /// The main tasks of the whole-department forms.
    Tasks,
    /// A sum.
    Sum(Vec<Term>),
    /// The first less the second.
    Less(Box<Term>, Box<Term>),
}

/// Which row a fixed cell is in (行定位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowRef {
    /// The total row.
    Total,
    /// A fixed row of a list.
    Id(String),
    /// The row of a functional code.
    Function(FunctionCode),
    /// The row of a departmental economic code.
    Economic(EconomicCode),
    /// The row of a government economic code.
    Government(GovernmentCode),
}
