//! `export --package`, `verify` and `export --live`: what is handed in, and what a receiver is told.

use std::fs;

use calamine::Reader as _;
use calamine::Xlsx;
use calamine::open_workbook;

use super::SAMPLE;
use super::exported;
use super::file_with;
use super::folder;
use super::run;
use super::sample;
use super::text_of;

#[test]
fn a_package_is_written_and_holds() {
    let (_folder, path) = exported(&["--package"]);
    assert!(path.ends_with("2024年部门预算上报包.zip"), "{path}");
    let verified = run(&["verify", &path]);
    assert_eq!((verified.code, verified.err.as_str()), (0, ""));
    assert!(verified.out.contains("核对通过"), "{}", verified.out);
    let answer = run(&["verify", &path, "--format", "json"]).json();
    assert_eq!(answer["holds"], true);
    assert_eq!(answer["manifest"]["year"], 2024);
    assert_eq!(answer["manifest"]["findings"]["errors"], 0);
    assert_eq!(answer["manifest"]["parts"][0]["name"], "部门预算.bmys");
}

#[test]
fn while_errors_are_open_they_are_listed_and_no_package_is_written() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "expenditure[1].amount=-1"]).code, 0);
    let out = folder.path().join("上报");
    let ran = run(&["export", file, "--out", text_of(&out), "--package"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("个错误没有改正，没有生成上报包"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("  A-16 "), "{}", ran.err);
    assert!(!out.exists());
}

#[test]
fn a_budget_is_no_package_and_is_sent_to_its_own_command() {
    let said = run(&["verify", sample()]);
    for words in ["预算文件", "check"] {
        assert!(said.sentence().contains(words), "{}", said.err);
    }
    let refused = run(&["verify", sample(), "--format", "json"]).refused();
    assert_eq!(refused, ("bad_package".to_owned(), sample().to_owned()));
}

#[test]
fn a_package_that_was_changed_is_refused_with_what_is_wrong() {
    let (_folder, path) = exported(&["--package"]);
    let mut bytes = fs::read(&path).expect("it is there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).expect("it can be written");
    let verified = run(&["verify", &path]);
    assert_eq!(verified.code, 1);
    assert!(
        verified.out.contains("核对没有通过，有 "),
        "{}",
        verified.out
    );
    fs::write(&path, &bytes[..middle]).expect("it can be written");
    let refused = run(&["verify", &path, "--format", "json"]).refused();
    assert_eq!(refused, ("bad_package".to_owned(), path));
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let refused = run(&["verify", other]);
    assert!(
        refused.sentence().starts_with("这不是上报包"),
        "{refused:?}"
    );
    assert!(run(&["verify", "没有.zip"]).sentence().contains("找不到"));
}

#[test]
fn totals_are_formulas_on_request() {
    let (folder, path) = exported(&["--xlsx", "--live"]);
    let mut workbook: Xlsx<_> = open_workbook(path).expect("it can be read");
    let name = workbook.sheet_names()[2].clone();
    let found = workbook.worksheet_formula(&name).expect("it is there");
    let has_sum = |text: &String| text.starts_with("SUM(");
    assert!(found.used_cells().any(|(_, _, text)| has_sum(text)));
    let out = text_of(folder.path());
    let alone = run(&["export", sample(), "--out", out, "--live"]);
    assert!(alone.sentence().contains("--xlsx"), "{alone:?}");
}
