//! The window: what is drawn, what is asked, what the answers change.
//!
//! Panels read the open document and send actions; `dispatch` carries them out after drawing.
//! No figure is computed here and no rule is known here.

pub mod command;
pub mod notices;
pub mod settings;
pub mod theme;
pub mod widgets;
