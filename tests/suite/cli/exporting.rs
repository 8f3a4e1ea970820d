//! `export`: where the workbook goes, what it is called, and what is said beside it.

use std::fs;

use bianzhi::edit::freeze;
use bianzhi::model::PrintPlan;
use bianzhi::model::Records;
use bianzhi::model::Round;
use bianzhi::storage::parse;
use bianzhi::storage::render;
use calamine::Reader as _;
use calamine::Xlsx;
use calamine::open_workbook;

use super::SAMPLE;
use super::exported;
use super::file_with;
use super::folder;
use super::keys;
use super::run;
use super::sample;
use super::text_of;
use crate::pdf_text::pdf_text;

#[test]
fn the_workbook_has_a_sheet_for_every_table_and_form() {
    let folder = folder();
    let out = folder.path().join("新").join("导出");
    let ran = run(&["export", sample(), "--out", text_of(&out), "--xlsx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let path = ran.out.trim_end();
    assert!(
        path.ends_with("人力资源和社会保障事务服务中心2024年部门预算.xlsx"),
        "{path}"
    );
    let workbook: Xlsx<_> = open_workbook(path).expect("the workbook can be read");
    let tables = run(&["tables", sample(), "--format", "json"]).json();
    let tables = tables.as_array().expect("an array").len();
    assert_eq!(workbook.sheet_names().len(), tables);
}

/// The texts of the only sheet of a workbook.
fn texts(path: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("the workbook can be read");
    let names = workbook.sheet_names();
    let [name] = &names[..] else {
        panic!("not one sheet: {names:?}");
    };
    let range = workbook.worksheet_range(name).expect("the sheet is there");
    range
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect()
}

#[test]
fn the_audit_report_has_every_finding_with_its_figures_and_what_the_user_says_to_it() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "expenditure[1].amount=-1"]).code, 0);
    let findings = run(&["check", file, "--format", "json"]).json();
    let ran = run(&["export", file, "--out", text_of(folder.path()), "--report"]);
    let rows = texts(ran.out.trim_end());
    assert!(ran.out.trim_end().ends_with("2024年部门预算审核报告.xlsx"));
    let messages: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.get(3))
        .map(String::as_str)
        .collect();
    for finding in findings["findings"].as_array().expect("an array") {
        let message = finding["message"].as_str().expect("a text");
        assert!(messages.contains(&message), "{message}");
    }
    let negative = rows
        .iter()
        .find(|row| row[2] == "A-16")
        .expect("it is listed");
    assert_eq!(negative[1], "错误");
    let summary = format!("错误 {} 条", findings["errors"]);
    assert!(
        rows.iter().any(|row| row[0].starts_with(&summary)),
        "{summary}"
    );
}

#[test]
fn the_comparison_with_the_round_before_is_a_sheet_on_request() {
    let folder = folder();
    let out = text_of(folder.path());
    let without = run(&["export", sample(), "--out", out, "--xlsx", "--rounds"]);
    assert_eq!(without.err, "没有轮次存档，未加“与上一轮比较”页\n");
    let mut saved = parse(SAMPLE.as_bytes()).expect("the sample can be read");
    for edit in freeze(&saved.budget, Round::SecondSubmission, "", "").edits {
        edit.apply(&mut saved.budget).expect("it can be frozen");
    }
    let path = file_with(
        &folder,
        render(&saved.budget, &saved.pack).expect("it is text"),
    );
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "expenditure[1].amount=1"]).code, 0);
    let ran = run(&["export", file, "--out", out, "--xlsx", "--rounds"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut workbook: Xlsx<_> = open_workbook(ran.out.trim_end()).expect("it can be read");
    let sheet = workbook
        .worksheet_range("与上一轮比较")
        .expect("it is there");
    let texts: Vec<String> = sheet.cells().map(|(_, _, cell)| cell.to_string()).collect();
    assert!(
        texts.iter().any(|it| it == "二上 与 目前（批复） 对照"),
        "{texts:?}"
    );
    assert_eq!(
        texts.iter().filter(|it| *it == "调整").count(),
        1,
        "{texts:?}"
    );
    let tables = run(&["export", file, "--out", out, "--xlsx"]);
    let workbook: Xlsx<_> = open_workbook(tables.out.trim_end()).expect("it can be read");
    assert!(!workbook.sheet_names().contains(&"与上一轮比较".to_owned()));
}

#[test]
fn programs_get_the_paths() {
    let folder = folder();
    let out = text_of(folder.path());
    let answer = run(&["export", sample(), "--out", out, "--format", "json"]).json();
    assert_eq!(keys(&answer), ["errors", "files"]);
    assert_eq!(answer["errors"], 0);
    let path = answer["files"][0].as_str().expect("a path");
    assert!(fs::metadata(path).expect("the file is there").len() > 0);
}

#[test]
fn a_draft_is_exported_with_a_remark() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "expenditure[1].amount=-1"]).code, 0);
    let ran = run(&["export", file, "--out", text_of(folder.path())]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.starts_with("草稿：还有 "), "{}", ran.err);
    let count = fs::read_dir(folder.path()).expect("it is there").count();
    assert_eq!(
        count, 7,
        "the budget and what it was before; tables and audit report, each in two formats; the statement"
    );
}

/// The text of a PDF that is the only file written.
fn pdf(arguments: &[&str]) -> (String, String) {
    let ran = run(arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let bytes = fs::read(ran.out.trim_end()).expect("only one file was written");
    (pdf_text(&bytes).concat(), ran.err)
}

#[test]
fn the_pdf_has_the_tables_and_is_a_draft_while_there_are_errors_or_on_request() {
    let folder = folder();
    let out = text_of(folder.path());
    let (text, err) = pdf(&["export", sample(), "--out", out, "--pdf"]);
    assert!(text.contains("收支预算总表") && text.contains("5,114.04"));
    assert!(!text.contains("草稿") && err.is_empty(), "{err}");
    let (text, _) = pdf(&["export", sample(), "--out", out, "--pdf", "--draft"]);
    assert!(text.contains("草稿 20"), "{text}");
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "expenditure[1].amount=-1"]).code, 0);
    let (text, err) = pdf(&["export", file, "--out", out, "--pdf"]);
    assert!(text.contains("草稿 20") && err.starts_with("草稿：还有 "));
}

#[test]
fn the_pdf_has_the_tables_of_the_print_plan_and_the_left_out_are_told() {
    let folder = folder();
    let mut saved = parse(SAMPLE.as_bytes()).expect("the sample can be read");
    let plan = PrintPlan {
        content: "revenue_by_unit REPORT".to_owned(),
        ..PrintPlan::default()
    };
    saved.budget.print_plans = Records::new(vec![plan]).expect("it is alone");
    let text = render(&saved.budget, &saved.pack).expect("it is text");
    let path = file_with(&folder, text);
    let export = ["export", text_of(&path), "--out", text_of(folder.path())];
    let (text, err) = pdf(&[&export[..], &["--pdf"]].concat());
    assert!(text.contains("收入预算总表") && !text.contains("收支预算总表"));
    assert!(!text.contains("审核报告"));
    assert!(
        err.starts_with("按打印方案没有导出 16 张表：表1 收支预算总表、"),
        "{err}"
    );
    let (text, err) = pdf(&[&export[..], &["--public"]].concat());
    assert!(text.contains("收支预算总表") && err.is_empty(), "{err}");
    let ran = run(&[&export[..], &["--xlsx"]].concat());
    let workbook: Xlsx<_> = open_workbook(ran.out.trim_end()).expect("it can be read");
    assert!(workbook.sheet_names().len() > 16 && ran.err.is_empty());
}

#[test]
fn what_the_font_lacks_is_told_and_the_pdf_written_all_the_same() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "projects[1].content=𠮷庆"]).code, 0);
    let (text, err) = pdf(&["export", file, "--out", text_of(folder.path()), "--pdf"]);
    assert!(text.contains("〓庆"));
    assert!(
        err.contains("字库中没有“𠮷”字（U+20BB7），已印作“〓”：“表9"),
        "{err}"
    );
}

#[test]
fn report_and_manual_are_written_as_pdf_too() {
    let folder = folder();
    let out = text_of(folder.path());
    let ran = run(&["export", sample(), "--out", out, "--pdf", "--report"]);
    let paths: Vec<&str> = ran.out.lines().collect();
    assert!(
        paths.len() == 2 && paths[1].ends_with("审核报告.pdf"),
        "{paths:?}"
    );
    let report = pdf_text(&fs::read(paths[1]).expect("it is there")).concat();
    assert!(report.contains("部门预算审核报告（续表）") && report.contains("说明理由"));
    let manual = folder.path().join("手册.pdf");
    let (text, _) = pdf(&["explain", "--manual", text_of(&manual)]);
    assert!(text.contains("检查什么") && text.contains("X-01"));
}

#[track_caller]
fn check_name(unit: &str, expected: &str) {
    let folder = folder();
    let path = folder.path().join("新.bmys");
    let file = text_of(&path);
    let made = [
        "new",
        file,
        "--pack",
        "liaoning_2024",
        "--year",
        "2024",
        "--unit",
        unit,
    ];
    assert_eq!(run(&made).code, 0);
    let out = folder.path().join("导出");
    let ran = run(&["export", file, "--out", text_of(&out), "--xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let names: Vec<_> = fs::read_dir(&out)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name())
        .collect();
    assert_eq!(names, [expected]);
}

#[test]
fn file_names_hold_nothing_systems_refuse() {
    check_name("某中心", "某中心2024年部门预算.xlsx");
    check_name(r#"甲/乙:丙\"丁"?"#, "甲_乙_丙__丁__2024年部门预算.xlsx");
    check_name("../../甲", ".._.._甲2024年部门预算.xlsx");
    let cut = format!("{}2024年部门预算.xlsx", "长".repeat(51));
    check_name(&"长".repeat(200), &cut);
}

#[test]
fn a_file_where_the_folder_should_be_is_left_alone() {
    let folder = folder();
    let path = file_with(&folder, "内容");
    for out in [path.clone(), path.join("下面")] {
        let ran = run(&[
            "export",
            sample(),
            "--out",
            text_of(&out),
            "--format",
            "json",
        ]);
        assert_eq!(
            ran.refused(),
            ("not_written".to_owned(), out.display().to_string())
        );
    }
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "内容");
}

#[test]
fn the_statement_is_a_word_document_on_request() {
    let (_folder, path) = exported(&["--docx"]);
    assert!(path.ends_with("2024年部门预算情况说明.docx"), "{path}");
    let bytes = fs::read(path).expect("it is there");
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn the_publishable_document_is_written_on_request_with_its_contents() {
    let (_folder, path) = exported(&["--public"]);
    assert!(path.ends_with("2024年部门预算公开文本.pdf"), "{path}");
    let pages = pdf_text(&fs::read(path).expect("it is there"));
    assert!(pages[0].contains("2024年\n部门预算公开"), "{}", pages[0]);
    assert!(pages[1].contains("附表"), "{}", pages[1]);
    assert!(!pages.concat().contains("草稿"));
    let (_folder, path) = exported(&["--public", "--draft"]);
    let pages = pdf_text(&fs::read(path).expect("it is there"));
    assert!(pages[3].contains("草稿"), "{}", pages[3]);
}
