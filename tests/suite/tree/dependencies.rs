//! Every dependency has its motive written down.

use std::collections::BTreeSet;

use super::source::{SourceFile, numbered};
use super::{Breach, assert_kept, check_says, project_files};

const MANIFEST: &str = "Cargo.toml";
const ARCHITECTURE: &str = "src/architecture.md";

/// Name and line of each dependency in the manifest.
fn required(manifest: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (number, line) in numbered(manifest) {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| inside) {
            found.push((number, name.trim()));
        }
    }
    found
}

/// Name and line of each row of the table under the heading `Dependencies`.
fn motivated(architecture: &str) -> Vec<(usize, &str)> {
    numbered(architecture)
        .skip_while(|(_, line)| *line != "# Dependencies")
        .skip(1)
        .take_while(|(_, line)| !line.starts_with('#'))
        .filter_map(|(number, line)| {
            let (name, rest) = line.strip_prefix("| `")?.split_once("` |")?;
            let told = rest.split('|').take(4).all(|cell| !cell.trim().is_empty());
            told.then_some((number, name))
        })
        .collect()
}

fn check(manifest: &str, architecture: &str) -> Vec<Breach> {
    let required = required(manifest);
    let motivated = motivated(architecture);
    let names = |list: &[(usize, &str)]| -> BTreeSet<String> {
        list.iter().map(|(_, name)| (*name).to_owned()).collect()
    };
    let (needed, known) = (names(&required), names(&motivated));
    let without_motive = required
        .into_iter()
        .filter(|(_, name)| !known.contains(*name));
    let without_need = motivated
        .into_iter()
        .filter(|(_, name)| !needed.contains(*name));
    let motive = format!("has no release, date, licence and motive in {ARCHITECTURE}");
    without_motive
        .map(|(line, name)| Breach::new(MANIFEST, line, format!("{name} {motive}")))
        .chain(without_need.map(|(line, name)| {
            Breach::new(
                ARCHITECTURE,
                line,
                format!("{name} is no dependency in {MANIFEST}"),
            )
        }))
        .collect()
}

#[test]
fn every_dependency_is_motivated() {
    let files = project_files("src", &["md"]);
    let is_architecture = |file: &&SourceFile| file.path == ARCHITECTURE;
    let architecture = files
        .iter()
        .find(is_architecture)
        .expect("the architecture is there");
    let manifest = include_str!("../../../Cargo.toml");
    assert!(!required(manifest).is_empty());
    assert_kept(&check(manifest, &architecture.text));
}

const SAMPLE: &str = "[package]\nname = \"a\"\n\n[dependencies]\nron = \"1\"\n\n\
                      [dev-dependencies]\nproptest = { version = \"1\" }\n\n[features]\ngui = []\n";

#[test]
fn a_dependency_with_a_motive_is_kept() {
    let table =
        "# Dependencies\n\n| `ron` | 1 | 2026 | MIT | it |\n| `proptest` | 1 | 2026 | MIT | it |\n";
    check_says(&check(SAMPLE, table), &[]);
}

#[test]
fn a_dependency_without_motive_is_found() {
    let table =
        "# Dependencies\n\n| `ron` | 1 | 2026 | MIT | |\n| `clap` | 1 | 2026 | MIT | it |\n";
    check_says(
        &check(SAMPLE, table),
        &[
            "Cargo.toml:5: ron has no release, date, licence and motive in src/architecture.md",
            "Cargo.toml:8: proptest has no release, date, licence and motive in \
             src/architecture.md",
            "src/architecture.md:4: clap is no dependency in Cargo.toml",
        ],
    );
}
