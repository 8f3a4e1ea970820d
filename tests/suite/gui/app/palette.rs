//! Commands and places found by name, and several steps undone at once.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;
use super::step;
use super::type_text;
use super::value;
use super::window;

const AMOUNT: &str = "预算数（万元） 第1行";

fn find_command(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.run();
}

/// The entries in sight, from top to bottom.
fn options(window: &Window) -> Vec<String> {
    let options = window.get_all_by_role(Role::ListBoxOption);
    options
        .filter_map(|it| it.accesskit_node().label())
        .collect()
}

fn has_options(window: &Window) -> bool {
    window.query_all_by_role(Role::ListBoxOption).count() > 0
}

fn type_amount(window: &mut Window, text: &str) {
    show_step(window, Step::Basic);
    window.get_by_label(AMOUNT).click();
    window.run();
    type_text(window, text);
    press(window, Key::Enter);
}

#[test]
fn a_command_is_found_by_initials_and_given() {
    let mut window = sample();
    show_step(&mut window, Step::Revenue);
    let before = budget(&mut window).revenue.len();
    find_command(&mut window);
    type_text(&mut window, "zjh");
    assert_eq!(options(&window), ["增加行"]);
    press(&mut window, Key::Enter);
    assert_eq!(budget(&mut window).revenue.len(), before + 1);
    assert!(!has_options(&window));
}

#[test]
fn a_command_is_found_by_name_and_pinyin_and_clicked() {
    for typed in ["深色", "shense", "ss"] {
        let mut window = window();
        find_command(&mut window);
        type_text(&mut window, typed);
        window
            .get_by_role_and_label(Role::ListBoxOption, "深色/浅色")
            .click();
        window.run();
        assert!(app(&mut window).settings.is_dark, "{typed}");
    }
}

#[test]
fn a_command_that_cannot_be_given_says_why_and_is_not_given() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    find_command(&mut window);
    type_text(&mut window, "撤销");
    assert_eq!(options(&window)[0], "撤销（没有可以撤销的步骤）");
    press(&mut window, Key::Enter);
    assert!(has_options(&window), "the list stays open");
    press(&mut window, Key::Escape);
    assert!(!has_options(&window));
    type_amount(&mut window, "200");
    find_command(&mut window);
    type_text(&mut window, "撤销");
    assert_eq!(options(&window)[0], "撤销");
    press(&mut window, Key::Enter);
    window.get_by_label("已撤销：修改预算数");
}

#[test]
fn commands_given_lately_come_first() {
    let mut window = sample();
    command(&mut window, Command::ZoomIn);
    command(&mut window, Command::ToggleTheme);
    find_command(&mut window);
    assert_eq!(options(&window)[..2], ["深色/浅色", "放大"]);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(app(&mut window).settings.zoom, 120);
}

#[test]
fn what_answers_nothing_says_so() {
    let mut window = window();
    find_command(&mut window);
    type_text(&mut window, "没有这个");
    window.get_by_label_contains("没有相符的条目");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label_contains("没有相符的条目").is_none());
}

fn go_to(window: &mut Window, typed: &str) {
    press_ctrl(window, Key::G);
    type_text(window, typed);
    press(window, Key::Enter);
    let finder = window.query_by_label_contains("可输入名称");
    assert!(finder.is_none(), "{typed}");
}

#[test]
fn steps_tables_and_sheets_are_gone_to_by_number_name_and_pinyin() {
    let mut window = sample();
    for (typed, expected) in [
        ("xm", Step::Projects),
        ("表3", Step::Tables),
        ("审核", Step::Audit),
        ("rybz", Step::Units),
        ("szyszb", Step::Tables),
    ] {
        show_step(&mut window, Step::Cover);
        go_to(&mut window, typed);
        assert_eq!(step(&mut window), expected, "{typed}");
    }
    go_to(&mut window, "b3");
    // In the list, as the heading, and where the selected figure is described.
    let shown = window.get_all_by_label("表3 支出预算总表").count();
    assert_eq!(shown, 3);
}

#[test]
fn a_code_leads_to_the_first_line_with_it_and_says_how_many_there_are() {
    let mut window = sample();
    let lines = budget(&mut window).expenditure;
    let line = &lines[3];
    let code = line.economic.unwrap();
    let first = lines.iter().position(|it| it.economic == Some(code));
    show_step(&mut window, Step::Cover);
    go_to(&mut window, &code.to_string());
    let at = first.unwrap() + 1;
    let cell = format!("部门经济科目 第{at}行");
    assert!(window.get_by_label(&cell).is_focused());
    assert_eq!(step(&mut window), Step::Basic);
}

#[test]
fn units_projects_and_findings_are_gone_to() {
    let mut window = sample();
    let budget = budget(&mut window);
    go_to(&mut window, &budget.units[0].name);
    assert_eq!(step(&mut window), Step::Units);
    go_to(&mut window, &budget.projects[0].name);
    assert_eq!(step(&mut window), Step::Projects);
    show_step(&mut window, Step::Cover);
    let finding = app(&mut window).workspace().unwrap().document.findings()[0].clone();
    go_to(&mut window, &finding.message);
    assert_ne!(step(&mut window), Step::Cover);
}

#[test]
fn before_anything_is_typed_the_steps_are_offered() {
    let mut window = sample();
    press_ctrl(&mut window, Key::G);
    let steps: Vec<_> = Step::ALL.into_iter().map(Step::label).collect();
    for (offered, step) in options(&window).iter().zip(steps) {
        assert!(offered.ends_with(step), "{offered}");
    }
}

#[test]
fn several_steps_are_undone_and_redone_at_once() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    let before = value(&window, AMOUNT);
    for amount in ["200", "300", "400"] {
        type_amount(&mut window, amount);
    }
    show_step(&mut window, Step::Cover);
    window.get_by_label("撤销记录…").click();
    window.run();
    assert_eq!(
        options(&window),
        ["现在", "修改预算数", "修改预算数", "修改预算数"]
    );
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    window.get_by_label_contains("撤销 3 步");
    press(&mut window, Key::Enter);
    assert_eq!(step(&mut window), Step::Basic);
    assert_eq!(value(&window, AMOUNT), before);
    window.get_by_label("已撤销 3 步，最后一步：修改预算数");
    command(&mut window, Command::UndoList);
    let rows: Vec<_> = window.get_all_by_label("修改预算数").collect();
    assert_eq!(rows.len(), 3);
    rows[1].click();
    window.run();
    assert_eq!(value(&window, AMOUNT), "300.00");
    window.get_by_label("已重做 2 步，最后一步：修改预算数");
}

#[test]
fn leaving_the_list_of_steps_undoes_nothing() {
    let mut window = sample();
    type_amount(&mut window, "200");
    for key in [Key::Escape, Key::Enter] {
        command(&mut window, Command::UndoList);
        press(&mut window, Key::ArrowUp);
        press(&mut window, key);
        assert!(!has_options(&window));
        assert_eq!(value(&window, AMOUNT), "200.00");
    }
}

#[test]
fn all_keys_are_in_sight_at_once() {
    let mut window = window();
    press(&mut window, Key::F1);
    for words in ["保存", "全选", "转到", "键盘操作", "金额栏可以输入算式"] {
        let all = window.get_all_by_label(words);
        assert!(
            all.into_iter().all(|it| it.rect().bottom() < 740.0),
            "{words}"
        );
    }
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("全选").is_none());
}

#[test]
fn more_steps_than_there_are_go_to_the_beginning() {
    let mut window = sample();
    let before = budget(&mut window);
    type_amount(&mut window, "200");
    type_amount(&mut window, "300");
    let back = bianzhi::edit::Direction::Back;
    super::send(&mut window, Action::Retrace(back, 99));
    assert_eq!(budget(&mut window), before);
}

#[test]
fn what_is_typed_in_the_same_frame_as_the_key_of_a_command_goes_where_the_command_leads() {
    let mut window = sample();
    let key = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let mut events = vec![key(Key::G, Modifiers::COMMAND)];
    events.extend("shouru".chars().map(|it| Event::Text(it.to_string())));
    window.input_mut().events.extend(events);
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(step(&mut window), Step::Revenue);
}
