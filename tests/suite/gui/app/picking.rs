//! Picking: what a list of choices says about its entries, and in which order they stand.

use bianzhi::codes::GovernmentCode;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::step::Step;
use bianzhi::model::LineField;
use bianzhi::model::LineKind;
use bianzhi::model::Value;
use bianzhi::rules::Location;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::assistant::focused;
use super::budget;
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;
use super::value;

/// Opens the choices of a cell without typing.
fn open(window: &mut Window, step: Step, cell: &str) {
    show_step(window, step);
    window.get_by_label(cell).click();
    window.run();
    press(window, Key::F2);
}

/// Opens the choices of the first line's government class, which stands outside the window at first.
fn open_government(window: &mut Window) {
    let line = budget(window).expenditure[0].id;
    let place = Location::Field(line.into(), LineField::Government.into());
    send(window, Action::GoTo(place));
    press(window, Key::F2);
}

/// The entries in sight, from top to bottom.
fn entries(window: &Window) -> Vec<String> {
    let options = window.get_all_by_role(Role::ListBoxOption);
    let labels = options.filter_map(|node| {
        let node = node.accesskit_node();
        node.description().map(|_| node.label().unwrap_or_default())
    });
    labels.collect()
}

fn about(window: &Window, entry: &str) -> String {
    let node = window.get_by_label(entry);
    node.accesskit_node().description().unwrap_or_default()
}

fn set(window: &mut Window, field: LineField, value: Value) {
    let line = budget(window).expenditure[0].id;
    let edit = Edit::set(line, field, value);
    send(window, Action::Commit(Transaction::new("改", vec![edit])));
}

#[test]
fn what_was_chosen_lately_and_what_is_used_most_comes_first() {
    let mut window = sample();
    open(&mut window, Step::Basic, "部门经济科目 第1行");
    let before = entries(&window);
    assert!(before[0].starts_with("30"), "{before:?}");
    assert!(about(&window, &before[0]).contains("用过"));
    type_text(&mut window, "30199");
    press(&mut window, Key::Enter);
    open(&mut window, Step::Basic, "部门经济科目 第2行");
    let after = entries(&window);
    assert_eq!(after[0], "30199 其他工资福利支出");
    // The others follow in the order they had; each stands in the list once.
    assert!(after[1..].iter().all(|it| *it != after[0]));
}

#[test]
fn an_entry_says_its_level_its_parent_and_how_often_it_is_used() {
    let mut window = sample();
    let budget = budget(&mut window);
    let function = budget.expenditure[0].function;
    let lines = budget.expenditure.iter().map(|it| it.function);
    let lines = lines.chain(budget.revenue.iter().map(|it| it.function));
    let count = lines.filter(|it| *it == function).count();
    open(&mut window, Step::Basic, "功能科目 第1行");
    let entry = value(&window, "功能科目 第1行");
    let about = about(&window, &entry);
    assert!(about.contains(&format!("用过 {count} 行")), "{about}");
    assert!(about.contains("项 · "), "{about}");
    // The list begins at what the cell holds, which is told in full below it.
    window.get_by_label_contains(&format!(" - {entry}"));
    window.get_by_label_contains("最后一处 支出行 第");
}

#[test]
fn what_does_not_fit_comes_last_says_why_and_can_still_be_chosen() {
    let mut window = sample();
    set(
        &mut window,
        LineField::Kind,
        Value::Choice(LineKind::BasicPersonnel as usize),
    );
    show_step(&mut window, Step::Basic);
    window.get_by_label("部门经济科目 第1行").click();
    window.run();
    type_text(&mut window, "公");
    let found = entries(&window);
    let fits = found.iter().position(|it| it == "30113 住房公积金");
    let office = found.iter().position(|it| it == "30201 办公费");
    assert!(fits.is_some() && fits < office, "{found:?}");
    let why = about(&window, "30201 办公费");
    assert!(why.contains("不能列入基本支出-人员经费"), "{why}");
    window.get_by_label("30201 办公费").click();
    window.run();
    assert_eq!(value(&window, "部门经济科目 第1行"), "30201 办公费");
}

#[test]
fn a_code_of_other_years_is_found_with_the_years_it_was_valid() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("功能科目 第1行").click();
    window.run();
    type_text(&mut window, "2011007");
    let why = about(&window, "2011007 博士后日常经费");
    assert!(why.contains("本年度已停用（"), "{why}");
}

#[test]
fn the_government_class_offers_the_pairs_of_the_crosswalk_first() {
    let mut window = sample();
    set(
        &mut window,
        LineField::Economic,
        Value::Economic("30101".parse().unwrap()),
    );
    open_government(&mut window);
    let found = entries(&window);
    assert!(found[0].ends_with("按对照表自动确定"), "{found:?}");
    assert_eq!(found[1], "50501 工资福利支出");
    let about = about(&window, &found[1]);
    assert!(about.starts_with("默认"), "{about}");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    let government = budget(&mut window).expenditure[0].government;
    assert_eq!(government.map(GovernmentCode::number), Some(50501));
    // The list begins at what the cell holds; leaving it to the crosswalk stands above.
    open_government(&mut window);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::Enter);
    assert_eq!(budget(&mut window).expenditure[0].government, None);
    press_ctrl(&mut window, Key::Z);
    assert!(budget(&mut window).expenditure[0].government.is_some());
}

#[test]
fn what_the_budget_would_not_take_can_not_be_chosen() {
    let mut window = sample();
    open(&mut window, Step::Units, "上级单位");
    let name = budget(&mut window).units[0].name.clone();
    let entry = entries(&window).remove(0);
    assert!(entry.contains(&name), "{entry}");
    press(&mut window, Key::Enter);
    // The list is still open.
    window.get_by_label_contains("不能是本单位或其下级单位");
    assert_eq!(budget(&mut window).units[0].parent, None);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label_contains("Esc 取消").is_none());
}

#[test]
fn projects_and_items_are_found_by_name_and_pinyin() {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    pick(&mut window, "总览");
    window
        .get_by_role_and_label(Role::Tab, "项目支出 13")
        .click();
    window.run();
    let name = budget(&mut window).projects[1].name.clone();
    window.get_by_label("项目 第1行").click();
    window.run();
    type_text(&mut window, &name);
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "项目 第1行"), name);
    show_step(&mut window, Step::Procurement);
    window.get_by_label("采购品目 第1行").click();
    window.run();
    type_text(&mut window, "tsjsj");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "采购品目 第1行"), "A02010105 台式计算机");
}

#[test]
fn what_is_typed_within_one_frame_goes_into_the_list_that_opens() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("部门经济科目 第1行").click();
    window.run();
    for (key, text) in [(Key::C, "c"), (Key::L, "l"), (Key::F, "f")] {
        window.key_down(key);
        window.event(egui::Event::Text(text.to_owned()));
        window.key_up(key);
    }
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "部门经济科目 第1行"), "30211 差旅费");
}

#[test]
fn after_tab_out_of_a_list_of_choices_enter_returns_to_the_column_where_the_row_began() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("部门经济科目 第3行").click();
    window.run();
    type_text(&mut window, "30199");
    press(&mut window, Key::Tab);
    assert_eq!(focused(&window), "预算数（万元） 第3行");
    type_text(&mut window, "1");
    press(&mut window, Key::Enter);
    assert_eq!(focused(&window), "部门经济科目 第4行");
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

/// Two classes typed one after the other, each taken by a key, and what is typed behind them.
fn burst() -> Vec<Event> {
    let typed = |text: &str| {
        let letters = text.chars().map(|it| Event::Text(it.to_string()));
        letters.collect::<Vec<_>>()
    };
    let mut events = typed("2080150");
    events.push(key(Key::Tab));
    events.extend(typed("30199"));
    events.push(key(Key::Tab));
    events.extend([
        key(Key::ArrowRight),
        key(Key::ArrowLeft),
        key(Key::ArrowLeft),
    ]);
    events.push(key(Key::ArrowDown));
    events.extend(typed("30201"));
    events.push(key(Key::Enter));
    events
}

fn check_burst(window: &Window) {
    assert_eq!(value(window, "功能科目 第1行"), "2080150 事业运行");
    assert_eq!(
        value(window, "部门经济科目 第1行"),
        "30199 其他工资福利支出"
    );
    assert_eq!(value(window, "部门经济科目 第2行"), "30201 办公费");
}

#[test]
fn keys_for_two_pickers_may_come_in_one_frame() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("功能科目 第1行").click();
    window.run();
    window.input_mut().events.extend(burst());
    window.run();
    check_burst(&window);
}

#[test]
fn keys_for_two_pickers_may_come_frame_by_frame_without_a_rest() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("功能科目 第1行").click();
    window.run();
    for event in burst() {
        window.event(event);
    }
    window.run();
    check_burst(&window);
}
