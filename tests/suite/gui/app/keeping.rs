//! What keeps work from being lost, as the window shows it: recovery, earlier versions, a file in use or changed.

use std::path::Path;
use std::path::PathBuf;

use bianzhi::edit::LoggedStep;
use bianzhi::gui::action::Action;
use bianzhi::gui::action::NewBudget;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::gui::step::Step;
use bianzhi::intake::Setup;
use bianzhi::intake::UnitEntry;
use bianzhi::intake::begin;
use bianzhi::model::Budget;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::Machine;
use bianzhi::storage::Reason;
use bianzhi::storage::Session;
use bianzhi::storage::folder_beside;
use bianzhi::storage::left_unsaved;
use bianzhi::storage::open;
use bianzhi::storage::open_unsaved;
use bianzhi::storage::versions;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::now;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::window;

/// A window with the sample saved as a file of the user's.
pub(super) fn saved(folder: &Path) -> (Window, PathBuf) {
    let path = folder.join("预算.bmys");
    let mut window = sample();
    let purpose = PathPurpose::Save;
    send(&mut window, Action::Picked(purpose, Some(path.clone())));
    (window, path)
}

pub(super) fn opened(path: &Path) -> Window {
    let mut window = window();
    send(&mut window, Action::OpenFile(path.to_owned()));
    window
}

pub(super) fn add_row(window: &mut Window) {
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
    for step in [
        "第 2 步　新增收入行　收入行 第 3 行",
        "第 1 步　新增收入行　收入行 第 2 行",
    ] {
        second.get_by_label_contains(step);
    }
    second.get_by_label("关闭").click();
    second.run();
    assert!(second.query_by_label_contains("第 2 步").is_none());
    assert_eq!(budget(&mut second), left);
    assert!(app(&mut second).workspace().unwrap().document.is_dirty());
    command(&mut second, Command::Undo);
    command(&mut second, Command::Undo);
    assert_eq!(budget(&mut second), open(&path).unwrap().budget);
}

#[test]
fn steps_under_a_form_there_is_not_are_told_and_put_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, path) = saved(folder.path());
    add_row(&mut first);
    drop(first);
    let mut session = Session::open(&path, Machine::new(now)).unwrap().session;
    let foreign = LoggedStep {
        way: None,
        changes: Vec::new(),
        pack: "mars_2024".to_owned(),
    };
    session.journal_mut().unwrap().append(foreign);
    drop(session);
    let mut second = opened(&path);
    second.get_by_label_contains("从第 2 步起不能重做");
    let rows = budget(&mut second).revenue.len();
    assert_eq!(rows, 1 + open(&path).unwrap().budget.revenue.len());
    second.get_by_label("关闭").click();
    second.run();
    add_row(&mut second);
    let left = budget(&mut second);
    drop(second);
    // What was done after it isn't behind it.
    let mut third = opened(&path);
    assert!(third.query_by_label_contains("不能重做").is_none());
    assert_eq!(budget(&mut third), left);
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

/// The program goes while a budget of this unit isn't saved; what was in it.
pub(super) fn leave_unsaved(data: &Path, unit: &str) -> Budget {
    let mut first = window();
    app(&mut first).keep_unsaved_in(data);
    let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
    let setup = Setup {
        units: vec![UnitEntry::named(unit)],
        ..Setup::new(pack.years.to)
    };
    let new = NewBudget {
        begun: begin(&setup, &pack, None).unwrap(),
        pack: pack.id,
    };
    send(&mut first, Action::CreateBudget(Box::new(new)));
    add_row(&mut first);
    budget(&mut first)
}

/// Three budgets that were never saved, as they are found when the program starts; the second can't be read.
fn several_unsaved(data: &Path) -> (Window, [Budget; 2]) {
    let left = ["甲单位", "乙单位", "丙单位"].map(|unit| {
        // Those left already are open elsewhere, so that each is begun anew.
        let _open: Vec<_> = left_unsaved(data, &Machine::new(now))
            .iter()
            .map(|it| open_unsaved(&it.folder, Machine::new(now)))
            .collect();
        leave_unsaved(data, unit)
    });
    let folders = left_unsaved(data, &Machine::new(now));
    assert_eq!(folders.len(), 3);
    std::fs::write(folders[1].folder.join("edits.journal"), "坏了").unwrap();
    let mut window = window();
    app(&mut window).keep_unsaved_in(data);
    app(&mut window).open_what_was_left();
    window.run();
    let [first, _, last] = left;
    (window, [first, last])
}

#[test]
fn of_several_budgets_that_were_never_saved_each_can_be_opened_or_thrown_away() {
    let data = tempfile::tempdir().unwrap();
    let (mut window, [first, last]) = several_unsaved(data.path());
    assert!(app(&mut window).workspace().is_none(), "it is asked which");
    window.get_by_label("上次没有保存的预算");
    window.get_by_label("读不出来的一份");
    window.get_by_label_contains("丙单位").click();
    window.run();
    assert_eq!(budget(&mut window), last);
    window.get_by_label("关闭").click();
    window.run();
    command(&mut window, Command::CloseFile);
    window.get_by_label("不保存").click();
    window.run();
    // The others wait on the start page.
    assert!(window.query_by_label_contains("丙单位").is_none());
    window.get_by_label_contains("甲单位").click();
    window.run();
    assert_eq!(budget(&mut window), first);
}

#[test]
fn a_budget_that_was_never_saved_is_thrown_away_only_after_a_question() {
    let data = tempfile::tempdir().unwrap();
    let (mut window, _) = several_unsaved(data.path());
    let count = || left_unsaved(data.path(), &Machine::new(now)).len();
    window.get_all_by_label("舍弃…").next().unwrap().click();
    window.run();
    window.get_by_label("取消").click();
    window.run();
    assert_eq!(count(), 3);
    window.get_all_by_label("舍弃…").next().unwrap().click();
    window.run();
    window.get_by_label("舍弃").click();
    window.run();
    assert!(window.query_by_label_contains("丙单位").is_none());
    window.get_by_label_contains("甲单位");
    assert_eq!(count(), 2, "the one that can't be read stays");
}

#[test]
fn one_that_cannot_be_read_is_thrown_away_like_any_other() {
    let data = tempfile::tempdir().unwrap();
    leave_unsaved(data.path(), "测试单位");
    let left = || left_unsaved(data.path(), &Machine::new(now));
    std::fs::write(left()[0].folder.join("edits.journal"), "坏了").unwrap();
    let mut window = window();
    app(&mut window).keep_unsaved_in(data.path());
    app(&mut window).open_what_was_left();
    window.run();
    window.get_by_label("读不出来的一份");
    window.get_by_label("舍弃…").click();
    window.run();
    window.get_by_label("取消").click();
    window.run();
    assert_eq!(left().len(), 1);
    window.get_by_label("舍弃…").click();
    window.run();
    window.get_by_label("舍弃").click();
    window.run();
    assert!(window.query_by_label("读不出来的一份").is_none());
    assert!(left().is_empty());
}

#[test]
fn one_that_is_open_elsewhere_is_not_thrown_away_in_silence() {
    let data = tempfile::tempdir().unwrap();
    let (mut window, _) = several_unsaved(data.path());
    let folder = left_unsaved(data.path(), &Machine::new(now))[0]
        .folder
        .clone();
    let _open = open_unsaved(&folder, Machine::new(now));
    send(&mut window, Action::DropUnsaved(folder.clone()));
    window.get_by_label_contains("正在另一个窗口中打开");
    window.get_by_label_contains("丙单位");
    assert!(folder.join("edits.journal").exists());
}

#[test]
fn a_budget_that_was_never_saved_comes_back_when_the_program_starts() {
    let data = tempfile::tempdir().unwrap();
    let left = leave_unsaved(data.path(), "测试单位");
    let mut second = window();
    app(&mut second).keep_unsaved_in(data.path());
    app(&mut second).open_what_was_left();
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
    second.get_by_label_contains("（只读）");
    add_row(&mut second);
    second.get_by_label_contains("（只读，未保存）");
    let before = std::fs::read(&path).unwrap();
    command(&mut second, Command::Save);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(app(&mut second).workspace().unwrap().document.is_dirty());
    add_row(&mut first);
    command(&mut first, Command::Save);
    assert!(!app(&mut first).workspace().unwrap().document.is_dirty());
}

#[test]
fn a_file_in_use_cannot_be_saved_by_the_menu_but_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, path) = saved(folder.path());
    let is_greyed = |window: &mut Window, label: &str| {
        window.get_by_label("文件").click();
        window.run();
        let entries = window.get_all_by_label_contains(label);
        let entries = entries.map(|it| it.accesskit_node());
        let buttons = entries.filter(|it| it.role() == Role::Button);
        let state: Vec<bool> = buttons.map(|it| it.is_disabled()).collect();
        press(window, Key::Escape);
        state
    };
    let mut second = opened(&path);
    app(&mut second).type_paths();
    // In the menu and on the tool bar.
    assert_eq!(is_greyed(&mut first, "保存"), [false, false]);
    assert_eq!(is_greyed(&mut second, "保存"), [true, true]);
    assert_eq!(is_greyed(&mut second, "另存为…"), [false]);
    // By key it is said why.
    add_row(&mut second);
    press_ctrl(&mut second, Key::S);
    assert!(second.get_all_by_label_contains("本窗口只能查看").count() > 1);
    // Who leaves and wants to save is asked where to.
    command(&mut second, Command::CloseFile);
    let is_usable = |it: &egui_kittest::Node<'_>| !it.accesskit_node().is_disabled();
    let answer = second.get_all_by_label("保存").find(is_usable);
    answer.unwrap().click();
    second.run();
    second.get_by_label("保存预算文件");
    let other = folder.path().join("另一份.bmys");
    let purpose = PathPurpose::Save;
    send(&mut second, Action::Picked(purpose, Some(other.clone())));
    assert!(app(&mut second).workspace().is_none());
    assert_ne!(open(&other).unwrap(), open(&path).unwrap());
}

#[test]
fn as_many_versions_are_kept_as_the_user_says() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    for _ in 0..7 {
        add_row(&mut window);
        command(&mut window, Command::Save);
    }
    assert_eq!(versions(&path).unwrap().len(), 7);
    command(&mut window, Command::Versions);
    window.get_by_label("保留最近的版本").click();
    window.run();
    window.get_by_label("5 个").click();
    window.run();
    assert_eq!(app(&mut window).settings.versions, 5);
    window.get_by_label("关闭").click();
    window.run();
    add_row(&mut window);
    command(&mut window, Command::Save);
    assert_eq!(versions(&path).unwrap().len(), 5);
}

#[test]
fn a_large_version_is_compared_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, path) = saved(folder.path());
    add_row(&mut window);
    command(&mut window, Command::Save);
    let kept = versions(&path).unwrap();
    // As large as one of many lines.
    let mut text = std::fs::read_to_string(&kept[0].path).unwrap();
    text.push_str(&"\n".repeat(5 * 1024 * 1024));
    std::fs::write(&kept[0].path, text).unwrap();
    command(&mut window, Command::Versions);
    window.get_by_label_contains("保存前，5 MB");
    assert!(window.query_by_label_contains("此后收入总计").is_none());
    window.get_by_label("比较差异").click();
    window.run();
    window
        .get_by_label_contains("保存前，此后收入总计不变")
        .click();
    window.run();
    assert!(app(&mut window).workspace().unwrap().path.is_none());
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
