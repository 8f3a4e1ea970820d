//! Widgets of our own: drawn and driven alike on every screen.
//!
//! A widget shows what it is given and says what the user asks for; it changes no budget.

pub mod grid;
mod ime;
pub mod picker;
