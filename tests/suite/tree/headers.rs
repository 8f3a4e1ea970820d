//! Every module says first what it is for.

use super::source::SourceFile;
use super::{Breach, assert_kept, check_says, project_files};

/// How the crate takes its documentation from the architecture.
const ARCHITECTURE: &str = "#![doc = include_str!(\"architecture.md\")]";

fn check(files: &[SourceFile]) -> Vec<Breach> {
    files.iter().filter_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Option<Breach> {
    if file.path == "src/lib.rs" {
        let included = file.text.lines().any(|line| line == ARCHITECTURE);
        let what = format!("the crate's documentation is `{ARCHITECTURE}`");
        return (!included).then(|| Breach::new(&file.path, 1, what));
    }
    let said = file.text.strip_prefix("//!").is_some_and(|it| {
        let first = it.lines().next().unwrap_or_default();
        !first.trim().is_empty()
    });
    (!said).then(|| Breach::new(&file.path, 1, "begins without `//!` saying what it is for"))
}

#[test]
fn every_module_begins_with_what_it_is_for() {
    let mut files = project_files("src", &["rs"]);
    files.extend(project_files("packaging", &["rs"]));
    assert!(files.iter().any(|file| file.path == "src/lib.rs"));
    assert_kept(&check(&files));
}

#[test]
fn a_module_without_header_is_found() {
    let files = [
        SourceFile::new("src/a.rs", "//! Amounts.\n"),
        SourceFile::new("src/b.rs", "use std::fmt;\n"),
        SourceFile::new("src/c.rs", "//!\n//! Late.\n"),
        SourceFile::new("src/d.rs", ""),
    ];
    check_says(
        &check(&files),
        &[
            "src/b.rs:1: begins without `//!` saying what it is for",
            "src/c.rs:1: begins without `//!` saying what it is for",
            "src/d.rs:1: begins without `//!` saying what it is for",
        ],
    );
}

#[test]
fn a_crate_without_the_architecture_is_found() {
    let with = SourceFile::new("src/lib.rs", &format!("{ARCHITECTURE}\n\npub mod money;\n"));
    let without = SourceFile::new("src/lib.rs", "//! A crate.\n");
    check_says(&check(&[with]), &[]);
    check_says(
        &check(&[without]),
        &["src/lib.rs:1: the crate's documentation is \
           `#![doc = include_str!(\"architecture.md\")]`"],
    );
}
