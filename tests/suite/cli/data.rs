//! `export --csv`, `export --json` and `import`: records as data, out and in again.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::model::Budget;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::LineId;
use bianzhi::model::Records;
use bianzhi::model::RevenueId;
use bianzhi::model::RevenueLine;
use bianzhi::storage;
use encoding_rs::GB18030;
use serde_json::Value;
use tempfile::TempDir;

use super::SAMPLE;
use super::file_with;
use super::folder;
use super::run;
use super::sample;
use super::text_of;

/// The files written by an export.
fn exported(folder: &TempDir, options: &[&str]) -> Vec<PathBuf> {
    let out = text_of(folder.path());
    let ran = run(&[&["export", sample(), "--out", out], options].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    ran.out.lines().map(PathBuf::from).collect()
}

fn of_list<'a>(files: &'a [PathBuf], end: &str) -> &'a Path {
    let mut found = files.iter().filter(|it| text_of(it).ends_with(end));
    found.next().expect("it was written")
}

fn budget(path: &Path) -> Budget {
    storage::open(path).expect("the file can be opened").budget
}

/// The sample without its lines.
fn emptied(folder: &TempDir) -> PathBuf {
    let mut saved = storage::parse(SAMPLE.as_bytes()).expect("the sample can be read");
    saved.budget.revenue = Records::default();
    saved.budget.expenditure = Records::default();
    saved.budget.procurement = Records::default();
    let text = storage::render(&saved.budget, &saved.pack).expect("it is text");
    file_with(folder, text)
}

fn unnumbered(budget: &Budget) -> (Vec<RevenueLine>, Vec<ExpenditureLine>) {
    let revenue = budget.revenue.iter().cloned().map(|line| RevenueLine {
        id: RevenueId::new(0),
        ..line
    });
    let expenditure = budget
        .expenditure
        .iter()
        .cloned()
        .map(|line| ExpenditureLine {
            id: LineId::new(0),
            ..line
        });
    (revenue.collect(), expenditure.collect())
}

#[test]
fn lines_that_were_exported_and_imported_are_the_same() {
    let folder = folder();
    let files = exported(&folder, &["--csv"]);
    let path = emptied(&folder);
    for end in ["收入行.csv", "支出行.csv"] {
        let lines = text_of(of_list(&files, end));
        let ran = run(&["import", text_of(&path), "--lines", lines, "--strict"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
    let original = storage::parse(SAMPLE.as_bytes()).expect("the sample can be read");
    assert_eq!(unnumbered(&budget(&path)), unnumbered(&original.budget));
}

#[test]
fn a_file_saved_by_a_spreadsheet_in_gb18030_is_read_alike() {
    let folder = folder();
    let files = exported(&folder, &["--csv", "--no-bom"]);
    let text = fs::read_to_string(of_list(&files, "支出行.csv")).expect("it is UTF-8");
    assert!(
        text.starts_with("预算单位编码,预算单位名称,支出类别,"),
        "{text}"
    );
    let (bytes, _, _) = GB18030.encode(&text);
    let lines = folder.path().join("表格软件另存.csv");
    fs::write(&lines, bytes).expect("it can be written");
    let path = emptied(&folder);
    let ran = run(&["import", text_of(&path), "--lines", text_of(&lines)]);
    let original = storage::parse(SAMPLE.as_bytes()).expect("the sample can be read");
    let count = original.budget.expenditure.len();
    assert_eq!(ran.out, format!("已导入支出行 {count} 行\n"), "{}", ran.err);
    let (_, expected) = unnumbered(&original.budget);
    assert_eq!(unnumbered(&budget(&path)).1, expected);
}

#[test]
fn a_table_opens_in_excel_as_chinese_and_every_list_has_its_file() {
    let folder = folder();
    let files = exported(&folder, &["--csv"]);
    let bytes = fs::read(of_list(&files, "项目.csv")).expect("it is there");
    assert!(bytes.starts_with("\u{feff}项目编码,项目名称,".as_bytes()));
    assert!(bytes.ends_with(b"\r\n"));
    of_list(&files, "绩效指标.csv");
    assert!(files.iter().all(|it| !text_of(it).ends_with("xlsx")));
}

#[test]
fn the_json_has_exact_amounts_and_the_names_of_every_level() {
    let folder = folder();
    let files = exported(&folder, &["--json"]);
    let [path] = &files[..] else {
        panic!("{files:?}");
    };
    let text = fs::read_to_string(path).expect("it is UTF-8");
    let data: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(data["year"], 2024);
    let line = &data["lists"]["expenditure"][0];
    assert_eq!(line["amount"], "1969100.00");
    assert_eq!(line["function_code"], "2080150");
    assert_eq!(line["function_category_name"], "社会保障和就业支出");
    assert_eq!(line["government_code"], Value::Null);
    assert_eq!(line["government_in_use_code"], "50501");
    assert_eq!(line["is_procured"], false);
}

fn lines_file(folder: &TempDir, text: &str) -> PathBuf {
    let path = folder.path().join("行.csv");
    fs::write(&path, text).expect("it can be written");
    path
}

const PARTLY: &str = "支出类别,资金来源,预算数,项目名称,多余\n\
                      项目支出,一般公共预算,100,没有的项目,1\n\
                      人员经费,一般公共预算,8.88,,\n\
                      人员经费,一般公共预算,八元,,\n";

#[test]
fn good_rows_are_taken_and_the_others_named_with_row_and_column() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let lines = lines_file(&folder, PARTLY);
    let arguments = ["import", text_of(&path), "--lines", text_of(&lines)];
    let before = budget(&path).expenditure.len();
    let ran = run(&[&arguments[..], &["--format", "json"]].concat());
    let answer = ran.json();
    assert_eq!(ran.code, 1);
    assert_eq!((&answer["rows"], &answer["taken"]), (&3.into(), &1.into()));
    assert_eq!(answer["problems"][0]["row"], 2);
    assert_eq!(answer["problems"][0]["column"], "项目名称");
    assert_eq!(answer["problems"][1]["row"], 4);
    assert_eq!(answer["missing"][0]["name"], "没有的项目");
    assert_eq!(answer["unknown_columns"][0], "多余");
    assert_eq!(budget(&path).expenditure.len(), before + 1);

    let ran = run(&[&arguments[..], &["--add-missing"]].concat());
    assert_eq!(ran.out, "已导入支出行 2 行，1 行没有导入\n");
    assert!(ran.err.contains("第 4 行“预算数”："), "{}", ran.err);
    assert!(
        ran.err.contains("新增项目“没有的项目”（1 行）"),
        "{}",
        ran.err
    );
}

#[test]
fn with_strict_one_bad_row_keeps_all_out() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let lines = lines_file(&folder, PARTLY);
    let arguments = ["import", text_of(&path), "--lines", text_of(&lines)];
    let ran = run(&[&arguments[..], &["--strict", "--format", "json"]].concat());
    assert_eq!(ran.refused().0, "bad_lines");
    assert_eq!(fs::read_to_string(&path).expect("it is there"), SAMPLE);
}

#[test]
fn what_is_no_table_of_lines_is_refused_and_changes_nothing() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    for text in ["", "甲,乙\n1,2\n", "PK\u{3}\u{4}", "支出类别,\"预算数\n"] {
        let lines = lines_file(&folder, text);
        let file = text_of(&lines);
        let ran = run(&[
            "import",
            text_of(&path),
            "--lines",
            file,
            "--format",
            "json",
        ]);
        assert_eq!(ran.refused(), ("bad_lines".to_owned(), file.to_owned()));
    }
    let none = run(&["import", text_of(&path), "--lines", "没有.csv"]);
    assert!(none.sentence().ends_with("（没有.csv）"));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), SAMPLE);
}
