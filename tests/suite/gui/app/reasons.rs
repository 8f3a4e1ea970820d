//! Reasons for warnings: written, lapsed, renewed and taken back.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::step::Step;
use bianzhi::model::Explanation;
use bianzhi::model::ExplanationId;
use bianzhi::model::Record;
use bianzhi::packs::Severity;
use bianzhi::rules::Finding;
use egui::Key;
use egui::Modifiers;
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

fn findings(window: &mut Window) -> Vec<Finding> {
    let workspace = app(window).workspace().unwrap();
    workspace.document.findings().to_vec()
}

fn count(window: &mut Window, code: &str) -> usize {
    findings(window).iter().filter(|it| it.code == code).count()
}

/// The sample with a reason that was given for other figures, or for what is no more, at the audit.
fn lapsed(is_gone: bool) -> (Window, Finding) {
    let mut window = sample();
    let explained = findings(&mut window)
        .into_iter()
        .find(|it| it.severity != Severity::Error)
        .unwrap();
    let budget = budget(&mut window);
    let explanation = Explanation {
        id: ExplanationId::new(budget.next_id),
        rule: explained.code.clone(),
        subject: if is_gone {
            "units#9999".to_owned()
        } else {
            explained.subject.clone()
        },
        figures: "当时的数".to_owned(),
        reason: "已报批".into(),
        ..Explanation::default()
    };
    let insert = Edit::Insert {
        at: 0,
        record: Box::new(Record::from(explanation)),
    };
    send(
        &mut window,
        Action::Commit(Transaction::new("说明", vec![insert])),
    );
    assert_eq!(count(&mut window, "W-06"), 1);
    show_step(&mut window, Step::Audit);
    (window, explained)
}

/// Goes to the finding about the explanation and asks for its reason, all by key.
fn ask(window: &mut Window) {
    let all = findings(window);
    let at = all.iter().position(|it| it.code == "W-06").unwrap();
    for _ in 0..=at {
        press(window, Key::F8);
    }
    window.key_press_modifiers(Modifiers::SHIFT, Key::F7);
    window.run();
}

#[test]
fn a_lapsed_reason_is_renewed_where_its_lapse_is_found() {
    let (mut window, explained) = lapsed(false);
    ask(&mut window);
    window.get_by_label(&format!("说明理由（{}）", explained.code));
    assert!(window.query_all_by_value("已报批").next().is_some());
    type_text(&mut window, "，数额有调整");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(count(&mut window, "W-06"), 0);
    let explanations = budget(&mut window).explanations;
    assert_eq!(explanations.len(), 1);
    assert_eq!(&*explanations[0].reason, "已报批，数额有调整");
}

#[test]
fn a_lapsed_reason_is_taken_back_where_its_lapse_is_found() {
    let (mut window, _) = lapsed(false);
    let before = budget(&mut window);
    ask(&mut window);
    window.get_by_label("收回说明").click();
    window.run();
    assert!(budget(&mut window).explanations.is_empty());
    assert_eq!(count(&mut window, "W-06"), 0);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

/// Unfolds the finding about the explanation in the list.
fn unfold(window: &mut Window) {
    window.get_by_label("查找审核意见").click();
    window.run();
    type_text(window, "w-06");
}

#[test]
fn the_card_of_a_lapse_asks_for_the_reason_of_what_was_explained() {
    let (mut window, explained) = lapsed(false);
    unfold(&mut window);
    window.get_by_label("说明…").click_accesskit();
    window.run();
    window.get_by_label(&format!("说明理由（{}）", explained.code));
}

#[test]
fn a_reason_for_what_is_no_more_offers_only_to_go() {
    let (mut window, _) = lapsed(true);
    unfold(&mut window);
    assert!(window.query_by_label("说明…").is_none());
    window.get_by_label("修正：删除这条说明").click_accesskit();
    window.run();
    assert!(budget(&mut window).explanations.is_empty());
}

#[test]
fn on_the_screen_of_the_audit_the_warning_that_is_unfolded_is_explained_by_key() {
    let mut window = sample();
    show_step(&mut window, Step::Audit);
    window.key_press_modifiers(Modifiers::SHIFT, Key::F7);
    window.run();
    let first = findings(&mut window)
        .into_iter()
        .find(|it| it.severity == Severity::Warning)
        .unwrap();
    window.get_by_label(&format!("说明理由（{}）", first.code));
}
