//! Small windows and large scales: what folds, how it is brought back, and that nothing is cut.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::UnitField;
use bianzhi::rules::Location;
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
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;

/// 1366×768 at 150 %.
const SCALED: [f32; 2] = [910.0, 512.0];
const SMALL: [f32; 2] = [1024.0, 600.0];
const USUAL: [f32; 2] = [1366.0, 768.0];

const RENT: &str = "网络租赁费";
const NEXT: &str = "人力资源和社会保障保障专项业务经费";

fn resized(window: &mut Window, size: [f32; 2]) {
    window.set_size(size.into());
    window.run();
}

fn sized(size: [f32; 2], step: Step) -> Window {
    let mut window = sample();
    resized(&mut window, size);
    show_step(&mut window, step);
    window
}

fn has(window: &Window, role: Role, label: &str) -> bool {
    window.query_by_role_and_label(role, label).is_some()
}

fn click(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

fn is_listed(window: &Window) -> bool {
    has(window, Role::ListBox, "项目列表")
}

fn is_shown(window: &Window, label: &str) -> bool {
    let node = window.get_by_role_and_label(Role::ListBoxOption, label);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

/// All that can be read and pressed stands within the window.
fn assert_within(window: &Window, size: [f32; 2], step: Step) {
    for role in [Role::Button, Role::Tab] {
        for node in window.query_all_by_role(role) {
            let label = node.accesskit_node().label().unwrap_or_default();
            // Grids scroll sideways.
            let is_in_grid = label.ends_with("列菜单");
            let rect = node.rect();
            let window = egui::Rangef::new(0.0, size[0]).expand(0.5);
            let is_within = window.contains(rect.left()) && window.contains(rect.right());
            assert!(is_within || is_in_grid, "{step:?}: {label} {rect:?}");
        }
    }
}

#[test]
fn no_button_or_tab_stands_outside_a_small_window() {
    for size in [SCALED, SMALL, [683.0, 384.0]] {
        let mut window = sample();
        resized(&mut window, size);
        for step in Step::ALL {
            show_step(&mut window, step);
            assert_within(&window, size, step);
        }
    }
}

#[test]
fn the_tabs_of_a_project_stand_in_one_line_at_every_scale() {
    for size in [SCALED, SMALL, USUAL] {
        let window = sized(size, Step::Projects);
        let top = |tab: &str| window.get_by_role_and_label(Role::Tab, tab).rect().top();
        let (first, last) = (top("基本情况"), top("新增资产"));
        assert!((first - last).abs() < 1.0, "{size:?}");
    }
}

#[test]
fn the_values_of_a_form_have_room_at_every_scale() {
    for size in [SCALED, SMALL, USUAL] {
        let window = sized(size, Step::Projects);
        let rect = window.get_by_label("项目名称").rect();
        assert!(rect.width() > 300.0, "{size:?} {rect:?}");
    }
}

#[test]
fn the_panel_at_the_right_folds_to_a_strip_and_comes_back_with_the_room() {
    let mut window = sized(USUAL, Step::Basic);
    assert!(has(&window, Role::Tab, "审核意见"));
    resized(&mut window, SMALL);
    assert!(!has(&window, Role::Tab, "审核意见"));
    assert!(has(&window, Role::Button, "审核意见"));
    resized(&mut window, USUAL);
    assert!(has(&window, Role::Tab, "审核意见"));
}

#[test]
fn what_is_opened_in_a_narrow_window_stays_open_there_alone() {
    let mut window = sized(SMALL, Step::Basic);
    click(&mut window, "详情");
    assert!(has(&window, Role::Tab, "详情"));
    show_step(&mut window, Step::Revenue);
    assert!(has(&window, Role::Tab, "详情"));
    resized(&mut window, USUAL);
    click(&mut window, "收起右侧栏");
    assert!(!has(&window, Role::Tab, "详情"));
    resized(&mut window, SMALL);
    assert!(has(&window, Role::Tab, "详情"));
    press(&mut window, Key::F9);
    assert!(!has(&window, Role::Tab, "详情"));
    let settings = &app(&mut window).settings;
    assert!(!settings.shows_findings && !settings.shows_findings_when_narrow);
}

#[test]
fn a_list_that_has_no_room_is_opened_over_the_detail_by_key() {
    let mut window = sized(SCALED, Step::Projects);
    assert!(!is_listed(&window));
    let before = window.get_by_label("项目名称").rect();
    press(&mut window, Key::F6);
    assert!(is_listed(&window));
    assert_eq!(window.get_by_label("项目名称").rect(), before);
    press(&mut window, Key::ArrowDown);
    assert!(is_shown(&window, NEXT), "arrows move in it");
    press(&mut window, Key::Enter);
    assert!(!is_listed(&window));
    assert!(window.get_by_label("项目名称").is_focused());
    assert_eq!(
        window.get_by_label("项目名称").value().as_deref(),
        Some(NEXT)
    );
    press(&mut window, Key::F6);
    press(&mut window, Key::Escape);
    assert!(!is_listed(&window));
}

#[test]
fn a_list_over_the_detail_closes_when_something_of_it_is_clicked() {
    let mut window = sized(SCALED, Step::Projects);
    click(&mut window, "项目列表");
    assert!(is_listed(&window));
    pick(&mut window, NEXT);
    assert!(!is_listed(&window));
    window.get_by_label("1,083.14 万元");
    click(&mut window, "项目列表");
    window.get_by_label("项目编码").click();
    window.run();
    assert!(!is_listed(&window), "or beside it");
}

#[test]
fn a_list_is_searched_while_it_is_open_over_the_detail() {
    let mut window = sized(SCALED, Step::Projects);
    press(&mut window, Key::F6);
    window.get_by_label("查找项目").click();
    window.run();
    type_text(&mut window, "rlzy");
    assert!(is_listed(&window));
    press(&mut window, Key::Enter);
    assert!(is_shown(&window, NEXT));
    press(&mut window, Key::Enter);
    assert!(!is_listed(&window));
}

#[test]
fn a_list_folded_by_hand_stays_folded() {
    let mut window = sized(USUAL, Step::Projects);
    assert!(is_listed(&window));
    click(&mut window, "收起左侧列表");
    assert!(!is_listed(&window));
    assert!(!app(&mut window).settings.shows_side_list);
    show_step(&mut window, Step::Performance);
    assert!(!has(&window, Role::ListBox, "绩效目标列表"));
    click(&mut window, "绩效目标列表");
    assert!(has(&window, Role::ListBox, "绩效目标列表"));
    show_step(&mut window, Step::Projects);
    assert!(is_listed(&window));
    window.key_press_modifiers(Modifiers::SHIFT, Key::F9);
    window.run();
    assert!(!is_listed(&window));
}

#[test]
fn every_list_at_a_side_can_be_brought_back() {
    let lists = [
        (Step::Units, Role::Tree, "单位列表"),
        (Step::Projects, Role::ListBox, "项目列表"),
        (Step::Performance, Role::ListBox, "绩效目标列表"),
        (Step::Tables, Role::ListBox, "报表列表"),
    ];
    let mut window = sample();
    for (step, role, name) in lists {
        show_step(&mut window, step);
        assert!(has(&window, role, name), "{name}");
    }
    command(&mut window, Command::ToggleSideList);
    for (step, role, name) in lists {
        show_step(&mut window, step);
        assert!(!has(&window, role, name), "{name}");
        press(&mut window, Key::F6);
        assert!(has(&window, role, name), "{name}");
        press(&mut window, Key::F6);
        assert!(!has(&window, role, name), "{name}");
    }
}

#[test]
fn the_steps_keep_their_names_for_the_reader_when_they_are_narrow() {
    let mut window = sized(SCALED, Step::Cover);
    let step = window.get_by_role_and_label(Role::Tab, "单位与人员");
    assert!(step.rect().width() < 90.0);
    step.click();
    window.run();
    assert_eq!(app(&mut window).workspace().unwrap().view.step, Step::Units);
}

#[test]
fn menus_and_tools_share_a_line_where_the_window_is_low() {
    let top = |window: &Window, label: &str| {
        let node = window.get_by_role_and_label(Role::Button, label);
        node.rect().center().y
    };
    let window = sized(SCALED, Step::Basic);
    assert!((top(&window, "文件") - top(&window, "保存")).abs() < 2.0);
    let window = sized(USUAL, Step::Basic);
    assert!(top(&window, "保存") - top(&window, "文件") > 20.0);
}

#[test]
fn a_long_title_in_the_list_of_tables_has_two_lines() {
    let window = sized(USUAL, Step::Tables);
    let height = |label: &str| {
        let node = window.get_by_role_and_label(Role::ListBoxOption, label);
        node.rect().height()
    };
    let (short, long) = (
        height("表1 收支预算总表"),
        height("表7 财政拨款预算“三公”经费支出表（空）"),
    );
    assert!(long > 1.5 * short, "{short} {long}");
}

#[test]
fn the_keyboard_goes_through_the_tables() {
    let mut window = sized(USUAL, Step::Tables);
    press(&mut window, Key::F6);
    press(&mut window, Key::ArrowDown);
    assert!(is_shown(&window, "表2 收入预算总表"));
    press(&mut window, Key::End);
    assert!(is_shown(&window, "表17 公共岗位补贴资金"));
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    window.run();
    assert!(!is_shown(&window, "表17 公共岗位补贴资金"));
}

#[test]
fn first_and_second_level_of_indicators_stay_when_the_others_scroll() {
    let mut window = sized(USUAL, Step::Performance);
    pick(&mut window, RENT);
    let left = |window: &Window| window.get_by_label("二级指标 第1行").rect().left();
    window.get_by_label("一级指标 第1行").click();
    window.run();
    let before = left(&window);
    press(&mut window, Key::End);
    assert!((left(&window) - before).abs() < 1.0);
}

#[test]
fn a_new_unit_has_no_name_until_it_is_given_one() {
    let mut window = sized(USUAL, Step::Units);
    click(&mut window, "新增单位");
    assert!(has(&window, Role::TreeItem, "（未填单位名称）"));
    let unit = budget(&mut window).units.last().unwrap().id;
    let name = Location::Field(unit.into(), UnitField::Name.into());
    send(&mut window, Action::GoTo(name));
    type_text(&mut window, "测试中心");
    press(&mut window, Key::Enter);
    assert!(has(&window, Role::TreeItem, "测试中心"));
    press_ctrl(&mut window, Key::Z);
}

#[test]
fn an_empty_list_within_a_project_does_not_send_one_to_the_projects() {
    let mut window = sized(USUAL, Step::Projects);
    click(&mut window, "新增项目");
    window.get_by_role_and_label(Role::Tab, "支出明细").click();
    window.run();
    window.get_by_label("逐行填写本项目的支出：选功能科目、部门经济科目，填预算数");
}

#[test]
fn the_balance_is_in_the_unit_amounts_are_typed_in() {
    use bianzhi::edit::Edit;
    use bianzhi::edit::Transaction;
    use bianzhi::model::CoverField;
    use bianzhi::model::Value;
    let mut window = sized(USUAL, Step::Revenue);
    window.get_by_label("收入总计 5,114.04");
    let edit = Edit::SetCover {
        field: CoverField::EntryScale,
        value: Value::Choice(0),
    };
    send(
        &mut window,
        Action::Commit(Transaction::new("改为元", vec![edit])),
    );
    window.get_by_label("收入总计 51,140,400.00");
}

#[test]
fn what_vehicles_and_staff_add_up_to_stands_under_its_columns() {
    let mut window = sized(USUAL, Step::Units);
    for (tab, pairs) in [
        (
            "公务用车 1",
            [
                ("车辆编制数", "编制数"),
                ("实有车辆数", "实有数"),
                ("超缺编", "超缺编"),
            ],
        ),
        (
            "人员编制 1",
            [
                ("编制数", "编制数"),
                ("实有人数", "实有数"),
                ("上年实有人数", "上年实有"),
            ],
        ),
    ] {
        window.get_by_role_and_label(Role::Tab, tab).click();
        window.run();
        for (column, figure) in pairs {
            let above = window.get_by_label(&format!("{column} 第1行")).rect();
            let below = window.get_by_label(&format!("汇总 {figure} 第1行")).rect();
            let is_under = |a: f32, b: f32| (a - b).abs() < 1.0;
            assert!(is_under(above.left(), below.left()), "{column}");
            assert!(is_under(above.right(), below.right()), "{column}");
        }
    }
}
