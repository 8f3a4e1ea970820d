//! Projects: picked from the list, worked on in tabs, copied and deleted whole.

use bianzhi::gui::action::Action;
use bianzhi::gui::step::Step;
use bianzhi::model::Budget;
use bianzhi::model::LineField;
use bianzhi::model::Project;
use bianzhi::model::ProjectField;
use bianzhi::model::ProjectStage;
use bianzhi::rules::Location;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui::accesskit::Toggled;
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;
use super::value;

/// A project of the sample with one line and no costing.
const RENT: &str = "网络租赁费";

fn projects() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    window
}

fn show_tab(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Tab, label).click();
    window.run();
}

fn fill(window: &mut Window, cell: &str, text: &str) {
    window.get_by_label(cell).click();
    window.run();
    type_text(window, text);
    press(window, Key::Enter);
}

fn project(budget: &Budget, name: &str) -> Project {
    let mut projects = budget.projects.iter();
    projects.find(|it| it.name == name).unwrap().clone()
}

fn step(window: &mut Window) -> Step {
    app(window).workspace().unwrap().view.step
}

fn is_shown(window: &Window, role: Role, label: &str) -> bool {
    let node = window.get_by_role_and_label(role, label);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

/// Goes into the text of the basis, which is below the form.
fn begin_basis(window: &mut Window) {
    let role = Role::MultilineTextInput;
    window
        .get_by_role_and_label(role, "立项依据")
        .scroll_to_me();
    window.run();
    window.get_by_role_and_label(role, "立项依据").click();
    window.run();
}

/// A costing line of 1200 yuan × 3 × 12.
fn cost(window: &mut Window) {
    show_tab(window, "测算明细");
    fill(window, "标准（元） 第1行", "1200");
    fill(window, "数量 第1行", "3");
    fill(window, "次数 第1行", "12");
}

#[test]
fn a_picked_project_shows_what_belongs_to_it_alone() {
    let mut window = projects();
    pick(&mut window, "公益（公共）岗位补贴资金");
    assert_eq!(value(&window, "项目名称"), "公益（公共）岗位补贴资金");
    show_tab(&mut window, "支出明细 2");
    assert_eq!(value(&window, "预算数（万元） 第1行"), "256.56");
    assert_eq!(value(&window, "预算数（万元） 第3行"), "");
}

#[test]
fn the_list_finds_projects_by_pinyin_and_sums_those_it_shows() {
    let mut window = projects();
    window.get_by_label("合计 10 个项目");
    window.get_by_label("4,313.38 万元");
    window.get_by_label("查找项目").click();
    window.run();
    type_text(&mut window, "wlzl");
    window.get_by_label("找到 1 个项目");
    press(&mut window, Key::ArrowDown);
    assert!(is_shown(&window, Role::ListBoxOption, RENT));
}

#[test]
fn a_costing_line_comes_to_its_amount_and_undo_takes_both_back() {
    let mut window = projects();
    pick(&mut window, RENT);
    cost(&mut window);
    assert_eq!(value(&window, "金额（万元） 第1行"), "4.32");
    let owner = budget(&mut window).costing[0].owner;
    let id = project(&budget(&mut window), RENT).id;
    assert_eq!(owner, Some(bianzhi::model::Owner::Project(id)));
    press_ctrl(&mut window, Key::Z);
    assert_eq!(value(&window, "次数 第1行"), "");
    assert_eq!(value(&window, "金额（万元） 第1行"), "");
}

#[test]
fn the_budget_follows_the_costing_when_asked_to() {
    let mut window = projects();
    pick(&mut window, RENT);
    cost(&mut window);
    window.get_by_label("差 -11.68");
    window.get_by_label("按测算更新预算数").click();
    window.run();
    let after = budget(&mut window);
    let id = project(&after, RENT).id;
    let line = after.expenditure.iter().find(|it| it.project == Some(id));
    assert_eq!(line.unwrap().amount.fen(), 4_320_000);
    window.get_by_label("差 0.00");
    assert!(window.query_by_label("按测算更新预算数").is_none());
}

#[test]
fn a_long_text_is_kept_when_it_is_left_and_restored_by_escape() {
    let mut window = projects();
    pick(&mut window, RENT);
    window.get_by_label_contains("还缺 立项依据");
    begin_basis(&mut window);
    type_text(&mut window, "区政府会议纪要");
    press(&mut window, Key::Enter);
    type_text(&mut window, "第二段");
    press_ctrl(&mut window, Key::Enter);
    let text = "区政府会议纪要\n第二段";
    assert_eq!(&*project(&budget(&mut window), RENT).basis, text);
    window.get_by_label("资料齐全");
    begin_basis(&mut window);
    type_text(&mut window, "不要的");
    press(&mut window, Key::Escape);
    assert_eq!(&*project(&budget(&mut window), RENT).basis, text);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(&*project(&budget(&mut window), RENT).basis, "");
    press_ctrl(&mut window, Key::Z);
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
}

#[test]
fn a_text_being_typed_is_not_lost_when_another_project_is_picked() {
    let mut window = projects();
    pick(&mut window, RENT);
    begin_basis(&mut window);
    type_text(&mut window, "区政府会议纪要");
    pick(&mut window, "事业发展运行经费");
    let after = budget(&mut window);
    assert_eq!(&*project(&after, RENT).basis, "区政府会议纪要");
    assert_eq!(&*project(&after, "事业发展运行经费").basis, "");
}

#[test]
fn a_new_project_is_named_at_once() {
    let mut window = projects();
    pick(&mut window, RENT);
    window.get_by_label("新增项目").click();
    window.run();
    type_text(&mut window, "信息化建设");
    press(&mut window, Key::Enter);
    let added = budget(&mut window).projects[1].clone();
    assert_eq!(added.name, "信息化建设");
    // What goes on from last year comes from last year's file.
    assert_eq!(added.stage, ProjectStage::New);
    assert_eq!(added.start_year, budget(&mut window).cover.year);
    assert!(added.start_year.is_some());
    press_ctrl(&mut window, Key::Z);
    press_ctrl(&mut window, Key::Z);
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
}

#[test]
fn a_copy_has_lines_costing_and_indicators_of_its_own_in_one_step() {
    let mut window = projects();
    pick(&mut window, RENT);
    cost(&mut window);
    let before = budget(&mut window);
    window.get_by_label("复制项目").click();
    window.run();
    assert_eq!(value(&window, "项目名称"), "网络租赁费（副本）");
    let after = budget(&mut window);
    assert_eq!(after.projects[1].name, "网络租赁费（副本）");
    assert_eq!(after.expenditure.len(), before.expenditure.len() + 1);
    assert_eq!(after.costing.len(), 2);
    assert_eq!(after.indicators.len(), before.indicators.len() + 12);
    show_tab(&mut window, "绩效目标 12");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn deleting_asks_and_takes_along_what_belongs_to_the_project() {
    let mut window = projects();
    let before = budget(&mut window);
    pick(&mut window, RENT);
    window.get_by_label("删除项目…").click();
    window.run();
    window.get_by_label("· 支出行 1 条");
    window.get_by_label("· 绩效指标 12 条");
    window.get_by_label("取消").click();
    window.run();
    assert_eq!(budget(&mut window), before);
    window.get_by_label("删除项目…").click();
    window.run();
    window.get_by_label("一并删除").click();
    window.run();
    let after = budget(&mut window);
    assert_eq!(after.projects.len(), before.projects.len() - 1);
    assert_eq!(after.expenditure.len(), before.expenditure.len() - 1);
    assert_eq!(after.indicators.len(), before.indicators.len() - 12);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
    assert!(is_shown(&window, Role::ListBoxOption, RENT));
}

#[test]
fn places_of_a_project_are_shown_in_its_detail() {
    let mut window = sample();
    let of_sample = budget(&mut window);
    let id = project(&of_sample, "人力资源和社会保障保障专项业务经费").id;
    let goal = Location::Field(id.into(), ProjectField::Goal.into());
    send(&mut window, Action::GoTo(goal));
    assert_eq!(step(&mut window), Step::Projects);
    assert!(is_shown(&window, Role::Tab, "绩效目标"));
    assert!(
        window
            .get_by_role_and_label(Role::MultilineTextInput, "总体目标")
            .is_focused()
    );
    let line = of_sample
        .expenditure
        .iter()
        .rfind(|it| it.project.is_some());
    let amount = Location::Field(line.unwrap().id.into(), LineField::Amount.into());
    send(&mut window, Action::GoTo(amount));
    assert!(is_shown(&window, Role::ListBoxOption, "公共岗位补贴资金"));
    assert!(window.get_by_label("预算数（万元） 第1行").is_focused());
}

#[test]
fn undo_shows_the_project_and_the_tab_it_concerns() {
    let mut window = projects();
    pick(&mut window, RENT);
    show_tab(&mut window, "支出明细 1");
    fill(&mut window, "预算数（万元） 第1行", "20");
    pick(&mut window, "事业发展运行经费");
    show_step(&mut window, Step::Cover);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(step(&mut window), Step::Projects);
    assert!(is_shown(&window, Role::ListBoxOption, RENT));
    assert_eq!(value(&window, "预算数（万元） 第1行"), "16.00");
}

#[test]
fn the_keyboard_goes_through_projects_and_tabs() {
    let mut window = projects();
    pick(&mut window, RENT);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    assert!(is_shown(&window, Role::ListBoxOption, "事业发展运行经费"));
    press(&mut window, Key::F6);
    press_ctrl(&mut window, Key::PageDown);
    assert!(is_shown(&window, Role::Tab, "支出明细 1"));
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    window.run();
    let above = "人力资源和社会保障保障专项业务经费";
    assert!(is_shown(&window, Role::ListBoxOption, above));
    // What is typed now goes to the line that is shown.
    for _ in 0..2 {
        press(&mut window, Key::ArrowRight);
    }
    type_text(&mut window, "7");
    press(&mut window, Key::Enter);
    let after = budget(&mut window);
    let id = project(&after, above).id;
    let line = after.expenditure.iter().find(|it| it.project == Some(id));
    assert_eq!(line.unwrap().amount.fen(), 7_000_000);
    press(&mut window, Key::F6);
    press(&mut window, Key::Home);
    assert!(is_shown(&window, Role::ListBoxOption, "总览"));
}

#[test]
fn a_new_acquisition_hangs_on_a_line_of_the_project() {
    let mut window = projects();
    pick(&mut window, RENT);
    show_tab(&mut window, "新增资产");
    fill(&mut window, "资产名称 第1行", "台式计算机");
    assert_eq!(value(&window, "资产名称 第1行"), "台式计算机");
    let after = budget(&mut window);
    let line = after.acquisitions[0].line.unwrap();
    let project_of_line = after.line(line).unwrap().project;
    assert_eq!(project_of_line, Some(project(&after, RENT).id));
}
