//! The texts: what needs words, and writing them in place.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::step::Step;
use bianzhi::model::NoteKind;
use bianzhi::model::PriorAmount;
use bianzhi::model::PriorAmountField;
use bianzhi::model::PriorAmountId;
use bianzhi::money::Money;
use bianzhi::rules::Location;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;
use super::value;

const TOTAL: &str = "表2 合计 总计";
const CAUSE: &str = "增减原因";

/// The sample with last year's total of revenue.
fn with_prior(yuan: i64) -> (Window, PriorAmountId) {
    let mut window = sample();
    let id = PriorAmountId::new(budget(&mut window).next_id);
    let prior = PriorAmount {
        id,
        table: "表2".to_owned(),
        row: "合计".to_owned(),
        column: "总计".to_owned(),
        amount: Money::from_yuan(yuan),
        ..PriorAmount::default()
    };
    let edit = Edit::Insert {
        at: 0,
        record: Box::new(prior.into()),
    };
    send(
        &mut window,
        Action::Commit(Transaction::new("试", vec![edit])),
    );
    show_texts(&mut window);
    (window, id)
}

/// The step at the list of what needs words.
fn show_texts(window: &mut Window) {
    show_step(window, Step::Texts);
    window
        .get_by_role_and_label(Role::Tab, "原因和文字")
        .click();
    window.run();
}

fn choose(window: &mut Window, name: &str) {
    window
        .get_by_role_and_label(Role::ListBoxOption, name)
        .click();
    window.run();
}

/// The field the words are typed into.
fn field<'a>(window: &'a Window, label: &'a str) -> egui_kittest::Node<'a> {
    window.get_by_role_and_label(Role::MultilineTextInput, label)
}

#[test]
fn a_large_change_wants_its_cause_and_shows_its_figures() {
    let (mut window, _) = with_prior(40_000_000);
    choose(&mut window, TOTAL);
    assert_eq!(value(&window, "数额 上年数（万元） 第1行"), "4,000.00");
    assert_eq!(value(&window, "数额 本年数（万元） 第1行"), "5,114.04");
    assert_eq!(value(&window, "数额 增减率 第1行"), "27.9%");
    field(&window, CAUSE).click();
    window.run();
    type_text(&mut window, "新增项目");
    window.get_by_label("4 字");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(&*budget(&mut window).prior_amounts[0].cause, "新增项目");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(&*budget(&mut window).prior_amounts[0].cause, "");
}

#[test]
fn a_small_change_wants_no_words() {
    let (window, _) = with_prior(51_000_000);
    assert!(
        window
            .query_by_role_and_label(Role::ListBoxOption, TOTAL)
            .is_none()
    );
}

#[test]
fn words_are_kept_when_the_field_is_left_and_dropped_by_escape() {
    let mut window = sample();
    show_texts(&mut window);
    choose(&mut window, "名词解释");
    field(&window, "名词解释").click();
    window.run();
    type_text(&mut window, "不要");
    press(&mut window, Key::Escape);
    choose(&mut window, "备注");
    assert_eq!(budget(&mut window).notes.len(), 2);
    field(&window, "备注").click();
    window.run();
    type_text(&mut window, "按批复编列");
    choose(&mut window, "主要职责");
    let notes = budget(&mut window).notes;
    assert_eq!(notes[2].kind, NoteKind::Remark);
    assert_eq!(&*notes[2].body, "按批复编列");
}

#[test]
fn words_are_kept_when_another_step_is_shown() {
    let mut window = sample();
    show_texts(&mut window);
    choose(&mut window, "备注");
    field(&window, "备注").click();
    window.run();
    type_text(&mut window, "按批复编列");
    show_step(&mut window, Step::Cover);
    assert_eq!(budget(&mut window).notes.len(), 3);
}

#[test]
fn a_warning_is_explained_in_place() {
    let mut window = sample();
    show_texts(&mut window);
    let findings = app(&mut window).workspace().unwrap().document.findings();
    let finding = findings[1].clone();
    let name = format!("{} {}", finding.code, finding.message);
    choose(&mut window, &name);
    field(&window, "说明理由").click();
    window.run();
    type_text(&mut window, "只列主要任务");
    press_ctrl(&mut window, Key::Enter);
    let explanation = budget(&mut window).explanations[0].clone();
    assert_eq!(explanation.rule, finding.code);
    assert_eq!(&*explanation.reason, "只列主要任务");
    assert_eq!(explanation.date, "2024-01-31");
    window.get_by_role_and_label(Role::ListBoxOption, &name);
}

#[test]
fn places_of_texts_are_gone_to_in_place_and_figures_on_their_sheet() {
    let (mut window, id) = with_prior(40_000_000);
    show_step(&mut window, Step::Cover);
    let cause = Location::Field(id.into(), PriorAmountField::Cause.into());
    send(&mut window, Action::GoTo(cause));
    assert_eq!(app(&mut window).workspace().unwrap().view.step, Step::Texts);
    field(&window, CAUSE);
    let amount = Location::Field(id.into(), PriorAmountField::Amount.into());
    send(&mut window, Action::GoTo(amount));
    assert!(window.get_by_label("上年数（万元） 第1行").is_focused());
}

#[test]
fn the_keyboard_goes_through_texts_and_tabs() {
    let mut window = sample();
    show_texts(&mut window);
    choose(&mut window, "名词解释");
    press(&mut window, Key::F6);
    type_text(&mut window, "机关运行经费");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageDown);
    window.run();
    assert!(field(&window, "主要职责").is_focused());
    let notes = budget(&mut window).notes;
    assert_eq!(&*notes[2].body, "机关运行经费");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    window.run();
    assert!(field(&window, "名词解释").is_focused());
    press(&mut window, Key::F6);
    press(&mut window, Key::ArrowDown);
    field(&window, "主要职责");
    press_ctrl(&mut window, Key::PageDown);
    assert!(
        window
            .query_by_role_and_label(Role::ListBoxOption, "主要职责")
            .is_none()
    );
    press_ctrl(&mut window, Key::PageUp);
    field(&window, "主要职责");
}
