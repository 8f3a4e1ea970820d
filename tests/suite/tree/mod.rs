//! The conventions of the source tree as tests.
//!
//! A checker is a function over given files, so that its own tests can show that it fails.
//! What the compiler or clippy can find is deliberately not looked for here.

mod dependencies;
mod exemptions;
mod headers;
mod layers;
mod lengths;
mod network;
mod packaging;
mod rules;
mod source;
mod uses;
mod words;

use std::fmt;
use std::path::Path;

use source::SourceFile;

/// A convention that is not kept, and where.
#[derive(Debug, PartialEq, Eq)]
struct Breach {
    path: String,
    /// Counted from one; one also where the whole file is meant.
    line: usize,
    what: String,
}

impl Breach {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// The files of the project below `folder` with one of these extensions.
pub fn project_files(folder: &str, extensions: &[&str]) -> Vec<SourceFile> {
    source::walk(Path::new(env!("CARGO_MANIFEST_DIR")), folder, extensions)
}

fn assert_kept(breaches: &[Breach]) {
    let told: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    assert!(
        told.is_empty(),
        "conventions not kept:\n{}",
        told.join("\n")
    );
}

/// What a checker said about a sample, one line per breach.
#[track_caller]
fn check_says(breaches: &[Breach], expected: &[&str]) {
    let said: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    assert_eq!(said, expected);
}
