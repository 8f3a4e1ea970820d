//! A grid of values of the budget with all that belongs to it: picker, text dialog, menu.
//!
//! Screens put panes side by side; what is typed into any of them becomes an action here.

use std::collections::BTreeMap;
use std::rc::Rc;

use egui::Ui;

use super::menu;
use crate::gui::action::Action;
use crate::gui::focus::Focus;
use crate::gui::records::Choosing;
use crate::gui::records::EntryModel;
use crate::gui::records::FormModel;
use crate::gui::records::FormRow;
use crate::gui::records::Pasted;
use crate::gui::records::RecordModel;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::records::clear;
use crate::gui::records::commit;
use crate::gui::records::fill_down;
use crate::gui::records::paste;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridOutput;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::summarize;
use crate::gui::widgets::picker::Picked;
use crate::gui::widgets::picker::Picker;
use crate::gui::widgets::text_dialog::TextDialog;
use crate::gui::widgets::text_dialog::TextOutcome;
use crate::model::RecordId;
use crate::model::ValueKind;

/// The panes of all screens, by id.
#[derive(Default)]
pub struct Panes {
    panes: BTreeMap<&'static str, Pane>,
    /// The pane commands concern: the one shown alone, or the one that had the keyboard last.
    active: Option<ActivePane>,
}

/// A pane with a list of records, as commands see it.
#[derive(Clone, Copy, Debug)]
pub struct ActivePane {
    /// Its id.
    pub id: &'static str,
    /// What it shows.
    pub sheet: &'static SheetDef,
    /// Whose records it shows.
    pub within: Within,
}

/// How a pane is put on a screen.
#[derive(Clone, Copy, Debug)]
pub struct PaneOptions {
    /// Takes the keyboard whenever nothing else has it: for the one pane a screen is about.
    pub keeps_focus: bool,
}

/// View state of one grid of values.
#[derive(Default)]
pub struct Pane {
    /// Selection, widths, scroll position.
    pub grid: GridState,
    /// Count and sum of the selection, for the status bar.
    pub summary: Option<Summary>,
    /// What is selected.
    pub focus: Focus,
    asking: Option<Asking>,
    /// The rows of a state of the budget.
    rows: Option<(u64, Within, Rc<[RecordId]>)>,
}

/// A picker or dialog that is open for a cell.
struct Asking {
    cell: Cell,
    dialog: Dialog,
}

enum Dialog {
    Picker(Picker, Box<Choosing>),
    Text(TextDialog),
}

impl Panes {
    /// A pane.
    pub fn get(&mut self, id: &'static str) -> &mut Pane {
        self.panes.entry(id).or_default()
    }

    /// All panes that were shown or have widths, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Pane)> {
        self.panes.iter().map(|(id, pane)| (*id, pane))
    }

    /// Whether a picker or dialog is open for a cell.
    pub fn is_asking(&self) -> bool {
        self.panes.values().any(|pane| pane.asking.is_some())
    }

    /// Another screen is shown: no pane of the last one is concerned any more.
    pub fn leave(&mut self) {
        self.active = None;
    }

    /// The list of records commands concern.
    pub const fn active(&self) -> Option<ActivePane> {
        self.active
    }

    /// The pane commands concern.
    pub fn active_pane(&self) -> Option<&Pane> {
        self.panes.get(self.active?.id)
    }

    /// Commands concern this list from now on.
    pub fn activate(&mut self, active: ActivePane) {
        self.active = Some(active);
    }

    /// Shows the records of a sheet.
    pub fn records_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        shown: ActivePane,
        options: PaneOptions,
    ) {
        let is_unclaimed = self.active.is_none();
        let pane = self.get(shown.id);
        pane.records_ui(ui, ctx, shown, options);
        if options.keeps_focus && is_unclaimed || pane.grid.has_keyboard(ui.ctx()) {
            self.active = Some(shown);
        }
    }
}

impl Pane {
    /// The records of a sheet as a grid shows them; its rows are found once for each state of the budget.
    pub fn model<'a>(&mut self, ctx: &'a ViewCtx<'a>, shown: ActivePane) -> RecordModel<'a> {
        let key = (ctx.revision, shown.within);
        let known = self
            .rows
            .take()
            .filter(|(revision, within, _)| (*revision, *within) == key);
        let find = || {
            let rows = shown.sheet.rows(ctx.budget, shown.within);
            (key.0, key.1, rows.into())
        };
        let (_, _, rows) = self.rows.insert(known.unwrap_or_else(find));
        RecordModel::with_rows(shown.sheet, shown.within, Rc::clone(rows), ctx)
    }

    fn records_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        shown: ActivePane,
        options: PaneOptions,
    ) {
        let model = self.model(ctx, shown);
        let output = self.grid_ui(ui, ctx, shown.id, options, &model);
        let active = self.grid.active();
        self.focus = match model.record(active.row) {
            Some(record) => Focus::Record(record, model.field(active.col)),
            None => Focus::Nothing,
        };
        if model.rows.is_empty() {
            menu::hint_ui(ui, output.response.rect, shown.sheet);
        }
        let range = self.grid.range();
        output
            .response
            .context_menu(|ui| menu::ui(ui, ctx, &model, active, range));
    }

    /// Shows a form.
    pub fn form_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        id: &'static str,
        options: PaneOptions,
        model: &FormModel<'_>,
    ) {
        if self.grid.active().col == 0 {
            self.grid.start_at(Cell::new(self.grid.active().row, 1));
        }
        self.grid_ui(ui, ctx, id, options, model);
        self.summary = None;
        self.focus = match model.row(self.grid.active().row) {
            Some(FormRow::Of(record, field)) => Focus::Record(record, Some(field)),
            Some(FormRow::Cover(_)) | None => Focus::Nothing,
        };
    }

    /// Shows a grid and turns what is asked of it into actions.
    fn grid_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        id: &'static str,
        options: PaneOptions,
        model: &dyn EntryModel,
    ) -> GridOutput {
        let mut grid = Grid::new(id);
        if options.keeps_focus {
            grid = grid.keeps_focus();
        }
        if !model.is_list() {
            grid = grid.without_row_numbers();
        }
        let mut output = grid.show(ui, &mut self.grid, model);
        self.summary = summary(self.grid.range(), model);
        for event in output.events.drain(..) {
            self.on_event(ctx, model, event);
        }
        self.asking_ui(ui, ctx, model);
        output
    }

    fn on_event(&mut self, ctx: &ViewCtx<'_>, model: &dyn EntryModel, event: GridEvent) {
        match event {
            GridEvent::Commit { cell, text } => send_commit(ctx, model, cell, &text),
            GridEvent::Clear(range) => send_block(ctx, clear(model, range)),
            GridEvent::Paste { range, block } => send_block(ctx, paste(model, range, &block)),
            GridEvent::FillDown(range) => send_block(ctx, fill_down(model, range)),
            GridEvent::OpenPicker { cell, text, rect } => {
                self.asking = asking(ctx, model, cell, (text, rect));
            }
            GridEvent::Refused { reason, .. } => ctx.send(Action::Caution(reason)),
            GridEvent::SelectionChanged | GridEvent::Clicked(_) | GridEvent::Opened(_) => {}
        }
    }

    /// Shows the open picker or dialog; its outcome goes into the cell it was opened for.
    fn asking_ui(&mut self, ui: &Ui, ctx: &ViewCtx<'_>, model: &dyn EntryModel) {
        let Some(asking) = &mut self.asking else {
            return;
        };
        let (text, motion) = match &mut asking.dialog {
            Dialog::Picker(picker, choosing) => {
                match picker.show(ui.ctx(), &|query| choosing.search(ctx, query)) {
                    None => return,
                    Some(Picked::Nothing) => (None, (0, 0)),
                    Some(Picked::Choice { value, goes_right }) => {
                        choosing.note(ctx, &value);
                        (Some(value), if goes_right { (0, 1) } else { (1, 0) })
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
            send_commit(ctx, model, cell, &text);
        }
        self.grid
            .select(Cell::new(cell.row + motion.0, cell.col + motion.1));
        ui.ctx().request_repaint();
    }
}

/// What asks for a cell's value where it isn't typed in place.
fn asking(
    ctx: &ViewCtx<'_>,
    model: &dyn EntryModel,
    cell: Cell,
    (typed, rect): (String, egui::Rect),
) -> Option<Asking> {
    let field = model.field_at(cell)?;
    let present = model.edit_text(cell).into_owned();
    let dialog = if field.kind == ValueKind::LongText {
        let text = if typed.is_empty() { present } else { typed };
        Dialog::Text(TextDialog::new(field.label, text))
    } else {
        let choosing = Choosing::new(ctx, field.kind, model.subject(cell));
        let picker = Picker::new(field.label, rect, typed).at(present);
        Dialog::Picker(picker, Box::new(choosing))
    };
    Some(Asking { cell, dialog })
}

fn send_commit(ctx: &ViewCtx<'_>, model: &dyn EntryModel, cell: Cell, text: &str) {
    match commit(model, cell, text) {
        Ok(Some(transaction)) => ctx.send(Action::Commit(transaction)),
        Ok(None) => {}
        Err(error) => ctx.send(Action::Caution(error.to_string())),
    }
}

pub(super) fn send_block(ctx: &ViewCtx<'_>, pasted: Pasted) {
    ctx.send(Action::CommitBlock {
        transaction: pasted.transaction,
        remarks: pasted.remarks,
    });
}

fn summary(range: CellRange, model: &dyn EntryModel) -> Option<Summary> {
    if range.is_single() || model.row_count() == 0 {
        return None;
    }
    Some(summarize(model, range))
}
