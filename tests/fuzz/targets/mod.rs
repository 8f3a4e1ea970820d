//! What is done with bytes that anybody may have made: a function for each way by which they come in.
//!
//! Each takes any bytes and goes on with what could be read as far as the program itself would. It panics when the
//! program would, and also when a refusal isn't a sentence or when what was taken can't be saved and read again.
//! The fuzzer runs them, and the suite with the bytes that are kept.

mod budgets;
mod packages;
mod rule_packs;
mod sections;
mod tables;

use std::fmt::Display;

pub use sections::sections;

/// A way by which bytes come in.
pub struct Target {
    /// Its name, and that of the folder of its bytes.
    pub name: &'static str,
    /// What is done with them.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: [Target; 8] = [
    target("file", budgets::file),
    target("journal", budgets::journal),
    target("package", packages::package),
    target("xlsx", packages::xlsx),
    target("clipboard", tables::clipboard),
    target("csv", tables::csv),
    target("pack", rule_packs::pack),
    target("formulas", rule_packs::formulas),
];

const fn target(name: &'static str, run: fn(&[u8])) -> Target {
    Target { name, run }
}

/// A refusal is a sentence in Chinese.
fn assert_told(words: &impl Display) {
    let words = words.to_string();
    let is_chinese = |mark: char| ('\u{4e00}'..='\u{9fff}').contains(&mark);
    assert!(words.contains(is_chinese), "no Chinese sentence: {words:?}");
}
