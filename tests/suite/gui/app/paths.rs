//! Paths typed by hand, where the system has no file dialog.

use std::path::Path;

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::ExportKind;
use bianzhi::gui::dialogs::PathPurpose;
use calamine::Reader as _;
use calamine::Xlsx;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::command;
use super::press;
use super::press_ctrl;
use super::rounds::freeze;
use super::sample;
use super::send;
use super::type_text;
use super::value;
use super::window;

const FIELD: &str = "文件路径";

/// A file in a folder of its own, open, in a window that asks for paths itself.
fn opened(folder: &Path) -> Window {
    let mut window = window();
    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/shenyang_heping_2024.bmys");
    let path = folder.join("今年.bmys");
    std::fs::copy(sample, &path).unwrap();
    send(&mut window, Action::OpenFile(path));
    app(&mut window).type_paths();
    window
}

fn retype(window: &mut Window, path: &str) {
    press_ctrl(window, Key::A);
    type_text(window, path);
}

#[test]
fn a_path_is_suggested_in_the_folder_of_the_open_file_and_a_name_alone_means_that_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    command(&mut window, Command::SaveAs);
    let suggested = value(&window, FIELD);
    assert_eq!(Path::new(&suggested).parent(), Some(folder.path()));
    window.get_by_label(&format!("将保存到 {suggested}"));
    retype(&mut window, "副本");
    let path = folder.path().join("副本.bmys");
    window.get_by_label(&format!("将保存到 {}", path.display()));
    press(&mut window, Key::Enter);
    assert!(path.is_file());
    assert_eq!(app(&mut window).workspace().unwrap().path, Some(path));
}

#[test]
fn a_file_that_would_be_replaced_and_a_folder_that_is_not_there_are_said_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    command(&mut window, Command::SaveAs);
    retype(&mut window, "今年");
    window.get_by_label_contains("那里已有同名文件，将被替换");
    retype(&mut window, "没有/今年");
    window.get_by_label_contains("没有这个文件夹");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, FIELD), "没有/今年");
    assert!(window.get_by_label("确定").accesskit_node().is_disabled());
}

#[test]
fn a_new_budget_is_offered_a_whole_path_too_and_a_file_to_open_is_looked_for() {
    let mut window = sample();
    app(&mut window).type_paths();
    command(&mut window, Command::Export);
    let suggested = value(&window, FIELD);
    assert!(Path::new(&suggested).is_absolute(), "{suggested}");
    window.get_by_label(&format!("工作簿将写到 {suggested}"));
    press(&mut window, Key::Escape);
    command(&mut window, Command::Open);
    window.get_by_label_contains("是文件夹，请在后面写上文件名");
    type_text(&mut window, "没有这样的文件.bmys");
    window.get_by_label_contains("没有这个文件");
}

#[test]
fn a_note_at_the_pointer_ends_when_a_dialog_opens() {
    let mut window = sample();
    app(&mut window).type_paths();
    let note = "保存到原文件，上一版本自动留存";
    window.get_by_label("保存").hover();
    for _ in 0..60 {
        window.step();
    }
    window.get_by_label_contains(note);
    command(&mut window, Command::Export);
    window.get_by_label(FIELD);
    assert!(window.query_by_label_contains(note).is_none());
}

#[test]
fn the_comparison_with_the_round_before_is_a_sheet_of_the_workbook_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("对照.xlsx");
    let mut window = sample();
    freeze(&mut window, "一上报送");
    let export = Action::Picked(
        PathPurpose::Export(ExportKind::RoundsWorkbook),
        Some(path.clone()),
    );
    app(&mut window).send(export);
    let done = |window: &Window| {
        window
            .query_by_label_contains("已导出并读回核对无误")
            .is_some()
    };
    for _ in 0..2_000 {
        window.step();
        if done(&window) && path.exists() {
            break;
        }
    }
    let workbook: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let names = workbook.sheet_names();
    assert_eq!(
        names.last().map(String::as_str),
        Some("与上一轮比较"),
        "{names:?}"
    );
}

#[test]
fn rounds_cannot_be_compared_on_paper_before_one_is_frozen() {
    let mut window = sample();
    let is_disabled = |window: &mut Window| {
        for menu in ["文件", "其他导出"] {
            window.get_by_role_and_label(Role::Button, menu).click();
            window.run();
        }
        let entry = window.get_by_label_contains("导出工作簿和轮次对照…");
        let is_disabled = entry.accesskit_node().is_disabled();
        press(window, Key::Escape);
        press(window, Key::Escape);
        is_disabled
    };
    assert!(is_disabled(&mut window));
    freeze(&mut window, "一上报送");
    assert!(!is_disabled(&mut window));
}
