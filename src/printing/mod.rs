//! Printing: what a print plan stands for, and handing its pages to the system's printers.
//!
//! The only place that runs programs of the system; what they are given never passes through a shell.
//! Deliberately not here: where anything stands on a page, and asking the user anything.
#![expect(
    clippy::disallowed_methods,
    reason = "this is where programs of the system are run; they read a document from a file"
)]

mod contents;
mod cups;
mod error;
mod folder;
mod in_file;
mod job;
mod layout;
mod plan;
mod range;
mod runner;
mod system;
mod windows;

pub use contents::Content;
pub use contents::Place;
pub use contents::contents;
pub use contents::in_words;
pub use contents::places;
pub use error::PrintError;
pub use in_file::Besides;
pub use in_file::in_file;
pub use job::PrintJob;
pub use job::PrintOrder;
pub use layout::Layout;
pub use layout::ToPrint;
pub use plan::COPIES;
pub use plan::FIRST_PAGES;
pub use plan::MARGINS;
pub use plan::PERCENT;
pub use plan::copies;
pub use plan::edit;
pub use plan::first_page;
pub use plan::margins;
pub use plan::of;
pub use plan::options;
pub use range::PageRange;
pub use range::RangeError;
pub use runner::Answer;
pub use runner::Call;
pub use runner::RunError;
pub use runner::Runner;
pub use system::Printer;
pub use system::Printers;
pub use system::System;
