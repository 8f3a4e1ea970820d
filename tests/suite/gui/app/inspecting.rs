//! Inspecting: what the panel at the right says about the selected record, figure or rule.

use bianzhi::codes::GovernmentCode;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::LineField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::rules::Location;
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

fn step(window: &mut Window) -> Step {
    app(window).workspace().unwrap().view.step
}

/// The details of the expenditure line at a position.
fn inspect_line(window: &mut Window, at: usize) {
    let line = budget(window).expenditure[at].id;
    send(window, Action::GoTo(Location::Record(line.into())));
    command(window, Command::ShowDetails);
}

#[test]
fn the_details_follow_the_selection() {
    let mut window = sample();
    inspect_line(&mut window, 0);
    window.get_by_label("支出行 第 1 行");
    press(&mut window, Key::ArrowDown);
    assert!(window.query_by_label("支出行 第 1 行").is_none());
    window.get_by_label("支出行 第 2 行");
    show_step(&mut window, Step::Cover);
    window.get_by_label_contains("选定一行记录");
}

#[test]
fn keys_switch_between_findings_and_details() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    press_ctrl(&mut window, Key::Num2);
    window.get_by_label("数字去向");
    // Given again, the command takes the keyboard there.
    assert!(!window.get_by_label("详情").is_focused());
    press_ctrl(&mut window, Key::Num2);
    assert!(window.get_by_label("详情").is_focused());
    press_ctrl(&mut window, Key::Num1);
    assert!(window.query_by_label("数字去向").is_none());
    window.get_by_label_contains("全部 ");
    press(&mut window, Key::F9);
    assert!(window.query_by_label_contains("全部 ").is_none());
    press_ctrl(&mut window, Key::Num2);
    window.get_by_label("数字去向");
}

#[test]
fn a_line_leads_to_the_cells_it_reaches() {
    let mut window = sample();
    let line = budget(&mut window).expenditure[0].id;
    send(&mut window, Action::ShowReach(line.into()));
    window.get_by_label("表1 收支预算总表");
    window
        .get_all_by_role_and_label(Role::Link, "支出总计 · 支出／预算数")
        .next()
        .expect("a cell of the overview")
        .click_accesskit();
    window.run();
    assert_eq!(step(&mut window), Step::Tables);
    // The figure it leads to is told of in turn.
    window.get_by_label("构成明细");
}

#[test]
fn another_class_of_the_crosswalk_is_one_step() {
    let mut window = sample();
    let id = budget(&mut window).expenditure[0].id;
    let edit = |government: &str| {
        let government = Value::Government(government.parse().unwrap());
        Edit::set(id, LineField::Government, government)
    };
    send(
        &mut window,
        Action::Commit(Transaction::new("改", vec![edit("50502")])),
    );
    inspect_line(&mut window, 0);
    window.get_by_label("不在对照表中");
    window
        .get_by_role_and_label(Role::RadioButton, "50501 工资福利支出")
        .click();
    window.run();
    assert_eq!(budget(&mut window).expenditure[0].government, None);
    assert!(window.query_by_label("不在对照表中").is_none());
    press_ctrl(&mut window, Key::Z);
    let government = budget(&mut window).expenditure[0].government;
    assert_eq!(government.map(GovernmentCode::number), Some(50502));
}

#[test]
fn tie_outs_show_both_figures_and_those_not_met_first() {
    let mut window = sample();
    let known = unmet(&mut window);
    // Less revenue than expenditure.
    let revenue = budget(&mut window).revenue[0].id;
    let edit = Edit::set(
        revenue,
        bianzhi::model::RevenueField::Amount,
        Value::Money(Money::from_yuan(10_000)),
    );
    send(
        &mut window,
        Action::Commit(Transaction::new("改", vec![edit])),
    );
    assert!(unmet(&mut window) > known);
    window
        .get_all_by_label_contains("差 ")
        .next()
        .expect("a gap");
    // Those that are met are folded away.
    assert!(window.query_by_label("相符").is_none());
    window.get_by_label_contains("相符的 ").click_accesskit();
    window.run();
    window
        .get_all_by_label("相符")
        .next()
        .expect("one that is met");
}

/// How many tie-outs of the first line are shown as not met.
fn unmet(window: &mut Window) -> usize {
    inspect_line(window, 0);
    window.query_all_by_label("不符").count()
}

#[test]
fn a_figure_is_shown_as_printed_and_exactly_with_its_lines() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    window.get_by_label("40,309,000.00 元");
    window.get_by_label("共 1 条，金额从大到小");
    window.get_by_label("收入行 第 1 行").click();
    window.run();
    assert_eq!(step(&mut window), Step::Revenue);
}

#[test]
fn a_project_sums_what_belongs_to_it() {
    let mut window = sample();
    let project = budget(&mut window).projects[0].clone();
    let lines = budget(&mut window).expenditure;
    let count = lines
        .iter()
        .filter(|it| it.project == Some(project.id))
        .count();
    send(
        &mut window,
        Action::GoTo(Location::Record(project.id.into())),
    );
    command(&mut window, Command::ShowDetails);
    window.get_by_label_contains(&format!("{count} 条，合计 "));
    window.get_by_label("绩效指标");
}

#[test]
fn a_finding_is_shown_with_the_record_it_is_about() {
    let mut window = sample();
    let findings = app(&mut window).workspace().unwrap().document.findings();
    let (record, message) = findings
        .iter()
        .find_map(|it| Some((it.primary.record()?, it.message.clone())))
        .expect("the sample has a finding about a record");
    send(&mut window, Action::GoTo(Location::Record(record)));
    command(&mut window, Command::ShowDetails);
    window.get_by_label(&message);
    inspect_line(&mut window, 0);
    assert!(window.query_by_label(&message).is_none());
}

#[test]
fn the_help_of_a_rule_stands_in_the_panel_and_there_is_a_way_back() {
    let mut window = sample();
    for step in [Step::Basic, Step::Audit] {
        show_step(&mut window, step);
        let link = window.get_all_by_label("依据").next().expect("a finding");
        link.click();
        window.run();
        window.get_by_label("检查什么");
        window.get_by_label("返回").click();
        window.run();
        assert!(window.query_by_label("检查什么").is_none());
    }
}

#[test]
fn what_is_said_follows_every_change() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    command(&mut window, Command::ShowDetails);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    type_text(&mut window, "200");
    press(&mut window, Key::Enter);
    press(&mut window, Key::ArrowUp);
    window.get_by_label("200.00 万元");
}

#[test]
fn every_step_has_details_in_both_themes() {
    let mut window = sample();
    for _ in 0..2 {
        for step in Step::ALL {
            show_step(&mut window, step);
            command(&mut window, Command::ShowDetails);
            let has_tab = window.query_by_label("详情").is_some();
            assert_eq!(has_tab, step.has_findings_beside(), "{step:?}");
        }
        command(&mut window, Command::ToggleTheme);
    }
}
