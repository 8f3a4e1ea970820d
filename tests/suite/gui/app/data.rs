//! Records as data: written to a file, and lines taken over from one after a look.

use std::fs;
use std::path::Path;

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::PathPurpose;
use egui::Key;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::type_text;
use super::value;

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn import(window: &mut Window, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("导入.csv");
    fs::write(&path, text).unwrap();
    send(window, Action::Picked(PathPurpose::ImportLines, Some(path)));
}

const PARTLY: &str = "支出类别,资金来源,预算数（元）,项目名称\n\
                      项目支出,一般公共预算,100,没有的项目\n\
                      人员经费,一般公共预算,8.88,\n\
                      人员经费,一般公共预算,八元,\n";

/// Types a path into the dialog and goes on.
fn choose(window: &mut Window, path: &Path) {
    press_ctrl(window, Key::A);
    type_text(window, &path.display().to_string());
    press(window, Key::Enter);
    window.run();
}

#[test]
fn records_are_written_as_data_and_lines_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    app(&mut window).type_paths();
    command(&mut window, Command::ExportData);
    let lines = budget(&mut window).expenditure.len();
    assert_eq!(value(&window, "内容"), format!("支出行（{lines} 行，CSV）"));
    click(&mut window, "导出到…");
    let path = folder.path().join("支出行.csv");
    choose(&mut window, &path);
    assert!(path.exists());
    window.get_by_label_contains("已导出支出行：");
    command(&mut window, Command::ImportData);
    choose(&mut window, &path);
    window.get_by_label_contains("都可以导入");
    click(&mut window, &format!("导入 {lines} 行"));
    assert_eq!(budget(&mut window).expenditure.len(), 2 * lines);
    command(&mut window, Command::Undo);
    assert_eq!(budget(&mut window).expenditure.len(), lines);
}

#[test]
fn every_list_and_all_of_them_can_be_chosen() {
    let mut window = sample();
    command(&mut window, Command::ExportData);
    press(&mut window, Key::ArrowDown);
    assert!(value(&window, "内容").starts_with("项目（"));
    for _ in 0..30 {
        press(&mut window, Key::ArrowDown);
    }
    assert!(value(&window, "内容").starts_with("全部记录（"));
}

#[test]
fn cells_that_can_t_be_read_are_listed_before_anything_is_taken() {
    let mut window = sample();
    let before = budget(&mut window);
    import(&mut window, PARTLY);
    window.get_by_label("共 3 行，1 行可以导入，2 行有认不出的内容，不导入");
    window.get_by_label_contains(
        "第 2 行“项目名称”：预算中没有项目“没有的项目”：请先新增，或选择一并新增",
    );
    window.get_by_label_contains("第 4 行“预算数（元）”：");
    click(&mut window, "取消");
    assert_eq!(budget(&mut window), before);

    import(&mut window, PARTLY);
    click(&mut window, "新增预算中没有的单位和项目");
    click(&mut window, "导入 2 行");
    let after = budget(&mut window);
    assert_eq!(after.expenditure.len(), before.expenditure.len() + 2);
    assert_eq!(after.projects.len(), before.projects.len() + 1);
    window.get_by_label_contains("已导入支出行 2 行，1 行没有导入");
}

#[test]
fn a_file_of_something_else_is_refused_in_a_sentence() {
    let mut window = sample();
    import(&mut window, "甲,乙\n1,2\n");
    window.get_by_label_contains("第一行不是收入行或支出行的列名");
}
