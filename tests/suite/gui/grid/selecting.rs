//! Whole rows and columns, ranges drawn beyond the edge, widths that fit, and rest when nothing happens.

use std::time::Duration;

use bianzhi::gui::theme::sizes;
use bianzhi::gui::widgets::grid::Cell;
use bianzhi::gui::widgets::grid::CellRange;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::Pos2;
use egui::pos2;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::AMOUNT;
use super::CODE;
use super::NOTE;
use super::Screen;
use super::TOTAL;
use super::harness;
use super::press_with;
use super::select;
use super::type_text;

fn range(harness: &Harness<'_, Screen>) -> CellRange {
    harness.state().state.range()
}

fn between(first: (usize, usize), last: (usize, usize)) -> CellRange {
    CellRange {
        first: Cell::new(first.0, first.1),
        last: Cell::new(last.0, last.1),
    }
}

fn rect(harness: &Harness<'_, Screen>, label: &str) -> egui::Rect {
    harness.get_by_label(label).rect()
}

fn drag(harness: &mut Harness<'_, Screen>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run_steps(8);
}

#[test]
fn shift_and_space_select_rows_and_type_nothing() {
    let mut harness = harness(5);
    select(&mut harness, 1, AMOUNT);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    // The window system sends the blank behind the key, in the same frame.
    harness.input_mut().events.extend([
        Event::Key {
            key: Key::Space,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        },
        Event::Text(" ".to_owned()),
    ]);
    harness.run();
    assert_eq!(range(&harness), between((1, CODE), (2, TOTAL)));
    assert!(!harness.state().state.is_editing());
    assert!(harness.state().events.is_empty());
    select(&mut harness, 1, NOTE);
    type_text(&mut harness, " ");
    assert!(harness.state().state.is_editing(), "a blank alone is typed");
}

#[test]
fn ctrl_and_space_select_columns() {
    let mut harness = harness(5);
    select(&mut harness, 3, NOTE);
    press_with(&mut harness, Modifiers::COMMAND, Key::Space);
    assert_eq!(range(&harness), between((0, NOTE), (4, NOTE)));
}

#[test]
fn headers_and_row_numbers_select_by_click_and_drag() {
    let mut harness = harness(5);
    let note = rect(&harness, "摘要 第1行");
    let header = pos2(note.center().x, note.top() - 10.0);
    let next = pos2(rect(&harness, "金额 第1行").center().x, header.y);
    drag(&mut harness, header, next);
    harness.drop_at(next);
    harness.run();
    assert_eq!(range(&harness), between((0, NOTE), (4, AMOUNT)));
    let number = |harness: &Harness<'_, Screen>, row| {
        pos2(10.0, rect(harness, &format!("摘要 第{row}行")).center().y)
    };
    let (from, to) = (number(&harness, 2), number(&harness, 4));
    drag(&mut harness, from, to);
    harness.drop_at(to);
    harness.run();
    assert_eq!(range(&harness), between((1, CODE), (3, TOTAL)));
}

#[test]
fn a_range_drawn_beyond_the_lower_edge_scrolls_on() {
    let mut harness = harness(1000);
    let from = rect(&harness, "摘要 第2行").center();
    drag(&mut harness, from, pos2(from.x, 420.0));
    let first = range(&harness).last.row;
    harness.run_steps(8);
    let then = range(&harness).last.row;
    assert!(then > first && first > 15, "{first} {then}");
    assert!(harness.query_by_label("摘要 第3行").is_none());
}

#[test]
fn a_range_drawn_towards_the_frozen_columns_scrolls_back() {
    let mut harness = harness(5);
    harness.state_mut().state.columns.widths = [("note", 700.0), ("amount", 400.0)]
        .map(|(id, width)| (id.to_owned(), width))
        .into();
    select(&mut harness, 1, TOTAL);
    harness.run();
    let code = harness.get_by_label("科目 第2行").rect().center();
    let from = pos2(740.0, code.y);
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(code);
    harness.step();
    assert_eq!(range(&harness), between((1, NOTE), (1, TOTAL)));
    harness.run_steps(3);
    assert_eq!(range(&harness), between((1, CODE), (1, TOTAL)));
}

#[test]
fn a_double_click_on_the_edge_fits_the_longest_cell_of_all() {
    let mut harness = harness(1000);
    harness.state_mut().table.cells[900][NOTE] = "办公用房物业管理及中央空调维护保养".to_owned();
    harness.run();
    let note = rect(&harness, "摘要 第2行");
    let edge = pos2(note.right(), note.top() - sizes::ROW - 10.0);
    for pressed in [true, false, true, false] {
        harness.hover_at(edge);
        harness.event(Event::PointerButton {
            pos: edge,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run();
    let width = rect(&harness, "摘要 第2行").width();
    assert!(width > 17.0 * sizes::BODY, "{width}");
    assert!(width < 21.0 * sizes::BODY, "{width}");
}

#[test]
fn frozen_columns_take_no_more_than_their_share() {
    let mut harness = harness(5);
    harness.state_mut().state.columns.widths = [("code", 400.0), ("amount", 700.0)]
        .map(|(id, width)| (id.to_owned(), width))
        .into();
    select(&mut harness, 0, TOTAL);
    harness.run();
    assert!(harness.query_by_label("科目 第2行").is_none());
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let mut harness = harness(5);
    harness.input_mut().focused = true;
    harness.hover_at(pos2(300.0, 200.0) + vec2(0.0, 150.0));
    select(&mut harness, 1, AMOUNT);
    for _ in 0..5 {
        harness.step();
    }
    let delay = |harness: &Harness<'_, Screen>| {
        let viewports = &harness.output().viewport_output;
        viewports[&egui::ViewportId::ROOT].repaint_delay
    };
    assert_eq!(delay(&harness), Duration::MAX);
    type_text(&mut harness, "1");
    harness.step();
    assert_eq!(delay(&harness), Duration::MAX);
}

#[test]
fn a_place_that_is_gone_does_not_let_the_rows_swing_back() {
    let mut harness = harness(100);
    harness.run();
    harness.state_mut().state.select(Cell::new(5_000, 0));
    let frames = (1..200).find(|_| {
        harness.step();
        let views = harness.output().viewport_output.values();
        views.map(|it| it.repaint_delay).min() > Some(Duration::from_millis(100))
    });
    assert!(frames.is_some_and(|it| it <= 6), "{frames:?} frames");
}
