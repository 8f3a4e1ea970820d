//! Budget and pack to the book of filled tables; where a figure comes from and where a record goes.
//!
//! Pure and complete: no input or output, no errors, nothing remembered between calls.
//! Deliberately not here: judgments about figures, rounding, and drawing.

mod aggregate;
mod book;
mod cells;
mod compare;
mod control;
mod dimension;
mod facts;
mod fill;
mod form;
mod frame;
mod groups;
mod links;
mod lists;
mod overview;
mod prior;
mod ranking;
mod sums;
mod trace;
mod tree;
mod usage;

pub use aggregate::totals;
pub use book::*;
pub use compare::Aspect;
pub use compare::ComparedBy;
pub use compare::Difference;
pub use compare::GrandTotals;
pub use compare::compare;
pub use compare::lines_of;
pub use control::ControlGap;
pub use control::ControlKey;
pub use control::control_gaps;
pub use control::control_lines;
pub use dimension::Dimension;
pub use dimension::Group;
pub use facts::Fact;
pub use facts::Facts;
pub use facts::payer_kind;
pub use fill::fill;
pub use links::Links;
pub use links::amount_of;
pub use links::links;
pub use overview::Figure;
pub use overview::Overview;
pub use overview::RevenuePart;
pub use overview::Split;
pub use overview::overview;
pub use prior::prior_amounts;
pub use ranking::Ranked;
pub use ranking::Ranking;
pub use ranking::share;
pub use sums::ProjectSums;
pub use sums::project_sums;
pub use trace::Contribution;
pub use trace::largest;
pub use trace::reach;
pub use trace::trace;
pub use usage::Usage;
pub use usage::Use;
pub use usage::Used;
