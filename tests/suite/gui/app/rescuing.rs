//! Damaged files as the window shows them: what is wrong, what can be read, what to go on with.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::storage::folder_beside;
use bianzhi::storage::parse;
use egui::Key;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::send;
use super::value;
use super::window;

const SAMPLE: &str = include_str!("../../../../assets/samples/shenyang_heping_2024.bmys");

fn damaged() -> String {
    SAMPLE.replacen("amount:", "amuont:", 1)
}

/// A window in which a file of this text was opened.
fn opened(folder: &Path, text: &str) -> (Window, PathBuf) {
    let path = folder.join("预算.bmys");
    fs::write(&path, text).unwrap();
    let mut window = window();
    send(&mut window, Action::OpenFile(path.clone()));
    (window, path)
}

fn keep_version(path: &Path) {
    fs::create_dir(folder_beside(path)).unwrap();
    let version = folder_beside(path).join("20240305-091200-00 保存前.bmys-old");
    fs::write(version, SAMPLE).unwrap();
}

#[test]
fn what_can_be_read_of_a_damaged_file_opens_unsaved_and_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = opened(folder.path(), &damaged());
    window.get_by_label("“预算.bmys”已损坏，不能直接打开");
    window.get_by_label_contains("能读出：预算单位 1、内设机构 7");
    window.get_by_label(
        "第 33 行，收入行第 1 条（编号 11）：不认识的字段“amuont”，可能是字段名写错了",
    );
    assert!(window.query_by_label("打开最近的完好版本").is_none());
    window.get_by_label("打开能读出的内容").click();
    window.run();
    assert_eq!(budget(&mut window).revenue.len(), 1);
    window.get_by_label_contains("有 1 处没有读出");
    let workspace = app(&mut window).workspace().unwrap();
    assert!(workspace.path.is_none() && workspace.document.is_dirty());
    // Saved under the name that is offered, beside the damaged file.
    app(&mut window).type_paths();
    command(&mut window, Command::Save);
    let offered = folder.path().join("预算（抢救）.bmys");
    assert_eq!(value(&window, "文件路径"), offered.display().to_string());
    press(&mut window, Key::Enter);
    assert!(offered.exists());
    assert_eq!(fs::read_to_string(path).unwrap(), damaged());
}

#[test]
fn the_latest_whole_version_opens_instead() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    keep_version(&path);
    let (mut window, _) = opened(folder.path(), "\0\0\0\0\0");
    window.get_by_label_contains("最近的完好版本：2024-03-05 09:12 保存前（预算单位 1");
    assert!(window.query_by_label("打开能读出的内容").is_none());
    window.get_by_label("打开最近的完好版本").click();
    window.run();
    assert!(budget(&mut window) == parse(SAMPLE.as_bytes()).unwrap().budget);
    assert!(app(&mut window).workspace().unwrap().path.is_none());
}

#[test]
fn nothing_is_opened_when_the_view_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = opened(folder.path(), &damaged());
    window.get_by_label("取消").click();
    window.run();
    assert!(app(&mut window).workspace().is_none());
    assert!(window.query_by_label_contains("已损坏").is_none());
    assert!(!folder_beside(&folder.path().join("预算.bmys")).exists());
}

#[test]
fn unsaved_work_is_asked_about_before_a_rescue_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = super::sample();
    super::show_step(&mut window, bianzhi::gui::step::Step::Revenue);
    command(&mut window, Command::AddRow);
    let path = folder.path().join("预算.bmys");
    fs::write(&path, damaged()).unwrap();
    send(&mut window, Action::OpenRescued(path));
    window.get_by_label("不保存").click();
    window.run();
    assert_eq!(budget(&mut window).revenue.len(), 1);
}

#[test]
fn a_file_of_a_newer_program_and_one_with_nothing_to_read_are_only_told() {
    let folder = tempfile::tempdir().unwrap();
    let newer = SAMPLE.replacen("format: 1,", "format: 2,", 1);
    for (text, words) in [
        (newer.as_str(), "请升级程序后再打开"),
        (
            "(format: 1, budget",
            "其中没有能读出的记录，旁边也没有完好的历史版本",
        ),
        ("a,b\n", "不是本程序保存的预算文件"),
    ] {
        let (window, _) = opened(folder.path(), text);
        assert!(window.query_by_label_contains("已损坏").is_none());
        window.get_by_label_contains(words);
    }
}
