//! Budget and pack to the book of filled tables; where a figure comes from and where a record goes.
//!
//! Pure and complete: no input or output, no errors, nothing remembered between calls.
//! Deliberately not here: judgments about figures, rounding, and drawing.

mod aggregate;
mod book;
mod cells;
mod dimension;
mod facts;
mod fill;
mod form;
mod frame;
mod groups;
mod lists;
mod sums;
mod trace;
mod tree;
mod usage;

pub use aggregate::totals;
pub use book::*;
pub use dimension::Dimension;
pub use dimension::Group;
pub use facts::Fact;
pub use facts::Facts;
pub use facts::payer_kind;
pub use fill::fill;
pub use sums::ProjectSums;
pub use sums::project_sums;
pub use trace::Contribution;
pub use trace::largest;
pub use trace::reach;
pub use trace::trace;
pub use usage::CodeUse;
pub use usage::CodesInUse;
pub use usage::codes_in_use;
