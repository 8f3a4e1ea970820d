//! The screens: what fills the middle of the window, one for each kind of step.
//!
//! A screen holds view state only. It reads the open file and sends actions.

pub mod assets;
pub mod audit;
pub mod detail;
mod figures;
mod lines;
pub mod overview;
pub mod performance;
pub mod preview;
pub mod projects;
pub mod records;
pub mod rounds;
mod searched;
mod side;
pub mod start;
pub mod tables;
pub mod texts;
pub mod units;
