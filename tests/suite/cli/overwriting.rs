//! No command writes over a file it wasn't told to replace, least of all over a budget.

use std::fs;
use std::path::Path;

use super::Ran;
use super::SAMPLE;
use super::file_with;
use super::folder;
use super::run;
use super::text_of;

/// A command that could not run and left a file as it was.
#[track_caller]
fn refused(ran: &Ran, words: &[&str], (path, before): (&Path, &str)) {
    for word in words {
        assert!(ran.sentence().contains(word), "{word}: {}", ran.err);
    }
    let after = fs::read_to_string(path).expect("the file is there");
    assert!(after == before, "{} is as it was", path.display());
}

#[test]
fn the_rule_manual_is_written_only_as_a_workbook_or_a_pdf() {
    let folder = folder();
    let budget = file_with(&folder, SAMPLE);
    let manual =
        |path: &Path, more: &[&str]| run(&[&["explain", "--manual", text_of(path)], more].concat());
    for more in [&[][..], &["--force"]] {
        let said = manual(&budget, more);
        refused(&said, &[".xlsx", ".pdf", "没有写出"], (&budget, SAMPLE));
    }
    for name in ["手册.docx", "手册"] {
        let path = folder.path().join(name);
        assert!(manual(&path, &[]).sentence().contains(".xlsx"), "{name}");
        assert!(!path.exists(), "{name}");
    }
}

#[test]
fn the_rule_manual_replaces_a_file_only_when_told() {
    let folder = folder();
    let path = folder.path().join("手册.PDF");
    fs::write(&path, "已有的内容").expect("it can be written");
    let command = ["explain", "--manual", text_of(&path)];
    refused(&run(&command), &["--force"], (&path, "已有的内容"));
    let forced = run(&[&command[..], &["--force"]].concat());
    assert_eq!((forced.code, forced.err.as_str()), (0, ""));
    assert!(fs::read(&path).expect("it is there").starts_with(b"%PDF"));
}

#[test]
fn last_years_file_is_never_replaced_by_the_new_one() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let dotted = folder.path().join(".").join("预算.bmys");
    for out in [&path, &dotted] {
        let said = run(&["new", "--from", text_of(&path), text_of(out), "--force"]);
        refused(&said, &["会覆盖读入的预算文件本身"], (&path, SAMPLE));
    }
}

#[test]
fn an_export_never_replaces_the_budget_it_is_made_of() {
    let folder = folder();
    let made = run(&[
        "export",
        super::sample(),
        "--out",
        text_of(folder.path()),
        "--xlsx",
    ]);
    // A budget that somebody has given the name of its workbook.
    let path = Path::new(made.out.trim_end());
    fs::write(path, SAMPLE).expect("it can be written");
    let out = text_of(folder.path());
    let said = run(&["export", text_of(path), "--out", out, "--xlsx"]);
    refused(&said, &["会覆盖读入的预算文件本身"], (path, SAMPLE));
}

#[test]
fn budgets_are_made_only_under_the_name_of_one() {
    let folder = folder();
    let damaged = file_with(&folder, SAMPLE.replacen("amount:", "amuont:", 1));
    let out = folder.path().join("甲.txt");
    let new = ["--pack", "liaoning_2024", "--year", "2024", "--unit", "甲"];
    let said = run(&[&["new", text_of(&out)], &new[..]].concat());
    assert!(said.sentence().contains(".bmys"), "{}", said.err);
    let said = run(&["recover", text_of(&damaged), "--out", text_of(&out)]);
    assert!(said.sentence().contains(".bmys"), "{}", said.err);
    assert!(!out.exists());
}

#[test]
fn a_folder_is_no_place_for_a_file() {
    let folder = folder();
    let damaged = file_with(&folder, SAMPLE.replacen("amount:", "amuont:", 1));
    let [budget, manual] = ["目录.bmys", "目录.pdf"].map(|it| folder.path().join(it));
    for path in [&budget, &manual] {
        fs::create_dir(path).expect("a folder can be made");
    }
    let new = [
        "new",
        "--pack",
        "liaoning_2024",
        "--year",
        "2024",
        "--unit",
        "甲",
    ];
    let place = text_of(&budget);
    for command in [
        &[&new[..], &[place]].concat(),
        &[&new[..], &[place, "--force"]].concat(),
        &vec!["recover", text_of(&damaged), "--out", place],
        &vec!["explain", "--manual", text_of(&manual), "--force"],
    ] {
        let said = run(command);
        assert!(said.sentence().contains("这是文件夹"), "{}", said.err);
    }
    assert!(budget.is_dir() && manual.is_dir());
}

#[test]
fn what_is_recovered_never_replaces_a_file_and_no_switch_is_promised_for_it() {
    let folder = folder();
    let damaged = file_with(&folder, SAMPLE.replacen("amount:", "amuont:", 1));
    let out = folder.path().join("甲.bmys");
    fs::write(&out, SAMPLE).expect("it can be written");
    let said = run(&["recover", text_of(&damaged), "--out", text_of(&out)]);
    refused(&said, &["请换一个文件名"], (&out, SAMPLE));
    assert!(!said.err.contains("--force"), "{}", said.err);
}
