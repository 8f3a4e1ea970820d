//! The whole window over the sample budget, driven by label as a user or a screen reader finds things.

use std::path::PathBuf;

use bianzhi::export::xlsx::CreatedAt;
use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::command::COMMANDS;
use bianzhi::gui::command::Command;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme;
use bianzhi::model::Budget;
use bianzhi::model::LineField;
use bianzhi::model::LineKind;
use bianzhi::rules::Location;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

type Window = Harness<'static, Option<App>>;

fn now() -> CreatedAt {
    CreatedAt { year: 2024, month: 1, day: 31, hour: 9, minute: 0, second: 0 }
}

/// The window of a user's first start.
fn window() -> Window {
    let show = |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), Settings::default(), now)).frame(ui);
    };
    let mut window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_step_dt(0.016)
        .with_max_steps(30)
        .with_context_setup(theme::install)
        .build_ui_state(show, None);
    window.run();
    window
}

fn sample() -> Window {
    let mut window = window();
    window.get_by_label("打开示例").click();
    window.run();
    window
}

fn app(window: &mut Window) -> &mut App {
    window.state_mut().as_mut().expect("the first frame makes the window")
}

fn send(window: &mut Window, action: Action) {
    app(window).send(action);
    window.run();
}

fn command(window: &mut Window, command: Command) {
    send(window, Action::Command(command));
}

fn budget(window: &mut Window) -> Budget {
    app(window).workspace().expect("a file is open").document.budget().clone()
}

fn show_step(window: &mut Window, step: Step) {
    window.get_by_role_and_label(egui::accesskit::Role::Tab, step.label()).click();
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn press_ctrl(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

fn type_text(window: &mut Window, text: &str) {
    for c in text.chars() {
        window.event(Event::Text(c.to_string()));
    }
    window.run();
}

fn value(window: &Window, label: &str) -> String {
    window.get_by_label(label).value().unwrap_or_default()
}

#[test]
fn a_typed_amount_changes_the_tables_and_undo_takes_it_back() {
    let mut window = sample();
    let before = app(&mut window).workspace().unwrap().document.book().tables.clone();
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    type_text(&mut window, "=100+0.5");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "100.50");
    let changed = app(&mut window).workspace().unwrap().document.book().tables.clone();
    assert_ne!(before, changed);
    press_ctrl(&mut window, Key::Z);
    let undone = app(&mut window).workspace().unwrap().document.book().tables.clone();
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
    let economic = budget(&mut window).expenditure[0].economic.map(|code| code.to_string());
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
fn a_finding_jumps_to_its_place() {
    let mut window = sample();
    show_step(&mut window, Step::Cover);
    let finding = app(&mut window).workspace().unwrap().document.findings()[0].clone();
    window.get_by_label(&finding.message).click();
    window.run();
    let step = app(&mut window).workspace().unwrap().view.step;
    assert_ne!(step, Step::Cover, "{:?}", finding.primary);
}

#[test]
fn a_field_that_is_wrong_is_marked_counted_and_gone_to() {
    let mut window = sample();
    let line = budget(&mut window).expenditure[2].id;
    send(&mut window, Action::GoTo(Location::Field(line.into(), LineField::Amount.into())));
    assert_eq!(app(&mut window).workspace().unwrap().view.step, Step::Basic);
    let value = value(&window, "预算数（万元） 第3行");
    assert!(window.get_by_label("预算数（万元） 第3行").is_focused(), "{value}");
}

#[test]
fn a_figure_shows_its_lines_and_leads_to_them() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    window.get_by_label("表3 支出预算总表").click();
    window.run();
    window.get_by_label("合计 第1行").click();
    window.run();
    let line = window.get_all_by_label_contains("支出行 第").next().expect("lines behind the total");
    line.click();
    window.run();
    let step = app(&mut window).workspace().unwrap().view.step;
    assert!(matches!(step, Step::Basic | Step::Projects), "{step:?}");
}

#[test]
fn every_step_draws_in_both_themes() {
    let mut window = sample();
    for _ in 0..2 {
        for step in Step::ALL {
            show_step(&mut window, step);
            assert_eq!(app(&mut window).workspace().unwrap().view.step, step);
        }
        command(&mut window, Command::ToggleTheme);
    }
}

#[test]
fn a_row_can_be_added_and_deleted_on_every_sheet() {
    let mut window = sample();
    for step in Step::ALL {
        show_step(&mut window, step);
        let Some(sheet) = app(&mut window).workspace().unwrap().editable_sheet() else { continue };
        let before = budget(&mut window);
        command(&mut window, Command::AddRow);
        assert_eq!(budget(&mut window).count(sheet.kind), before.count(sheet.kind) + 1, "{}", sheet.title);
        command(&mut window, Command::DeleteRows);
        assert_eq!(budget(&mut window).count(sheet.kind), before.count(sheet.kind), "{}", sheet.title);
    }
}

#[test]
fn typing_in_the_last_row_adds_a_line_like_the_one_above() {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    window.get_by_role_and_label(egui::accesskit::Role::Button, "项目支出 13").click();
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
fn a_pasted_block_is_one_step_and_names_what_it_could_not_take() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    window.event(Event::Paste("1,000.5\n不是数\n３\n".to_owned()));
    window.run();
    assert_eq!(value(&window, "预算数（万元） 第1行"), "1,000.50");
    assert_eq!(value(&window, "预算数（万元） 第3行"), "3.00");
    window.get_by_label_contains("1 格未通过");
    let before = budget(&mut window);
    press_ctrl(&mut window, Key::Z);
    assert_ne!(budget(&mut window), before);
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
}

#[test]
fn unsaved_work_is_asked_about() {
    let mut window = sample();
    command(&mut window, Command::AddRow);
    show_step(&mut window, Step::Revenue);
    command(&mut window, Command::AddRow);
    command(&mut window, Command::CloseFile);
    window.get_by_label("取消").click();
    window.run();
    assert!(app(&mut window).workspace().is_some());
    command(&mut window, Command::CloseFile);
    window.get_by_label("不保存").click();
    window.run();
    assert!(app(&mut window).workspace().is_none());
}

#[test]
fn a_file_that_cannot_be_read_is_explained_on_the_start_page() {
    let mut window = window();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("坏文件.bmys");
    std::fs::write(&path, "(format: 1, pack: \"x\", 什么").unwrap();
    send(&mut window, Action::OpenFile(path));
    window.get_by_label_contains("文件内容有误");
    send(&mut window, Action::OpenFile(PathBuf::from("/没有/这个文件.bmys")));
    window.get_by_label_contains("找不到");
}

#[test]
fn a_file_is_saved_opened_again_and_listed_as_recent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    let mut first = sample();
    show_step(&mut first, Step::Revenue);
    command(&mut first, Command::AddRow);
    send(
        &mut first,
        Action::Picked(bianzhi::gui::dialogs::PathPurpose::Save, Some(path.clone())),
    );
    assert!(!app(&mut first).workspace().unwrap().document.is_dirty());
    let saved = budget(&mut first);
    let mut second = window();
    send(&mut second, Action::OpenFile(path.clone()));
    assert_eq!(budget(&mut second), saved);
    assert_eq!(app(&mut second).settings.recent[0].path, path);
}

#[test]
fn a_new_budget_begins_with_year_and_unit() {
    let mut window = window();
    window.get_by_label("新建预算…").click();
    window.run();
    window.get_by_label("单位名称").focus();
    window.run();
    type_text(&mut window, "测试单位");
    window.get_by_label("新建").click();
    window.run();
    let budget = budget(&mut window);
    assert_eq!(budget.units[0].name, "测试单位");
    assert!(budget.cover.year.is_some());
}

#[test]
fn a_reason_for_a_warning_is_written_down() {
    let mut window = sample();
    let finding = app(&mut window).workspace().unwrap().document.findings()[0].clone();
    send(&mut window, Action::AskReason(Box::new(finding)));
    type_text(&mut window, "任务只列主要工作");
    press_ctrl(&mut window, Key::Enter);
    let explanations = budget(&mut window).explanations;
    assert_eq!(explanations[0].reason.as_ref() as &str, "任务只列主要工作");
    assert_eq!(explanations[0].date, "2024-01-31");
}

#[test]
fn every_command_can_be_given_with_and_without_a_file() {
    for mut window in [window(), sample()] {
        for info in COMMANDS {
            // These ask the system for a path or end the program.
            if matches!(
                info.command,
                Command::Open | Command::Save | Command::SaveAs | Command::Export | Command::Quit
            ) {
                continue;
            }
            command(&mut window, info.command);
            press(&mut window, Key::Escape);
        }
    }
}
