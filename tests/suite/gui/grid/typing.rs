//! Typing into cells, and what ends an entry.

use bianzhi::gui::widgets::grid::Cell;
use bianzhi::gui::widgets::grid::GridEvent;
use egui::Event;
use egui::ImeEvent;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::AMOUNT;
use super::CODE;
use super::NOTE;
use super::TOTAL;
use super::active;
use super::harness;
use super::press;
use super::press_with;
use super::select;
use super::type_text;
use super::value;

#[test]
fn typing_replaces_the_cell_and_enter_goes_down() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    type_text(&mut harness, "42");
    assert!(harness.state().state.is_editing());
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "金额 第1行"), "42");
    assert_eq!(active(&harness), Cell::new(1, AMOUNT));
}

#[test]
fn enter_in_the_same_frame_as_the_text_waits_for_it() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let burst = [
        Event::Text("7".into()),
        key(Key::Enter),
        Event::Text("8".into()),
        key(Key::Enter),
    ];
    harness.input_mut().events.extend(burst);
    harness.run();
    assert_eq!(value(&harness, "金额 第1行"), "7");
    assert_eq!(value(&harness, "金额 第2行"), "8");
    assert_eq!(active(&harness), Cell::new(2, AMOUNT));
}

#[test]
fn escape_restores_and_commits_nothing() {
    let mut harness = harness(5);
    select(&mut harness, 2, NOTE);
    type_text(&mut harness, "别的");
    assert_eq!(value(&harness, "摘要 第3行"), "别的");
    press(&mut harness, Key::Escape);
    assert_eq!(value(&harness, "摘要 第3行"), "摘要2");
    assert!(harness.state().events.is_empty());
}

#[test]
fn f2_keeps_the_text_and_arrows_move_inside_it() {
    let mut harness = harness(5);
    select(&mut harness, 0, NOTE);
    press(&mut harness, Key::F2);
    press(&mut harness, Key::ArrowLeft);
    type_text(&mut harness, "第");
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "摘要 第1行"), "摘要第0");
}

#[test]
fn a_double_click_edits() {
    let mut harness = harness(5);
    for _ in 0..2 {
        harness.get_by_label("摘要 第2行").click();
    }
    harness.run();
    assert!(harness.state().state.is_editing());
    type_text(&mut harness, "尾");
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "摘要 第2行"), "摘要1尾");
}

#[test]
fn a_text_the_model_refuses_stays_in_the_editor() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    type_text(&mut harness, "一百");
    press(&mut harness, Key::Enter);
    assert!(harness.state().state.is_editing());
    assert_eq!(active(&harness), Cell::new(0, AMOUNT));
    harness.get_by_label("金额应为数字");
    press(&mut harness, Key::Escape);
    assert_eq!(value(&harness, "金额 第1行"), "0");
}

#[test]
fn a_refused_cell_says_why() {
    let mut harness = harness(5);
    select(&mut harness, 0, TOTAL);
    type_text(&mut harness, "1");
    harness.get_by_label("合计由程序计算");
    assert!(!harness.state().state.is_editing());
    assert_eq!(value(&harness, "合计 第1行"), "5");
    press(&mut harness, Key::ArrowDown);
    assert!(harness.query_by_label("合计由程序计算").is_none());
}

#[test]
fn typing_in_a_picked_cell_opens_the_picker_with_the_text() {
    let mut harness = harness(5);
    select(&mut harness, 0, CODE);
    type_text(&mut harness, "b");
    let opened = harness.state().events.iter().any(
        |event| matches!(event, GridEvent::OpenPicker { cell, text, .. } if *cell == Cell::new(0, CODE) && text == "b"),
    );
    assert!(opened, "{:?}", harness.state().events);
    assert_eq!(value(&harness, "科目 第1行"), "30201");
}

#[test]
fn an_input_method_can_start_on_a_selected_cell() {
    let mut harness = harness(5);
    select(&mut harness, 0, NOTE);
    assert!(harness.output().platform_output.ime.is_some());
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    harness.event(preedit("ban"));
    harness.run();
    // While composing, Enter belongs to the input method.
    press(&mut harness, Key::ArrowDown);
    assert_eq!(active(&harness), Cell::new(0, NOTE));
    harness.event(Event::Ime(ImeEvent::Commit("办公".to_owned())));
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "摘要 第1行"), "办公");
}

#[test]
fn amounts_are_typed_with_the_input_method_off_where_it_comes_back() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    let is_off = harness.output().platform_output.ime.is_none();
    assert_eq!(is_off, !cfg!(target_os = "linux"));
}

#[test]
fn tab_goes_right_and_enter_returns_to_where_tab_began() {
    let mut harness = harness(5);
    select(&mut harness, 1, NOTE);
    press(&mut harness, Key::Tab);
    type_text(&mut harness, "9");
    press(&mut harness, Key::Tab);
    assert_eq!(active(&harness), Cell::new(1, TOTAL));
    press(&mut harness, Key::Enter);
    assert_eq!(active(&harness), Cell::new(2, NOTE));
    press_with(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(active(&harness), Cell::new(2, CODE));
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(active(&harness), Cell::new(1, NOTE));
}

#[test]
fn tab_at_the_end_of_a_row_goes_to_the_next() {
    let mut harness = harness(3);
    select(&mut harness, 0, TOTAL);
    press(&mut harness, Key::Tab);
    assert_eq!(active(&harness), Cell::new(1, CODE));
}
