//! Working through the findings: listed, filtered, mended and explained, several at once; the manual of the rules.

use bianzhi::codes::EconomicCode;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::LineField;
use bianzhi::model::LineId;
use bianzhi::model::StaffingField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::rules::Explained;
use bianzhi::rules::Finding;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
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
use super::step;
use super::type_text;

fn commit(window: &mut Window, edits: Vec<Edit>) {
    send(window, Action::Commit(Transaction::new("试", edits)));
}

fn findings(window: &mut Window) -> Vec<Finding> {
    let app: &mut App = app(window);
    app.workspace().unwrap().document.findings().to_vec()
}

/// More people in a unit than posts, which is a warning.
fn make_too_many(window: &mut Window) -> Finding {
    let staff = budget(window).staffing[0].clone();
    let fewer = Value::Count(staff.actual - 1);
    commit(
        window,
        vec![Edit::set(staff.id, StaffingField::Quota, fewer)],
    );
    of_rule(window, "P-02")[0].clone()
}

fn of_rule(window: &mut Window, code: &str) -> Vec<Finding> {
    let all = findings(window);
    all.into_iter().filter(|it| it.code == code).collect()
}

/// Lines of some government class that doesn't go with their economic class: each can be mended safely.
fn make_illegal(window: &mut Window, count: usize) -> Vec<LineId> {
    let budget = budget(window);
    let wages = |line: &&ExpenditureLine| {
        let economic = line.economic.map_or(0, EconomicCode::number);
        economic / 100 == 301 && line.government.is_none()
    };
    let lines: Vec<LineId> = budget
        .expenditure
        .iter()
        .filter(wages)
        .map(|it| it.id)
        .collect();
    let lines = lines[..count].to_vec();
    let code = Value::Government("50502".parse().unwrap());
    let edit = |id: &LineId| Edit::set(*id, LineField::Government, code.clone());
    commit(window, lines.iter().map(edit).collect());
    assert_eq!(of_rule(window, "C-09").len(), count);
    lines
}

/// So many lines below nothing, each of which is an error.
fn make_negative(window: &mut Window, count: u32) {
    let budget = budget(window);
    let at = budget.expenditure.len();
    let line = |n: u32| Edit::Insert {
        at: at + n as usize,
        record: Box::new(
            ExpenditureLine {
                id: LineId::new(budget.next_id + n),
                amount: Money::from_yuan(-7),
                ..ExpenditureLine::default()
            }
            .into(),
        ),
    };
    commit(window, (0..count).map(line).collect());
}

/// Lists what a search finds, on the screen of the audit.
fn search(window: &mut Window, text: &str) {
    show_step(window, Step::Audit);
    window.get_by_label("查找审核意见").click();
    window.run();
    type_text(window, text);
}

fn rows(window: &Window) -> usize {
    window.get_all_by_role(Role::ListItem).count()
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn tab(window: &mut Window, name: &str) {
    let role = Role::Tab;
    let is_it = |it: &egui_kittest::Node<'_>| {
        it.accesskit_node().role() == role
            && it
                .accesskit_node()
                .label()
                .is_some_and(|it| it.starts_with(name))
    };
    let found: Vec<_> = window.get_all_by_role(role).filter(is_it).collect();
    found.last().expect("the tab is there").click();
    drop(found);
    window.run();
}

#[test]
fn of_a_thousand_findings_only_those_in_sight_are_drawn_and_all_can_be_reached() {
    let mut window = sample();
    make_negative(&mut window, 1_000);
    show_step(&mut window, Step::Audit);
    let drawn = rows(&window);
    assert!((10..120).contains(&drawn), "{drawn}");
    let last = of_rule(&mut window, "A-16").last().cloned().unwrap();
    assert!(window.query_by_label(&last.message).is_none());
    let all = findings(&mut window);
    click(&mut window, &all[1].message);
    press(&mut window, Key::End);
    let last = all.iter().rfind(|it| it.is_open()).unwrap();
    assert!(window.query_all_by_label(&last.message).next().is_some());
}

#[test]
fn a_search_and_a_level_leave_the_others_out_and_can_be_cleared() {
    let mut window = sample();
    make_negative(&mut window, 3);
    show_step(&mut window, Step::Audit);
    let negative = of_rule(&mut window, "A-16");
    window.get_by_label("查找审核意见").click();
    window.run();
    type_text(&mut window, "a-16");
    window.get_by_label("3 条待处理");
    window.get_by_label(&negative[2].message);
    type_text(&mut window, " 没有的字");
    window.get_by_label("没有符合条件的意见");
    click(&mut window, "显示全部意见");
    assert!(window.query_by_label("3 条待处理").is_none());
}

#[test]
fn a_step_lists_its_own_findings() {
    let mut window = sample();
    make_illegal(&mut window, 1);
    show_step(&mut window, Step::Audit);
    let open = |window: &mut Window| findings(window).iter().filter(|it| it.is_open()).count();
    let all = open(&mut window);
    click(&mut window, "只看基本支出");
    let here = window.get_by_label_contains("条待处理").value().unwrap();
    let here: usize = here.split(' ').next().unwrap().parse().unwrap();
    assert!(here > 0 && here < all, "{here} of {all}");
    click(&mut window, "清除筛选");
    window.get_by_label(&format!("{all} 条待处理"));
}

#[test]
fn what_a_change_brings_and_settles_is_told_and_what_an_undo_brings_back_is_not_new() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    make_illegal(&mut window, 2);
    window.get_by_label("新出现 2 条");
    command(&mut window, Command::Undo);
    assert!(window.query_by_label_contains("新出现").is_none());
    command(&mut window, Command::Redo);
    assert!(window.query_by_label_contains("新出现").is_none());
    command(&mut window, Command::NextFinding);
    command(&mut window, Command::ApplyFix);
    window.get_by_label("已消除 1 条");
}

#[test]
fn all_safe_fixes_are_shown_can_be_left_out_and_are_one_step() {
    let mut window = sample();
    let lines = make_illegal(&mut window, 3);
    search(&mut window, "c-09");
    command(&mut window, Command::FixAll);
    window
        .get_all_by_label_contains("50502")
        .next()
        .expect("the old value is shown");
    let boxes = window.get_all_by_role(Role::CheckBox).collect::<Vec<_>>();
    assert_eq!(boxes.len(), 3);
    boxes[1].click();
    drop(boxes);
    window.run();
    click(&mut window, "修正 2 条");
    let classes = |window: &mut Window| {
        let budget = budget(window);
        let class = |id: &LineId| budget.expenditure.find(*id).unwrap().government.is_some();
        lines.iter().map(class).collect::<Vec<_>>()
    };
    assert_eq!(classes(&mut window), [false, true, false]);
    command(&mut window, Command::Undo);
    assert_eq!(classes(&mut window), [true; 3]);
    // By keys alone: the second is left as it is, the others are made.
    press_ctrl(&mut window, Key::F7);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Space);
    press(&mut window, Key::Enter);
    assert_eq!(classes(&mut window), [false, true, false]);
}

#[test]
fn one_reason_explains_all_findings_of_a_rule_and_can_be_taken_back() {
    let mut window = sample();
    let code = "K-05";
    let count = of_rule(&mut window, code).len();
    assert!(count > 1);
    send(&mut window, Action::AskReasonOfRule(code.to_owned()));
    window.get_by_label(&format!("说明理由（{code}，共 {count} 条）"));
    type_text(&mut window, "按规定过渡");
    press_ctrl(&mut window, Key::Enter);
    let explained = |window: &mut Window| {
        let all = of_rule(window, code);
        all.iter()
            .filter(|it| it.explained == Explained::Yes)
            .count()
    };
    assert_eq!(explained(&mut window), count);
    // Folded, since nothing is left to do about them.
    search(&mut window, code);
    click(&mut window, &format!("已说明 {count} 条"));
    let message = of_rule(&mut window, code)[0].message.clone();
    click(&mut window, &message);
    window.get_by_label_contains("按规定过渡");
    click(&mut window, "收回说明");
    assert_eq!(explained(&mut window), count - 1);
    // Back and forth, whoever reads the list of findings goes on reading it.
    for (back_or_forth, expected) in [
        (Command::Undo, count),
        (Command::Undo, 0),
        (Command::Redo, count),
    ] {
        command(&mut window, back_or_forth);
        assert_eq!(explained(&mut window), expected);
        assert_eq!(step(&mut window), Step::Audit);
    }
}

#[test]
fn the_keys_pass_over_what_is_explained() {
    let mut window = sample();
    let over = make_too_many(&mut window);
    send(
        &mut window,
        Action::Explain(Box::new(over.clone()), "军转安置".to_owned()),
    );
    let open = findings(&mut window)
        .iter()
        .filter(|it| it.is_open())
        .count();
    for _ in 0..=open {
        press(&mut window, Key::F8);
        let view = &app(&mut window).workspace().unwrap().view;
        let at = view.findings.current();
        let chosen = at.map(|at| findings(&mut window)[at].clone());
        assert_ne!(chosen.map(|it| it.message), Some(over.message.clone()));
    }
}

#[test]
fn a_lapsed_explanation_says_what_changed_and_is_renewed() {
    let mut window = sample();
    let over = make_too_many(&mut window);
    send(
        &mut window,
        Action::Explain(Box::new(over), "军转安置".to_owned()),
    );
    let staff = budget(&mut window).staffing[0].clone();
    let more = Value::Count(staff.actual + 1);
    let field = StaffingField::Actual;
    commit(&mut window, vec![Edit::set(staff.id, field, more)]);
    let over = of_rule(&mut window, "P-02")[0].clone();
    assert_eq!(over.explained, Explained::Lapsed);
    search(&mut window, "p-02");
    window
        .get_all_by_label_contains("说明时为“")
        .next()
        .expect("both figures are told");
    click(&mut window, "续用说明");
    assert_eq!(of_rule(&mut window, "P-02")[0].explained, Explained::Yes);
}

#[test]
fn the_manual_lists_every_rule_finds_one_and_leads_to_its_findings() {
    let mut window = sample();
    make_illegal(&mut window, 2);
    command(&mut window, Command::RuleManual);
    window.get_by_label_contains("待启用 ");
    window.get_by_label("查找规则").click();
    window.run();
    type_text(&mut window, "c-09");
    window.get_by_label("检查什么");
    window.get_by_label("依据");
    click(&mut window, "待处理 2 条");
    window.get_by_label("2 条待处理");
    tab(&mut window, "规则手册");
    window.get_by_label("检查什么");
    window.key_press_modifiers(Modifiers::COMMAND, Key::PageUp);
    window.run();
    assert!(window.query_by_label("检查什么").is_none());
}
