//! Rules and tie-outs held to scenarios that an expert can read and correct: `tests/rules/**/*.md`.
//!
//! A file begins with the codes it is about (`# A-01 收入总计＝支出总计`), then come its cases:
//! a sentence (`## …`), what is done to a good budget (a `budget` block), what is then found (a `findings` block).
//! A case may say more of what is found: where it is and what can be done about it (a `details` block behind it).
//! The statements of a budget block are in [`statements`], the lines of the others in [`findings`] and [`details`].
//! `UPDATE_EXPECT=1` writes the findings and details anew; read the difference before committing it.

pub mod budgets;
mod cells;
mod clean;
mod departments;
mod details;
mod findings;
mod fixes;
mod labelled;
mod mutants;
mod plants;
mod read_aloud;
mod regions;
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
            let Case { line, sentence, .. } = case;
            if let Some(difference) = findings::difference(&case.expected, case.found()) {
                different.push(format!("{path}:{line}: {sentence}\n{difference}"));
            }
            if let Some(details) = &case.details {
                let found = case.found_details();
                if *details != found {
                    let found = found.join("\n  ");
                    different.push(format!("{path}:{line}: {sentence}\n  {found}"));
                }
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
