//! Budget and pack to the book of filled tables; where a figure comes from and where a record goes.
//!
//! Pure and complete: no input or output, no errors, nothing remembered between calls.
//! Deliberately not here: judgments about figures, rounding, and drawing.

mod aggregate;
mod book;
mod cells;
mod costing;
mod dimension;
mod facts;
mod fill;
mod form;
mod frame;
mod gaps;
mod groups;
mod indicators;
mod lists;
mod sums;
mod trace;
mod tree;

pub use aggregate::totals;
pub use book::*;
pub use costing::costed;
pub use costing::product;
pub use dimension::Dimension;
pub use dimension::Group;
pub use facts::Fact;
pub use facts::Facts;
pub use facts::payer_kind;
pub use fill::fill;
pub use gaps::ProjectGap;
pub use gaps::basic_gaps;
pub use gaps::goal_gaps;
pub use indicators::IndicatorCount;
pub use indicators::KnownIndicator;
pub use indicators::Levels;
pub use indicators::indicator_counts;
pub use indicators::kind_of;
pub use indicators::known_indicators;
pub use indicators::missing_levels;
pub use indicators::places_for;
pub use sums::ProjectSums;
pub use sums::project_sums;
pub use trace::Contribution;
pub use trace::largest;
pub use trace::reach;
pub use trace::trace;
