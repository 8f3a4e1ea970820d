//! The screen of the official tables: the list of tables, and the table.
//!
//! What a figure is made of stands in the panel at the right.

mod list;
mod model;
mod other;
mod widths;

use std::collections::BTreeMap;

use egui::Ui;

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::FilledForm;
use crate::compute::FilledTable;
use crate::compute::FormTasks;
use crate::gui::action::Action;
use crate::gui::clipboard::copied;
use crate::gui::names::shown_name;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::ColumnPrefs;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::summarize;
use crate::gui::widgets::side_list::SideRequest;
use crate::gui::widgets::side_list::beside;
use crate::packs::TableId;
use list::TablesList;

pub use model::TableModel;
pub use other::OtherForm;

const SIDE: SideDef = SideDef {
    id: "tables list",
    name: "报表列表",
    width: sizes::TABLES_WIDTH,
};

/// View state of the tables.
#[derive(Default)]
pub struct TablesScreen {
    shown: usize,
    side: Side,
    list: TablesList,
    /// By table; the forms of one table share theirs.
    grids: BTreeMap<TableId, GridState>,
    /// What was made of the columns before, by the names of the settings.
    kept: BTreeMap<String, ColumnPrefs>,
    selected: Option<CellRef>,
    /// Count and sum of the selection, for the status bar.
    pub summary: Option<Summary>,
    /// What a range of a table adds up to, found once for each state of the budget.
    summed: Option<((u64, usize, CellRange), Summary)>,
}

impl TablesScreen {
    /// Shows a cell.
    pub fn go_to(&mut self, book: &Book, cell: CellRef) {
        self.shown = cell.table;
        self.list.reveal();
        if let Some(table) = book.tables.get(cell.table) {
            let (row, column) = (cell.row, cell.column);
            self.grid(table).select(Cell::new(row, column));
        }
    }

    /// Takes what was made of the columns before.
    pub fn keep(&mut self, kept: BTreeMap<String, ColumnPrefs>) {
        self.kept = kept;
    }

    /// What was made of the columns, by the names of the settings.
    pub fn columns(&self) -> impl Iterator<Item = (String, &ColumnPrefs)> {
        let grids = self.grids.iter();
        grids.map(|(id, grid)| (kept_as(id), &grid.columns))
    }

    /// The grid of a table; one that is new begins at the first figure.
    fn grid(&mut self, table: &FilledTable) -> &mut GridState {
        self.grids.entry(table.id.clone()).or_insert_with(|| {
            let mut grid = GridState::at(first_figure(table));
            grid.columns = self
                .kept
                .get(&kept_as(&table.id))
                .cloned()
                .unwrap_or_default();
            grid
        })
    }

    /// The table that is shown, by its position.
    pub const fn shown(&self) -> usize {
        self.shown
    }

    /// The grid of a table, which is shown from now on.
    pub fn grid_at(&mut self, book: &Book, at: usize) -> Option<&mut GridState> {
        let table = book.tables.get(at)?;
        self.shown = at;
        Some(self.grid(table))
    }

    /// The figure that is selected.
    pub const fn selected(&self) -> Option<CellRef> {
        self.selected
    }

    /// Number and title of the table that is shown, and what there is to know about it.
    pub fn heading(&self, ctx: &ViewCtx<'_>) -> (String, String) {
        let Some(table) = ctx.book.tables.get(self.shown) else {
            return (Step::Tables.label().to_owned(), String::new());
        };
        let title = table.full_name();
        let help = match ctx.changes.count(self.shown) {
            0 if table.is_empty => "本表没有数据，按空表公开".to_owned(),
            0 => Step::Tables.help().to_owned(),
            count => format!("上一步操作使本表 {count} 个数变化，已用底色标出"),
        };
        (title.trim().to_owned(), help)
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let side = self.side.ui(ui, ctx, &SIDE, |ui| self.list_ui(ui, ctx));
        self.side = side.unwrap_or(self.side);
        let Some(table) = ctx.book.tables.get(self.shown) else {
            ui.centered_and_justified(|ui| ui.weak("此规则包没有报表"));
            return;
        };
        let active = self.grid(table).active();
        let cell = CellRef {
            table: self.shown,
            row: active.row,
            column: active.col,
        };
        self.selected = table.form.is_none().then_some(cell);
        let detail = egui::CentralPanel::default().frame(detail_frame());
        detail.show(ui, |ui| {
            head_ui(ui, table);
            notes_ui(ui, table);
            // The bar at the right takes its place whether it is needed or not.
            let available = ui.available_width() - ui.spacing().scroll.bar_width;
            let model = TableModel::new(table, self.shown, ctx.changes, available);
            let found = ctx.found.in_table(self.shown);
            let grid = self.grid(table);
            grid.mark_found(found);
            let output = Grid::new(table.id.as_str())
                .without_row_numbers()
                .keeps_focus()
                .show(ui, grid, &model);
            for event in output.events {
                let (range, has_header) = match event {
                    GridEvent::Copy { range, has_header } => (range, has_header),
                    GridEvent::Cut(range) => (range, false),
                    _ => continue,
                };
                ctx.send(Action::Copy(copied(&model, range, has_header)));
            }
            let range = grid.range();
            let is_block = !range.is_single() && !table.rows.is_empty();
            let key = (ctx.revision, self.shown, range);
            let known = self.summed.take().filter(|(of, _)| *of == key);
            self.summed =
                is_block.then(|| known.unwrap_or_else(|| (key, summarize(&model, range))));
            self.summary = self.summed.map(|(_, summary)| summary);
        });
    }

    /// Opens a table at its first figure.
    pub fn open(&mut self, book: &Book, at: usize) {
        if let Some(table) = book.tables.get(at) {
            self.shown = at;
            self.grid(table).select(first_figure(table));
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        match self.list.ui(ui, ctx, self.shown) {
            Some(SideRequest::Show(at)) => {
                self.look_at(ctx.book, at);
                self.side.close_if_clicked(ui);
            }
            Some(SideRequest::Enter) => self.take_keyboard(ctx.book),
            None => {}
        }
    }

    /// Shows a table; the keyboard stays where it is.
    fn look_at(&mut self, book: &Book, at: usize) {
        if let Some(table) = book.tables.get(at) {
            self.shown = at;
            self.grid(table).start_at(first_figure(table));
        }
    }

    fn take_keyboard(&mut self, book: &Book) {
        self.side.close();
        if let Some(table) = book.tables.get(self.shown) {
            self.grid(table).take_focus();
        }
    }
}

impl DetailScreen for TablesScreen {
    fn turn(&mut self, _panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        if let Some(at) = beside(self.shown, forward) {
            self.look_at(ctx.book, at);
            self.list.reveal();
        }
    }

    fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        self.list.has_keyboard(window)
    }

    fn enter_list(&mut self) {
        self.side.open();
        self.list.take_focus();
    }

    fn enter_detail(&mut self, _panes: &mut Panes, ctx: &ViewCtx<'_>) {
        self.take_keyboard(ctx.book);
    }
}

/// Under this name the columns of a table are kept; sheets of records have names without a stroke.
fn kept_as(table: &TableId) -> String {
    format!("table/{}", table.as_str())
}

/// A table of the book as the data of a grid of any width.
pub fn table_model<'a>(ctx: &'a ViewCtx<'_>, at: usize) -> TableModel<'a> {
    TableModel::new(&ctx.book.tables[at], at, ctx.changes, 0.0)
}

/// The title; of a form, which has the title over it, whose it is.
pub fn table_name(table: &FilledTable, ctx: &ViewCtx<'_>) -> String {
    let owner = table.form.as_ref().and_then(|form| form.owner);
    owner.map_or_else(
        || table.title.clone(),
        |owner| shown_name(ctx.budget, owner),
    )
}

/// The first cell with an amount, so that there is something to see of what it is made of.
fn first_figure(table: &FilledTable) -> Cell {
    let figures = table.rows.iter().enumerate().filter_map(|(row, filled)| {
        let col = filled.cells.iter().position(|it| !it.amount().is_zero())?;
        Some(Cell::new(row, col))
    });
    figures.into_iter().next().unwrap_or_default()
}

fn head_ui(ui: &mut Ui, table: &FilledTable) {
    for (left, right) in &table.head_lines {
        let sides = egui::Sides::new().shrink_left().truncate();
        sides.show(
            ui,
            |ui| ui.label(left).on_hover_text(left),
            |ui| ui.label(right),
        );
    }
    if let Some(form) = &table.form {
        let height = ui.available_height() * 0.4;
        egui::ScrollArea::vertical()
            .id_salt("form head")
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| form_ui(ui, table, form));
    }
}

/// What stands in a form above its indicators.
fn form_ui(ui: &mut Ui, table: &FilledTable, form: &FilledForm) {
    fields_ui(ui, &form.fields);
    if let Some(tasks) = &form.tasks {
        tasks_ui(ui, table, tasks);
    }
    fields_ui(ui, &form.fields_below);
}

fn fields_ui(ui: &mut Ui, rows: &[Vec<(String, String)>]) {
    for row in rows {
        ui.horizontal_wrapped(|ui| {
            for (label, text) in row {
                ui.colored_label(theme::palette(ui).text_weak, label);
                ui.label(text);
                ui.add_space(2.0 * sizes::GAP);
            }
        });
    }
}

/// The main tasks of a form with their amounts.
fn tasks_ui(ui: &mut Ui, table: &FilledTable, tasks: &FormTasks) {
    ui.colored_label(theme::palette(ui).text_weak, &tasks.label);
    egui::Grid::new("form tasks").num_columns(2).show(ui, |ui| {
        tasks.header.iter().for_each(|label| {
            ui.weak(label);
        });
        ui.end_row();
        for (task, amount) in &tasks.rows {
            ui.label(task);
            ui.label(table.format.show(*amount));
            ui.end_row();
        }
    });
}

fn notes_ui(ui: &mut Ui, table: &FilledTable) {
    if table.notes.is_empty() {
        return;
    }
    egui::Panel::bottom("table notes")
        .show_separator_line(false)
        .show(ui, |ui| {
            for note in &table.notes {
                ui.small(note);
            }
        });
}
