//! The open file under another region's form: chosen in a dialog, seen with what it needs, left, or used and undone.

use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::command;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;

const BAND: &str =
    "正在按“河北省 2023 年部门预算（9 张表）”查看，文件仍属“辽宁省 2024 年部门预算（17 张表）”";

fn click(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

fn looking() -> Window {
    let mut window = sample();
    command(&mut window, Command::OtherForm);
    // First the one that is made for the year of the file, with the keyboard on the field.
    window.get_by_label("适用 2023—2026 年，共 9 张表");
    press(&mut window, Key::ArrowDown);
    window.get_by_label("适用 2023 年，共 13 张表");
    click(&mut window, "按此表样查看");
    window
}

fn pack(window: &mut Window) -> String {
    let workspace = app(window).workspace().expect("a file is open");
    workspace.document.pack().id.clone()
}

#[test]
fn another_form_is_seen_in_the_place_of_the_tables_and_left_again() {
    let mut window = looking();
    window.get_by_label(BAND);
    let (role, name) = (Role::ListBoxOption, "部门机构设置情况");
    window.get_by_role_and_label(role, name);
    assert_eq!(pack(&mut window), "liaoning_2024");
    click(&mut window, "返回");
    assert!(window.query_by_label(BAND).is_none());
    assert!(window.query_by_role_and_label(role, name).is_none());
}

#[test]
fn a_need_leads_to_its_record_and_the_form_is_still_there_afterwards() {
    let mut window = looking();
    click(&mut window, "预算年度是 2024 年，这套表样适用 2023 年");
    let step = |window: &mut Window| app(window).workspace().expect("a file is open").view.step;
    assert_eq!(step(&mut window), Step::Cover);
    show_step(&mut window, Step::Tables);
    window.get_by_label(BAND);
}

#[test]
fn the_form_is_used_from_now_on_and_the_step_can_be_undone() {
    let mut window = looking();
    click(&mut window, "改用这套表样…");
    click(&mut window, "改用");
    assert_eq!(pack(&mut window), "hebei_2023");
    assert!(window.query_by_label(BAND).is_none());
    window.get_by_role_and_label(Role::ListBoxOption, "部门机构设置情况");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(pack(&mut window), "liaoning_2024");
}
