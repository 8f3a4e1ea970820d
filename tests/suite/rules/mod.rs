//! Rules and tie-outs held to scenarios that an expert can read and correct: `tests/rules/**/*.md`.
//!
//! A file begins with the codes it is about (`# A-01 收入总计＝支出总计`), then come its cases:
//! a sentence (`## …`), what is done to a good budget (a `budget` block), what is then found (a `findings` block).
//! The statements of a budget block are in [`budgets`], the lines of a findings block in [`findings`].
//! `UPDATE_EXPECT=1` writes the findings blocks anew; read the difference before committing it.

mod budgets;
mod cells;
mod findings;
mod fixes;
mod labelled;
mod plants;
mod scenarios;
mod statements;
mod tie_outs;

use std::collections::BTreeSet;

use crate::rules::budgets::pack;
use crate::rules::findings::Line;
use crate::rules::scenarios::Case;
use crate::rules::scenarios::Scenario;
use crate::rules::scenarios::scenarios;

/// Set to write the findings blocks anew instead of comparing.
const UPDATE: &str = "UPDATE_EXPECT";

#[test]
fn every_case_of_every_scenario_finds_what_it_says() {
    let is_update = std::env::var_os(UPDATE).is_some();
    let mut different = Vec::new();
    for mut scenario in scenarios() {
        for at in 0..scenario.cases.len() {
            let case = &scenario.cases[at];
            let found = case.run().unwrap_or_else(|error| {
                panic!("{}:{}: {error}", scenario.path, case.line);
            });
            if let Some(difference) = findings::difference(&case.expected, &found) {
                different.push(format!(
                    "{}:{}: {}\n{difference}",
                    scenario.path, case.line, case.sentence
                ));
                if is_update {
                    scenario.cases[at].expected = findings::render(&found);
                }
            }
        }
        if is_update {
            scenario.write();
        }
    }
    let count = different.len();
    assert!(
        is_update || different.is_empty(),
        "{count} cases differ:\n\n{}",
        different.join("\n\n")
    );
}

#[test]
fn every_tie_out_of_the_pack_is_found_somewhere() {
    let found: BTreeSet<String> = lines().into_iter().map(|line| line.kind.rule).collect();
    let missing: Vec<&str> = pack()
        .tie_outs
        .iter()
        .map(|tie_out| tie_out.id.as_str())
        .filter(|id| !found.contains(*id))
        .collect();
    assert!(missing.is_empty(), "no case finds {}", missing.join(", "));
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

/// All lines of all findings blocks.
fn lines() -> Vec<Line> {
    let cases = scenarios().into_iter().flat_map(|scenario| scenario.cases);
    cases
        .flat_map(|case| findings::parse(&case.expected))
        .collect()
}
