//! What the user has made of a grid's columns, and what the header shows of a column.
//!
//! Preferences by column id, so that they outlive the columns; hiding is up to the model.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Serialize;

use super::model::GridColumn;
use super::model::GridModel;

/// Frozen columns take at most this part of the width, so that the others can be seen.
const USUAL_SHARE: f32 = 0.5;
/// The same for columns the user has frozen.
const CHOSEN_SHARE: f32 = 0.7;

/// What the user has made of a grid's columns, to be kept with the settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnPrefs {
    /// Widths by column.
    pub widths: BTreeMap<String, f32>,
    /// Columns that are not shown.
    pub hidden: BTreeSet<String>,
    /// Which columns stay when the others scroll.
    pub frozen: Frozen,
}

impl ColumnPrefs {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// How many columns stay, and the part of the width they may take.
    pub(super) fn frozen(&self, model: &dyn GridModel) -> (usize, f32) {
        let columns = model.columns();
        let upto = |id: &String| columns.iter().position(|column| column.id == *id);
        match &self.frozen {
            Frozen::Nothing => (0, USUAL_SHARE),
            Frozen::UpTo(id) if upto(id).is_some() => {
                (upto(id).map_or(0, |at| at + 1), CHOSEN_SHARE)
            }
            Frozen::UpTo(_) | Frozen::Usual => (model.frozen_columns(), USUAL_SHARE),
        }
    }

    /// The width of a column: the user's, or its own.
    #[must_use]
    pub fn width(&self, column: &GridColumn) -> f32 {
        let kept = self.widths.get(&column.id).copied();
        kept.unwrap_or(column.width)
    }
}

/// Which columns stay when the others scroll.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Frozen {
    /// Those the grid suggests.
    #[default]
    Usual,
    /// None.
    Nothing,
    /// All from the left up to this one.
    UpTo(String),
}

/// How a column arranges the rows, for its header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnState {
    /// The rows are in the order of this column.
    pub order: Option<Order>,
    /// Rows are left out because of this column.
    pub is_filtered: bool,
}

/// Which way rows are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The smallest first.
    Ascending,
    /// The largest first.
    Descending,
}

impl Order {
    /// The name in menus.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ascending => "升序",
            Self::Descending => "降序",
        }
    }
}
