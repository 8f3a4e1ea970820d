//! Files: new, open, save, and unsaved work.

use std::path::PathBuf;

use bianzhi::codes::BudgetYear;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::app;
use super::budget;
use super::command;
use super::sample;
use super::send;
use super::show_step;
use super::window;

#[test]
fn unsaved_work_is_asked_about() {
    let mut window = sample();
    command(&mut window, Command::AddRow);
    show_step(&mut window, Step::Revenue);
    command(&mut window, Command::AddRow);
    command(&mut window, Command::CloseFile);
    window.get_by_label("取消").click();
    window.run();
    assert!(app(&mut window).workspace().is_some());
    command(&mut window, Command::CloseFile);
    window.get_by_label("不保存").click();
    window.run();
    assert!(app(&mut window).workspace().is_none());
}

#[test]
fn a_file_that_cannot_be_read_is_explained_on_the_start_page() {
    let mut window = window();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("坏文件.bmys");
    std::fs::write(&path, "(format: 1, pack: \"x\", 什么").unwrap();
    send(&mut window, Action::OpenFile(path));
    window.get_by_label_contains("文件内容有误");
    send(
        &mut window,
        Action::OpenFile(PathBuf::from("/没有/这个文件.bmys")),
    );
    window.get_by_label_contains("找不到");
}

#[test]
fn a_file_is_saved_opened_again_and_listed_as_recent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    let mut first = sample();
    show_step(&mut first, Step::Revenue);
    command(&mut first, Command::AddRow);
    send(
        &mut first,
        Action::Picked(bianzhi::gui::dialogs::PathPurpose::Save, Some(path.clone())),
    );
    assert!(!app(&mut first).workspace().unwrap().document.is_dirty());
    let saved = budget(&mut first);
    let mut second = window();
    send(&mut second, Action::OpenFile(path.clone()));
    assert_eq!(budget(&mut second), saved);
    assert_eq!(app(&mut second).settings.recent[0].path, path);
}

#[test]
fn the_start_page_offers_a_sample_of_another_region_with_its_own_tables() {
    let mut window = window();
    window.get_by_label("打开另一份示例").click();
    window.run();
    let year = budget(&mut window).cover.year;
    assert_eq!(year.map(BudgetYear::number), Some(2023));
    show_step(&mut window, Step::Tables);
    window.get_by_role_and_label(Role::ListBoxOption, "部门预算收支总表");
}
