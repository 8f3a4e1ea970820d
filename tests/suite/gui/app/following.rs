//! What the window shows of a step: changed figures, the balance, and where undo leads.

use bianzhi::compute::CellRef;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme::sizes;
use bianzhi::model::BudgetUnit;
use bianzhi::model::Record;
use bianzhi::model::UnitId;
use egui::Key;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::step;
use super::type_text;
use super::value;

const AMOUNT: &str = "预算数（万元） 第1行";

fn type_amount(window: &mut Window, text: &str) {
    show_step(window, Step::Basic);
    window.get_by_label(AMOUNT).click();
    window.run();
    type_text(window, text);
    press(window, Key::Enter);
}

fn insert(window: &mut Window, record: Record) {
    let edit = Edit::Insert {
        at: 0,
        record: Box::new(record),
    };
    send(
        window,
        Action::Commit(Transaction::new("新增预算单位", vec![edit])),
    );
}

#[test]
fn the_balance_follows_every_amount() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("差额 0.00 万元");
    type_amount(&mut window, "200");
    window.get_by_label("收入总计 5,114.04");
    window.get_by_label("支出总计 5,117.13");
    window.get_by_label("差额 -3.09 万元");
    show_step(&mut window, Step::Units);
    assert!(window.query_by_label_contains("差额").is_none());
}

#[test]
fn undo_and_redo_go_to_the_cell_and_say_what_they_did() {
    let mut window = sample();
    let before = {
        show_step(&mut window, Step::Basic);
        value(&window, AMOUNT)
    };
    type_amount(&mut window, "200");
    show_step(&mut window, Step::Cover);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(step(&mut window), Step::Basic);
    assert!(window.get_by_label(AMOUNT).is_focused());
    assert_eq!(value(&window, AMOUNT), before);
    window.get_by_label("已撤销：修改预算数");
    show_step(&mut window, Step::Audit);
    press_ctrl(&mut window, Key::Y);
    assert_eq!(step(&mut window), Step::Basic);
    window.get_by_label("已重做：修改预算数");
    assert!(window.query_by_label("已撤销：修改预算数").is_none());
}

#[test]
fn undoing_a_new_row_goes_to_where_it_was() {
    let mut window = sample();
    show_step(&mut window, Step::Revenue);
    command(&mut window, Command::AddRow);
    show_step(&mut window, Step::Tables);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(step(&mut window), Step::Revenue);
}

#[test]
fn figures_a_step_has_changed_are_marked_until_the_next() {
    let mut window = sample();
    type_amount(&mut window, "200");
    show_step(&mut window, Step::Tables);
    window.get_by_label_contains("使本表 3 个数变化");
    window.get_by_label("表2 收入预算总表").click();
    window.run();
    assert!(window.query_by_label_contains("个数变化").is_none());
    // The same amount again changes nothing.
    type_amount(&mut window, "200");
    show_step(&mut window, Step::Tables);
    assert!(window.query_by_label_contains("个数变化").is_none());
}

#[test]
fn a_table_opens_at_its_first_figure_with_the_lines_behind_it() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    window.get_by_label("40,309,000.00 元");
    window.get_by_label_contains("共 1 条");
    send(
        &mut window,
        Action::GoToCell(CellRef {
            table: 0,
            row: 0,
            column: 0,
        }),
    );
    assert!(window.query_by_label_contains("共 1 条").is_none());
    window.get_by_label_contains("列出它的构成明细");
}

#[test]
fn the_rows_and_columns_of_the_overview_are_all_in_sight() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    let totals: Vec<_> = window.get_all_by_label("预算数 第13行").collect();
    assert_eq!(totals.len(), 2);
    for total in totals {
        // What is cut by the edge of the grid is less high.
        assert!(total.rect().height() > sizes::ROW - 0.5);
    }
}

#[test]
fn the_only_unit_goes_without_saying() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    assert!(window.query_by_label("预算单位 第1行").is_none());
    for column in ["资金来源 第1行", "本年或结转 第1行"] {
        window.get_by_label(column);
    }
    let unit = budget(&mut window).units.first().unwrap().id;
    command(&mut window, Command::AddRow);
    let lines = budget(&mut window).expenditure;
    assert!(lines.iter().all(|line| line.unit == Some(unit)));
}

#[test]
fn with_several_units_a_new_row_takes_that_of_the_row_above() {
    let mut window = sample();
    let first = budget(&mut window).units.first().unwrap().id;
    let other = BudgetUnit {
        id: UnitId::new(budget(&mut window).next_id),
        name: "另一单位".to_owned(),
        ..BudgetUnit::default()
    };
    insert(&mut window, Record::Unit(other));
    for (step, kind) in [(Step::Basic, "支出"), (Step::Projects, "项目")] {
        show_step(&mut window, step);
        if step == Step::Projects {
            pick(&mut window, "总览");
        } else {
            window.get_by_label_contains("单位 第1行");
        }
        command(&mut window, Command::AddRow);
        let budget = budget(&mut window);
        let lines = budget.expenditure.iter().map(|line| line.unit);
        let projects = budget.projects.iter().map(|project| project.unit);
        assert!(
            lines.chain(projects).all(|unit| unit == Some(first)),
            "{kind}"
        );
    }
}

#[test]
fn an_empty_sheet_says_how_it_is_filled() {
    let mut window = sample();
    show_step(&mut window, Step::Rounds);
    window.get_by_label_contains("下达的控制数");
    window.get_by_label_contains("从 Excel、WPS 复制后粘贴");
    command(&mut window, Command::AddRow);
    assert!(window.query_by_label_contains("下达的控制数").is_none());
}

#[test]
fn closing_the_window_asks_about_unsaved_work_and_what_is_being_typed() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label(AMOUNT).click();
    window.run();
    type_text(&mut window, "200");
    let root = egui::ViewportId::ROOT;
    let input = window.input_mut();
    let viewport = input.viewports.entry(root).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    window.run();
    window.get_by_label("改动还没有保存");
    assert_eq!(budget(&mut window).expenditure[0].amount.fen(), 200_000_000);
    window.get_by_label("取消").click();
    window.run();
    assert!(app(&mut window).workspace().is_some());
}

#[test]
fn a_finding_about_many_places_shows_three_of_them() {
    let mut window = sample();
    show_step(&mut window, Step::Audit);
    let findings = app(&mut window).workspace().unwrap().document.findings();
    let finding = findings.iter().max_by_key(|it| it.related.len()).unwrap();
    let (most, message) = (finding.related.len(), finding.message.clone());
    assert!(most > 3);
    window.get_by_label("查找审核意见").click();
    window.run();
    type_text(&mut window, &message);
    window.get_by_label(&format!("等 {most} 处"));
}

#[test]
fn what_a_figure_is_made_of_follows_every_amount() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    window.get_by_label("40,309,000.00 元");
    show_step(&mut window, Step::Revenue);
    window.get_by_label(AMOUNT).click();
    window.run();
    type_text(&mut window, "4000");
    press(&mut window, Key::Enter);
    show_step(&mut window, Step::Tables);
    window.get_by_label("40,000,000.00 元");
    assert!(window.query_by_label("40,309,000.00 元").is_none());
}
