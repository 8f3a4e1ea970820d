//! What stands around the screen: menu and tool bar, steps, findings and details, status bar.
//!
//! Panels read and ask; they change nothing.

pub mod bars;
pub mod findings;
pub mod inspector;
pub mod status;
pub mod steps;
