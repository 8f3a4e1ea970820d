//! The assistant for a new budget, page by page with the keyboard.

use std::path::Path;
use std::path::PathBuf;

use bianzhi::codes::BudgetYear;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::gui::step::Step;
use bianzhi::model::FundingMode;
use bianzhi::money::Money;
use bianzhi::packs::Severity;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui::accesskit::Toggled;
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
use super::type_text;
use super::value;
use super::window;

fn assistant() -> Window {
    let mut window = window();
    press_ctrl(&mut window, Key::N);
    window
}

/// Tab, so many times.
fn tab(window: &mut Window, times: usize) {
    for _ in 0..times {
        press(window, Key::Tab);
    }
}

fn is_open(window: &Window) -> bool {
    window.query_by_label("1 年度与表样").is_some()
}

fn focus(window: &mut Window, label: &str) {
    window.get_by_label(label).focus();
    window.run();
}

fn pick(window: &mut Window, path: &Path) {
    let picked = Action::Picked(PathPurpose::LastYear, Some(path.to_owned()));
    send(window, picked);
}

fn last_year() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/shenyang_heping_2024.bmys")
}

/// The third page of an assistant for a year.
fn third_page(year: &str) -> Window {
    let mut window = assistant();
    type_text(&mut window, year);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    window
}

#[test]
fn a_budget_begins_blank_with_the_keyboard_alone() {
    let mut window = assistant();
    type_text(&mut window, "2024");
    press(&mut window, Key::Enter);
    type_text(&mut window, "某局");
    tab(&mut window, 3);
    type_text(&mut window, "某局本级");
    tab(&mut window, 1);
    type_text(&mut window, "023001");
    tab(&mut window, 2);
    press(&mut window, Key::Space);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    window.get_by_label_contains("预算级次、单位性质没有填");
    press(&mut window, Key::Enter);
    assert!(!is_open(&window));
    let budget = budget(&mut window);
    assert_eq!(budget.cover.year.map(BudgetYear::number), Some(2024));
    assert_eq!(budget.cover.department_name, "某局");
    let unit = &budget.units[0];
    assert_eq!(
        (unit.code.as_str(), unit.name.as_str()),
        ("023001", "某局本级")
    );
    assert_eq!(unit.funding, FundingMode::Full);
    assert!(app(&mut window).workspace().unwrap().document.is_dirty());
}

pub(super) fn focused(window: &Window) -> String {
    let mut nodes = window.query_all_by(|node| node.is_focused() && !node.is_hidden());
    let node = nodes.next();
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

fn is_chosen(window: &Window, label: &str) -> bool {
    let button = window.get_by_role_and_label(Role::RadioButton, label);
    button.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn a_group_of_choices_is_one_stop_and_arrows_choose_within_it() {
    let mut window = assistant();
    let group = window.get_by_role_and_label(Role::RadioGroup, "编报轮次");
    let buttons = group.get_all_by_role(Role::RadioButton);
    let names: Vec<_> = buttons
        .filter_map(|it| it.accesskit_node().label())
        .collect();
    assert_eq!(names, ["一上", "一下", "二上", "批复"]);
    tab(&mut window, 2);
    assert_eq!(focused(&window), "一上");
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    assert_eq!(focused(&window), "二上");
    assert!(is_chosen(&window, "二上") && !is_chosen(&window, "一上"));
    for _ in 0..3 {
        press(&mut window, Key::ArrowLeft);
    }
    assert!(is_chosen(&window, "批复"));
    tab(&mut window, 1);
    assert_eq!(focused(&window), "万元");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "批复");
    window.get_by_label("一下").click();
    window.run();
    assert_eq!(focused(&window), "一下");
    assert!(is_chosen(&window, "一下"));
}

#[test]
fn a_choice_that_need_not_be_made_is_made_by_arrow_or_space_and_taken_back() {
    let mut window = assistant();
    press(&mut window, Key::Enter);
    tab(&mut window, 2);
    assert_eq!(focused(&window), "省级");
    assert!(!is_chosen(&window, "省级"));
    press(&mut window, Key::Space);
    assert!(is_chosen(&window, "省级"));
    press(&mut window, Key::ArrowRight);
    assert!(is_chosen(&window, "市级") && !is_chosen(&window, "省级"));
    press(&mut window, Key::Space);
    assert!(!is_chosen(&window, "市级"));
    assert_eq!(focused(&window), "市级");
    tab(&mut window, 1);
    assert_eq!(focused(&window), "单位名称");
}

#[test]
fn further_units_are_pasted_as_lines() {
    let mut window = assistant();
    press(&mut window, Key::Enter);
    focus(&mut window, "单位名称");
    type_text(&mut window, "本级");
    focus(&mut window, "其他单位");
    window.event(egui::Event::Paste("02\t中心\n03 站".to_owned()));
    press(&mut window, Key::Enter);
    type_text(&mut window, "学校");
    focus(&mut window, "单位编码");
    for _ in 0..3 {
        press(&mut window, Key::Enter);
    }
    let budget = budget(&mut window);
    let names: Vec<_> = budget.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["本级", "中心", "站", "学校"]);
}

#[test]
fn a_year_is_asked_for_and_one_outside_the_pack_is_pointed_out() {
    let mut window = assistant();
    type_text(&mut window, "去年");
    press(&mut window, Key::Enter);
    window.get_by_label_contains("预算年度应为 4 位数字");
    assert!(window.get_by_label("预算年度").is_focused());
    type_text(&mut window, "2025");
    window.get_by_label_contains("2025 年不在表样的适用年度之内");
    press(&mut window, Key::Enter);
    window.get_by_label("主管部门名称");
}

#[test]
fn a_unit_without_a_name_and_one_written_twice_are_refused_at_their_fields() {
    let mut window = assistant();
    press(&mut window, Key::Enter);
    focus(&mut window, "单位编码");
    type_text(&mut window, "01");
    press(&mut window, Key::Enter);
    window.get_by_label_contains("还缺单位名称");
    assert!(window.get_by_label("单位名称").is_focused());
    type_text(&mut window, "本级");
    focus(&mut window, "其他单位");
    window.event(egui::Event::Paste("01 中心".to_owned()));
    window.run();
    window.get_by_label("4 核对").click();
    window.run();
    window.get_by_label_contains("单位编码 01 用了两次");
    assert!(window.get_by_label("其他单位").is_focused());
}

#[test]
fn entries_are_kept_back_and_forth() {
    let mut window = assistant();
    type_text(&mut window, "2023");
    press(&mut window, Key::Enter);
    type_text(&mut window, "某局");
    window.get_by_label("1 年度与表样").click();
    window.run();
    assert_eq!(value(&window, "预算年度"), "2023");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "主管部门名称"), "某局");
    press(&mut window, Key::Enter);
    window.get_by_label("上一步").click();
    window.run();
    assert_eq!(value(&window, "主管部门名称"), "某局");
}

#[test]
fn last_years_file_is_taken_over_as_ticked() {
    let mut window = third_page("2025");
    pick(&mut window, &last_year());
    window.get_by_label("预算单位 1，内设机构 7");
    focus(&mut window, "人员编制");
    press(&mut window, Key::Space);
    press(&mut window, Key::Enter);
    window.get_by_label_contains("个项目的结束年度早于 2025 年");
    press(&mut window, Key::Enter);
    let budget = budget(&mut window);
    assert_eq!((budget.units.len(), budget.offices.len()), (1, 7));
    assert!(budget.staffing.is_empty());
    assert!(!budget.prior_amounts.is_empty());
    assert!(budget.expenditure.iter().all(|line| line.amount.is_zero()));
    let document = &app(&mut window).workspace().unwrap().document;
    let errors = document.findings().iter();
    let errors: Vec<_> = errors
        .filter(|it| it.severity == Severity::Error)
        .map(|it| it.code.as_str())
        .collect();
    assert_eq!(errors, ["D-08"]);
}

#[test]
fn amounts_stay_when_that_is_chosen() {
    let mut window = third_page("2025");
    pick(&mut window, &last_year());
    focus(&mut window, "保留上年金额");
    press(&mut window, Key::Space);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert!(budget(&mut window).revenue[0].amount > Money::ZERO);
}

#[test]
fn going_on_without_a_file_or_with_a_broken_one_is_refused() {
    let mut window = third_page("2025");
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::Enter);
    window.get_by_label_contains("还没有选择上年文件");
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("坏文件.bmys");
    std::fs::write(&broken, "(format: 1, pack: \"x\", 什么").unwrap();
    pick(&mut window, &broken);
    window.get_by_label_contains("文件内容有误");
    window.get_by_label("4 核对").click();
    window.run();
    window.get_by_label("选择上年文件…");
    focus(&mut window, "从空白开始");
    press(&mut window, Key::Space);
    press(&mut window, Key::Enter);
    window.get_by_label("新建");
}

#[test]
fn a_file_of_the_same_year_offers_the_year_after() {
    let mut window = third_page("2024");
    pick(&mut window, &last_year());
    window.get_by_label_contains("文件就是 2024 年的");
    window.get_by_label("预算年度改为 2025 年").click();
    window.run();
    window.get_by_label("预算单位 1，内设机构 7");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    let year = budget(&mut window).cover.year.map(BudgetYear::number);
    assert_eq!(year, Some(2025));
}

#[test]
fn leaving_asks_only_if_something_was_filled_in() {
    let mut window = assistant();
    press(&mut window, Key::Escape);
    assert!(!is_open(&window));
    press_ctrl(&mut window, Key::N);
    type_text(&mut window, "2023");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算年度"), "2023");
    press(&mut window, Key::Escape);
    window.get_by_label("离开").click();
    window.run();
    assert!(!is_open(&window));
}

#[test]
fn staying_with_unsaved_work_brings_the_assistant_back() {
    let mut window = sample();
    show_step(&mut window, Step::Revenue);
    command(&mut window, Command::AddRow);
    press_ctrl(&mut window, Key::N);
    for _ in 0..4 {
        press(&mut window, Key::Enter);
    }
    window.get_by_label("改动还没有保存");
    window.get_by_label("取消").click();
    window.run();
    assert!(is_open(&window));
    window.get_by_label("新建").click();
    window.run();
    window.get_by_label("不保存").click();
    window.run();
    assert!(!is_open(&window));
    assert!(budget(&mut window).expenditure.is_empty());
}

#[test]
fn the_start_page_offers_three_ways_to_begin() {
    let mut window = window();
    for label in ["新建预算…", "打开…", "打开示例"] {
        window.get_by_label(label);
    }
    window.get_by_label("新建预算…").click();
    window.run();
    assert!(is_open(&window));
    press(&mut window, Key::Escape);
    window.get_by_label("打开示例");
}

#[test]
fn the_nature_of_a_unit_is_chosen_with_arrows_alone_or_from_the_open_list() {
    let mut window = assistant();
    press(&mut window, Key::Enter);
    let nature = |window: &Window| window.get_by_label("单位性质").value().unwrap_or_default();
    focus(&mut window, "单位性质");
    for _ in 0..2 {
        press(&mut window, Key::ArrowDown);
    }
    press(&mut window, Key::ArrowUp);
    assert_eq!(nature(&window), "行政单位");
    assert!(window.get_by_label("单位性质").is_focused());
    press(&mut window, Key::Space);
    window.get_by_label("公益一类事业单位").focus();
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(nature(&window), "公益一类事业单位");
    // The list is gone and the field has the keyboard again.
    assert!(window.query_by_label("公益二类事业单位").is_none());
    assert!(window.get_by_label("单位性质").is_focused());
}

#[test]
fn enter_on_the_start_page_begins_a_budget_and_on_an_empty_list_of_projects_a_project() {
    let mut window = window();
    press(&mut window, Key::Enter);
    assert!(is_open(&window));
    for _ in 0..4 {
        press(&mut window, Key::Enter);
    }
    assert!(!is_open(&window));
    show_step(&mut window, Step::Projects);
    press(&mut window, Key::Enter);
    assert_eq!(budget(&mut window).projects.len(), 1);
}
