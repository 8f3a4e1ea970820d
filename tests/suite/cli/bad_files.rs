//! Files that can't be opened: every command says why and leaves them as they are.

use std::fs;
use std::fs::File;
use std::path::Path;

use bianzhi::storage::SIZE_LIMIT;

use super::SAMPLE;
use super::file_with;
use super::folder;
use super::run;
use super::text_of;

/// Runs every command that opens a file on this one; all refuse it with this code and a sentence.
#[track_caller]
fn refuse(path: &Path, code: &str, sentence: &str) {
    let out = folder();
    let file = text_of(path);
    let commands: [&[&str]; 4] = [
        &["check", file],
        &["tables", file],
        &["export", file, "--out", text_of(out.path())],
        &["set", file, "cover.leader=张三"],
    ];
    for command in commands {
        let said = run(command);
        assert!(said.sentence().contains(sentence), "{}", said.err);
        assert!(said.err.contains(file), "{}", said.err);
        let as_json = [command, &["--format", "json"]].concat();
        let expected = (code.to_owned(), file.to_owned());
        assert_eq!(run(&as_json).refused(), expected);
    }
    let left = fs::read_dir(out.path())
        .expect("the folder is there")
        .count();
    assert_eq!(left, 0, "nothing is exported");
}

/// The same for a file of these bytes, which are still there afterwards.
#[track_caller]
fn refuse_bytes(bytes: &[u8], code: &str, sentence: &str) {
    let folder = folder();
    let path = file_with(&folder, bytes);
    refuse(&path, code, sentence);
    assert!(
        fs::read(&path).expect("the file is there") == bytes,
        "the file is as it was"
    );
    let files = fs::read_dir(folder.path()).expect("the folder is there");
    assert_eq!(files.count(), 1, "nothing is left beside the file");
}

#[test]
fn an_empty_file_is_refused() {
    refuse_bytes(b"", "empty", "文件是空的");
}

#[test]
fn a_truncated_file_is_refused() {
    let half = SAMPLE.floor_char_boundary(SAMPLE.len() / 2);
    refuse_bytes(&SAMPLE.as_bytes()[..half], "damaged", "文件内容有误");
}

#[test]
fn a_file_cut_within_a_character_is_refused() {
    let at = SAMPLE.find('区').expect("the sample is in Chinese") + 1;
    refuse_bytes(&SAMPLE.as_bytes()[..at], "damaged", "中断");
}

#[test]
fn a_garbled_file_is_refused() {
    let garbled = SAMPLE.replacen("expenditure: [", "expenditure: [)", 1);
    refuse_bytes(garbled.as_bytes(), "damaged", "行第");
    refuse_bytes(b"PK\x03\x04 not a budget", "not_a_budget", "预算文件");
}

#[test]
fn a_file_saved_as_gbk_is_refused() {
    let gbk = b"(\n  format: 1, // \xd4\xa4\xcb\xe3\n)";
    refuse_bytes(gbk, "not_utf8", "第 2 行");
}

#[test]
fn a_file_of_a_newer_program_is_refused() {
    let newer = SAMPLE.replacen("format: 1,", "format: 99,\n  novelty: (1, 2),", 1);
    refuse_bytes(newer.as_bytes(), "newer_format", "文件格式 99");
}

#[test]
fn a_reference_to_nothing_is_refused() {
    let dangling = SAMPLE.replacen("unit: 1,", "unit: 9999,", 1);
    refuse_bytes(dangling.as_bytes(), "damaged", "编号 9999");
}

#[test]
fn a_huge_file_is_refused_unread() {
    let folder = folder();
    let path = folder.path().join("大.bmys");
    let file = File::create(&path).expect("the file can be made");
    file.set_len(SIZE_LIMIT + 1)
        .expect("a sparse file takes no room");
    refuse(&path, "too_large", "257 MB");
    assert_eq!(
        fs::metadata(&path).expect("the file is there").len(),
        SIZE_LIMIT + 1
    );
}

#[test]
fn a_missing_file_and_a_folder_are_refused() {
    let folder = folder();
    refuse(&folder.path().join("没有.bmys"), "not_found", "找不到");
    refuse(folder.path(), "unreadable", "这是一个文件夹");
}

#[test]
fn a_file_of_an_unknown_pack_is_refused() {
    let folder = folder();
    let strange = SAMPLE.replacen("pack: \"liaoning_2024\"", "pack: \"elsewhere\"", 1);
    let path = file_with(&folder, strange);
    let said = run(&["check", text_of(&path), "--format", "json"]);
    assert_eq!(
        said.refused(),
        ("unknown_pack".to_owned(), "elsewhere".to_owned())
    );
}

#[test]
fn no_text_of_a_file_tells_the_terminal_what_to_do() {
    let text = "(format: 1, pack: \"liaoning_2024\", budget: (cover: (department_name: \"某\\u{1b}[31m局\", \
                year: 2024), units: [(id: 1, name: \"某\\u{1b}]0;x\\u{7}局\")], \
                projects: [(id: 2, unit: 1, name: \"甲\\u{9b}2J\\r乙\")], pla\\u{1b}n: 1))";
    for text in [text, &text.replace(", pla\\u{1b}n: 1", "")] {
        let folder = folder();
        let path = file_with(&folder, text);
        let file = text_of(&path);
        for command in ["check", "tables", "statement"] {
            let said = run(&[command, file]);
            let all = format!("{}{}", said.out, said.err);
            let obeyed = |mark: char| mark.is_control() && !matches!(mark, '\n' | '\t');
            assert!(
                !all.is_empty() && !all.contains(obeyed),
                "{command}: {all:?}"
            );
        }
    }
}
