//! What keeps work from being lost, as the window shows it: recovery, earlier versions, a file in use or changed.

use std::path::Path;
use std::path::PathBuf;

use bianzhi::gui::action::Action;
use bianzhi::gui::action::NewBudget;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::gui::step::Step;
use bianzhi::intake::Setup;
use bianzhi::intake::UnitEntry;
use bianzhi::intake::begin;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::Reason;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open;
use bianzhi::storage::versions;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::sample;
use super::send;
use super::show_step;
use super::window;

/// A window with the sample saved as a file of the user's.
fn saved(folder: &Path) -> (Window, PathBuf) {
    let path = folder.join("预算.bmys");
    let mut window = sample();
    let purpose = PathPurpose::Save;
    send(&mut window, Action::Picked(purpose, Some(path.clone())));
    (window, path)
}

fn opened(path: &Path) -> Window {
    let mut window = window();
    send(&mut window, Action::OpenFile(path.to_owned()));
    window
}

fn add_row(window: &mut Window) {
    show_step(window, Step::Revenue);
    command(window, Command::AddRow);
}

#[test]
fn what_was_not_saved_is_recovered_after_the_program_has_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, path) = saved(folder.path());
    add_row(&mut first);
    add_row(&mut first);
    let left = budget(&mut first);
    drop(first);
    let mut second = opened(&path);
    second.get_by_label_contains("已恢复上次没有保存的 2 步改动");
    assert_eq!(budget(&mut second), left);
    assert!(app(&mut second).workspace().unwrap().document.is_dirty());
    command(&mut second, Command::Undo);
    command(&mut second, Command::Undo);
    assert_eq!(budget(&mut second), open(&path).unwrap().budget);
}

#[test]
fn what_the_user_did_not_want_to_save_is_not_recovered() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, path) = saved(folder.path());
    add_row(&mut first);
    command(&mut first, Command::CloseFile);
    first.get_by_label("不保存").click();
    first.run();
    drop(first);
    let mut second = opened(&path);
    assert!(second.query_by_label_contains("已恢复").is_none());
    assert_eq!(budget(&mut second), open(&path).unwrap().budget);
    drop(second);
    assert!(!folder_beside(&path).exists());
}

#[test]
fn a_budget_that_was_never_saved_comes_back_when_the_program_starts() {
    let data = tempfile::tempdir().unwrap();
    let mut first = window();
    app(&mut first).keep_unsaved_in(data.path());
    let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
    let setup = Setup {
        units: vec![UnitEntry::named("测试单位")],
        ..Setup::new(pack.years.to)
    };
    let new = NewBudget {
        begun: begin(&setup, &pack, None).unwrap(),
        pack: pack.id,
    };
    send(&mut first, Action::CreateBudget(Box::new(new)));
    add_row(&mut first);
    let left = budget(&mut first);
    drop(first);
    let mut second = window();
    app(&mut second).keep_unsaved_in(data.path());
    second.run();
    assert_eq!(budget(&mut second), left);
    let workspace = app(&mut second).workspace().unwrap();
    assert!(workspace.path.is_none() && workspace.document.is_dirty());
}

#[test]
fn a_file_in_use_is_shown_and_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, path) = saved(folder.path());
    let mut second = opened(&path);
    second.get_by_label_contains("本窗口只能查看");
    add_row(&mut second);
    let before = std::fs::read(&path).unwrap();
    command(&mut second, Command::Save);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(app(&mut second).workspace().unwrap().document.is_dirty());
    add_row(&mut first);
    command(&mut first, Command::Save);
    assert!(!app(&mut first).workspace().unwrap().document.is_dirty());
}

#[test]
fn a_file_opened_again_in_the_same_window_is_not_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    send(&mut window, Action::OpenFile(path));
    add_row(&mut window);
    command(&mut window, Command::Save);
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}\n")).unwrap();
    add_row(&mut window);
    command(&mut window, Command::Save);
    window.get_by_label_contains("被别的程序改过");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), format!("{text}\n"));
}

#[test]
fn earlier_versions_are_listed_with_what_is_different_and_opened_beside() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    command(&mut window, Command::Versions);
    window.get_by_label_contains("还没有历史版本");
    window.get_by_label("关闭").click();
    window.run();
    let before = budget(&mut window);
    add_row(&mut window);
    command(&mut window, Command::Save);
    assert_eq!(versions(&path).unwrap().len(), 1);
    let now = std::fs::read(&path).unwrap();
    command(&mut window, Command::Versions);
    window
        .get_by_label_contains("保存前，此后收入总计不变")
        .click();
    window.run();
    assert_eq!(budget(&mut window), before);
    let workspace = app(&mut window).workspace().unwrap();
    assert!(workspace.path.is_none() && workspace.document.is_dirty());
    assert_eq!(std::fs::read(&path).unwrap(), now);
    // Saved over the file it takes it back, and what was there is kept too.
    let purpose = PathPurpose::Save;
    send(&mut window, Action::Picked(purpose, Some(path.clone())));
    let kept = versions(&path).unwrap();
    let reasons: Vec<_> = kept.iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [Reason::Restore, Reason::Save]);
    assert_eq!(std::fs::read(&kept[0].path).unwrap(), now);
}
