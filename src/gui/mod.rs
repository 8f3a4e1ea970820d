//! The window: what is drawn, what is asked, what the answers change.
//!
//! Panels read the open document and send actions; `dispatch` carries them out after drawing.
//! No figure is computed here and no rule is known here.

#![expect(
    clippy::float_arithmetic,
    reason = "places on the screen are floats; amounts never are"
)]

pub mod action;
pub mod app;
mod audit_marks;
pub mod balance;
pub mod care;
pub mod changes;
pub mod clipboard;
pub mod command;
pub mod concerns;
pub mod derived;
pub mod dialogs;
mod dispatch;
mod fallen;
pub mod files;
pub mod find;
mod fix_words;
pub mod focus;
mod frame;
mod hold;
pub mod jobs;
pub mod launch;
mod lookup;
mod names;
pub mod news;
pub mod notices;
pub mod panels;
mod places;
pub mod printers;
pub mod progress;
pub mod records;
pub mod regions;
mod retrace;
pub mod room;
mod row_commands;
pub mod screens;
pub mod settings;
mod sides;
pub mod step;
pub mod task;
pub mod theme;
mod tour;
pub mod view_ctx;
pub mod widgets;
pub mod workspace;
