//! What comes from outside: a budget begun by hand or from last year's file, blocks from the clipboard, lines from files, packages handed in.
//!
//! Pure: what was read goes in, a new budget and remarks about it come out; nothing is left out in silence.
//! Deliberately not here: opening files, asking the user, and judging what was taken over (that is the audit's).

mod begin;
pub mod clipboard;
mod column_label;
mod formulas;
mod last_year;
mod left_out;
pub mod lines;
pub mod package;
mod part;
mod prior;
mod select;
mod separated;
mod setup;
#[cfg(test)]
mod tests;
mod units;

pub use begin::Begun;
pub use begin::begin;
pub use column_label::ColumnLabel;
pub use formulas::IncomingFormulas;
pub use formulas::read_formula_file;
pub use last_year::LastYearError;
pub use last_year::cautions;
pub use last_year::check_last_year;
pub use part::Amounts;
pub use part::Part;
pub use part::Takes;
pub use part::survey;
pub use setup::Setup;
pub use setup::UnitEntry;
pub use setup::UnitError;
pub use setup::check_units;
pub use setup::parse_units;
