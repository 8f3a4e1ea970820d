//! `new` and `set`: what they write, and that a failure writes nothing.

use std::fs;
use std::path::Path;

use bianzhi::codes::BudgetYear;
use bianzhi::model::Budget;
use bianzhi::money::AmountScale;
use bianzhi::money::Money;
use bianzhi::storage;

use super::Ran;
use super::SAMPLE;
use super::file_with;
use super::folder;
use super::keys;
use super::run;
use super::text_of;

fn new(path: &Path, more: &[&str]) -> Ran {
    let file = text_of(path);
    let arguments = ["new", "--pack", "liaoning_2024", "--year", "2024", file];
    run(&[&arguments, more].concat())
}

fn budget(path: &Path) -> Budget {
    storage::open(path).expect("the file can be opened").budget
}

#[test]
fn a_new_budget_has_a_cover_and_one_unit() {
    let folder = folder();
    let path = folder.path().join("新.bmys");
    let ran = new(&path, &["--unit", " 某中心 "]);
    assert_eq!((ran.code, ran.out), (0, format!("{}\n", path.display())));
    let saved = storage::open(&path).expect("the file can be opened");
    assert_eq!(saved.pack, "liaoning_2024");
    let budget = saved.budget;
    assert_eq!(budget.cover.year.map(BudgetYear::number), Some(2024));
    assert_eq!(budget.cover.entry_scale, AmountScale::TenThousandYuan);
    let names: Vec<&str> = budget.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["某中心"]);
    assert_ne!(run(&["check", text_of(&path)]).code, 2);
}

#[test]
fn a_new_budget_replaces_a_file_only_when_told() {
    let folder = folder();
    let path = file_with(&folder, "已有的内容");
    let refused = new(&path, &["--unit", "某中心", "--format", "json"]).refused();
    assert_eq!(refused, ("exists".to_owned(), path.display().to_string()));
    assert_eq!(
        fs::read_to_string(&path).expect("it is there"),
        "已有的内容"
    );

    let forced = new(&path, &["--unit", "某中心", "--force", "--format", "json"]);
    assert_eq!(forced.json()["file"], text_of(&path));
    assert_eq!(budget(&path).units.len(), 1);
}

#[track_caller]
fn refuse_new(arguments: &[&str], code: &str, place: &str) {
    let folder = folder();
    let path = folder.path().join("新.bmys");
    let all = [&["new", text_of(&path), "--format", "json"], arguments].concat();
    assert_eq!(run(&all).refused(), (code.to_owned(), place.to_owned()));
    assert!(!path.exists());
}

#[test]
fn a_new_budget_needs_a_region_pack_its_year_and_a_name() {
    let pack = |pack, year, unit| ["--pack", pack, "--year", year, "--unit", unit];
    refuse_new(
        &pack("liaoning_2024", "2025", "甲"),
        "year_not_covered",
        "2025",
    );
    refuse_new(
        &pack("liaoning_2024", "2024", "　 "),
        "no_unit_name",
        "--unit",
    );
    refuse_new(&pack("nowhere", "2024", "甲"), "unknown_pack", "nowhere");
    refuse_new(&pack("cn_base", "2024", "甲"), "unknown_pack", "cn_base");
    refuse_new(
        &pack("liaoning_2024", "去年", "甲"),
        "usage",
        "--year <年度>",
    );
}

#[test]
fn a_new_budget_that_is_refused_is_told_what_there_is() {
    let folder = folder();
    let path = folder.path().join("新.bmys");
    let year = run(&[
        "new",
        "--pack",
        "liaoning_2024",
        "--year",
        "2025",
        "--unit",
        "甲",
        text_of(&path),
    ]);
    for words in ["liaoning_2024（2024 年）", "shanghai_2024（2023—2026 年）"] {
        assert!(year.sentence().contains(words), "{}", year.err);
    }
    for pack in ["nowhere", "cn_base"] {
        let command = ["--year", "2024", "--unit", "甲", text_of(&path)];
        let said = run(&[&["new", "--pack", pack], &command[..]].concat());
        let (_, offered) = said
            .sentence()
            .split_once("可用的")
            .expect("packs are offered");
        assert!(offered.contains("liaoning_2024"), "{offered}");
        assert!(!offered.contains("cn_base"), "{offered}");
    }
    let name = new(&path, &["--unit", ""]);
    assert!(name.sentence().contains("--unit"), "{}", name.err);
}

#[test]
fn a_new_budget_in_a_missing_folder_is_refused() {
    let folder = folder();
    let path = folder.path().join("没有").join("新.bmys");
    let said = new(&path, &["--unit", "甲"]);
    assert!(
        said.sentence().contains("找不到这个文件或文件夹"),
        "{}",
        said.err
    );
}

#[test]
fn fields_are_filled_in_and_saved() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    let ran = run(&[
        "set",
        file,
        "cover.preparer=张三",
        "expenditure[1].amount=12.5",
        "--format",
        "json",
    ]);
    let answer = ran.json();
    assert_eq!(keys(&answer), ["changes", "file"]);
    let change = &answer["changes"][1];
    assert_eq!(keys(change), ["after", "before", "path", "place"]);
    assert_eq!(change["path"], "expenditure[1].amount");
    assert_eq!(
        (&change["before"], &change["after"]),
        (&"196.91".into(), &"12.50".into())
    );
    let budget = budget(&path);
    assert_eq!(budget.cover.preparer, "张三");
    assert_eq!(budget.expenditure[0].amount, Money::from_yuan(125_000));
}

#[test]
fn people_are_told_what_stood_in_a_field() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let ran = run(&["set", text_of(&path), "cover.leader=李四", "cover.leader="]);
    assert_eq!(
        ran.out,
        "封面 单位负责人：（空） → 李四\n封面 单位负责人：李四 → （空）\n"
    );
}

#[test]
fn what_cannot_be_seen_is_not_filled_in() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let name = "projects[1].name=\u{202e}网络\r\n租赁\u{7}";
    let goal = "projects[1].goal=一\r\n\u{0}二\u{202c}\r三";
    assert_eq!(run(&["set", text_of(&path), name, goal]).code, 0);
    let project = &budget(&path).projects[0];
    assert_eq!(project.name, "网络 租赁");
    assert_eq!(project.goal.0, "一\n二\n三");
}

#[track_caller]
fn check_amount(typed: &str, fen: i64) {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let ran = run(&[
        "set",
        text_of(&path),
        &format!("expenditure[1].amount={typed}"),
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{typed}");
    assert_eq!(
        budget(&path).expenditure[0].amount,
        Money::from_fen(fen),
        "{typed}"
    );
}

#[test]
fn amounts_are_read_as_people_type_them() {
    check_amount("１２．５", 12_500_000);
    check_amount("1,234.56", 1_234_560_000);
    check_amount("500元", 50_000);
    check_amount("=3*1200*12/10000", 4_320_000);
}

/// An assignment that can't be made; the file stays as it was, the good one before it too.
#[track_caller]
fn refuse_set(assignment: &str, code: &str, sentence: &str) {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let command = ["set", text_of(&path), "cover.preparer=张三", assignment];
    let said = run(&command);
    assert!(said.sentence().contains(sentence), "{}", said.err);
    let as_json = [&command[..], &["--format", "json"]].concat();
    assert_eq!(
        run(&as_json).refused(),
        (code.to_owned(), assignment.to_owned())
    );
    let bytes = fs::read(&path).expect("the file is there");
    assert!(bytes == SAMPLE.as_bytes(), "the file is as it was");
    let files = fs::read_dir(folder.path()).expect("the folder is there");
    assert_eq!(files.count(), 1, "nothing is left beside the file");
}

#[test]
fn what_cannot_be_filled_in_changes_nothing() {
    let bad = "bad_assignment";
    refuse_set("expenditure[1].amount=12a", bad, "“a”不是数字");
    refuse_set(
        &format!("expenditure[1].amount={}", "9".repeat(30)),
        bad,
        "数字太大",
    );
    refuse_set("expenditure[1].amount=1.23.4", bad, "小数点");
    refuse_set("expenditure[9999].amount=1", bad, "没有第 9999 行");
    refuse_set("expenditure[1].money=1", bad, "可用的有");
    refuse_set("cover.year=1024", bad, "1990 至 2100");
    refuse_set("cover.leader", bad, "缺少等号");
    refuse_set(
        "expenditure[1].unit=没有的单位",
        bad,
        "没有名为“没有的单位”的预算单位",
    );
    refuse_set("expenditure[1].function=abc", bad, "支出行 第 1 行");
    refuse_set("expenditure[1].kind=", bad, "不能为空：可填 基本支出");
    refuse_set("expenditure[1].project=#x", bad, "没有名为“#x”的项目");
    refuse_set("offices[1].quota=八", bad, "“八”不能作为个数");
    refuse_set("offices[1].quota=99999999999", bad, "不能作为个数");
    refuse_set("units[1].parent=#1", "refused_edit", "本单位或其下级");
}

#[test]
fn a_pack_that_there_is_not_changes_nothing() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    for pack in ["pack=nope", "pack=cn_base"] {
        let said = run(&["set", text_of(&path), "cover.preparer=张三", pack]);
        assert!(said.sentence().contains("文件未改动"), "{}", said.err);
        let after = fs::read_to_string(&path).expect("it is there");
        assert!(after == SAMPLE, "{pack}");
    }
}
