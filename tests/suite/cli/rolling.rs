//! `new --from`: the next year's file from last year's.

use std::path::Path;

use bianzhi::codes::BudgetYear;
use bianzhi::model::Budget;
use bianzhi::money::Money;
use bianzhi::storage;
use serde_json::Value;

use super::Ran;
use super::SAMPLE;
use super::file_with;
use super::folder;
use super::keys;
use super::run;
use super::sample;
use super::text_of;

fn from(last: &str, path: &Path, more: &[&str]) -> Ran {
    run(&[&["new", "--from", last, text_of(path)], more].concat())
}

fn budget(path: &Path) -> Budget {
    storage::open(path).expect("the file can be opened").budget
}

/// The codes of the errors of a file, each once.
fn errors(path: &Path) -> Vec<String> {
    let answer = run(&["check", text_of(path), "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer.out).expect("JSON");
    let findings = answer["findings"].as_array().expect("a list");
    let errors = findings.iter().filter(|it| it["severity"] == "error");
    let mut codes: Vec<String> = errors
        .map(|it| it["code"].as_str().expect("a code").to_owned())
        .collect();
    codes.dedup();
    codes
}

#[test]
fn the_next_year_begins_from_last_years_file() {
    let folder = folder();
    let path = folder.path().join("下年.bmys");
    let answer = from(sample(), &path, &["--format", "json"]).json();
    assert_eq!(keys(&answer), ["file", "remarks"]);
    let remarks = answer["remarks"].to_string();
    assert!(remarks.contains("不适用 2025 年"), "{remarks}");
    let (before, after) = (
        storage::parse(SAMPLE.as_bytes())
            .expect("the sample")
            .budget,
        budget(&path),
    );
    assert_eq!(after.cover.year.map(BudgetYear::number), Some(2025));
    assert_eq!(after.units.len(), before.units.len());
    assert_eq!(after.staffing[0].prior_actual, before.staffing[0].actual);
    assert_eq!(after.revenue[0].prior_amount, before.revenue[0].amount);
    assert!(after.expenditure.iter().all(|line| line.amount.is_zero()));
    assert!(after.next_id >= before.next_id);
    assert!(
        after
            .prior_amounts
            .iter()
            .any(|it| it.row.contains("收入总计")
                && it.amount == before.revenue.iter().map(|line| line.amount).sum::<Money>())
    );
}

#[test]
fn taking_over_causes_no_errors_of_its_own() {
    let folder = folder();
    let path = folder.path().join("下年.bmys");
    assert_eq!(from(sample(), &path, &[]).code, 0);
    assert_eq!(errors(&path), ["D-08"]);
}

#[test]
fn what_is_to_be_looked_at_goes_to_standard_error() {
    let folder = folder();
    let path = folder.path().join("下年.bmys");
    let ran = from(sample(), &path, &[]);
    assert_eq!(ran.out, format!("{}\n", path.display()));
    assert!(ran.err.contains("实有人数暂同上年"), "{}", ran.err);
}

#[test]
fn amounts_can_be_kept_and_year_and_unit_chosen() {
    let folder = folder();
    let path = folder.path().join("下年.bmys");
    let more = ["--keep-amounts", "--year", "2026", "--unit", "改名的中心"];
    let ran = from(sample(), &path, &more);
    assert!(ran.err.contains("不是新年度的上一年"), "{}", ran.err);
    let after = budget(&path);
    assert_eq!(after.cover.year.map(BudgetYear::number), Some(2026));
    assert_eq!(after.units[0].name, "改名的中心");
    assert!(after.revenue[0].amount > Money::ZERO);
}

#[test]
fn a_file_that_is_not_last_years_is_refused() {
    let folder = folder();
    let path = folder.path().join("下年.bmys");
    let json = ["--format", "json"];
    for year in ["2024", "2023"] {
        let more = [&["--year", year], &json[..]].concat();
        let refused = from(sample(), &path, &more).refused();
        assert_eq!(refused, ("not_last_year".to_owned(), sample().to_owned()));
    }
    let broken = file_with(&folder, "不是预算");
    let refused = from(text_of(&broken), &path, &json).refused();
    assert_eq!(refused.0, "not_a_budget");
    assert!(!path.exists());
}

#[test]
fn amounts_can_only_be_kept_where_there_are_some() {
    let arguments = [
        "new",
        "--pack",
        "liaoning_2024",
        "--year",
        "2024",
        "--unit",
        "甲",
    ];
    let all = [&arguments[..], &["--keep-amounts", "甲.bmys"]].concat();
    assert!(run(&all).sentence().contains("--from"));
}
