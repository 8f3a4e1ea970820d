//! The units: tree, detail, quota beside heads.

use bianzhi::gui::action::Action;
use bianzhi::gui::focus::Focus;
use bianzhi::gui::records::sheet_named;
use bianzhi::gui::step::Step;
use bianzhi::model::RecordId;
use bianzhi::model::StaffCategory;
use bianzhi::model::StaffingField;
use bianzhi::model::UnitField;
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
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;
use super::value;

const UNIT: &str = "和平区人力资源和社会保障事务服务中心";

fn units() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Units);
    window
}

fn click(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    window.run();
}

/// A unit below the one of the sample, with its name typed in.
fn add_below(window: &mut Window, name: &str) {
    window.get_by_label("新增下级").click();
    window.run();
    press(window, Key::ArrowDown);
    type_text(window, name);
    press(window, Key::Enter);
}

#[test]
fn the_control_rate_follows_while_heads_are_typed_and_agrees_with_the_audit() {
    let mut window = units();
    click(&mut window, Role::Tab, "人员编制 1");
    assert_eq!(value(&window, "控制率 第1行"), "100.0%");
    window.get_by_label("实有人数 第1行").click();
    window.run();
    type_text(&mut window, "53");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "控制率 第1行"), "106.0%");
    assert_eq!(value(&window, "超缺编 第1行"), "超编 3");
    assert_eq!(value(&window, "汇总 控制率 第2行"), "106.0%");
    let said = "（在职人员控制率 106.0%，上限 100%）";
    assert!(window.get_all_by_label_contains(said).next().is_some());
    press_ctrl(&mut window, Key::Z);
    assert_eq!(value(&window, "汇总 超缺编 第2行"), "满编");
}

#[test]
fn heads_outside_the_quota_have_no_rate_and_stand_behind_the_posts() {
    let mut window = units();
    click(&mut window, Role::Tab, "人员编制 1");
    window.get_by_label("实有人数 第2行").click();
    window.run();
    type_text(&mut window, "4");
    press(&mut window, Key::Enter);
    let id = budget(&mut window).staffing[1].id;
    let place = Location::Field(id.into(), StaffingField::Category.into());
    send(&mut window, Action::GoTo(place));
    type_text(&mut window, "退休人员");
    press(&mut window, Key::Enter);
    assert_eq!(
        budget(&mut window).staffing[1].category,
        StaffCategory::Retired
    );
    assert_eq!(value(&window, "控制率 第2行"), "");
    assert_eq!(value(&window, "汇总 合计 第3行"), "离退休人员");
    assert_eq!(value(&window, "汇总 实有数 第3行"), "4");
}

#[test]
fn a_unit_below_another_is_added_named_and_listed_below_it() {
    let mut window = units();
    add_below(&mut window, "第一分中心");
    let units = budget(&mut window).units;
    assert_eq!(units[1].parent, Some(units[0].id));
    assert_eq!(units[1].code, "");
    assert_eq!(units[1].name, "第一分中心");
    window.get_by_role_and_label(Role::TreeItem, "第一分中心");
    // Folding the upper unit takes the lower one off the list and shows the upper.
    click(&mut window, Role::TreeItem, UNIT);
    press(&mut window, Key::ArrowLeft);
    assert!(
        window
            .query_by_role_and_label(Role::TreeItem, "第一分中心")
            .is_none()
    );
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    assert_eq!(value(&window, "单位名称"), "第一分中心");
    assert_eq!(value(&window, "上级单位"), units[0].name);
}

#[test]
fn a_unit_without_staff_gets_rows_for_its_nature_in_one_step() {
    let mut window = units();
    add_below(&mut window, "分中心");
    let id = budget(&mut window).units[1].id;
    let place = Location::Field(id.into(), UnitField::Nature.into());
    send(&mut window, Action::GoTo(place));
    type_text(&mut window, "参照");
    press(&mut window, Key::Enter);
    click(&mut window, Role::Tab, "人员编制");
    let before = budget(&mut window);
    window.get_by_label("按类别建行").click();
    window.run();
    let rows = budget(&mut window).staffing;
    assert_eq!(rows[1].category, StaffCategory::CivilServantManaged);
    assert!(rows[1..].iter().all(|row| row.unit == Some(id)));
    assert!(window.query_by_label("按类别建行").is_none());
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn a_place_in_the_staff_is_gone_to_in_its_unit() {
    let mut window = units();
    add_below(&mut window, "分中心");
    show_step(&mut window, Step::Cover);
    let row = budget(&mut window).staffing[0].id;
    let place = Location::Field(row.into(), StaffingField::Quota.into());
    send(&mut window, Action::GoTo(place));
    let workspace = app(&mut window).workspace().unwrap();
    assert_eq!(workspace.view.step, Step::Units);
    let focus = workspace.view.focus();
    let expected = Focus::Record(RecordId::Staffing(row), Some(StaffingField::Quota.into()));
    assert_eq!(focus, expected);
    assert!(window.get_by_label("编制数 第1行").is_focused());
    // The unit's own list, without the column that says which unit.
    assert!(window.query_by_label("预算单位 第1行").is_none());
}

#[test]
fn undoing_a_row_goes_back_to_the_unit_it_was_in() {
    let mut window = units();
    click(&mut window, Role::Tab, "内设机构 7");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(budget(&mut window).offices.len(), 8);
    show_step(&mut window, Step::Cover);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(app(&mut window).workspace().unwrap().view.step, Step::Units);
    window.get_by_role_and_label(Role::Tab, "基本情况");
    assert_eq!(value(&window, "机构名称 第1行"), "综合事务部");
}

#[test]
fn all_units_are_whole_sheets_and_stay_so_while_undoing() {
    let mut window = units();
    click(&mut window, Role::TreeItem, "全部单位");
    click(&mut window, Role::Tab, "人员编制 1");
    window.get_by_label("编制数 第1行").click();
    window.run();
    type_text(&mut window, "60");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "汇总 超缺编 第2行"), "缺编 10");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(value(&window, "编制数 第1行"), "50");
    assert!(
        window
            .query_by_role_and_label(Role::Tab, "基本情况")
            .is_none()
    );
}

#[test]
fn vehicles_stand_beside_their_quota() {
    let mut window = units();
    click(&mut window, Role::Tab, "公务用车 1");
    assert_eq!(value(&window, "超缺编 第1行"), "超编 1");
    assert_eq!(value(&window, "汇总 实有数 第1行"), "1");
}

fn is_shown(window: &Window, role: Role, label: &str) -> bool {
    let node = window.get_by_role_and_label(role, label);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn the_keyboard_goes_through_units_and_tabs() {
    let mut window = units();
    add_below(&mut window, "分中心");
    assert!(is_shown(&window, Role::TreeItem, "分中心"));
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageUp);
    window.run();
    assert!(is_shown(&window, Role::TreeItem, UNIT));
    press_ctrl(&mut window, Key::PageDown);
    assert!(is_shown(&window, Role::Tab, "人员编制 1"));
    // What is typed now goes to the row that is shown.
    assert!(window.get_by_label("人员类别 第1行").is_focused());
    press_ctrl(&mut window, Key::PageUp);
    press_ctrl(&mut window, Key::PageUp);
    assert!(is_shown(&window, Role::Tab, "公务用车 1"));
    press(&mut window, Key::F6);
    press(&mut window, Key::Home);
    assert!(is_shown(&window, Role::TreeItem, "全部单位"));
    press(&mut window, Key::F6);
    assert!(window.get_by_label("预算单位 第1行").is_focused());
}

#[test]
fn a_field_of_a_unit_is_what_the_details_are_about() {
    let mut window = units();
    window.get_by_label("单位名称").click();
    window.run();
    let id = budget(&mut window).units[0].id;
    let focus = app(&mut window).workspace().unwrap().view.focus();
    let expected = Focus::Record(id.into(), Some(UnitField::Name.into()));
    assert_eq!(focus, expected);
}

#[test]
fn a_sheet_that_is_asked_for_shows_the_records_of_all_units() {
    let mut window = units();
    add_below(&mut window, "分中心");
    let offices = sheet_named("offices").unwrap();
    send(&mut window, Action::ShowSheet(offices));
    assert!(is_shown(&window, Role::TreeItem, "全部单位"));
    assert!(is_shown(&window, Role::Tab, "内设机构 7"));
    assert!(window.get_by_label("预算单位 第1行").is_focused());
}

#[test]
fn the_tabs_of_a_unit_say_what_is_open_in_them() {
    let mut window = units();
    click(&mut window, Role::Tab, "人员编制 1");
    window.get_by_label("实有人数 第1行").click();
    window.run();
    type_text(&mut window, "53");
    press(&mut window, Key::Enter);
    let said = |role, label| {
        let node = window.get_by_role_and_label(role, label);
        node.value().unwrap_or_default()
    };
    assert_eq!(said(Role::Tab, "人员编制 1"), "警告 1 条");
    assert_eq!(said(Role::TreeItem, UNIT), "警告 1 条");
}
