//! What a table of lists side by side can say.

use serde::Deserialize;

use crate::codes::FunctionCode;
use crate::packs::Filter;
use crate::packs::Source;

/// A list of rows (列表).
///
/// The rows of `tail` stand at the bottom, level with the tails of the other lists.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListDef {
    /// From the top down.
    pub head: Vec<ListItem>,
    /// At the bottom.
    #[serde(default)]
    pub tail: Vec<ListItem>,
}

/// A row, or some rows, of a list (列表行).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum ListItem {
    /// A row with a label and an amount.
    Row {
        /// Named in tie-outs.
        id: String,
        /// As printed.
        label: String,
        /// The records.
        of: Source,
        /// Which of them.
        #[serde(default)]
        filter: Vec<Filter>,
        /// Whether it is a total.
        #[serde(default)]
        total: bool,
    },
    /// A label without an amount.
    Heading(String),
    /// An empty row.
    Blank,
    /// A row for each of these functional categories, in use or not.
    FunctionRows {
        /// The categories with their labels as printed.
        rows: Vec<(FunctionCode, String)>,
        /// The records.
        of: Source,
        /// Which of them.
        #[serde(default)]
        filter: Vec<Filter>,
    },
    /// A row per functional category in use, numbered anew.
    FunctionCategories {
        /// How they are numbered.
        numbering: Numbering,
        /// The records.
        of: Source,
        /// Which of them.
        #[serde(default)]
        filter: Vec<Filter>,
    },
}

/// How rows are numbered (编号方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Numbering {
    /// `一、`.
    Chinese,
    /// `（一）`.
    Bracketed,
    /// `1、`.
    Arabic,
    /// Not at all.
    None,
}
