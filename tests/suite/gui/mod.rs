//! Screens and widgets, driven by label as a user or a screen reader finds them.

mod app;
mod grid;
