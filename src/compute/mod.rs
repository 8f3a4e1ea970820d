//! Budget and pack to the book of filled tables; where a figure comes from and where a record goes.
//!
//! Pure and complete: no input or output, no errors, nothing remembered between calls.
//! Deliberately not here: judgments about figures, rounding, and drawing.

mod aggregate;
mod asset_cards;
mod asset_kinds;
mod asset_plans;
mod assets;
mod book;
mod cells;
mod dimension;
mod facts;
mod fill;
mod form;
mod frame;
mod groups;
mod lists;
mod prior;
mod staffing;
mod sums;
mod trace;
mod tree;

pub use aggregate::totals;
pub use asset_cards::CardCheck;
pub use asset_cards::card_checks;
pub use assets::AssetFigures;
pub use assets::AssetRooms;
pub use assets::asset_rooms;
pub use book::*;
pub use dimension::Dimension;
pub use dimension::Group;
pub use facts::Fact;
pub use facts::Facts;
pub use facts::payer_kind;
pub use fill::fill;
pub use prior::Change;
pub use prior::PriorChange;
pub use prior::prior_changes;
pub use prior::revenue_changes;
pub use staffing::QuotaSum;
pub use staffing::StaffGroup;
pub use staffing::StaffSums;
pub use staffing::UnitSums;
pub use staffing::percent_text;
pub use staffing::staff_sums;
pub use staffing::usual_categories;
pub use staffing::vehicle_sums;
pub use sums::ProjectSums;
pub use sums::project_sums;
pub use trace::Contribution;
pub use trace::largest;
pub use trace::reach;
pub use trace::trace;
