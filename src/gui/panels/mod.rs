//! What stands around the screen: menu and tool bar, steps, findings, status bar.
//!
//! Panels read and ask; they change nothing.

pub mod bars;
pub mod findings;
pub mod status;
pub mod steps;
