//! `recover`: what can be read of a damaged file becomes a new one, with a list of what could not.

use std::fs;

use bianzhi::storage::folder_beside;
use bianzhi::storage::open;

use super::SAMPLE;
use super::file_with;
use super::folder;
use super::keys;
use super::run;
use super::text_of;

#[test]
fn what_can_be_read_is_saved_and_what_not_is_listed() {
    let folder = folder();
    let damaged = SAMPLE.replacen("amount:", "amuont:", 1);
    let path = file_with(&folder, &damaged);
    let out = folder.path().join("抢救.bmys");
    let said = run(&["recover", text_of(&path), "--out", text_of(&out)]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    for words in [
        "文件内容有误，没有打开：",
        "能读出：预算单位 1、内设机构 7、",
        "文件旁边没有完好的历史版本",
        "没有读出或有改动的 1 处",
        "  第 33 行，收入行第 1 条（编号 11）：不认识的字段“amuont”",
        "已另存 ",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    assert_eq!(open(&out).unwrap().budget.revenue.len(), 1);
    let again = run(&[
        "recover",
        text_of(&path),
        "--out",
        text_of(&out),
        "--format",
        "json",
    ]);
    assert_eq!(again.refused().0, "exists");
    fs::remove_file(&out).unwrap();
    let as_json = run(&[
        "recover",
        text_of(&path),
        "--out",
        text_of(&out),
        "--format",
        "json",
    ]);
    let answer = as_json.json();
    assert_eq!(keys(&answer), ["fault", "file", "losses", "remarks"]);
    assert_eq!(answer["losses"][0]["first"], 33);
}

#[test]
fn a_damaged_file_names_the_command_that_reads_it() {
    let folder = folder();
    for damaged in [
        SAMPLE.replacen("amount:", "amuont:", 1).into_bytes(),
        [SAMPLE.as_bytes(), b"\xff"].concat(),
        b"\xff\xfe(\0".to_vec(),
    ] {
        let path = file_with(&folder, damaged);
        let said = run(&["check", text_of(&path)]);
        let words = said.sentence();
        assert!(words.contains("bianzhi-cli recover"), "{words}");
    }
    let path = file_with(&folder, "a,b\n");
    let said = run(&["recover", text_of(&path), "--out", "x.bmys"]);
    assert!(!said.sentence().contains("recover"), "{}", said.err);
}

#[test]
fn the_latest_whole_version_is_saved_on_request() {
    let folder = folder();
    let path = file_with(&folder, "\0\0\0\0");
    let out = folder.path().join("抢救.bmys");
    let recover = ["recover", text_of(&path), "--out", text_of(&out)];
    let json = |more: &[&str]| run(&[&recover[..], more, &["--format", "json"]].concat());
    assert_eq!(json(&[]).refused().0, "damaged");
    fs::create_dir(folder_beside(&path)).unwrap();
    let version = folder_beside(&path).join("20240305-091200-00 保存前.bmys-old");
    fs::write(version, SAMPLE).unwrap();
    assert_eq!(json(&[]).refused().0, "not_recovered");
    let said = run(&[&recover[..], &["--last-version"]].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("最近的完好版本：2024-03-05 09:12 保存前"));
    assert_eq!(fs::read_to_string(&out).unwrap(), SAMPLE);
}

#[test]
fn a_whole_file_and_one_of_a_newer_program_are_not_recovered() {
    let folder = folder();
    let out = folder.path().join("抢救.bmys");
    let refused = |text: &str| {
        let path = file_with(&folder, text);
        run(&[
            "recover",
            text_of(&path),
            "--out",
            text_of(&out),
            "--format",
            "json",
        ])
        .refused()
        .0
    };
    assert_eq!(refused(SAMPLE), "not_damaged");
    assert_eq!(
        refused(&SAMPLE.replacen("format: 1", "format: 2", 1)),
        "newer_format"
    );
    assert_eq!(refused("a,b\n"), "not_a_budget");
    assert!(!out.exists());
}

#[test]
fn a_pack_that_cannot_be_read_is_chosen_by_the_year() {
    let folder = folder();
    let path = file_with(
        &folder,
        SAMPLE.replacen("  pack: \"liaoning_2024\",\n", "", 1),
    );
    let out = folder.path().join("抢救.bmys");
    let said = run(&["recover", text_of(&path), "--out", text_of(&out)]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("规则包没有读出，暂用"), "{}", said.out);
    assert_eq!(run(&["tables", text_of(&out)]).code, 0);
}
