//! The statement on the screen: figures lead to their cells, causes are written in place, paragraphs are
//! rewritten, watched and taken back, and the whole becomes a Word document.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::dialogs::ExportKind;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::gui::step::Step;
use bianzhi::model::EditedParagraphField;
use bianzhi::model::LineField;
use bianzhi::model::PriorAmount;
use bianzhi::model::PriorAmountId;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::rules::Location;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::pick;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;

const SPENDING: &str = "　　（二）支出情况";

fn opened() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Texts);
    window
}

fn change(window: &mut Window, edit: Edit) {
    let transaction = Transaction::new("试", vec![edit]);
    send(window, Action::Commit(transaction));
}

fn click_link(window: &mut Window, label: &str) {
    let link = window.get_all_by_role_and_label(Role::Link, label).next();
    link.expect("the link is there").click();
    window.run();
}

#[test]
fn the_step_opens_with_the_statement_and_a_figure_leads_to_its_cell() {
    let mut window = opened();
    pick(&mut window, SPENDING);
    click_link(&mut window, "800.66万元");
    let view = &app(&mut window).workspace().unwrap().view;
    assert_eq!(view.step, Step::Tables);
}

#[test]
fn a_paragraph_is_rewritten_in_place_marked_when_its_figures_change_and_taken_back() {
    let mut window = opened();
    pick(&mut window, SPENDING);
    click_link(&mut window, "改写");
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "改写这一段");
    assert!(field.is_focused());
    type_text(&mut window, "另见报表。");
    press_ctrl(&mut window, Key::Enter);
    let edited = budget(&mut window).edited_paragraphs[0].clone();
    assert_eq!(edited.paragraph, "spending/total");
    assert!(edited.text.ends_with("另见报表。"), "{}", &*edited.text);
    window.get_by_label("已改写");
    let line = budget(&mut window).expenditure[0].id;
    let amount = Value::Money(Money::from_yuan(1_969_200));
    change(&mut window, Edit::set(line, LineField::Amount, amount));
    window.get_by_label("数额已变");
    window.get_by_label("人员经费 671.69万元 → 671.70万元");
    let findings = app(&mut window).workspace().unwrap().document.findings();
    assert!(findings.iter().any(|it| it.code == "N-23"));
    window
        .get_by_role_and_label(Role::Button, "文字已核对")
        .click();
    window.run();
    window.get_by_label("已改写");
    window
        .get_by_role_and_label(Role::Button, "改用生成的文字")
        .click();
    window.run();
    assert_eq!(budget(&mut window).edited_paragraphs.len(), 0);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window).edited_paragraphs.len(), 1);
}

#[test]
fn a_finding_about_a_rewritten_paragraph_leads_to_its_field() {
    let mut window = opened();
    pick(&mut window, SPENDING);
    click_link(&mut window, "改写");
    type_text(&mut window, "另见报表。");
    press_ctrl(&mut window, Key::Enter);
    show_step(&mut window, Step::Cover);
    let id = budget(&mut window).edited_paragraphs[0].id;
    let place = Location::Field(id.into(), EditedParagraphField::Text.into());
    send(&mut window, Action::GoTo(place));
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "改写这一段");
    assert!(field.is_focused());
}

#[test]
fn a_missing_cause_is_written_where_it_is_asked_for() {
    let mut window = sample();
    let id = PriorAmountId::new(budget(&mut window).next_id);
    let prior = PriorAmount {
        id,
        table: "three_public".to_owned(),
        column: "hospitality".to_owned(),
        amount: Money::from_yuan(20_000),
        ..PriorAmount::default()
    };
    let record = Box::new(prior.into());
    change(&mut window, Edit::Insert { at: 0, record });
    show_step(&mut window, Step::Texts);
    pick(
        &mut window,
        "　三、财政拨款“三公”经费预算情况及增减变化原因",
    );
    click_link(&mut window, "（请写明原因）");
    type_text(&mut window, "厉行节约");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(&*budget(&mut window).prior_amounts[0].cause, "厉行节约");
    window.get_by_role_and_label(Role::Link, "厉行节约");
}

#[test]
fn a_text_of_the_budget_is_changed_where_it_was_entered() {
    let mut window = opened();
    pick(&mut window, "　一、主要职责");
    click_link(&mut window, "改原文");
    let view = &app(&mut window).workspace().unwrap().view;
    assert_ne!(view.step, Step::Tables);
    assert_eq!(budget(&mut window).edited_paragraphs.len(), 0);
}

#[test]
fn the_statement_is_exported_as_a_word_document() {
    let mut window = opened();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("情况说明");
    let picked = Action::Picked(
        PathPurpose::Export(ExportKind::Statement),
        Some(path.clone()),
    );
    send(&mut window, picked);
    let written = path.with_extension("docx");
    for _ in 0..2_000 {
        window.step();
        if window.query_by_label_contains("已导出：").is_some() {
            break;
        }
    }
    let bytes = std::fs::read(written).unwrap();
    assert!(bytes.starts_with(b"PK"));
}
