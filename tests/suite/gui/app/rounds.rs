//! Freezing rounds, looking at them, comparing with them; control figures and what they leave.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::action::FreezeRound;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::ControlFigure;
use bianzhi::model::ControlFigureId;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::LineField;
use bianzhi::model::LineId;
use bianzhi::model::LineKind;
use bianzhi::model::Record;
use bianzhi::model::Round;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::packs::Severity;
use bianzhi::rules::Finding;
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

pub(super) fn step(window: &mut Window) -> Step {
    app(window).workspace().unwrap().view.step
}

pub(super) fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Findings name lines, as what is compared does.
fn hide_findings(window: &mut Window) {
    press(window, Key::F9);
}

pub(super) fn commit(window: &mut Window, edits: Vec<Edit>) {
    send(window, Action::Commit(Transaction::new("改动", edits)));
}

pub(super) fn insert(window: &mut Window, record: Record) {
    let record = Box::new(record);
    commit(window, vec![Edit::Insert { at: 0, record }]);
}

pub(super) fn freeze(window: &mut Window, name: &str) {
    let request = FreezeRound {
        round: Round::FirstSubmission,
        name: name.to_owned(),
        date: "2023-11-10".to_owned(),
    };
    send(window, Action::Freeze(request));
}

pub(super) fn set_amount(window: &mut Window, line: LineId, yuan: i64) {
    let amount = Value::Money(Money::from_yuan(yuan));
    commit(window, vec![Edit::set(line, LineField::Amount, amount)]);
}

/// A limit of so many yuan on the operating costs of the department.
pub(super) fn limit(window: &mut Window, yuan: i64) {
    let figure = ControlFigure {
        id: ControlFigureId::new(budget(window).next_id),
        kind: LineKind::BasicOperating,
        amount: Money::from_yuan(yuan),
        ..ControlFigure::default()
    };
    insert(window, Record::ControlFigure(figure));
    let figure = budget(window).control_figures[0].id.into();
    send(
        window,
        Action::GoTo(bianzhi::rules::Location::Record(figure)),
    );
}

#[test]
fn a_round_is_frozen_in_one_step_listed_and_can_be_taken_back() {
    let mut window = sample();
    command(&mut window, Command::FreezeRound);
    window.get_by_label("名称").focus();
    window.run();
    type_text(&mut window, "报财政稿");
    assert_eq!(value(&window, "日期"), "2024-01-31");
    click(&mut window, "冻结");
    assert_eq!(step(&mut window), Step::Rounds);
    let frozen = budget(&mut window).rounds[0].clone();
    assert_eq!(
        (frozen.round, frozen.date.as_str()),
        (Round::Approval, "2024-01-31")
    );
    assert_eq!(value(&window, "名称 第1行"), "报财政稿");
    assert_eq!(value(&window, "支出总计（万元） 第1行"), "5,114.04");
    assert_eq!(value(&window, "支出总计（万元） 第2行"), "5,114.04");
    press_ctrl(&mut window, Key::Z);
    assert!(budget(&mut window).rounds.is_empty());
    window.get_by_label("还没有轮次存档");
}

#[test]
fn the_dialog_to_freeze_can_be_left() {
    let mut window = sample();
    command(&mut window, Command::FreezeRound);
    click(&mut window, "取消");
    assert!(budget(&mut window).rounds.is_empty());
}

#[test]
fn a_frozen_round_shows_its_own_tables_and_cannot_be_changed() {
    let mut window = sample();
    freeze(&mut window, "报财政稿");
    let line = budget(&mut window).expenditure[0].id;
    set_amount(&mut window, line, 100_000_000);
    let now = budget(&mut window);
    show_step(&mut window, Step::Rounds);
    click(&mut window, "查看报表");
    window.get_by_label("正在查看存档 一上 报财政稿 2023-11-10，只能看，不能改");
    window.get_by_label("表3 支出预算总表").click();
    window.run();
    assert_eq!(value(&window, "合计 第1行"), "5,114.04");
    command(&mut window, Command::AddRow);
    type_text(&mut window, "9");
    assert_eq!(budget(&mut window), now);
    click(&mut window, "回到目前");
    assert!(window.query_by_label_contains("正在查看存档").is_none());
}

#[test]
fn findings_beside_a_frozen_round_are_said_to_be_of_the_present() {
    let mut window = sample();
    freeze(&mut window, "报财政稿");
    show_step(&mut window, Step::Rounds);
    let words = "以下是目前预算的审核意见，不是存档的";
    assert!(window.query_by_label_contains(words).is_none());
    click(&mut window, "查看报表");
    window.get_by_label_contains(words);
    let findings = app(&mut window).workspace().unwrap().document.findings();
    let is_warning = |it: &&Finding| it.severity == Severity::Warning;
    let count = findings.iter().filter(is_warning).count();
    window.get_by_label_contains(&format!("这一轮冻结时有错误 0 条、警告 {count} 条"));
    show_step(&mut window, Step::Basic);
    assert!(window.query_by_label_contains(words).is_none());
}

#[test]
fn a_line_that_is_gone_is_said_to_be_gone() {
    let mut window = sample();
    hide_findings(&mut window);
    let line = ExpenditureLine {
        id: LineId::new(budget(&mut window).next_id),
        amount: Money::from_yuan(990_000_000),
        ..ExpenditureLine::default()
    };
    let id = line.id;
    insert(&mut window, Record::Line(line));
    freeze(&mut window, "");
    commit(&mut window, vec![Edit::Remove { id: id.into() }]);
    show_step(&mut window, Step::Rounds);
    click(&mut window, "查看报表");
    window.get_by_label("表3 支出预算总表").click();
    window.run();
    click(&mut window, "合计 第1行");
    let found = window
        .get_all_by_label_contains("支出行 第")
        .next()
        .unwrap();
    found.click();
    window.run();
    window.get_by_label("这一行在目前的预算里已经没有了");
    assert_eq!(step(&mut window), Step::Rounds);
}

#[test]
fn deleting_a_round_asks_and_can_be_taken_back() {
    let mut window = sample();
    freeze(&mut window, "报财政稿");
    click(&mut window, "删除存档…");
    window.get_by_label("删除存档“一上 报财政稿 2023-11-10”吗");
    click(&mut window, "取消");
    assert_eq!(budget(&mut window).rounds.len(), 1);
    click(&mut window, "删除存档…");
    click(&mut window, "删除");
    assert!(budget(&mut window).rounds.is_empty());
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window).rounds.len(), 1);
}

#[test]
fn a_round_that_is_taken_back_is_no_longer_looked_at() {
    let mut window = sample();
    freeze(&mut window, "");
    click(&mut window, "查看报表");
    press_ctrl(&mut window, Key::Z);
    assert!(window.query_by_label_contains("正在查看存档").is_none());
}

#[test]
fn beside_a_control_figure_stands_what_is_budgeted_and_how_far_off_it_is() {
    let mut window = sample();
    limit(&mut window, 1_000_000);
    assert_eq!(value(&window, "已编预算数（万元） 第1行"), "128.97");
    assert_eq!(value(&window, "还可安排（万元） 第1行"), "-28.97");
    assert_eq!(value(&window, "对照结果 第1行"), "超出");
    window.get_by_label("基本支出-公用经费 · 一般公共预算 超 28.97 万元");
}

#[test]
fn the_lines_that_could_give_way_are_listed_and_the_gap_follows_them() {
    let mut window = sample();
    hide_findings(&mut window);
    limit(&mut window, 1_000_000);
    window.get_by_label("可以压减的明细");
    let is_operating = |line: &&ExpenditureLine| line.kind == LineKind::BasicOperating;
    let lines = budget(&mut window).expenditure;
    let largest = lines
        .iter()
        .filter(is_operating)
        .max_by_key(|it| it.amount)
        .unwrap();
    set_amount(&mut window, largest.id, 0);
    assert_eq!(value(&window, "对照结果 第1行"), "有余");
    window.get_by_label("构成明细");
    let found = window
        .get_all_by_label_contains("支出行 第")
        .next()
        .unwrap();
    found.click();
    window.run();
    assert_eq!(step(&mut window), Step::Basic);
}

#[test]
fn what_is_computed_beside_a_control_figure_cannot_be_typed() {
    let mut window = sample();
    limit(&mut window, 1_000_000);
    click(&mut window, "还可安排（万元） 第1行");
    let before = budget(&mut window);
    type_text(&mut window, "5");
    assert!(
        window
            .query_all_by_label_contains("与控制数对照")
            .next()
            .is_some()
    );
    assert_eq!(budget(&mut window), before);
}
