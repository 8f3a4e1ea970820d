//! Performance goals: whose they are, the library of the file, the rows the form prescribes.

use bianzhi::gui::step::Step;
use bianzhi::model::Indicator;
use bianzhi::model::Owner;
use bianzhi::model::ProjectId;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;
use super::type_text;
use super::value;

/// A project of the sample without goals.
const EMPTY: &str = "人力资源和社会保障保障专项业务经费";
const EMPTY_ID: ProjectId = ProjectId::new(14);

fn goals() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Performance);
    pick(&mut window, EMPTY);
    window
}

fn indicators(window: &mut Window) -> Vec<Indicator> {
    let owner = Some(Owner::Project(EMPTY_ID));
    let all = budget(window).indicators;
    all.iter().filter(|it| it.owner == owner).cloned().collect()
}

fn open_library(window: &mut Window) {
    window.get_by_label("从指标库选…").click();
    window.run();
}

#[test]
fn the_list_says_how_far_each_owner_is() {
    let window = goals();
    let state = |name| {
        let entry = window.get_by_role_and_label(Role::ListBoxOption, name);
        entry.value().unwrap_or_default()
    };
    assert!(state("整体绩效").contains("已填 27 条指标"));
    assert!(state(EMPTY).contains("未填"));
    assert!(state(EMPTY).contains("警告 1 条"));
}

#[test]
fn indicators_are_taken_over_from_the_library_in_one_step() {
    let mut window = goals();
    open_library(&mut window);
    type_text(&mut window, "pxwcl");
    window.get_by_role_and_label(Role::CheckBox, "培训完成率");
    press(&mut window, Key::Enter);
    for _ in 0..5 {
        press(&mut window, Key::Backspace);
    }
    window
        .get_by_role_and_label(Role::CheckBox, "服务对象人数")
        .click();
    window.run();
    window.get_by_label("加入 2 条").click();
    window.run();
    let texts: Vec<_> = indicators(&mut window)
        .into_iter()
        .map(|it| (it.level_two, it.level_three, it.operator, it.value))
        .collect();
    let text = |parts: [&str; 4]| parts.map(str::to_owned).into();
    let expected: [(String, String, String, String); 2] = [
        text(["数量指标", "服务对象人数", "=", ""]),
        text(["质量指标", "培训完成率", ">=", ""]),
    ];
    assert_eq!(texts, expected);
    assert_eq!(value(&window, "三级指标 第2行"), "培训完成率");
    press_ctrl(&mut window, Key::Z);
    assert!(indicators(&mut window).is_empty());
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
}

#[test]
fn the_library_brings_values_along_when_asked_to() {
    let mut window = goals();
    open_library(&mut window);
    type_text(&mut window, "培训完成率");
    press(&mut window, Key::Enter);
    window.get_by_label("连同指标值").click();
    window.run();
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(indicators(&mut window)[0].value, "100");
}

#[test]
fn an_indicator_the_project_has_is_not_offered_again() {
    let mut window = goals();
    pick(&mut window, "事业发展工作经费");
    open_library(&mut window);
    type_text(&mut window, "培训完成率");
    press(&mut window, Key::Enter);
    assert!(window.query_by_label("加入 1 条").is_none());
    let before = budget(&mut window);
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn the_rows_the_form_prescribes_are_added_where_they_are_missing() {
    let mut window = goals();
    window.get_by_label("补齐应有的指标行").click();
    window.run();
    assert_eq!(value(&window, "二级指标 第1行"), "数量指标");
    let rows = indicators(&mut window);
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[9].level_two, "社会公众满意度指标");
    let before = budget(&mut window);
    window.get_by_label("补齐应有的指标行").click();
    window.run();
    assert_eq!(budget(&mut window), before);
    press_ctrl(&mut window, Key::Z);
    assert!(indicators(&mut window).is_empty());
}

#[test]
fn a_goal_and_an_indicator_typed_here_belong_to_the_project() {
    let mut window = goals();
    window
        .get_by_role_and_label(Role::MultilineTextInput, "总体目标")
        .click();
    window.run();
    type_text(&mut window, "保障业务正常开展");
    press_ctrl(&mut window, Key::Enter);
    window.get_by_label("三级指标 第1行").click();
    window.run();
    type_text(&mut window, "业务办结率");
    press(&mut window, Key::Enter);
    assert_eq!(indicators(&mut window)[0].level_three, "业务办结率");
    let after = budget(&mut window);
    let project = after.projects.find(EMPTY_ID).unwrap();
    assert_eq!(&*project.goal, "保障业务正常开展");
    let k01 = |window: &mut Window| {
        let workspace = app(window).workspace().unwrap();
        let mut findings = workspace.document.findings().iter();
        findings.any(|it| it.code == "K-01")
    };
    assert!(!k01(&mut window));
}
