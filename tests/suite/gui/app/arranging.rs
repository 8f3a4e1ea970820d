//! Sorting and filtering a list: what is seen changes, what was entered doesn't.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme::sizes;
use bianzhi::model::AssetStockField;
use bianzhi::model::Budget;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::LineKind;
use bianzhi::model::RecordId;
use bianzhi::rules::Location;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
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
use super::value;

const AMOUNT: &str = "预算数（万元）";
const ECONOMIC: &str = "部门经济科目";

fn basic() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window
}

fn open_menu(window: &mut Window, column: &str) {
    window.get_by_label(&format!("{column} 列菜单")).click();
    window.run();
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn sort(window: &mut Window, column: &str, order: &str) {
    open_menu(window, column);
    click(window, order);
}

/// Filters a column to one of its texts.
fn choose(window: &mut Window, column: &str, text: &str) {
    open_menu(window, column);
    type_text(window, text);
    click(window, "确定");
}

fn basic_lines(budget: &Budget) -> Vec<&ExpenditureLine> {
    let lines = budget.expenditure.iter();
    lines
        .filter(|line| line.kind != LineKind::Project)
        .collect()
}

fn column(window: &Window, name: &str) -> Vec<String> {
    (1..)
        .map_while(|row| {
            let label = format!("{name} 第{row}行");
            let cell = window.query_by_label(&label)?;
            Some(cell.value().unwrap_or_default())
        })
        .filter(|text| !text.is_empty())
        .collect()
}

fn amounts(window: &Window) -> Vec<f64> {
    let texts = column(window, AMOUNT);
    let number = |text: &String| text.replace(',', "").parse().unwrap();
    texts.iter().map(number).collect()
}

fn office_costs(window: &mut Window) -> usize {
    let budget = budget(window);
    let is_it =
        |line: &&&ExpenditureLine| line.economic.is_some_and(|it| it.to_string() == "30201");
    basic_lines(&budget).iter().filter(is_it).count()
}

#[test]
fn sorting_orders_what_is_seen_and_not_what_was_entered() {
    let mut window = basic();
    let before = budget(&mut window);
    let original = amounts(&window);
    sort(&mut window, AMOUNT, "降序");
    let sorted = amounts(&window);
    assert!(sorted.is_sorted_by(|one, other| one >= other), "{sorted:?}");
    assert_ne!(sorted, original);
    assert_eq!(value(&window, "预算数（万元） 列菜单"), "降序");
    window.get_by_label("按预算数（万元）降序");
    sort(&mut window, AMOUNT, "升序");
    assert!(amounts(&window).is_sorted());
    sort(&mut window, AMOUNT, "恢复原次序");
    assert_eq!(amounts(&window), original);
    assert!(window.query_by_label_contains("按预算数").is_none());
    assert_eq!(budget(&mut window), before);
}

#[test]
fn an_edit_in_a_sorted_list_moves_no_row_and_new_rows_come_last() {
    let mut window = basic();
    sort(&mut window, AMOUNT, "降序");
    click(&mut window, "预算数（万元） 第1行");
    type_text(&mut window, "0.01");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "0.01");
    let count = basic_lines(&budget(&mut window)).len();
    command(&mut window, Command::AddRow);
    let active = app(&mut window)
        .workspace()
        .unwrap()
        .view
        .panes
        .active_pane()
        .unwrap();
    assert_eq!(active.grid.active().row, count);
}

#[test]
fn texts_are_sorted_by_pinyin_and_codes_by_code() {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    pick(&mut window, "总览");
    sort(&mut window, "项目名称", "升序");
    let names = column(&window, "项目名称");
    assert!(names.len() > 5);
    assert!(names.is_sorted_by_key(|name| bianzhi::codes::CollationKey::new(name)));
    show_step(&mut window, Step::Basic);
    sort(&mut window, ECONOMIC, "升序");
    assert!(column(&window, ECONOMIC).is_sorted());
}

#[test]
fn a_filter_shows_the_chosen_rows_and_says_so() {
    let mut window = basic();
    let all = basic_lines(&budget(&mut window)).len();
    let wanted = office_costs(&mut window);
    choose(&mut window, ECONOMIC, "30201 办公费");
    let seen = column(&window, ECONOMIC);
    assert_eq!(seen.len(), wanted);
    assert!(seen.iter().all(|text| text == "30201 办公费"));
    assert_eq!(value(&window, "部门经济科目 列菜单"), "已筛选");
    window.get_by_label(&format!("已筛选 {wanted}/{all}"));
    command(&mut window, Command::ShowAllRows);
    assert!(window.query_by_label_contains("已筛选").is_none());
    assert!(column(&window, ECONOMIC).len() > wanted);
}

#[test]
fn deleting_and_clearing_concern_only_the_rows_that_are_seen() {
    let mut window = basic();
    let before = budget(&mut window);
    let wanted = office_costs(&mut window);
    choose(&mut window, ECONOMIC, "30201 办公费");
    press_ctrl(&mut window, Key::A);
    press(&mut window, Key::Delete);
    let cleared = budget(&mut window);
    let touched = before.expenditure.iter().zip(cleared.expenditure.iter());
    assert_eq!(touched.filter(|(old, new)| old != new).count(), wanted);
    press_ctrl(&mut window, Key::Z);
    press_ctrl(&mut window, Key::A);
    command(&mut window, Command::DeleteRows);
    let after = budget(&mut window);
    assert_eq!(after.expenditure.len(), before.expenditure.len() - wanted);
    window.get_by_label_contains("没有符合筛选条件的行");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn values_are_chosen_one_by_one_with_their_counts() {
    let mut window = basic();
    let lines = budget(&mut window);
    let is_it = |line: &&&ExpenditureLine| line.kind == LineKind::BasicOperating;
    let wanted = basic_lines(&lines).iter().filter(is_it).count();
    open_menu(&mut window, "支出类别");
    click(&mut window, "清空");
    let label = LineKind::BasicOperating.label();
    window.get_by_role_and_label(Role::CheckBox, label).click();
    window.run();
    window.get_by_role_and_label(Role::Label, &wanted.to_string());
    click(&mut window, "确定");
    assert_eq!(column(&window, "支出类别"), vec![label; wanted]);
}

#[test]
fn a_value_is_found_by_pinyin_and_enter_takes_what_was_found() {
    let mut window = basic();
    let wanted = office_costs(&mut window);
    click(&mut window, "部门经济科目 第1行");
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    window.run();
    type_text(&mut window, "bangongf");
    press(&mut window, Key::Enter);
    assert_eq!(column(&window, ECONOMIC), vec!["30201 办公费"; wanted]);
}

#[test]
fn amounts_are_filtered_by_size() {
    let mut window = basic();
    open_menu(&mut window, AMOUNT);
    click(&mut window, "比较的金额");
    type_text(&mut window, "100");
    click(&mut window, "大于");
    let seen = amounts(&window);
    assert!(
        !seen.is_empty() && seen.iter().all(|amount| *amount > 100.0),
        "{seen:?}"
    );
    open_menu(&mut window, AMOUNT);
    click(&mut window, "取消此列筛选");
    assert!(amounts(&window).len() > seen.len());
}

#[test]
fn going_to_a_row_that_is_filtered_away_lifts_the_filter() {
    let mut window = basic();
    let budget = budget(&mut window);
    let lines = basic_lines(&budget);
    let other = lines
        .iter()
        .find(|line| line.economic.is_some_and(|it| it.to_string() != "30201"));
    let id: RecordId = other.unwrap().id.into();
    choose(&mut window, ECONOMIC, "30201 办公费");
    send(&mut window, Action::GoTo(Location::Record(id)));
    window.get_by_label_contains("已取消筛选");
    assert!(window.query_by_label_contains("已筛选").is_none());
}

#[test]
fn a_filter_is_lifted_on_every_screen_with_lists() {
    let mut window = sample();
    show_step(&mut window, Step::Assets);
    let class = value(&window, "资产分类 第1行");
    choose(&mut window, "资产分类", &class);
    window.get_by_label_contains("已筛选");
    let other = budget(&mut window).asset_stock[1].id;
    let place = Location::Field(other.into(), AssetStockField::Quantity.into());
    send(&mut window, Action::GoTo(place));
    window.get_by_label_contains("已取消筛选");
    assert!(window.get_by_label("数量 第2行").is_focused());
}

#[test]
fn the_order_that_is_seen_can_be_kept_as_one_step() {
    let mut window = basic();
    let before = budget(&mut window);
    sort(&mut window, AMOUNT, "升序");
    let seen = amounts(&window);
    open_menu(&mut window, AMOUNT);
    click(&mut window, "按当前次序保存");
    assert_eq!(value(&window, "预算数（万元） 列菜单"), "");
    assert_eq!(amounts(&window), seen);
    let after = budget(&mut window);
    assert_ne!(after, before);
    for (old, new) in before.expenditure.iter().zip(after.expenditure.iter()) {
        let is_project = |line: &ExpenditureLine| line.kind == LineKind::Project;
        assert_eq!(is_project(old), is_project(new));
        assert!(!is_project(old) || old == new);
    }
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn escape_closes_the_menu_and_the_keyboard_is_the_cells_again() {
    let mut window = basic();
    click(&mut window, "预算数（万元） 第2行");
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    window.run();
    window.get_by_label("冻结到此列");
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("冻结到此列").is_none());
    type_text(&mut window, "7");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第2行"), "7.00");
}

#[test]
fn a_right_click_on_a_header_opens_the_menu_of_its_column() {
    let mut window = basic();
    let cell = window.get_by_label("资金来源 第2行").rect();
    let header = egui::pos2(cell.left() + 10.0, cell.top() - 1.5 * sizes::ROW);
    window.hover_at(header);
    window.run();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: header,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
    click(&mut window, "升序");
    assert_eq!(value(&window, "资金来源 列菜单"), "升序");
}

#[test]
fn rows_like_the_active_cell_are_chosen_from_the_context_menu() {
    let mut window = basic();
    window.get_by_label("部门经济科目 第1行").click_secondary();
    window.run();
    click(&mut window, "只看此内容的行");
    let seen = column(&window, ECONOMIC);
    assert!(seen.iter().all(|text| *text == seen[0]));
    window.get_by_label_contains("已筛选");
}

#[test]
fn an_idle_window_is_not_drawn_again() {
    let mut window = basic();
    sort(&mut window, AMOUNT, "降序");
    click(&mut window, "预算数（万元） 第2行");
    for _ in 0..10 {
        window.step();
    }
    let viewports = &window.output().viewport_output;
    let delay = viewports[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}
