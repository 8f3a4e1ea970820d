//! A rule is three files: what it checks, its help, its scenarios.
//!
//! What stands in the scenarios is for the tests of the rules.

use std::collections::BTreeSet;

use super::source::{SourceFile, numbered};
use super::{Breach, assert_kept, check_says, project_files};

const RULES: &str = "src/rules";
const SCENARIOS: &str = "tests/rules";
/// The family of the tie-outs, which are data of the packs and not rules in code.
const TIE_OUTS: &str = "tie_out/";
const HEADINGS: [&str; 4] = ["检查什么", "为什么", "怎么改", "依据"];

/// The paths, without extension, of files `family/name` below `folder`.
///
/// `mod.rs` and files that belong to no family are not about a single rule.
fn names<'a>(files: &'a [SourceFile], folder: &str, extension: &str) -> BTreeSet<&'a str> {
    let name = |file: &'a SourceFile| -> Option<&'a str> {
        let inside = file.path.strip_prefix(folder)?.strip_prefix('/')?;
        let name = inside.strip_suffix(extension)?;
        (name.contains('/') && !name.ends_with("/mod")).then_some(name)
    };
    files.iter().filter_map(name).collect()
}

fn check_files(files: &[SourceFile]) -> Vec<Breach> {
    let rules = names(files, RULES, ".rs");
    let help = names(files, RULES, ".md");
    let scenarios = names(files, SCENARIOS, ".md");
    let mut found = Vec::new();
    for name in &rules {
        if !help.contains(name) {
            let what = format!("no help in {RULES}/{name}.md");
            found.push(Breach::new(&format!("{RULES}/{name}.rs"), 1, what));
        }
        if !scenarios.contains(name) {
            let what = format!("no scenarios in {SCENARIOS}/{name}.md");
            found.push(Breach::new(&format!("{RULES}/{name}.rs"), 1, what));
        }
        if name.matches('/').count() > 1 {
            let what = "a rule stands directly in the folder of its family";
            found.push(Breach::new(&format!("{RULES}/{name}.rs"), 1, what));
        }
    }
    for name in help.difference(&rules) {
        found.push(Breach::new(
            &format!("{RULES}/{name}.md"),
            1,
            "help without a rule",
        ));
    }
    let without_rule = scenarios.difference(&rules);
    for name in without_rule.filter(|name| !name.starts_with(TIE_OUTS)) {
        found.push(Breach::new(
            &format!("{SCENARIOS}/{name}.md"),
            1,
            "scenarios without a rule",
        ));
    }
    found
}

fn check_help(files: &[SourceFile]) -> Vec<Breach> {
    let help = names(files, RULES, ".md");
    let is_help = |file: &&SourceFile| {
        let name = file
            .path
            .strip_prefix(RULES)
            .and_then(|it| it.strip_suffix(".md"));
        name.is_some_and(|it| help.contains(it.trim_start_matches('/')))
    };
    files
        .iter()
        .filter(is_help)
        .filter_map(check_headings)
        .collect()
}

fn check_headings(file: &SourceFile) -> Option<Breach> {
    let mut headings: Vec<&str> = Vec::new();
    let mut empty: Option<(usize, &str)> = None;
    for (number, line) in numbered(&file.text) {
        if line.starts_with('#') {
            if let Some((number, heading)) = empty {
                return Some(Breach::new(
                    &file.path,
                    number,
                    format!("{heading} says nothing"),
                ));
            }
            let heading = line.trim_start_matches('#').trim();
            headings.push(heading);
            empty = Some((number, heading));
        } else if !line.trim().is_empty() {
            empty = None;
        }
    }
    if let Some((number, heading)) = empty {
        return Some(Breach::new(
            &file.path,
            number,
            format!("{heading} says nothing"),
        ));
    }
    let what = format!("the headings are {}, in this order", HEADINGS.join(", "));
    (headings != HEADINGS).then(|| Breach::new(&file.path, 1, what))
}

fn project_rules() -> Vec<SourceFile> {
    let mut files = project_files(RULES, &["rs", "md"]);
    files.extend(project_files(SCENARIOS, &["md"]));
    files
}

#[test]
fn every_rule_has_help_and_scenarios_and_the_reverse() {
    assert_kept(&check_files(&project_rules()));
}

#[test]
fn the_help_of_every_rule_answers_the_four_questions() {
    assert_kept(&check_help(&project_rules()));
}

const HELP: &str =
    "## 检查什么\n\n甲。\n\n## 为什么\n\n乙。\n\n## 怎么改\n\n丙。\n\n## 依据\n\n丁。\n";

fn sample() -> Vec<SourceFile> {
    vec![
        SourceFile::new("src/rules/mod.rs", ""),
        SourceFile::new("src/rules/finding.rs", ""),
        SourceFile::new("src/rules/cover/mod.rs", ""),
        SourceFile::new("src/rules/cover/no_name.md", HELP),
        SourceFile::new("src/rules/cover/no_name.rs", ""),
        SourceFile::new("tests/rules/README.md", ""),
        SourceFile::new("tests/rules/cover/no_name.md", ""),
        SourceFile::new("tests/rules/tie_out/a_01_balance.md", ""),
    ]
}

fn sample_without(path: &str) -> Vec<SourceFile> {
    let mut files = sample();
    files.retain(|file| file.path != path);
    assert_ne!(files, sample());
    files
}

#[test]
fn three_files_make_a_rule() {
    check_says(&check_files(&sample()), &[]);
    check_says(&check_help(&sample()), &[]);
    check_says(&check_files(&[]), &[]);
}

#[test]
fn a_missing_file_of_a_rule_is_found() {
    check_says(
        &check_files(&sample_without("src/rules/cover/no_name.md")),
        &["src/rules/cover/no_name.rs:1: no help in src/rules/cover/no_name.md"],
    );
    check_says(
        &check_files(&sample_without("tests/rules/cover/no_name.md")),
        &["src/rules/cover/no_name.rs:1: no scenarios in tests/rules/cover/no_name.md"],
    );
    check_says(
        &check_files(&sample_without("src/rules/cover/no_name.rs")),
        &[
            "src/rules/cover/no_name.md:1: help without a rule",
            "tests/rules/cover/no_name.md:1: scenarios without a rule",
        ],
    );
}

#[test]
fn a_rule_too_deep_is_found() {
    let files = [
        "src/rules/a/b/c.rs",
        "src/rules/a/b/c.md",
        "tests/rules/a/b/c.md",
    ]
    .map(|path| SourceFile::new(path, HELP));
    check_says(
        &check_files(&files),
        &["src/rules/a/b/c.rs:1: a rule stands directly in the folder of its family"],
    );
}

#[track_caller]
fn check_text(help: &str, expected: &[&str]) {
    check_says(
        &check_help(&[SourceFile::new("src/rules/cover/no_name.md", help)]),
        expected,
    );
}

#[test]
fn help_with_other_headings_is_found() {
    let expected = "src/rules/cover/no_name.md:1: \
                    the headings are 检查什么, 为什么, 怎么改, 依据, in this order";
    check_text("", &[expected]);
    check_text("只有一句话。\n", &[expected]);
    check_text(&HELP.replace("## 依据\n\n丁。\n", ""), &[expected]);
    check_text(&HELP.replace("怎么改", "如何修改"), &[expected]);
    check_text(
        "## 为什么\n乙\n## 检查什么\n甲\n## 怎么改\n丙\n## 依据\n丁\n",
        &[expected],
    );
}

#[test]
fn help_that_says_nothing_is_found() {
    check_text(
        &HELP.replace("乙。", ""),
        &["src/rules/cover/no_name.md:5: 为什么 says nothing"],
    );
    check_text(
        &HELP.replace("丁。", ""),
        &["src/rules/cover/no_name.md:13: 依据 says nothing"],
    );
}
