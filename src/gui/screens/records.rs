//! The screen of a step with records: tabs of sheets, the grid, picker and text dialog.

use std::collections::BTreeMap;

use egui::Ui;

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::records::CoverModel;
use crate::gui::records::Pasted;
use crate::gui::records::RecordModel;
use crate::gui::records::SheetDef;
use crate::gui::records::choices_for;
use crate::gui::records::clear;
use crate::gui::records::commit;
use crate::gui::records::fill_down;
use crate::gui::records::paste;
use crate::gui::records::place_of;
use crate::gui::records::sheet_named;
use crate::gui::records::sheets_of;
use crate::gui::step::Step;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::summarize;
use crate::gui::widgets::picker::Picked;
use crate::gui::widgets::picker::Picker;
use crate::gui::widgets::text_dialog::TextDialog;
use crate::gui::widgets::text_dialog::TextOutcome;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName;
use crate::model::RecordId;
use crate::model::ValueKind;

/// The grid of the cover; sheets have their own ids.
pub const COVER: &str = "cover";

/// View state of all record screens.
#[derive(Default)]
pub struct RecordsScreen {
    grids: BTreeMap<&'static str, GridState>,
    tabs: BTreeMap<Step, &'static str>,
    asking: Option<Asking>,
    /// Count and sum of the selection, for the status bar.
    pub summary: Option<Summary>,
}

/// A picker or dialog that is open for a cell.
struct Asking {
    cell: Cell,
    kind: ValueKind,
    dialog: Dialog,
}

enum Dialog {
    Picker(Picker),
    Text(TextDialog),
}

impl RecordsScreen {
    /// The sheet shown under a step; none for the cover.
    pub fn sheet(&self, step: Step) -> Option<&'static SheetDef> {
        let wanted = self.tabs.get(&step);
        sheets_of(step)
            .find(|sheet| Some(&sheet.id) == wanted)
            .or_else(|| sheets_of(step).next())
    }

    /// The view state of a grid.
    pub fn grid(&mut self, id: &'static str) -> &mut GridState {
        self.grids.entry(id).or_default()
    }

    /// Whether a picker or dialog is open for a cell.
    pub fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Gives a grid the widths that were kept.
    pub fn set_widths(&mut self, id: &str, widths: &BTreeMap<String, f32>) {
        if let Some(sheet) = sheet_named(id) {
            self.grid(sheet.id).set_widths(widths.clone());
        }
    }

    /// All grids that were shown, by id.
    pub fn grids(&self) -> impl Iterator<Item = (&'static str, &GridState)> {
        self.grids.iter().map(|(id, state)| (*id, state))
    }

    /// Shows a record on its sheet; gives the step it belongs to.
    pub fn go_to(
        &mut self,
        ctx: &ViewCtx<'_>,
        record: RecordId,
        field: Option<Field>,
    ) -> Option<Step> {
        let sheet = place_of(ctx.budget, record)?;
        let model = RecordModel::new(sheet, ctx.entry, ctx.marks);
        let cell = model.cell_of(record, field)?;
        self.tabs.insert(sheet.step, sheet.id);
        self.grid(sheet.id).select(cell);
        Some(sheet.step)
    }

    /// Shows a row of a sheet.
    pub fn go_to_row(&mut self, sheet: &'static SheetDef, row: usize) {
        self.tabs.insert(sheet.step, sheet.id);
        self.grid(sheet.id).select(Cell::new(row, 0));
    }

    /// Shows a field of the cover.
    pub fn go_to_cover(&mut self, field: CoverField) -> Step {
        let row = CoverField::ALL
            .iter()
            .position(|it| *it == field)
            .unwrap_or(0);
        self.grid(COVER).select(Cell::new(row, 1));
        Step::Cover
    }

    /// Shows a step's records.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, step: Step) {
        let Some(sheet) = self.sheet(step) else {
            self.cover_ui(ui, ctx);
            return;
        };
        self.tabs_ui(ui, ctx, step, sheet);
        let model = RecordModel::new(sheet, ctx.entry, ctx.marks);
        let state = self.grids.entry(sheet.id).or_default();
        let output = Grid::new(sheet.id).keeps_focus().show(ui, state, &model);
        self.summary = summary(state.range(), &model);
        if model.rows.is_empty() {
            hint_ui(ui, output.response.rect, sheet);
        }
        output
            .response
            .context_menu(|ui| menu_ui(ui, ctx, &model, state));
        for event in output.events {
            self.on_event(ctx, &model, event);
        }
        self.asking_ui(ui, ctx, sheet.id, &|cell, text| {
            commit(&model, cell, text)
                .map(Some)
                .map_err(|error| error.to_string())
        });
    }

    fn tabs_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, step: Step, shown: &SheetDef) {
        if sheets_of(step).count() < 2 {
            return;
        }
        ui.horizontal(|ui| {
            for sheet in sheets_of(step) {
                let label = match sheet.count(ctx.budget) {
                    0 => sheet.title.to_owned(),
                    count => format!("{} {count}", sheet.title),
                };
                if ui.selectable_label(sheet.id == shown.id, label).clicked() {
                    self.tabs.insert(step, sheet.id);
                    self.grid(sheet.id).take_focus();
                }
            }
        });
    }

    fn on_event(&mut self, ctx: &ViewCtx<'_>, model: &RecordModel<'_>, event: GridEvent) {
        match event {
            GridEvent::Commit { cell, text } => match commit(model, cell, &text) {
                Ok(transaction) => ctx.send(Action::Commit(transaction)),
                Err(error) => ctx.send(Action::Caution(error.to_string())),
            },
            GridEvent::Clear(range) => send_block(ctx, clear(model, range)),
            GridEvent::Paste { range, block } => send_block(ctx, paste(model, range, &block)),
            GridEvent::FillDown(range) => send_block(ctx, fill_down(model, range)),
            GridEvent::OpenPicker { cell, text, rect } => {
                let field = model.fields[cell.col];
                self.asking = Some(Asking {
                    cell,
                    kind: field.kind(),
                    dialog: dialog(field.label(), field.kind(), model, cell, text, rect),
                });
            }
            GridEvent::Refused { reason, .. } => ctx.send(Action::Caution(reason)),
            GridEvent::SelectionChanged | GridEvent::Clicked(_) | GridEvent::Opened(_) => {}
        }
    }

    fn cover_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let model = CoverModel::new(ctx.entry);
        let state = self
            .grids
            .entry(COVER)
            .or_insert_with(|| GridState::at(Cell::new(0, 1)));
        let output = Grid::new(COVER)
            .without_row_numbers()
            .keeps_focus()
            .show(ui, state, &model);
        self.summary = None;
        for event in output.events {
            match event {
                GridEvent::Commit { cell, text } => send_cover(ctx, model.commit(cell.row, &text)),
                GridEvent::OpenPicker { cell, text, rect } => {
                    let Some(field) = CoverModel::field(cell.row) else {
                        continue;
                    };
                    let dialog = dialog(field.label(), field.kind(), &model, cell, text, rect);
                    self.asking = Some(Asking {
                        cell,
                        kind: field.kind(),
                        dialog,
                    });
                }
                GridEvent::Paste { range, block } => {
                    for (down, row) in block.iter().enumerate() {
                        if let Some(text) = row.last() {
                            send_cover(ctx, model.commit(range.first.row + down, text));
                        }
                    }
                }
                GridEvent::Clear(range) => {
                    range
                        .rows()
                        .for_each(|row| send_cover(ctx, model.commit(row, "")));
                }
                GridEvent::Refused { reason, .. } => ctx.send(Action::Caution(reason)),
                GridEvent::FillDown(_)
                | GridEvent::SelectionChanged
                | GridEvent::Clicked(_)
                | GridEvent::Opened(_) => {}
            }
        }
        self.asking_ui(ui, ctx, COVER, &|cell, text| {
            model
                .commit(cell.row, text)
                .map_err(|error| error.to_string())
        });
    }

    /// Shows the open picker or dialog; its outcome goes into the cell it was opened for.
    fn asking_ui(&mut self, ui: &Ui, ctx: &ViewCtx<'_>, grid: &'static str, commit: CommitFn<'_>) {
        let Some(asking) = &mut self.asking else {
            return;
        };
        let (text, motion) = match &mut asking.dialog {
            Dialog::Picker(picker) => {
                let kind = asking.kind;
                match picker.show(ui.ctx(), &|query| choices_for(&ctx.entry, kind, query)) {
                    None => return,
                    Some(Picked::Nothing) => (None, (0, 0)),
                    Some(Picked::Choice { choice, goes_right }) => {
                        (Some(choice.value), if goes_right { (0, 1) } else { (1, 0) })
                    }
                }
            }
            Dialog::Text(dialog) => match dialog.show(ui.ctx()) {
                None => return,
                Some(TextOutcome::Cancelled) => (None, (0, 0)),
                Some(TextOutcome::Done(text)) => (Some(text), (0, 0)),
            },
        };
        let cell = asking.cell;
        self.asking = None;
        if let Some(text) = text {
            match commit(cell, &text) {
                Ok(Some(transaction)) => ctx.send(Action::Commit(transaction)),
                Ok(None) => {}
                Err(reason) => ctx.send(Action::Caution(reason)),
            }
        }
        self.grid(grid)
            .select(Cell::new(cell.row + motion.0, cell.col + motion.1));
        ui.ctx().request_repaint();
    }
}

/// What to do on an empty sheet, in the cells' area below the row that waits for an entry.
fn hint_ui(ui: &mut Ui, cells: egui::Rect, sheet: &SheetDef) {
    let top = (cells.top() + 2.0 * sizes::ROW).min(cells.bottom());
    let area = cells
        .with_min_y(top)
        .shrink2(egui::vec2(2.0 * sizes::ROW, 0.0));
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(area));
    ui.vertical_centered(|ui| {
        ui.label(sheet.hint());
        if sheet.refusal().is_none() {
            let key = Command::AddRow.info().shortcut;
            let key = key.map_or(String::new(), |key| ui.ctx().format_shortcut(&key));
            ui.weak(format!(
                "在上面的空行直接输入，或按 {key} 增加行；也可以从 Excel、WPS 复制后粘贴"
            ));
        }
    });
}

/// What can be done with the selected rows.
fn menu_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, model: &RecordModel<'_>, state: &GridState) {
    for command in [Command::AddRow, Command::DeleteRows] {
        let is_usable = model.sheet.refusal().is_none();
        if ui
            .add_enabled(is_usable, egui::Button::new(command.info().text))
            .clicked()
        {
            ctx.send(Action::Command(command));
        }
    }
    if ui.button("清除内容").clicked() {
        send_block(ctx, clear(model, state.range()));
    }
    ui.separator();
    let record = model.record(state.active().row);
    let response = ui.add_enabled(record.is_some(), egui::Button::new("数字去向…"));
    if let Some(record) = record.filter(|_| response.clicked()) {
        ctx.send(Action::ShowReach(record));
    }
}

type CommitFn<'a> = &'a dyn Fn(Cell, &str) -> Result<Option<crate::edit::Transaction>, String>;

fn dialog(
    label: &str,
    kind: ValueKind,
    model: &dyn GridModel,
    cell: Cell,
    typed: String,
    rect: egui::Rect,
) -> Dialog {
    if kind == ValueKind::LongText {
        let text = if typed.is_empty() {
            model.edit_text(cell).into_owned()
        } else {
            typed
        };
        Dialog::Text(TextDialog::new(label, text))
    } else {
        Dialog::Picker(Picker::new(label, rect, typed))
    }
}

fn send_block(ctx: &ViewCtx<'_>, pasted: Pasted) {
    ctx.send(Action::CommitBlock {
        transaction: pasted.transaction,
        remarks: pasted.remarks,
    });
}

fn send_cover(
    ctx: &ViewCtx<'_>,
    change: Result<Option<crate::edit::Transaction>, crate::model::EntryError>,
) {
    match change {
        Ok(Some(transaction)) => ctx.send(Action::Commit(transaction)),
        Ok(None) => {}
        Err(error) => ctx.send(Action::Caution(error.to_string())),
    }
}

fn summary(range: CellRange, model: &dyn GridModel) -> Option<Summary> {
    if range.is_single() || model.row_count() == 0 {
        return None;
    }
    Some(summarize(model, range))
}
