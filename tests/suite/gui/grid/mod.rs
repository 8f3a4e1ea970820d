//! The grid alone, over a small table in memory.

mod blocks;
mod selecting;
mod typing;

use std::borrow::Cow;

use bianzhi::gui::theme;
use bianzhi::gui::widgets::grid::Cell;
use bianzhi::gui::widgets::grid::CellMark;
use bianzhi::gui::widgets::grid::ColumnKind;
use bianzhi::gui::widgets::grid::Editability;
use bianzhi::gui::widgets::grid::Grid;
use bianzhi::gui::widgets::grid::GridColumn;
use bianzhi::gui::widgets::grid::GridEvent;
use bianzhi::gui::widgets::grid::GridModel;
use bianzhi::gui::widgets::grid::GridState;
use bianzhi::gui::widgets::grid::MarkLevel;
use egui::Event;
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
            vec![
                "30201".to_owned(),
                format!("摘要{row}"),
                (row * 100).to_string(),
                "5".to_owned(),
            ]
        };
        Self {
            columns,
            cells: (0..rows).map(row).collect(),
        }
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
        (cell == Cell::new(1, AMOUNT)).then(|| CellMark {
            level: MarkLevel::Error,
            message: "与批复不符".to_owned(),
        })
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
        let output = Grid::new("表")
            .keeps_focus()
            .show(ui, &mut screen.state, &screen.table);
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
    let screen = Screen {
        table: Table::with_rows(rows),
        state: GridState::default(),
        events: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size([760.0, 400.0])
        // Short enough for two clicks to be a double click.
        .with_step_dt(0.016)
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
