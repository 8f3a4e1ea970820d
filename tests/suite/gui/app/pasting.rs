//! Blocks from and to other programs: what goes in at once, what is shown first, what is copied.

use std::sync::Arc;
use std::sync::Mutex;

use bianzhi::edit::Direction;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::clipboard::Clipboard;
use bianzhi::gui::clipboard::TableClipboard;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::Budget;
use bianzhi::model::BudgetUnit;
use bianzhi::model::Record;
use bianzhi::model::UnitId;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;
use proptest::prelude::*;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::value;

/// A clipboard in memory: text and HTML.
#[derive(Clone, Default)]
pub(super) struct Memory(Arc<Mutex<(String, String)>>);

impl Memory {
    pub(super) fn text(&self) -> String {
        self.0.lock().unwrap().0.clone()
    }

    pub(super) fn set(&self, text: &str) {
        *self.0.lock().unwrap() = (text.to_owned(), String::new());
    }
}

impl TableClipboard for Memory {
    fn text(&mut self) -> Option<String> {
        Some(self.0.lock().unwrap().0.clone())
    }

    fn html(&mut self) -> Option<String> {
        Some(self.0.lock().unwrap().1.clone()).filter(|html| !html.is_empty())
    }

    fn put(&mut self, text: &str, html: &str) -> bool {
        *self.0.lock().unwrap() = (text.to_owned(), html.to_owned());
        true
    }
}

fn with_memory(window: &mut Window) -> Memory {
    let memory = Memory::default();
    app(window).clipboard = Clipboard::with(memory.clone());
    memory
}

/// The basic expenditure of the sample with a cell selected.
pub(super) fn at(label: &str) -> Window {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label(label).click();
    window.run();
    window
}

pub(super) fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

pub(super) fn previews(window: &Window) -> bool {
    window.query_by_label("粘贴预览").is_some()
}

pub(super) fn press_button(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn is_clean(window: &mut Window) -> bool {
    !app(window).workspace().unwrap().document.is_dirty()
}

/// The first empty row below the lines of the basic expenditure.
fn new_row(budget: &Budget) -> usize {
    let is_basic = |line: &&bianzhi::model::ExpenditureLine| line.project.is_none();
    budget.expenditure.iter().filter(is_basic).count() + 1
}

#[test]
fn a_block_that_can_be_read_goes_in_at_once_and_is_one_step() {
    let mut window = at("预算数（万元） 第1行");
    paste(&mut window, "1,000.5\n（２）\n-\n");
    assert!(!previews(&window));
    assert_eq!(value(&window, "预算数（万元） 第1行"), "1,000.50");
    assert_eq!(value(&window, "预算数（万元） 第2行"), "-2.00");
    assert_eq!(value(&window, "预算数（万元） 第3行"), "");
    window.get_by_label("已粘贴 3 行 × 1 列");
    press_ctrl(&mut window, Key::Z);
    assert!(is_clean(&mut window));
}

#[test]
fn a_paste_of_one_cell_says_nothing_unless_something_was_made_of_it() {
    let mut window = at("预算数（万元） 第1行");
    paste(&mut window, "5");
    assert!(window.query_by_label_contains("已粘贴").is_none());
    paste(&mut window, "预算数（元）\n70000");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "7.00");
    window.get_by_label("已粘贴 1 行 × 1 列，金额由元换算为万元");
}

#[test]
fn what_can_be_read_goes_in_without_the_rest() {
    let mut window = at("预算数（万元） 第1行");
    let second = value(&window, "预算数（万元） 第2行");
    paste(&mut window, "1\n不是数\n3\n");
    press_button(&mut window, "粘贴全部可识别的");
    window.get_by_label("已粘贴 3 行 × 1 列，1 格未粘贴");
    assert_eq!(value(&window, "预算数（万元） 第1行"), "1.00");
    assert_eq!(value(&window, "预算数（万元） 第2行"), second);
    assert_eq!(value(&window, "预算数（万元） 第3行"), "3.00");
}

#[test]
fn columns_go_where_the_header_says_and_in_its_unit() {
    let mut window = at("支出类别 第1行");
    let before = budget(&mut window);
    let row = new_row(&before);
    window.get_by_label("预算数（万元） 第1行").click();
    press_ctrl(&mut window, Key::End);
    press(&mut window, Key::Home);
    paste(
        &mut window,
        "备注\t部门经济科目\t无关\t功能科目\t预算数（元）\r\n新增\t办公费\tx\t[2080150]事业运行\t￥12,000\r\n\t\t\t\t\r\n",
    );
    assert!(previews(&window));
    assert_eq!(value(&window, "预算数（元） 粘贴到"), "预算数（万元）");
    assert_eq!(value(&window, "无关 粘贴到"), "不粘贴");
    window.get_by_label("1 列不粘贴");
    press_button(&mut window, "粘贴");
    let after = budget(&mut window);
    assert_eq!(after.expenditure.len(), before.expenditure.len() + 1);
    let line = after.expenditure.last().unwrap();
    assert_eq!(line.amount.fen(), 1_200_000);
    assert_eq!(line.note, "新增");
    assert_eq!(
        line.economic.map(|it| it.to_string()).as_deref(),
        Some("30201")
    );
    assert_eq!(
        line.function.map(|it| it.to_string()).as_deref(),
        Some("2080150")
    );
    // As a typed row, it has unit and kind from the one above.
    let above = before
        .expenditure
        .iter()
        .rfind(|it| it.project.is_none())
        .unwrap();
    assert_eq!((line.unit, line.kind), (above.unit, above.kind));
    assert_eq!(value(&window, &format!("预算数（万元） 第{row}行")), "1.20");
}

#[test]
fn a_special_paste_is_always_shown_first() {
    let mut window = at("预算数（万元） 第1行");
    let memory = with_memory(&mut window);
    command(&mut window, Command::PasteSpecial);
    window.get_by_label_contains("剪贴板里没有可以粘贴的内容");
    *memory.0.lock().unwrap() = ("5".to_owned(), String::new());
    command(&mut window, Command::PasteSpecial);
    window.get_by_label("共 1 格，0 格不能识别");
    press(&mut window, Key::Escape);
    paste(&mut window, "5");
    assert!(!previews(&window));
}

#[test]
fn a_table_on_the_clipboard_keeps_lines_and_merged_cells() {
    let mut window = at("预算数（万元） 第1行");
    let memory = with_memory(&mut window);
    memory.0.lock().unwrap().1 = "<table><tr><td rowspan=2>6<tr></table>".to_owned();
    paste(&mut window, "6\n6\n");
    assert_eq!(value(&window, "预算数（万元） 第1行"), "6.00");
    assert_eq!(value(&window, "预算数（万元） 第2行"), "");
}

#[test]
fn one_value_fills_the_selected_cells() {
    let mut window = at("预算数（万元） 第1行");
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    paste(&mut window, "9");
    assert_eq!(value(&window, "预算数（万元） 第1行"), "9.00");
    assert_eq!(value(&window, "预算数（万元） 第2行"), "9.00");
}

#[test]
fn a_cut_copies_and_empties_in_one_step() {
    let mut window = at("预算数（万元） 第1行");
    let memory = with_memory(&mut window);
    let before = value(&window, "预算数（万元） 第1行").replace(',', "");
    window.event(Event::Cut);
    window.run();
    assert_eq!(memory.0.lock().unwrap().0, format!("{before}\r\n"));
    assert_eq!(value(&window, "预算数（万元） 第1行"), "");
    let undo = app(&mut window)
        .workspace()
        .unwrap()
        .document
        .history()
        .steps(Direction::Back)
        .next()
        .map(|step| step.label.clone());
    assert_eq!(undo.as_deref(), Some("剪切"));
}

#[test]
fn what_is_copied_keeps_codes_text_and_has_labels_when_asked() {
    let mut window = at("部门经济科目 第1行");
    let memory = with_memory(&mut window);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    window.run();
    command(&mut window, Command::CopyWithHeader);
    let (text, html) = memory.0.lock().unwrap().clone();
    assert!(
        text.starts_with("部门经济科目\t预算数（万元）\r\n30"),
        "{text}"
    );
    assert!(
        html.contains(r#"<td style='mso-number-format:"\@"' sdnum="0;0;@">30"#),
        "{html}"
    );
    let amount = budget(&mut window).expenditure[0].amount.fen() / 1_000_000;
    assert!(html.contains(&format!("<td>{amount}.")), "{html}");
}

#[test]
fn figures_of_a_table_are_copied_as_shown() {
    let mut window = sample();
    let memory = with_memory(&mut window);
    show_step(&mut window, Step::Tables);
    let workspace = app(&mut window).workspace().unwrap();
    let at = workspace.view.tables.selected().unwrap();
    let book = workspace.document.book();
    let shown = book.tables[at.table]
        .printed(book.cell(at).unwrap())
        .replace(',', "");
    assert!(!shown.is_empty());
    window.event(Event::Copy);
    window.run();
    assert_eq!(memory.0.lock().unwrap().0, format!("{shown}\r\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_can_be_pasted_and_taken_back(
        text in "[0-9,.\t\n\"（万%\\-#=办公费a]{0,40}|[ -~]{0,30}",
        html in "(<(table|tr|td|br)>|[0-9a&;办]){0,20}",
    ) {
        let mut window = at("支出类别 第1行");
        let before = budget(&mut window);
        let memory = with_memory(&mut window);
        memory.0.lock().unwrap().1 = html;
        paste(&mut window, &text);
        if previews(&window) {
            press_ctrl(&mut window, Key::Enter);
            press(&mut window, Key::Escape);
        }
        press_ctrl(&mut window, Key::Z);
        prop_assert_eq!(budget(&mut window), before);
    }
}

/// The basic expenditure of the sample beside another unit, so that the unit is a column.
pub(super) fn with_two_units() -> Window {
    let mut window = sample();
    let next = budget(&mut window).next_id;
    let record = Record::Unit(BudgetUnit {
        id: UnitId::new(next),
        name: "另一单位".to_owned(),
        ..BudgetUnit::default()
    });
    let edit = Edit::Insert {
        at: 1,
        record: Box::new(record),
    };
    send(
        &mut window,
        Action::Commit(Transaction::new("新增", vec![edit])),
    );
    show_step(&mut window, Step::Basic);
    window
}

#[test]
fn an_unknown_unit_is_not_taken_for_the_one_above() {
    let mut window = with_two_units();
    window.get_by_label("预算单位 第1行").click();
    window.run();
    press_ctrl(&mut window, Key::End);
    press(&mut window, Key::Home);
    let before = budget(&mut window).expenditure.len();
    paste(&mut window, "没有的单位\t基本支出-公用经费\n");
    assert!(previews(&window));
    press_button(&mut window, "粘贴全部可识别的");
    let after = budget(&mut window).expenditure;
    assert_eq!(after.len(), before + 1);
    assert_eq!(after.last().unwrap().unit, None);
}
