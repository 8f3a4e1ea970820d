//! Ranges, blocks, and tables of every length.

use bianzhi::gui::clipboard::copied;
use bianzhi::gui::widgets::grid::Cell;
use bianzhi::gui::widgets::grid::CellRange;
use bianzhi::gui::widgets::grid::GridEvent;
use bianzhi::gui::widgets::grid::summarize;
use bianzhi::intake::clipboard::to_text;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::AMOUNT;
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
fn a_range_is_copied_as_a_block() {
    let mut harness = harness(5);
    select(&mut harness, 1, NOTE);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let range = CellRange {
        first: Cell::new(1, NOTE),
        last: Cell::new(2, AMOUNT),
    };
    assert_eq!(harness.state().state.range(), range);
    harness.event(Event::Copy);
    harness.step();
    let has_header = false;
    let asked = GridEvent::Copy { range, has_header };
    assert_eq!(harness.state().events, [asked]);
    let rows = copied(&harness.state().table, range, false);
    assert_eq!(to_text(&rows), "摘要1\t100\r\n摘要2\t200\r\n");
    let with_header = to_text(&copied(&harness.state().table, range, true));
    assert!(
        with_header.starts_with("\t年初预算\r\n摘要\t金额\r\n摘要1"),
        "{with_header}"
    );
    let summary = summarize(&harness.state().table, range);
    let amounts = summary.amounts;
    assert_eq!((summary.filled, amounts.count, amounts.sum), (4, 2, 300));
    assert_eq!((amounts.least, amounts.most), (100, 200));
}

#[test]
fn a_block_is_pasted_at_the_selection_and_delete_asks_to_clear() {
    let mut harness = harness(5);
    select(&mut harness, 1, NOTE);
    harness.event(Event::Paste("一\t1\n二\t2\n".to_owned()));
    harness.run();
    press(&mut harness, Key::Delete);
    let range = CellRange::between(Cell::new(1, NOTE), Cell::new(1, NOTE));
    let text = "一\t1\n二\t2\n".to_owned();
    let expected = vec![GridEvent::Paste { range, text }, GridEvent::Clear(range)];
    assert_eq!(harness.state().events, expected);
}

#[test]
fn the_mouse_selects_and_shift_extends() {
    let mut harness = harness(5);
    harness.get_by_label("摘要 第2行").click();
    harness.run();
    assert_eq!(active(&harness), Cell::new(1, NOTE));
    harness
        .get_by_label("金额 第4行")
        .click_modifiers(Modifiers::SHIFT);
    harness.run();
    let range = CellRange {
        first: Cell::new(1, NOTE),
        last: Cell::new(3, AMOUNT),
    };
    assert_eq!(harness.state().state.range(), range);
}

#[test]
fn a_hundred_thousand_rows_show_only_what_is_visible() {
    let mut harness = harness(100_000);
    press_with(&mut harness, Modifiers::COMMAND, Key::End);
    assert_eq!(active(&harness), Cell::new(99_999, TOTAL));
    assert_eq!(value(&harness, "摘要 第100000行"), "摘要99999");
    assert!(harness.query_by_label("摘要 第1行").is_none());
    press_with(&mut harness, Modifiers::COMMAND, Key::Home);
    assert_eq!(value(&harness, "摘要 第1行"), "摘要0");
}

#[test]
fn an_empty_table_takes_every_key_without_harm() {
    let mut harness = harness(0);
    for key in [
        Key::ArrowDown,
        Key::Enter,
        Key::Tab,
        Key::F2,
        Key::End,
        Key::PageDown,
        Key::Backspace,
    ] {
        press(&mut harness, key);
    }
    type_text(&mut harness, "字");
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    assert!(harness.state().table.cells.is_empty());
    assert!(!harness.state().state.is_editing());
}
