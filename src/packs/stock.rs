//! What a table of the asset stock, and one of records, can say.
//!
//! Deliberately not here: assets by unit and standard, which are no official table.

use serde::Deserialize;

use crate::codes::AssetClassCode;
use crate::model::RecordKind;

/// The lists that can be printed as they are, a row per record (清单).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum RecordList {
    /// Units.
    Units,
    /// Planned acquisitions.
    Acquisitions,
}

impl RecordList {
    /// The kind of its records.
    #[must_use]
    pub const fn record_kind(self) -> RecordKind {
        match self {
            Self::Units => RecordKind::Unit,
            Self::Acquisitions => RecordKind::Acquisition,
        }
    }
}

/// A fixed row about the asset stock (资产占用行).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockRow {
    /// Names the row.
    pub id: String,
    /// As printed.
    pub label: String,
    /// The stock it sums.
    pub of: StockOf,
    /// What stands as its quantity.
    pub count: StockCount,
    /// Whether it is a total.
    #[serde(default)]
    pub total: bool,
}

/// Which stock a row sums (资产范围).
///
/// Each stock that isn't part of another (其中项) belongs to the first row of `Kinds` that takes it, else to `Rest`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum StockOf {
    /// All of it.
    All,
    /// Of some kinds.
    Kinds(StockKinds),
    /// What no row of kinds has.
    Rest,
    /// Parts of others that are of some kinds (其中项).
    Parts(StockKinds),
}

/// Kinds of assets: of one of the classes, or called by one of the names (资产种类).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockKinds {
    /// Classes, each with those below it.
    #[serde(default)]
    pub classes: Vec<AssetClassCode>,
    /// Words in what the stock is called.
    #[serde(default)]
    pub names: Vec<String>,
}

/// What stands as the quantity of a row (数量栏).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum StockCount {
    /// How many.
    Quantity,
    /// The area, or the quantity where no area is entered.
    Area,
    /// A sign that nothing can be counted: `——`.
    Sign(String),
}

/// A part of a row of the asset stock (资产占用栏).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum StockText {
    /// The label.
    Label,
    /// The quantity.
    Count,
    /// The value.
    Value,
}
