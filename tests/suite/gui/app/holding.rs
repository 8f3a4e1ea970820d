//! What keeps the open file ours when it or something else is opened, and the list of versions.

use std::path::Path;

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::storage::Machine;
use bianzhi::storage::left_unsaved;
use bianzhi::storage::versions;
use egui_kittest::kittest::Queryable;

use super::app;
use super::budget;
use super::command;
use super::keeping::add_row;
use super::keeping::opened;
use super::keeping::saved;
use super::now;
use super::send;

/// Whether another window finds the file in use.
fn is_in_use(path: &Path) -> bool {
    let other = opened(path);
    other.query_by_label_contains("本窗口只能查看").is_some()
}

#[test]
fn many_versions_are_not_all_read_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    for _ in 0..3 {
        add_row(&mut window);
        command(&mut window, Command::Save);
    }
    for version in versions(&path).unwrap() {
        let mut text = std::fs::read_to_string(&version.path).unwrap();
        text.push_str(&"\n".repeat(1_700_000));
        std::fs::write(&version.path, text).unwrap();
    }
    command(&mut window, Command::Versions);
    assert_eq!(window.get_all_by_label_contains("此后收入总计").count(), 2);
    // The oldest is compared when that is asked for.
    window.get_by_label("比较差异").click();
    window.run();
    assert_eq!(window.get_all_by_label_contains("此后收入总计").count(), 3);
}

#[test]
fn a_number_of_versions_of_the_users_own_is_shown_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = saved(folder.path());
    app(&mut window).settings.versions = 30;
    command(&mut window, Command::Versions);
    window.get_by_label("保留最近的版本").click();
    window.run();
    for choice in ["20 个", "30 个", "50 个"] {
        assert!(window.query_all_by_label(choice).count() > 0, "{choice}");
    }
}

#[test]
fn a_version_that_does_not_open_takes_nothing_from_the_open_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let (mut window, path) = saved(folder.path());
    app(&mut window).keep_unsaved_in(&data);
    add_row(&mut window);
    command(&mut window, Command::Save);
    let version = versions(&path).unwrap().remove(0).path;
    std::fs::write(&version, "坏了").unwrap();
    send(&mut window, Action::OpenVersion(version));
    assert!(is_in_use(&path), "it is ours still");
    assert!(left_unsaved(&data, &Machine::new(now)).is_empty());
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}\n")).unwrap();
    add_row(&mut window);
    command(&mut window, Command::Save);
    window.get_by_label_contains("被别的程序改过");
}

#[test]
fn a_file_that_does_not_open_again_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &text[..text.floor_char_boundary(text.len() / 2)]).unwrap();
    send(&mut window, Action::OpenFile(path.clone()));
    window.get_by_label("取消").click();
    window.run();
    add_row(&mut window);
    let left = budget(&mut window);
    std::fs::write(&path, text).unwrap();
    assert!(is_in_use(&path), "it is ours still");
    drop(window);
    let mut second = opened(&path);
    second.get_by_label_contains("已恢复上次没有保存的 1 步改动");
    assert_eq!(budget(&mut second), left);
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
