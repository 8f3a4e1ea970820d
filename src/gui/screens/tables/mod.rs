//! The screen of the official tables: the list of tables, the table, and what a figure is made of.

mod model;
mod trace;

use egui::Ui;

use crate::compute::CellRef;
use crate::compute::FilledTable;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::summarize;
use model::TableModel;

/// View state of the tables.
#[derive(Default)]
pub struct TablesScreen {
    shown: usize,
    grid: GridState,
    /// Count and sum of the selection, for the status bar.
    pub summary: Option<Summary>,
}

impl TablesScreen {
    /// Shows a cell.
    pub fn go_to(&mut self, cell: CellRef) {
        self.shown = cell.table;
        self.grid.select(Cell::new(cell.row, cell.column));
    }

    /// Shows the screen.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        egui::Panel::left("tables list")
            .default_size(sizes::TABLES_WIDTH)
            .resizable(true)
            .show(ui, |ui| self.list_ui(ui, ctx));
        let Some(table) = ctx.book.tables.get(self.shown) else {
            ui.centered_and_justified(|ui| ui.weak("此规则包没有报表"));
            return;
        };
        let selected = self.grid.active();
        let cell = CellRef { table: self.shown, row: selected.row, column: selected.col };
        egui::Panel::bottom("trace")
            .resizable(true)
            .default_size(sizes::TRACE_HEIGHT)
            .show(ui, |ui| trace::ui(ui, ctx, table, cell));
        egui::CentralPanel::no_frame().show(ui, |ui| {
            head_ui(ui, table);
            notes_ui(ui, table);
            let model = TableModel::new(table);
            Grid::new(table.id.as_str())
                .without_row_numbers()
                .keeps_focus()
                .show(ui, &mut self.grid, &model);
            let range = self.grid.range();
            let is_block = !range.is_single() && !table.rows.is_empty();
            self.summary = is_block.then(|| summarize(&model, range));
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, table) in ctx.book.tables.iter().enumerate() {
                let label = table_label(table);
                let button = egui::Button::selectable(at == self.shown, label).truncate();
                let size = egui::vec2(ui.available_width(), sizes::ROW);
                let response = ui.add_sized(size, button.left_text(""));
                if response.clicked() {
                    self.shown = at;
                    self.grid.select(Cell::default());
                }
            }
        });
    }
}

/// Number, title, and for forms whose they are.
fn table_label(table: &FilledTable) -> String {
    let mut label = format!("{} {}", table.number, table.title).trim().to_owned();
    if let Some(form) = &table.form {
        let name = form.fields.iter().flatten().map(|(_, text)| text.as_str()).next();
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            label.push_str(" · ");
            label.push_str(name);
        }
    }
    if table.is_empty {
        label.push_str("（空）");
    }
    label
}

fn head_ui(ui: &mut Ui, table: &FilledTable) {
    ui.vertical_centered(|ui| ui.heading(&table.title));
    for (left, right) in &table.head_lines {
        egui::Sides::new().show(ui, |ui| ui.label(left), |ui| ui.label(right));
    }
    if let Some(form) = &table.form {
        let height = ui.available_height() / 2.0;
        egui::ScrollArea::vertical().id_salt("form head").max_height(height).show(ui, |ui| {
            for row in form.fields.iter().chain(&form.fields_below) {
                ui.horizontal_wrapped(|ui| {
                    for (label, text) in row {
                        ui.colored_label(theme::palette(ui).text_weak, label);
                        ui.label(text);
                        ui.add_space(2.0 * sizes::GAP);
                    }
                });
            }
        });
    }
}

fn notes_ui(ui: &mut Ui, table: &FilledTable) {
    if table.notes.is_empty() {
        return;
    }
    egui::Panel::bottom("table notes").show_separator_line(false).show(ui, |ui| {
        for note in &table.notes {
            ui.small(note);
        }
    });
}
