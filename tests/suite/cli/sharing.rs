//! Commands that change a file somebody else has open or left unsaved, and what is kept of the file before.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::edit::Edit;
use bianzhi::edit::LoggedStep;
use bianzhi::edit::Transaction;
use bianzhi::model::CoverField;
use bianzhi::model::CreatedAt;
use bianzhi::model::Value;
use bianzhi::storage::Machine;
use bianzhi::storage::Opened;
use bianzhi::storage::Session;
use bianzhi::storage::open;
use bianzhi::storage::versions;

use super::SAMPLE;
use super::file_with;
use super::folder;
use super::run;
use super::text_of;

fn at_nine() -> CreatedAt {
    CreatedAt {
        year: 2024,
        month: 3,
        day: 5,
        hour: 9,
        minute: 0,
        second: 0,
    }
}

/// Somebody opens the file in a window.
fn window(path: &Path) -> Opened {
    Session::open(path, Machine::new(at_nine)).expect("it can be opened")
}

/// Somebody renames the leader and the program ends before it is saved.
fn leave_a_step(path: &Path) {
    let mut opened = window(path);
    let edit = Edit::SetCover {
        field: CoverField::Leader,
        value: Value::Text("没有保存的".to_owned()),
    };
    let step = LoggedStep {
        way: None,
        changes: vec![Transaction::new("改负责人", vec![edit])],
        pack: opened.saved.pack.clone(),
    };
    let journal = opened.session.journal_mut().expect("it is written down");
    journal.append(step);
}

/// A table with one line that can be imported.
fn lines(folder: &Path) -> PathBuf {
    let path = folder.join("行.csv");
    fs::write(&path, "资金来源,预算数\n一般公共预算,12\n").expect("it can be written");
    path
}

/// The commands that change a file.
fn commands(file: &str, lines: &str) -> [Vec<String>; 3] {
    let owned = |all: &[&str]| all.iter().map(ToString::to_string).collect();
    let new = [
        "new",
        file,
        "--pack",
        "liaoning_2024",
        "--year",
        "2024",
        "--unit",
        "甲",
        "--force",
    ];
    [
        owned(&["set", file, "cover.preparer=张三"]),
        owned(&["import", file, "--lines", lines]),
        owned(&new),
    ]
}

fn run_all(command: &[String], more: &[&str]) -> super::Ran {
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    run(&[&command[..], more].concat())
}

#[test]
fn a_file_that_is_open_is_not_changed_and_it_is_said_who_has_it() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let lines = lines(folder.path());
    let opened = window(&path);
    for command in commands(text_of(&path), text_of(&lines)) {
        let said = run_all(&command, &[]);
        for word in ["2024-03-05 09:00", "本机的另一个窗口", "文件未改动"] {
            assert!(said.sentence().contains(word), "{}", said.err);
        }
        let refused = run_all(&command, &["--format", "json"]).refused();
        assert_eq!(refused, ("in_use".to_owned(), path.display().to_string()));
    }
    assert_eq!(fs::read_to_string(&path).expect("it is there"), SAMPLE);
    drop(opened);
    for command in commands(text_of(&path), text_of(&lines)) {
        let ran = run_all(&command, &[]);
        assert_eq!(ran.code, 0, "{command:?}: {}", ran.err);
    }
}

#[test]
fn work_left_unsaved_is_neither_taken_over_nor_lost_by_a_command() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let lines = lines(folder.path());
    leave_a_step(&path);
    for command in &commands(text_of(&path), text_of(&lines)) {
        let said = run_all(command, &[]);
        for word in ["没有保存的 1 步改动", "在窗口中打开"] {
            assert!(said.sentence().contains(word), "{}", said.err);
        }
        let refused = run_all(command, &["--format", "json"]).refused();
        assert_eq!(refused.0, "unsaved_steps");
    }
    assert_eq!(fs::read_to_string(&path).expect("it is there"), SAMPLE);
    let opened = window(&path);
    assert_eq!(opened.steps[0].words(), "改负责人");
    opened.session.discard();
    let ran = run(&["set", text_of(&path), "cover.preparer=张三"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_command_that_reads_says_that_unsaved_work_is_not_in_what_it_tells() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let file = text_of(&path);
    let out = folder.path().join("导出");
    let commands = [
        vec!["check", file],
        vec!["tables", file],
        vec!["statement", file],
        vec!["export", file, "--out", text_of(&out), "--json"],
    ];
    for command in &commands {
        assert_eq!(run(command).err, "", "{command:?}");
    }
    leave_a_step(&path);
    for command in &commands {
        let ran = run(command);
        assert_ne!(ran.code, 2, "{command:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        for word in ["没有保存的 1 步改动", "未计入", "在窗口中打开"] {
            assert!(ran.err.contains(word), "{command:?}: {}", ran.err);
        }
    }
    assert_eq!(window(&path).steps.len(), 1, "they are left as they were");
}

#[test]
fn a_package_is_not_made_without_the_work_that_was_left_unsaved() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let out = folder.path().join("导出");
    let command = [
        "export",
        text_of(&path),
        "--out",
        text_of(&out),
        "--xlsx",
        "--package",
    ];
    leave_a_step(&path);
    let said = run(&command);
    assert!(
        said.sentence().contains("没有保存的 1 步改动"),
        "{}",
        said.err
    );
    assert!(!out.exists(), "nothing is exported");
    window(&path).session.discard();
    let made = run(&command);
    assert_eq!((made.code, made.err.as_str()), (0, ""));
}

#[test]
fn what_the_file_was_before_a_command_is_kept() {
    let folder = folder();
    let path = file_with(&folder, SAMPLE);
    let lines = lines(folder.path());
    for command in commands(text_of(&path), text_of(&lines)) {
        let before = fs::read_to_string(&path).expect("it is there");
        assert_eq!(run_all(&command, &[]).code, 0);
        let kept = versions(&path).expect("they can be listed");
        let latest = fs::read_to_string(&kept[0].path).expect("it is kept");
        assert!(latest == before, "{command:?}");
    }
    let kept = versions(&path).expect("they can be listed");
    let told: Vec<&str> = kept.iter().map(|it| it.reason.label()).collect();
    assert_eq!(told, ["另存覆盖前", "命令修改前", "命令修改前"]);
}

#[test]
fn a_new_file_has_nothing_beside_it_and_no_folder_is_made_for_it() {
    let folder = folder();
    let path = folder.path().join("甲.bmys");
    let [.., new] = commands(text_of(&path), "");
    assert_eq!(run_all(&new, &[]).code, 0);
    let files = fs::read_dir(folder.path()).expect("the folder is there");
    assert_eq!(files.count(), 1);
    let nowhere = folder.path().join("没有").join("甲.bmys");
    let [.., new] = commands(text_of(&nowhere), "");
    assert!(run_all(&new, &[]).sentence().contains("找不到"));
    assert!(!folder.path().join("没有").exists());
    assert_eq!(open(&path).expect("it is whole").budget.units.len(), 1);
}
