//! Which modules may lift a lint that guards an invariant.
//!
//! Clippy says where a file is touched, a colour made or a float added; this says who may.

use super::source::{SourceFile, code, numbered};
use super::{Breach, assert_kept, check_says, project_files};

/// A lint and the modules and files that may lift it.
const EXEMPTIONS: [(&str, &[&str]); 2] = [
    (
        "clippy::disallowed_methods",
        &[
            "storage",
            "support",
            "export",
            "intake",
            "printing",
            "cli",
            "gui/theme",
            "main",
            "bin",
        ],
    ),
    ("clippy::float_arithmetic", &["gui", "export"]),
];

fn check(files: &[SourceFile]) -> Vec<Breach> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in numbered(&code(&file.text)) {
            for (lint, places) in EXEMPTIONS {
                if line.contains(lint) && !places.iter().any(|it| is_in(&file.path, it)) {
                    let what = format!("{lint} may be lifted only in {}", places.join(", "));
                    found.push(Breach::new(&file.path, number, what));
                }
            }
        }
    }
    found
}

/// Whether `path` is the module `place` or inside it.
fn is_in(path: &str, place: &str) -> bool {
    path == format!("src/{place}.rs") || path.starts_with(&format!("src/{place}/"))
}

#[test]
fn lints_that_guard_an_invariant_are_lifted_only_where_they_may() {
    assert_kept(&check(&project_files("src", &["rs"])));
}

#[test]
fn a_lint_lifted_elsewhere_is_found() {
    let files = [
        SourceFile::new(
            "src/gui/mod.rs",
            "#![expect(clippy::float_arithmetic, reason = \"\")]",
        ),
        SourceFile::new("src/gui/theme.rs", "#![expect(clippy::disallowed_methods)]"),
        SourceFile::new(
            "src/storage/safe.rs",
            "#[expect(clippy::disallowed_methods)]",
        ),
        SourceFile::new(
            "src/model.rs",
            "\n#![expect(clippy::float_arithmetic, reason = \"\")]",
        ),
        SourceFile::new(
            "src/gui/app.rs",
            "#[expect(\n    clippy::disallowed_methods,\n)]",
        ),
    ];
    check_says(
        &check(&files),
        &[
            "src/model.rs:2: clippy::float_arithmetic may be lifted only in gui, export",
            "src/gui/app.rs:2: clippy::disallowed_methods may be lifted only in \
             storage, support, export, intake, printing, cli, gui/theme, main, bin",
        ],
    );
}
