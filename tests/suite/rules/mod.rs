//! Rules and tie-outs held to scenarios that an expert can read and correct: `tests/rules/**/*.md`.
//!
//! A file begins with the codes it is about (`# A-01 收入总计＝支出总计`), then come its cases:
//! a sentence (`## …`), what is done to a good budget (a `budget` block), what is then found (a `findings` block).
//! The statements of a budget block are in [`budgets`], the lines of a findings block in [`findings`].
//! `UPDATE_EXPECT=1` writes the findings blocks anew; read the difference before committing it.

mod budgets;
mod cells;
mod clean;
mod departments;
mod findings;
mod fixes;
mod labelled;
mod mutants;
mod plants;
mod read_aloud;
mod scenarios;
mod statements;
mod tie_outs;
mod undertakings;
mod works;

use std::collections::BTreeSet;

use crate::rules::scenarios::Case;
use crate::rules::scenarios::Scenario;
use crate::rules::scenarios::scenarios;

/// Set to write the findings blocks anew instead of comparing.
const UPDATE: &str = "UPDATE_EXPECT";

#[test]
fn every_case_of_every_scenario_finds_what_it_says() {
    if std::env::var_os(UPDATE).is_some() {
        scenarios().iter().for_each(Scenario::update);
        return;
    }
    let mut different = Vec::new();
    for Scenario { path, cases, .. } in scenarios() {
        for case in cases {
            if let Some(difference) = findings::difference(&case.expected, case.found()) {
                let Case { line, sentence, .. } = case;
                different.push(format!("{path}:{line}: {sentence}\n{difference}"));
            }
        }
    }
    let count = different.len();
    assert!(
        different.is_empty(),
        "{count} cases differ:\n\n{}",
        different.join("\n\n")
    );
}

#[test]
fn every_file_of_scenarios_has_a_case_that_finds_something_and_one_that_finds_nothing() {
    for scenario in scenarios() {
        let finds = |case: &Case| !findings::parse(&case.expected).is_empty();
        let (some, none): (Vec<&Case>, Vec<&Case>) =
            scenario.cases.iter().partition(|it| finds(it));
        assert!(!some.is_empty(), "{} finds nothing at all", scenario.path);
        assert!(!none.is_empty(), "{} has no case with 无", scenario.path);
    }
}

#[test]
fn every_file_of_scenarios_is_about_what_its_title_says() {
    for Scenario {
        path, title, cases, ..
    } in scenarios()
    {
        let lines = cases
            .iter()
            .flat_map(|case| findings::parse(&case.expected));
        let codes: BTreeSet<String> = lines.map(|line| line.kind.code).collect();
        let is_named = codes.iter().any(|code| title.contains(code.as_str()));
        assert!(is_named, "{path}: no case finds what “{title}” names");
    }
}
