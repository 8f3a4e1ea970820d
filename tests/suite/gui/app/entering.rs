//! Entering: cells, picker, blocks, rows.

use bianzhi::gui::step::Step;
use bianzhi::model::LineKind;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::app;
use super::budget;
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;
use super::type_text;
use super::value;

#[test]
fn a_typed_amount_changes_the_tables_and_undo_takes_it_back() {
    let mut window = sample();
    let before = app(&mut window)
        .workspace()
        .unwrap()
        .document
        .book()
        .tables
        .clone();
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    type_text(&mut window, "=100+0.5");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "100.50");
    let changed = app(&mut window)
        .workspace()
        .unwrap()
        .document
        .book()
        .tables
        .clone();
    assert_ne!(before, changed);
    press_ctrl(&mut window, Key::Z);
    let undone = app(&mut window)
        .workspace()
        .unwrap()
        .document
        .book()
        .tables
        .clone();
    assert_eq!(before, undone);
    press_ctrl(&mut window, Key::Y);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "100.50");
}

#[test]
fn undo_while_typing_belongs_to_the_cell() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    type_text(&mut window, "1");
    press(&mut window, Key::Enter);
    type_text(&mut window, "23");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "1.00");
    press(&mut window, Key::Escape);
    press_ctrl(&mut window, Key::Z);
    assert_ne!(value(&window, "预算数（万元） 第1行"), "1.00");
}

#[test]
fn the_picker_finds_a_code_by_pinyin_initials() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("部门经济科目 第1行").click();
    window.run();
    type_text(&mut window, "bgf");
    window.get_by_label("30201 办公费");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "部门经济科目 第1行"), "30201 办公费");
    let economic = budget(&mut window).expenditure[0]
        .economic
        .map(|code| code.to_string());
    assert_eq!(economic.as_deref(), Some("30201"));
}

#[test]
fn escape_closes_the_picker_and_changes_nothing() {
    let mut window = sample();
    let before = budget(&mut window);
    show_step(&mut window, Step::Basic);
    window.get_by_label("功能科目 第2行").click();
    window.run();
    type_text(&mut window, "2080");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label_contains("Esc 取消").is_none());
    assert_eq!(budget(&mut window), before);
    // The grid has the keyboard again.
    press(&mut window, Key::ArrowDown);
    type_text(&mut window, "2");
    window.get_by_label_contains("Esc 取消");
}

#[test]
fn typing_in_the_last_row_adds_a_line_like_the_one_above() {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    pick(&mut window, "总览");
    window
        .get_by_role_and_label(egui::accesskit::Role::Tab, "项目支出 13")
        .click();
    window.run();
    press_ctrl(&mut window, Key::End);
    press(&mut window, Key::Home);
    for _ in 0..3 {
        press(&mut window, Key::ArrowRight);
    }
    let before = budget(&mut window);
    type_text(&mut window, "12.5");
    press(&mut window, Key::Enter);
    let after = budget(&mut window);
    assert_eq!(after.expenditure.len(), before.expenditure.len() + 1);
    let line = after.expenditure.last().unwrap();
    assert_eq!(line.kind, LineKind::Project);
    assert_eq!(line.amount.fen(), 12_500_000);
    assert!(line.unit.is_some() && line.project.is_some());
}

#[test]
fn enter_and_tab_go_on_below_a_row_that_was_just_begun() {
    let mut window = sample();
    show_step(&mut window, Step::Revenue);
    let before = budget(&mut window).revenue.len();
    press_ctrl(&mut window, Key::End);
    for text in ["甲", "乙"] {
        // The remarks are the last column.
        type_text(&mut window, text);
        press(&mut window, Key::Enter);
    }
    type_text(&mut window, "丙");
    press(&mut window, Key::Tab);
    let notes: Vec<_> = budget(&mut window)
        .revenue
        .iter()
        .map(|it| it.note.clone())
        .collect();
    assert_eq!(notes[before..], ["甲", "乙", "丙"]);
    let workspace = app(&mut window).workspace().unwrap();
    let active = workspace.view.panes.active_pane().unwrap().grid.active();
    assert_eq!((active.row, active.col), (before + 3, 0));
}

#[test]
fn tab_goes_down_a_form_and_out_of_it() {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    press(&mut window, Key::Enter);
    window.get_by_label("项目名称").click();
    window.run();
    let has_keyboard = |window: &super::Window, label| window.get_by_label(label).is_focused();
    press(&mut window, Key::Tab);
    assert!(has_keyboard(&window, "项目编码"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert!(has_keyboard(&window, "项目名称"));
    press_ctrl(&mut window, Key::End);
    press(&mut window, Key::Tab);
    let text = egui::accesskit::Role::MultilineTextInput;
    assert!(window.get_by_role_and_label(text, "项目内容").is_focused());
}
