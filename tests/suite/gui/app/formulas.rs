//! The bureau's own tie-outs: written, tried while typing, corrected, taken over from a file.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::gui::step::Step;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;
use super::value;

fn formulas() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Audit);
    window.get_by_role_and_label(Role::Tab, "自定公式").click();
    window.run();
    window
}

/// Clicks a button.
fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Types into a text that is reached by its name.
fn write(window: &mut Window, label: &str, text: &str) {
    window
        .get_by_role_and_label(Role::MultilineTextInput, label)
        .focus();
    window.run();
    type_text(window, text);
}

/// The open findings of a code.
fn found(window: &mut Window, code: &str) -> usize {
    let document = &app(window).workspace().expect("a file is open").document;
    document
        .findings()
        .iter()
        .filter(|it| it.code == code)
        .count()
}

#[test]
fn a_formula_is_tried_while_it_is_typed_and_checked_once_it_is_left() {
    let mut window = formulas();
    window.get_by_label("还没有自定审核公式");
    click(&mut window, "新增公式");
    type_text(&mut window, "支出大于基本支出");
    press_ctrl(&mut window, Key::Enter);
    write(&mut window, "左方公式", "支出{基本支出}");
    window.get_by_label("公式写完整后，在这里用本文件试算");
    press_ctrl(&mut window, Key::Enter);
    write(&mut window, "右方公式", "表3[合计, 合计]");
    window.get_by_label("左方 800.66 万元，应等于右方 5,114.04 万元，差 4,313.38 万元");
    assert_eq!(found(&mut window, "自定-01"), 0, "it is still being typed");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(found(&mut window, "自定-01"), 1);
    let entry = &budget(&mut window).local_tie_outs[0];
    assert_eq!(
        (entry.title.as_str(), &*entry.right),
        ("支出大于基本支出", "表3[合计, 合计]")
    );
    command(&mut window, Command::Undo);
    assert_eq!(found(&mut window, "自定-01"), 0);
    assert_eq!(value(&window, "右方公式"), "");
}

#[test]
fn a_mistake_is_shown_at_its_place_with_what_may_be_meant() {
    let mut window = formulas();
    click(&mut window, "新增公式");
    press_ctrl(&mut window, Key::Enter);
    write(&mut window, "左方公式", "表3[合计, 基本指出]");
    window.get_by_label_contains("第 8 字处：表3 没有“基本指出”金额栏，可写基本支出／小计");
    window.get_by_label("基本指出]");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(found(&mut window, "W-09"), 1);
}

#[test]
fn nothing_is_said_of_what_is_not_begun_and_nothing_moves_when_something_is() {
    let mut window = formulas();
    click(&mut window, "新增公式");
    press_ctrl(&mut window, Key::Enter);
    assert!(window.query_by_label_contains("还没有写公式").is_none());
    let top = |window: &Window| window.get_by_label("删除公式").rect().top();
    let before = top(&window);
    write(&mut window, "左方公式", "表3[合计");
    window.get_by_label_contains("字处：");
    assert!((top(&window) - before).abs() < 0.5);
    press_ctrl(&mut window, Key::Enter);
    assert!(window.query_by_label_contains("还没有写公式").is_none());
}

#[test]
fn table_row_and_column_are_chosen_from_lists_by_keyboard() {
    let mut window = formulas();
    click(&mut window, "新增公式");
    press_ctrl(&mut window, Key::Enter);
    click(&mut window, "左方插入取数…");
    for text in ["支出预算总表", "2080106", "项目支出"] {
        type_text(&mut window, text);
        press(&mut window, Key::Enter);
        window.run();
    }
    assert_eq!(value(&window, "左方公式"), "表3[2080106, 项目支出]");
    click(&mut window, "左方插入取数…");
    for text in ["收入", "财政拨款"] {
        type_text(&mut window, text);
        press(&mut window, Key::Enter);
        window.run();
    }
    let text = &budget(&mut window).local_tie_outs[0].left;
    assert_eq!(&**text, "表3[2080106, 项目支出] + 收入{财政拨款}");
}

#[test]
fn a_file_of_formulas_is_taken_over_and_replaces_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("公式.ron");
    let mut window = formulas();
    click(&mut window, "新增公式");
    press_ctrl(&mut window, Key::Enter);
    write(&mut window, "左方公式", "收入{}");
    press_ctrl(&mut window, Key::Enter);
    write(&mut window, "右方公式", "收入{财政拨款}");
    press_ctrl(&mut window, Key::Enter);
    send(
        &mut window,
        Action::Picked(PathPurpose::ExportFormulas, Some(path.clone())),
    );
    write(&mut window, "左方公式", " + 债务{}");
    press_ctrl(&mut window, Key::Enter);
    let left = |window: &mut Window| budget(window).local_tie_outs[0].left.to_string();
    assert_eq!(left(&mut window), "收入{} + 债务{}");
    let import = Action::Picked(PathPurpose::ImportFormulas, Some(path));
    send(&mut window, import.clone());
    window.get_by_label("替换 1 条公式？");
    press(&mut window, Key::Escape);
    assert_eq!(left(&mut window), "收入{} + 债务{}");
    send(&mut window, import);
    press(&mut window, Key::Enter);
    assert_eq!(left(&mut window), "收入{}");
    assert_eq!(budget(&mut window).local_tie_outs.len(), 1);
    command(&mut window, Command::Undo);
    assert_eq!(left(&mut window), "收入{} + 债务{}");
}

#[test]
fn a_finding_about_a_formula_leads_to_it() {
    let mut window = formulas();
    click(&mut window, "新增公式");
    press_ctrl(&mut window, Key::Enter);
    write(&mut window, "左方公式", "火星");
    press_ctrl(&mut window, Key::Enter);
    show_step(&mut window, Step::Revenue);
    let id = budget(&mut window).local_tie_outs[0].id;
    send(
        &mut window,
        Action::GoTo(bianzhi::rules::Location::Record(id.into())),
    );
    assert_eq!(value(&window, "左方公式"), "火星");
    click(&mut window, "删除公式");
    window.get_by_label("还没有自定审核公式");
}
