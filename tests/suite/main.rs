//! The one test program: each module is a subject, each test's name a sentence.
#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "tests read and write files")]

mod bad_files;
mod cli;
mod compute;
mod edits;
mod export_docx;
mod export_live;
mod export_pages;
mod export_pdf;
mod export_public;
mod export_sheet;
mod export_tables;
mod export_xlsx;
mod formulas;
#[cfg(feature = "gui")]
mod gui;
mod hostile;
mod hostile_texts;
mod intake;
mod limits;
mod narrative;
mod needs;
mod package;
mod package_inside;
mod packs;
mod page_checks;
mod pdf_text;
mod printing;
mod regional_forms;
mod regional_tables;
mod rules;
mod sample;
mod storage;
mod tables_text;
mod tree;
