//! `check`, `tables`, `explain` and `codes`: the shapes programs rely on, and what people read.

use std::fs;

use bianzhi::storage::folder_beside;
use calamine::Reader as _;
use calamine::Xlsx;
use calamine::open_workbook;
use serde_json::Value;

use super::SAMPLE;
use super::file_with;
use super::folder;
use super::keys;
use super::run;
use super::sample;
use super::text_of;

const FINDING: [&str; 8] = [
    "code",
    "explained",
    "figures",
    "fix",
    "message",
    "places",
    "rule",
    "severity",
];

fn array(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

/// How many findings of a report have this severity.
fn count(report: &Value, severity: &str) -> usize {
    let findings = array(&report["findings"]).iter();
    findings.filter(|it| it["severity"] == severity).count()
}

#[track_caller]
fn assert_report(report: &Value) {
    assert_eq!(keys(report), ["errors", "findings", "hints", "warnings"]);
    for (total, severity) in [
        ("errors", "error"),
        ("warnings", "warning"),
        ("hints", "advice"),
    ] {
        assert_eq!(report[total], count(report, severity), "{total}");
    }
    for finding in array(&report["findings"]) {
        assert_eq!(keys(finding), FINDING);
        assert!(!array(&finding["places"]).is_empty());
        if !finding["figures"].is_null() {
            let figures = ["difference", "left", "right", "scale"];
            assert_eq!(keys(&finding["figures"]), figures);
        }
    }
}

#[test]
fn a_clean_budget_is_checked_with_exit_code_0() {
    let ran = run(&["check", sample(), "--format", "json"]);
    let report = ran.json();
    assert_report(&report);
    assert_eq!((ran.code, &report["errors"]), (0, &0.into()));
}

#[test]
fn a_budget_with_errors_is_checked_with_exit_code_1() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    assert_eq!(run(&["set", file, "expenditure[1].amount=-1"]).code, 0);
    let ran = run(&["check", file, "--format", "json"]);
    let report = ran.json();
    assert_report(&report);
    assert_eq!(ran.code, 1);
    let findings = array(&report["findings"]);
    let negative = findings.iter().find(|it| it["code"] == "A-16");
    let negative = negative.expect("a negative amount is an error");
    assert_eq!(negative["rule"], "lines/negative_amount");
    assert_eq!(negative["fix"], true);
    assert_eq!(negative["figures"]["left"], "-1.00");
    assert_eq!(negative["figures"]["scale"], "万元");

    let text = run(&["check", file]);
    assert_eq!(text.code, 1);
    assert!(text.out.contains("错误  A-16  "), "{}", text.out);
    assert!(
        text.out.contains("可一键修正：标记为调减行"),
        "{}",
        text.out
    );
    let last = text.out.lines().last().expect("there are lines");
    assert!(last.starts_with("共 "), "{last}");
}

#[test]
fn a_warning_explained_is_marked_and_still_listed() {
    let report = run(&["check", sample(), "--format", "json"]).json();
    let findings = array(&report["findings"]);
    let warning = findings.iter().find(|it| it["code"] == "X-19");
    let figures = &warning.expect("the sample has this warning")["figures"];
    let fingerprint = format!(
        "{}／{} 万元",
        figures["left"].as_str().expect("a text"),
        figures["right"].as_str().expect("a text")
    );
    let pack = bianzhi::packs::embedded_packs();
    let mut saved = bianzhi::storage::parse(SAMPLE.as_bytes()).expect("the sample can be read");
    let pack = bianzhi::packs::load_pack(&saved.pack, &pack).expect("the pack is good");
    let book = bianzhi::compute::fill(&saved.budget, &pack);
    let found = bianzhi::rules::check(&saved.budget, &pack, &book);
    let found = found
        .iter()
        .find(|it| it.code == "X-19")
        .expect("it is found");
    assert_eq!(found.fingerprint(), fingerprint);
    for edit in bianzhi::rules::explain_edit(&saved.budget, found, "项目未列为任务", "2024-01-31")
    {
        edit.apply(&mut saved.budget).expect("it can be explained");
    }
    let text = bianzhi::storage::render(&saved.budget, &saved.pack).expect("it can be written");
    let folder = folder();
    let path = file_with(&folder, text);

    let report = run(&["check", text_of(&path), "--format", "json"]).json();
    let findings = array(&report["findings"]);
    let explained = findings.iter().find(|it| it["code"] == "X-19");
    assert_eq!(explained.expect("it is still listed")["explained"], true);
    let text = run(&["check", text_of(&path)]).out;
    assert!(
        text.contains("（已说明）") && text.contains("（其中 1 条已说明）"),
        "{text}"
    );
}

#[test]
fn tables_have_their_columns_and_cells_as_printed() {
    let tables = run(&["tables", sample(), "--format", "json"]).json();
    let tables = array(&tables);
    let table = &tables[2];
    let ordinary = [
        "columns", "empty", "id", "notes", "number", "rows", "scale", "title",
    ];
    assert_eq!(keys(table), ordinary);
    assert_eq!(
        (&table["number"], &table["scale"]),
        (&"表3".into(), &"万元".into())
    );
    assert_eq!(
        table["columns"][4],
        serde_json::json!(["基本支出", "人员经费"])
    );
    assert_eq!(table["rows"][0][1], "合计");
    assert_eq!(table["rows"][0][2], "5,114.04");
    assert_eq!(table["rows"][3][3], "", "zero is printed as nothing");
    for table in tables {
        let columns = array(&table["columns"]).len();
        for row in array(&table["rows"]) {
            assert_eq!(array(row).len(), columns, "{}", table["title"]);
        }
    }
}

#[test]
fn every_form_is_a_table_with_fields() {
    let forms = run(&["tables", sample(), "--table", "17", "--format", "json"]).json();
    assert_eq!(array(&forms).len(), 9);
    assert!(
        array(&forms)
            .iter()
            .all(|it| it["id"] == "project_performance")
    );
    assert_eq!(forms[0]["fields"]["项目(政策)名称"], "网络租赁费");
    assert_eq!(forms[0]["fields"]["预算资金情况"], "16.00");
    assert_eq!(array(&forms[0]["rows"]).len(), 12);

    let whole = run(&["tables", sample(), "--table", "表16", "--format", "json"]).json();
    let tasks = &whole[0]["fields"]["年度主要任务"];
    let first = serde_json::json!({
        "对应项目": "基本支出人员经费（保工资）",
        "预算资金情况": "525.65"
    });
    assert_eq!(tasks[0], first);
}

#[test]
fn a_table_is_asked_for_by_number_digits_id_or_title() {
    for asked in ["表3", "3", "３", "expenditure_by_function", "支出预算总表"] {
        let tables = run(&["tables", sample(), "--table", asked, "--format", "json"]).json();
        let numbers: Vec<&Value> = array(&tables).iter().map(|it| &it["number"]).collect();
        assert_eq!(numbers, ["表3"], "{asked}");
    }
    for asked in ["99", "", "表", "表33"] {
        let ran = run(&["tables", sample(), "--table", asked, "--format", "json"]);
        assert_eq!(
            ran.refused(),
            ("unknown_table".to_owned(), asked.to_owned())
        );
    }
}

#[test]
fn the_tables_there_are_have_their_ids_and_titles_under_every_pack() {
    for (pack, known) in [
        (
            "liaoning_2024",
            "expenditure_by_function（表3 支出预算总表）",
        ),
        ("shanghai_2024", "three_public（"),
        ("hebei_2023", "institutions（"),
    ] {
        let said = run(&["tables", sample(), "--pack", pack, "--table", "没有"]);
        assert!(said.sentence().contains(known), "{pack}: {}", said.err);
    }
    let by_title = ["--pack", "hebei_2023", "--table", "部门机构设置情况"];
    let command = [&["tables", sample(), "--format", "json"], &by_title[..]].concat();
    let tables = run(&command).json();
    assert_eq!(tables[0]["id"], "institutions", "{tables}");
}

#[test]
fn people_see_tables_in_aligned_columns() {
    let ran = run(&["tables", sample(), "--table", "8"]);
    let expected = "\
表8 政府性基金预算支出表（空表）　单位：万元
                    本年政府性基金预算支出
科目编码  科目名称  合计  基本支出  项目支出
--------------------------------------------
          合计
备注：如此表为空表，则表示部门无政府性基金预算安排的支出。
";
    assert_eq!(ran.out, expected);
    let form = run(&["tables", sample(), "--table", "16"]).out;
    assert!(
        form.contains("年度主要任务：\n  基本支出人员经费（保工资）：525.65\n"),
        "{form}"
    );
}

#[test]
fn the_rule_manual_has_every_rule_with_its_help_and_those_to_come() {
    let folder = folder();
    let path = folder.path().join("规则手册.xlsx");
    let ran = run(&["explain", "--manual", text_of(&path)]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("the workbook can be read");
    let range = workbook.worksheet_range_at(0).expect("it has a sheet");
    let rows: Vec<Vec<String>> = range
        .expect("it can be read")
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    let rules = run(&["explain", "--list", "--format", "json"]).json();
    for rule in rules.as_array().expect("an array") {
        let (code, title) = (&rule["code"], &rule["title"]);
        let listed = rows.iter().find(|row| *code == row[0] && *title == row[2]);
        let row = listed.unwrap_or_else(|| panic!("{code} {title}"));
        let needed = if rule["planned"] == true { 4 } else { 7 };
        assert!(row[..needed].iter().all(|it| !it.is_empty()), "{row:?}");
    }
}

#[test]
fn every_rule_is_listed_and_can_be_explained() {
    let rules = run(&["explain", "--list", "--format", "json"]).json();
    assert!(array(&rules).len() > 20);
    for rule in array(&rules) {
        assert_eq!(keys(rule), ["code", "id", "planned", "severity", "title"]);
        let is_planned = rule["planned"] == true;
        assert_eq!(rule["id"].is_null(), is_planned, "{rule}");
        assert_eq!(rule["severity"].is_null(), is_planned, "{rule}");
    }
    let help = run(&["explain", "a-16"]);
    assert_eq!(help.code, 0);
    assert!(
        help.out.starts_with("A-16  错误  预算数不应为负数\n"),
        "{}",
        help.out
    );
    for heading in ["检查什么", "为什么", "怎么改", "依据"] {
        assert!(help.out.contains(heading), "{}", help.out);
    }
    let by_id = run(&["explain", "lines/negative_amount", "--format", "json"]).json();
    assert_eq!(by_id[0]["code"], "A-16");
    assert!(by_id[0]["text"].is_string());
    let list = run(&["explain", "--list", "--pack", "liaoning_2024"]).out;
    let is_listed =
        |line: &str| line.starts_with("A-16  错误  ") && line.ends_with("negative_amount");
    assert!(list.lines().any(is_listed), "{list}");
}

#[test]
fn a_rule_not_in_force_yet_is_listed_and_says_why() {
    let first = bianzhi::rules::PLANNED.first().expect("rules are planned");
    let rules = run(&["explain", "--list", "--format", "json"]).json();
    let listed = array(&rules).iter().find(|it| it["code"] == first.code);
    assert_eq!(listed.expect("it is listed")["planned"], true);
    let help = run(&["explain", first.code]).out;
    let expected = format!(
        "{}  未启用  {}\n尚未启用：{}\n",
        first.code, first.title, first.reason
    );
    assert_eq!(help, expected);
}

#[test]
fn an_unknown_rule_is_told_with_what_there_is() {
    let said = run(&["explain", "A-99"]);
    assert!(said.sentence().contains("A 类现有 A-01、"), "{}", said.err);
    let said = run(&["explain", "没有"]);
    assert!(said.sentence().contains("现有 A、"), "{}", said.err);
    let ran = run(&["explain", "A-01", "--pack", "nowhere", "--format", "json"]);
    assert_eq!(
        ran.refused(),
        ("unknown_pack".to_owned(), "nowhere".to_owned())
    );
}

fn search(query: &str, year: &str, list: &str) -> Value {
    run(&[
        "codes", query, "--year", year, "--list", list, "--format", "json",
    ])
    .json()
}

#[test]
fn codes_are_found_by_number_name_and_initials() {
    let expected = serde_json::json!(
        [{"code": "30201", "name": "办公费", "level": 2, "certain": true}]
    );
    assert_eq!(search("bgf", "2024", "economic"), expected);
    assert_eq!(search("30201", "２０２４", "economic")[0]["name"], "办公费");
    assert_eq!(search("事业运行", "2024", "function")[0]["level"], 3);
    assert_eq!(
        search("没有这样的科目", "2024", "function"),
        serde_json::json!([])
    );
    for list in [
        "function",
        "economic",
        "government",
        "procurement",
        "asset",
        "income",
    ] {
        assert!(!array(&search("", "2024", list)).is_empty(), "{list}");
    }
    let text = run(&["codes", "bgf", "--year", "2024", "--list", "economic"]).out;
    assert!(text.ends_with("30201  办公费  2     已核实\n"), "{text}");
    let none = run(&["codes", "无此", "--year", "2024", "--list", "asset"]).out;
    assert_eq!(none, "没有符合的科目\n");
}

#[test]
fn the_statement_is_shown_as_text_and_for_programs() {
    let text = run(&["statement", sample()]);
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert!(
        text.out.contains("2024年收入总预算5114.04万元"),
        "{}",
        text.out
    );
    let answer = run(&["statement", sample(), "--format", "json"]).json();
    assert_eq!(keys(&answer), ["chapters", "title"]);
    let chapters = answer["chapters"].as_array().expect("an array");
    let revenue = chapters
        .iter()
        .find(|it| it["id"] == "revenue")
        .expect("it is there");
    let paragraph = &revenue["paragraphs"][1];
    assert_eq!(keys(paragraph), ["edited", "id", "stale", "text"]);
    assert_eq!(
        (&paragraph["id"], &paragraph["edited"]),
        (&"revenue/total".into(), &false.into())
    );
}

#[test]
fn the_versions_kept_of_a_file_are_listed_with_what_is_different() {
    let folder = folder();
    let path = folder.path().join("预算.bmys");
    fs::write(&path, SAMPLE).unwrap();
    let file = path.to_str().expect("it is text");
    assert_eq!(run(&["versions", file]).out, "没有历史版本\n");
    let beside = folder_beside(&path);
    fs::create_dir(&beside).unwrap();
    fs::write(beside.join("20240305-091200-00 保存前.bmys-old"), SAMPLE).unwrap();
    fs::write(beside.join("20240306-091200-00 恢复前.bmys-old"), "(").unwrap();
    let answer = run(&["versions", file, "--format", "json"]).json();
    assert_eq!(answer[0]["reason"], "恢复前");
    assert!(answer[0]["error"].is_string() && answer[0]["difference"].is_null());
    assert_eq!(answer[1]["at"], "2024-03-05 09:12");
    assert_eq!(
        answer[1]["difference"],
        "收入总计不变，支出总计不变；收支行相同"
    );
}
