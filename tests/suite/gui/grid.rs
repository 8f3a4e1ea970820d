//! The grid alone, over a small table in memory.

use std::borrow::Cow;

use bianzhi::gui::theme;
use bianzhi::gui::widgets::grid::Cell;
use bianzhi::gui::widgets::grid::CellMark;
use bianzhi::gui::widgets::grid::CellRange;
use bianzhi::gui::widgets::grid::ColumnKind;
use bianzhi::gui::widgets::grid::Editability;
use bianzhi::gui::widgets::grid::Grid;
use bianzhi::gui::widgets::grid::GridColumn;
use bianzhi::gui::widgets::grid::GridEvent;
use bianzhi::gui::widgets::grid::GridModel;
use bianzhi::gui::widgets::grid::GridState;
use bianzhi::gui::widgets::grid::MarkLevel;
use bianzhi::gui::widgets::grid::summarize;
use egui::Event;
use egui::ImeEvent;
use egui::Key;
use egui::Modifiers;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// Rows of 科目 (picked), 摘要 and 金额 (typed), 合计 (refused).
struct Table {
    columns: Vec<GridColumn>,
    cells: Vec<Vec<String>>,
}

const CODE: usize = 0;
const NOTE: usize = 1;
const AMOUNT: usize = 2;
const TOTAL: usize = 3;

impl Table {
    fn with_rows(rows: usize) -> Self {
        let columns = vec![
            GridColumn::new("code", "科目", ColumnKind::Text),
            GridColumn::new("note", "摘要", ColumnKind::Text),
            GridColumn::new("amount", "金额", ColumnKind::Number).under("年初预算"),
            GridColumn::new("total", "合计", ColumnKind::Number).under("年初预算"),
        ];
        let row = |row: usize| {
            vec!["30201".to_owned(), format!("摘要{row}"), (row * 100).to_string(), "5".to_owned()]
        };
        Self { columns, cells: (0..rows).map(row).collect() }
    }
}

impl GridModel for Table {
    fn columns(&self) -> &[GridColumn] {
        &self.columns
    }

    fn row_count(&self) -> usize {
        self.cells.len()
    }

    fn frozen_columns(&self) -> usize {
        1
    }

    fn text(&self, cell: Cell) -> Cow<'_, str> {
        Cow::Borrowed(&self.cells[cell.row][cell.col])
    }

    fn editability(&self, cell: Cell) -> Editability {
        match cell.col {
            CODE => Editability::Picked,
            TOTAL => Editability::Refused("合计由程序计算".into()),
            _ => Editability::Typed,
        }
    }

    fn mark(&self, cell: Cell) -> Option<CellMark> {
        (cell == Cell::new(1, AMOUNT))
            .then(|| CellMark { level: MarkLevel::Error, message: "与批复不符".to_owned() })
    }

    fn number(&self, cell: Cell) -> Option<i64> {
        self.text(cell).parse().ok().filter(|_| cell.col >= AMOUNT)
    }

    fn refusal(&self, cell: Cell, text: &str) -> Option<String> {
        (cell.col == AMOUNT && text.parse::<i64>().is_err()).then(|| "金额应为数字".to_owned())
    }
}

struct Screen {
    table: Table,
    state: GridState,
    events: Vec<GridEvent>,
}

impl Screen {
    /// What the screen does with a commit, as any screen would.
    fn show(ui: &mut egui::Ui, screen: &mut Self) {
        let output = Grid::new("表").keeps_focus().show(ui, &mut screen.state, &screen.table);
        for event in output.events {
            if let GridEvent::Commit { cell, text } = &event {
                screen.table.cells[cell.row][cell.col].clone_from(text);
            }
            if event != GridEvent::SelectionChanged {
                screen.events.push(event);
            }
        }
    }
}

fn harness(rows: usize) -> Harness<'static, Screen> {
    let screen =
        Screen { table: Table::with_rows(rows), state: GridState::default(), events: Vec::new() };
    let mut harness = Harness::builder()
        .with_size([760.0, 400.0])
        // Short enough for two clicks to be a double click.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(12)
        .with_context_setup(theme::install)
        .build_ui_state(Screen::show, screen);
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, Screen>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn press_with(harness: &mut Harness<'_, Screen>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn type_text(harness: &mut Harness<'_, Screen>, text: &str) {
    for c in text.chars() {
        harness.event(Event::Text(c.to_string()));
    }
    harness.run();
}

fn value(harness: &Harness<'_, Screen>, label: &str) -> String {
    harness.get_by_label(label).value().unwrap_or_default()
}

fn select(harness: &mut Harness<'_, Screen>, row: usize, col: usize) {
    harness.state_mut().state.select(Cell::new(row, col));
    harness.run();
}

fn active(harness: &Harness<'_, Screen>) -> Cell {
    harness.state().state.active()
}

#[test]
fn typing_replaces_the_cell_and_enter_goes_down() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    type_text(&mut harness, "42");
    assert!(harness.state().state.is_editing());
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "金额 第1行"), "42");
    assert_eq!(active(&harness), Cell::new(1, AMOUNT));
}

#[test]
fn enter_in_the_same_frame_as_the_text_waits_for_it() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let burst = [Event::Text("7".into()), key(Key::Enter), Event::Text("8".into()), key(Key::Enter)];
    harness.input_mut().events.extend(burst);
    harness.run();
    assert_eq!(value(&harness, "金额 第1行"), "7");
    assert_eq!(value(&harness, "金额 第2行"), "8");
    assert_eq!(active(&harness), Cell::new(2, AMOUNT));
}

#[test]
fn escape_restores_and_commits_nothing() {
    let mut harness = harness(5);
    select(&mut harness, 2, NOTE);
    type_text(&mut harness, "别的");
    assert_eq!(value(&harness, "摘要 第3行"), "别的");
    press(&mut harness, Key::Escape);
    assert_eq!(value(&harness, "摘要 第3行"), "摘要2");
    assert!(harness.state().events.is_empty());
}

#[test]
fn f2_keeps_the_text_and_arrows_move_inside_it() {
    let mut harness = harness(5);
    select(&mut harness, 0, NOTE);
    press(&mut harness, Key::F2);
    press(&mut harness, Key::ArrowLeft);
    type_text(&mut harness, "第");
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "摘要 第1行"), "摘要第0");
}

#[test]
fn a_double_click_edits() {
    let mut harness = harness(5);
    for _ in 0..2 {
        harness.get_by_label("摘要 第2行").click();
    }
    harness.run();
    assert!(harness.state().state.is_editing());
    type_text(&mut harness, "尾");
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "摘要 第2行"), "摘要1尾");
}

#[test]
fn tab_goes_right_and_enter_returns_to_where_tab_began() {
    let mut harness = harness(5);
    select(&mut harness, 1, NOTE);
    press(&mut harness, Key::Tab);
    type_text(&mut harness, "9");
    press(&mut harness, Key::Tab);
    assert_eq!(active(&harness), Cell::new(1, TOTAL));
    press(&mut harness, Key::Enter);
    assert_eq!(active(&harness), Cell::new(2, NOTE));
    press_with(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(active(&harness), Cell::new(2, CODE));
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(active(&harness), Cell::new(1, NOTE));
}

#[test]
fn tab_at_the_end_of_a_row_goes_to_the_next() {
    let mut harness = harness(3);
    select(&mut harness, 0, TOTAL);
    press(&mut harness, Key::Tab);
    assert_eq!(active(&harness), Cell::new(1, CODE));
}

#[test]
fn a_text_the_model_refuses_stays_in_the_editor() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    type_text(&mut harness, "一百");
    press(&mut harness, Key::Enter);
    assert!(harness.state().state.is_editing());
    assert_eq!(active(&harness), Cell::new(0, AMOUNT));
    harness.get_by_label("金额应为数字");
    press(&mut harness, Key::Escape);
    assert_eq!(value(&harness, "金额 第1行"), "0");
}

#[test]
fn a_refused_cell_says_why() {
    let mut harness = harness(5);
    select(&mut harness, 0, TOTAL);
    type_text(&mut harness, "1");
    harness.get_by_label("合计由程序计算");
    assert!(!harness.state().state.is_editing());
    assert_eq!(value(&harness, "合计 第1行"), "5");
    press(&mut harness, Key::ArrowDown);
    assert!(harness.query_by_label("合计由程序计算").is_none());
}

#[test]
fn typing_in_a_picked_cell_opens_the_picker_with_the_text() {
    let mut harness = harness(5);
    select(&mut harness, 0, CODE);
    type_text(&mut harness, "b");
    let opened = harness.state().events.iter().any(
        |event| matches!(event, GridEvent::OpenPicker { cell, text, .. } if *cell == Cell::new(0, CODE) && text == "b"),
    );
    assert!(opened, "{:?}", harness.state().events);
    assert_eq!(value(&harness, "科目 第1行"), "30201");
}

#[test]
fn an_input_method_can_start_on_a_selected_cell() {
    let mut harness = harness(5);
    select(&mut harness, 0, NOTE);
    assert!(harness.output().platform_output.ime.is_some());
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    harness.event(preedit("ban"));
    harness.run();
    // While composing, Enter belongs to the input method.
    press(&mut harness, Key::ArrowDown);
    assert_eq!(active(&harness), Cell::new(0, NOTE));
    harness.event(Event::Ime(ImeEvent::Commit("办公".to_owned())));
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(value(&harness, "摘要 第1行"), "办公");
}

#[test]
fn amounts_are_typed_with_the_input_method_off() {
    let mut harness = harness(5);
    select(&mut harness, 0, AMOUNT);
    assert!(harness.output().platform_output.ime.is_none());
}

#[test]
fn a_range_is_copied_as_a_block() {
    let mut harness = harness(5);
    select(&mut harness, 1, NOTE);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let range = CellRange { first: Cell::new(1, NOTE), last: Cell::new(2, AMOUNT) };
    assert_eq!(harness.state().state.range(), range);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("摘要1\t100\r\n摘要2\t200\r\n"));
    let summary = summarize(&harness.state().table, range);
    assert_eq!((summary.filled, summary.numbers, summary.sum), (4, 2, 300));
}

#[test]
fn a_block_is_pasted_at_the_selection_and_delete_asks_to_clear() {
    let mut harness = harness(5);
    select(&mut harness, 1, NOTE);
    harness.event(Event::Paste("一\t1\n二\t2\n".to_owned()));
    harness.run();
    press(&mut harness, Key::Delete);
    let range = CellRange::between(Cell::new(1, NOTE), Cell::new(1, NOTE));
    let block = vec![vec!["一".to_owned(), "1".to_owned()], vec!["二".to_owned(), "2".to_owned()]];
    let expected = vec![GridEvent::Paste { range, block }, GridEvent::Clear(range)];
    assert_eq!(harness.state().events, expected);
}

#[test]
fn the_mouse_selects_and_shift_extends() {
    let mut harness = harness(5);
    harness.get_by_label("摘要 第2行").click();
    harness.run();
    assert_eq!(active(&harness), Cell::new(1, NOTE));
    harness.get_by_label("金额 第4行").click_modifiers(Modifiers::SHIFT);
    harness.run();
    let range = CellRange { first: Cell::new(1, NOTE), last: Cell::new(3, AMOUNT) };
    assert_eq!(harness.state().state.range(), range);
}

#[test]
fn a_hundred_thousand_rows_show_only_what_is_visible() {
    let mut harness = harness(100_000);
    press_with(&mut harness, Modifiers::COMMAND, Key::End);
    assert_eq!(active(&harness), Cell::new(99_999, TOTAL));
    assert_eq!(value(&harness, "摘要 第100000行"), "摘要99999");
    assert!(harness.query_by_label("摘要 第1行").is_none());
    press_with(&mut harness, Modifiers::COMMAND, Key::Home);
    assert_eq!(value(&harness, "摘要 第1行"), "摘要0");
}

#[test]
fn an_empty_table_takes_every_key_without_harm() {
    let mut harness = harness(0);
    for key in [Key::ArrowDown, Key::Enter, Key::Tab, Key::F2, Key::End, Key::PageDown, Key::Backspace] {
        press(&mut harness, key);
    }
    type_text(&mut harness, "字");
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    assert!(harness.state().table.cells.is_empty());
    assert!(!harness.state().state.is_editing());
}
