//! Finding the way: findings, figures, steps, commands.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::COMMANDS;
use bianzhi::gui::command::Command;
use bianzhi::gui::records::sheets_of;
use bianzhi::gui::step::Step;
use bianzhi::model::LineField;
use bianzhi::rules::Location;
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
use super::show_step;
use super::type_text;
use super::value;
use super::window;

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
    send(
        &mut window,
        Action::GoTo(Location::Field(line.into(), LineField::Amount.into())),
    );
    assert_eq!(app(&mut window).workspace().unwrap().view.step, Step::Basic);
    let value = value(&window, "预算数（万元） 第3行");
    assert!(
        window.get_by_label("预算数（万元） 第3行").is_focused(),
        "{value}"
    );
}

#[test]
fn a_figure_shows_its_lines_and_leads_to_them() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    window.get_by_label("表3 支出预算总表").click();
    window.run();
    window.get_by_label("合计 第1行").click();
    window.run();
    let line = window
        .get_all_by_label_contains("支出行 第")
        .next()
        .expect("lines behind the total");
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
    for sheet in Step::ALL.into_iter().flat_map(sheets_of) {
        if sheet.refusal().is_some() {
            continue;
        }
        send(&mut window, Action::ShowSheet(sheet));
        let rows = |window: &mut Window| sheet.count(&budget(window));
        let before = rows(&mut window);
        command(&mut window, Command::AddRow);
        assert_eq!(rows(&mut window), before + 1, "{}", sheet.title);
        command(&mut window, Command::DeleteRows);
        assert_eq!(rows(&mut window), before, "{}", sheet.title);
    }
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
    for begin in [window, sample] {
        let mut window = begin();
        for info in COMMANDS {
            // These ask the system for a path or end the program.
            if matches!(
                info.command,
                Command::Open
                    | Command::Save
                    | Command::SaveAs
                    | Command::Export
                    | Command::ExportRounds
                    | Command::ExportPdf
                    | Command::ExportStatement
                    | Command::ExportPublic
                    | Command::ExportReport
                    | Command::ExportManual
                    | Command::Quit
            ) {
                continue;
            }
            command(&mut window, info.command);
            press(&mut window, Key::Escape);
        }
    }
}
