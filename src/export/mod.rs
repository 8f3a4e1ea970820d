//! Filled tables as something people hand in (导出).
//!
//! [`sheet`] lays a filled table out once: cells, merges, widths, heights, page.
//! [`xlsx`] draws laid-out sheets as a workbook; [`pages`] breaks them into pages, which [`pdf`] draws.
//! [`docx`] writes the statement for Word.
//! [`package`] packs files to hand in with a manifest.
//! [`lines`] gives the records themselves as data.
//! Deliberately not here: computing or choosing what is shown, and files on disk — an exporter gives bytes,
//! the caller saves them the way everything else is saved.

pub mod docx;
pub mod font;
pub mod lines;
mod naming;
pub mod package;
pub mod pages;
pub mod pdf;
pub mod sheet;
mod stamp;
mod text_columns;
pub mod xlsx;

pub use crate::model::CreatedAt;
pub use naming::file_name;
pub use naming::title;
pub use stamp::Stamp;
