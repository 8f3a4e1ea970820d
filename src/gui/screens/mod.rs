//! The screens: what fills the middle of the window, one for each kind of step.
//!
//! A screen holds view state only. It reads the open file and sends actions.

pub mod assets;
pub mod audit;
mod figures;
pub mod records;
pub mod start;
pub mod tables;
pub mod texts;
pub mod units;
