//! Find and replace: the bar, the hits, what is replaced and what is not.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::step::Step;
use bianzhi::model::AssetItem;
use bianzhi::model::AssetItemId;
use egui::Key;
use egui::Modifiers;
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

const AMOUNT: &str = "预算数（万元）";

fn basic() -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label(&format!("{AMOUNT} 第1行")).click();
    window.run();
    window
}

fn look_for(window: &mut Window, text: &str) {
    press_ctrl(window, Key::F);
    type_text(window, text);
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn replace_with(window: &mut Window, text: &str, with: &str) {
    press_ctrl(window, Key::H);
    type_text(window, text);
    click(window, "替换");
    type_text(window, with);
}

/// The amount of a line typed anew, so that there is one to look for.
fn enter_amount(window: &mut Window, row: usize, text: &str) {
    click(window, &format!("{AMOUNT} 第{row}行"));
    type_text(window, text);
    press(window, Key::Enter);
}

#[test]
fn an_amount_is_found_however_it_is_written() {
    let mut window = basic();
    enter_amount(&mut window, 3, "98765.5");
    click(&mut window, &format!("{AMOUNT} 第1行"));
    for text in ["98765.5", "98,765.50", "９８７６５．５"] {
        look_for(&mut window, text);
        window.get_by_label("1 处");
        press(&mut window, Key::Enter);
        window.get_by_label("1/1");
        press(&mut window, Key::Escape);
        assert!(window.query_by_label("查找").is_none());
        assert!(window.get_by_label(&format!("{AMOUNT} 第3行")).is_focused());
    }
}

#[test]
fn enter_goes_round_the_hits_and_keeps_the_keyboard_in_the_bar() {
    let mut window = basic();
    enter_amount(&mut window, 2, "98765.5");
    enter_amount(&mut window, 4, "98765.5");
    look_for(&mut window, "98765");
    for expected in ["1/2", "2/2", "1/2"] {
        press(&mut window, Key::Enter);
        window.get_by_label(expected);
        assert!(window.get_by_label("查找").is_focused());
    }
    window.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.run();
    window.get_by_label("2/2");
    press(&mut window, Key::F3);
    window.get_by_label("1/2");
    assert!(window.get_by_label(&format!("{AMOUNT} 第2行")).is_focused());
}

#[test]
fn whole_cells_and_all_lists_are_looked_through_when_asked() {
    let mut window = basic();
    let project = budget(&mut window).projects[0].name.clone();
    look_for(&mut window, &project);
    window.get_by_label("没有找到");
    click(&mut window, "全部清单");
    press(&mut window, Key::F3);
    assert_eq!(
        app(&mut window).workspace().unwrap().view.step,
        Step::Projects
    );
    let part: String = project.chars().skip(1).collect();
    press_ctrl(&mut window, Key::F);
    type_text(&mut window, &part);
    assert!(window.query_by_label("没有找到").is_none());
    click(&mut window, "单元格匹配");
    window.get_by_label("没有找到");
}

#[test]
fn what_is_found_is_replaced_one_by_one_and_the_count_follows() {
    let mut window = basic();
    enter_amount(&mut window, 2, "98765.5");
    enter_amount(&mut window, 4, "98765.5");
    click(&mut window, &format!("{AMOUNT} 第1行"));
    replace_with(&mut window, "98765", "1");
    press(&mut window, Key::Enter);
    window.get_by_label("1/2");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, &format!("{AMOUNT} 第2行")), "1.50");
    window.get_by_label("1/1");
    assert_eq!(value(&window, &format!("{AMOUNT} 第4行")), "98,765.50");
}

#[test]
fn all_are_replaced_in_one_step_and_what_cannot_be_stays() {
    let mut window = basic();
    let before = budget(&mut window);
    replace_with(&mut window, "30201", "30202");
    click(&mut window, "全部替换");
    let after = budget(&mut window);
    let codes = |budget: &bianzhi::model::Budget, code: &str| {
        let lines = budget.expenditure.iter().filter(|it| it.project.is_none());
        lines
            .filter(|it| it.economic.is_some_and(|it| it.to_string() == code))
            .count()
    };
    let count = codes(&before, "30201");
    assert!(count > 0);
    assert_eq!(codes(&after, "30201"), 0);
    window.get_by_label(&format!("已替换 {count} 格"));
    press_ctrl(&mut window, Key::F);
    press(&mut window, Key::Escape);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
    // The name behind a code can't be replaced, nor can a code become none.
    replace_with(&mut window, "办公费", "印刷费");
    click(&mut window, "全部替换");
    window.get_by_label_contains(&format!("{count} 格未通过"));
    assert_eq!(budget(&mut window), before);
}

#[test]
fn figures_of_tables_are_found_and_not_replaced() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    let workspace = app(&mut window).workspace().unwrap();
    let at = workspace.view.tables.selected().unwrap();
    let book = workspace.document.book();
    let shown = book.tables[at.table].printed(book.cell(at).unwrap());
    press_ctrl(&mut window, Key::H);
    type_text(&mut window, &shown);
    press(&mut window, Key::Enter);
    window.get_by_label_contains("1/");
    window.get_by_label("报表由各步骤的数据生成，不能替换");
    assert_eq!(
        app(&mut window).workspace().unwrap().view.tables.selected(),
        Some(at)
    );
    click(&mut window, "全部报表");
    press(&mut window, Key::F3);
    press(&mut window, Key::F3);
    assert_eq!(
        app(&mut window).workspace().unwrap().view.step,
        Step::Tables
    );
}

#[test]
fn what_was_found_moves_with_the_rows_and_columns() {
    let mut window = basic();
    enter_amount(&mut window, 3, "98765.5");
    look_for(&mut window, "98765.5");
    window.get_by_label("1 处");
    click(&mut window, &format!("{AMOUNT} 列菜单"));
    click(&mut window, "降序");
    click(&mut window, "功能科目 列菜单");
    click(&mut window, "隐藏此列");
    press(&mut window, Key::F3);
    let focused = format!("{AMOUNT} 第1行");
    assert!(window.get_by_label(&focused).is_focused());
    assert_eq!(value(&window, &focused), "98,765.50");
}

#[test]
fn a_hit_of_another_screen_is_shown_on_its_sheet() {
    let mut window = basic();
    let card = AssetItem {
        id: AssetItemId::new(budget(&mut window).next_id),
        name: "壁挂投影仪".to_owned(),
        ..AssetItem::default()
    };
    let edit = Edit::Insert {
        at: 0,
        record: Box::new(card.into()),
    };
    let change = Transaction::new("新增资产卡片", vec![edit]);
    send(&mut window, Action::Commit(change));
    let unit = budget(&mut window).units[0].name.clone();
    for (text, step, label) in [
        ("壁挂投影仪", Step::Assets, "资产名称 第1行"),
        (unit.as_str(), Step::Units, "单位名称 第1行"),
    ] {
        show_step(&mut window, Step::Basic);
        look_for(&mut window, text);
        if window.query_by_label("没有找到").is_some() {
            click(&mut window, "全部清单");
        }
        press(&mut window, Key::F3);
        assert_eq!(app(&mut window).workspace().unwrap().view.step, step);
        assert_eq!(value(&window, label), text);
    }
}
