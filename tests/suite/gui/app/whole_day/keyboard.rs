//! What hands do: keys, text, the clipboard. Nothing here points at anything.

use bianzhi::model::Budget;
use bianzhi::rules::Finding;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;

use super::super::Window;
use super::super::app;
use super::super::press;
use super::super::press_ctrl;
use super::super::type_text;

/// More presses of a key than any way through the window takes.
const FAR: usize = 60;

/// What has the keyboard, by its name.
pub(super) fn focused(window: &Window) -> String {
    let mut nodes = window.query_all_by(|node| node.is_focused() && !node.is_hidden());
    let node = nodes.next();
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

/// Presses a key until something has the keyboard.
fn press_until(window: &mut Window, key: Key, is_there: impl Fn(&str) -> bool, wanted: &str) {
    let mut passed = Vec::new();
    for _ in 0..FAR {
        let name = focused(window);
        if is_there(&name) {
            return;
        }
        passed.push(name);
        press(window, key);
    }
    panic!("{key:?} does not lead to {wanted}: {passed:?}");
}

pub(super) fn tab_to(window: &mut Window, label: &str) {
    press_until(window, Key::Tab, |name| name == label, label);
}

pub(super) fn down_to(window: &mut Window, label: &str) {
    press_until(window, Key::ArrowDown, |name| name == label, label);
}

/// Within a group of choices, which arrows make.
pub(super) fn right_to(window: &mut Window, label: &str) {
    press_until(window, Key::ArrowRight, |name| name == label, label);
}

pub(super) fn press_shift(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::SHIFT, key);
    window.run();
}

/// To a step, sheet, project or table by its name or number.
pub(super) fn go_to(window: &mut Window, name: &str) {
    press_ctrl(window, Key::G);
    type_text(window, name);
    press(window, Key::Enter);
}

/// To a column of the selected row.
pub(super) fn to_column(window: &mut Window, column: &str) {
    press(window, Key::Home);
    let is_there = |name: &str| {
        name.strip_prefix(column)
            .is_some_and(|rest| rest.starts_with(" 第"))
    };
    press_until(window, Key::ArrowRight, is_there, column);
}

/// Types into a column of the selected row and stays in the row.
pub(super) fn fill(window: &mut Window, column: &str, text: &str) {
    to_column(window, column);
    type_text(window, text);
    press(window, Key::Enter);
    press(window, Key::ArrowUp);
}

/// Types into several columns of the selected row, then goes to the next.
pub(super) fn fill_row(window: &mut Window, entries: &[(&str, &str)]) {
    for (column, text) in entries {
        fill(window, column, text);
    }
    press(window, Key::ArrowDown);
}

pub(super) fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

/// Answers the question for a path.
pub(super) fn type_path(window: &mut Window, path: &std::path::Path) {
    assert_eq!(focused(window), "文件路径");
    press_ctrl(window, Key::A);
    type_text(window, path.to_str().unwrap());
    // An export goes on beside the window, which is drawn as long.
    window.key_press(Key::Enter);
    window.run_steps(4);
}

pub(super) fn look(window: &mut Window) -> &Budget {
    app(window).workspace().unwrap().document.budget()
}

pub(super) fn findings(window: &mut Window) -> &[Finding] {
    app(window).workspace().unwrap().document.findings()
}
