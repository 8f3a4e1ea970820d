//! The parameters in force: what the audit measures by, where it comes from, and what this file has instead.
//!
//! Which value is in force is found in `compute`; the lists of words and codes stand on the next tab.

mod adjusting;
mod detail;
mod model;
mod rows;

use egui::Id;
use egui::Panel;
use egui::Ui;

use crate::gui::action::Action;
use crate::gui::clipboard::copied;
use crate::gui::focus::Focus;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::figures::foot_frame;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::check_box;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::search::search_ui;
use crate::model::Field;
use crate::model::ParameterOverrideField;
use crate::model::ParameterOverrideId;
use adjusting::Answer;
use adjusting::Asking;
use adjusting::removed;
use model::NAME;
use model::ParametersModel;
use model::REASON;
use model::VALUE;
use rows::Listed;
use rows::Row;

/// The first value; the row above it names a family.
const FIRST: Cell = Cell { row: 1, col: VALUE };

/// View state of the parameters.
#[derive(Default)]
pub(super) struct ParametersTab {
    search: String,
    /// Only what this file has set anew is listed.
    only_own: bool,
    grid: GridState,
    /// The rows, and the state of the budget and the choice they are for.
    rows: Option<((u64, String, bool), Vec<Row>)>,
    asking: Option<Asking>,
    /// What is selected.
    focus: Focus,
    wants_search: bool,
}

impl ParametersTab {
    /// Gives the list the keyboard.
    pub fn take_focus(&mut self) {
        if self.grid.active() == Cell::default() {
            self.grid.start_at(FIRST);
        }
        self.grid.take_focus();
    }

    /// Gives the field to search in the keyboard.
    pub fn enter_search(&mut self) {
        self.wants_search = true;
    }

    /// Whether the list has the keyboard.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.grid.has_keyboard(ctx)
    }

    /// Whether a dialog is open.
    pub const fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// What is selected.
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// Shows a parameter that was set anew, whatever was looked for.
    pub fn go_to(&mut self, ctx: &ViewCtx<'_>, id: ParameterOverrideId, field: Option<Field>) {
        self.search.clear();
        self.only_own = false;
        let listed = Listed::of(ctx);
        let rows = rows::rows(&listed, "", false);
        let is_it = |row: &Row| listed.own(*row).is_some_and(|own| own.id == id);
        if let Some(row) = rows.iter().position(is_it) {
            self.grid.select(Cell::new(row, column_of(field)));
        }
    }

    /// Shows the parameters.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let listed = Listed::of(ctx);
        self.head_ui(ui, &listed);
        let rows = self.take_rows(ctx, &listed);
        // What is asked about stays beside the question, though the selection has gone on.
        let asked = self.asking.as_ref().map(|it| it.cell.row);
        let at = asked.unwrap_or(self.grid.active().row);
        let row = rows.get(at).copied();
        let available = ui.available_width();
        if available >= sizes::DETAIL_MIN + sizes::PARAMETER_DETAIL {
            Panel::right("parameter detail")
                .exact_size(sizes::PARAMETER_DETAIL)
                .resizable(false)
                .frame(detail_frame())
                .show(ui, |ui| self.detail_ui(ui, ctx, &listed, row));
        } else {
            Panel::bottom("parameter foot")
                .exact_size(sizes::PARAMETER_FOOT.min(ui.available_height() / 2.0))
                .resizable(false)
                .frame(foot_frame())
                .show(ui, |ui| self.detail_ui(ui, ctx, &listed, row));
        }
        self.grid_ui(ui, ctx, &listed, &rows);
        self.rows = self.rows.take().map(|(of, _)| (of, rows));
        if let Some(asking) = &mut self.asking
            && let Some(answer) = asking.show(ui.ctx(), ctx.budget)
        {
            self.grid.select(asking.cell);
            self.asking = None;
            match answer {
                Answer::Change(change) => ctx.send(Action::Commit(change)),
                Answer::Nothing => {}
            }
        }
    }

    fn head_ui(&mut self, ui: &mut Ui, listed: &Listed<'_>) {
        let own = listed.count_own();
        ui.horizontal(|ui| {
            let id = Id::unique("parameter search");
            let hint = "按名称、拼音、规则编号查找";
            let names = ("查找参数", hint);
            let field = search_ui(ui, (id, sizes::SEARCH_FIELD), &mut self.search, names);
            if std::mem::take(&mut self.wants_search) {
                field.response.request_focus();
            }
            if field.goes {
                self.grid.take_focus();
            }
            let mut is_changed = field.response.changed();
            if own > 0 || self.only_own {
                let label = format!("只看本文件调整的 {own}");
                is_changed |= check_box(ui, &mut self.only_own, label).changed();
            }
            if is_changed {
                self.grid.start_at(FIRST);
            }
            ui.weak("本地标准不同的，在“采用的值”中键入，并写明依据的文件");
        });
        ui.add_space(sizes::GAP);
    }

    /// The rows that are listed, found once for each state of the budget and choice; to be put back.
    fn take_rows(&mut self, ctx: &ViewCtx<'_>, listed: &Listed<'_>) -> Vec<Row> {
        let choice = (ctx.revision, self.search.clone(), self.only_own);
        let known = self.rows.take().filter(|(of, _)| *of == choice);
        let rows = known.map_or_else(
            || rows::rows(listed, &self.search, self.only_own),
            |(_, rows)| rows,
        );
        self.rows = Some((choice, Vec::new()));
        rows
    }

    fn grid_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, listed: &Listed<'_>, rows: &[Row]) {
        if rows.is_empty() {
            ui.centered_and_justified(|ui| ui.weak("没有符合条件的参数，请换一个词查找"));
            self.focus = Focus::Nothing;
            return;
        }
        let room = ui.available_width() - ui.spacing().scroll.bar_width;
        let model = ParametersModel::new(ctx, listed, rows, room);
        let grid = Grid::new("parameters").without_row_numbers();
        let grid = if self.wants_search || ui.ctx().text_edit_focused() {
            grid
        } else {
            grid.keeps_focus()
        };
        let output = grid.show(ui, &mut self.grid, &model);
        for event in output.events {
            self.on_event(ctx, &model, event);
        }
        let active = self.grid.active();
        let own = rows.get(active.row).and_then(|row| listed.own(*row));
        self.focus = own.map_or(Focus::Nothing, |own| {
            Focus::Record(own.id.into(), field_of(active.col))
        });
    }

    fn on_event(&mut self, ctx: &ViewCtx<'_>, model: &ParametersModel<'_>, event: GridEvent) {
        match event {
            GridEvent::Commit { cell, text } => self.set(ctx, model, cell, &text),
            GridEvent::Clear(range) => send_removal(ctx, model, range),
            GridEvent::Copy { range, has_header } => {
                ctx.send(Action::Copy(copied(model, range, has_header)));
            }
            GridEvent::Cut(range) => ctx.send(Action::Copy(copied(model, range, false))),
            GridEvent::Paste { range, text } => {
                let text = text.trim();
                let is_one = range.is_single() && range.first.col == VALUE;
                if !is_one || text.contains(['\t', '\n']) {
                    caution(ctx, "参数请逐项调整，每项都要写明依据");
                } else if let Some(reason) = model.refusal(range.first, text) {
                    ctx.send(Action::Caution(reason));
                } else {
                    self.set(ctx, model, range.first, text);
                }
            }
            GridEvent::FillDown(_) => caution(ctx, "参数请逐项调整，每项都要写明依据"),
            GridEvent::OpenPicker { cell, .. } => self.ask_reason(model, cell),
            GridEvent::Refused { reason, .. } => ctx.send(Action::Caution(reason)),
            GridEvent::ColumnMenu { .. }
            | GridEvent::SelectionChanged
            | GridEvent::Clicked(_)
            | GridEvent::Opened(_) => {}
        }
    }

    /// A value was typed: the pack's own is put back at once, another one wants a reason.
    fn set(&mut self, ctx: &ViewCtx<'_>, model: &ParametersModel<'_>, cell: Cell, text: &str) {
        let Some(it) = model.in_force(cell.row) else {
            return;
        };
        let Ok(value) = adjusting::typed(it.parameter, text) else {
            return;
        };
        match value.filter(|value| *value != it.pack.value) {
            None => send_removal(ctx, model, CellRange::between(cell, cell)),
            Some(value) if it.own.is_some_and(|own| own.value == Some(value)) => {}
            Some(value) => self.asking = Some(Asking::new(it, value, cell)),
        }
    }

    fn ask_reason(&mut self, model: &ParametersModel<'_>, cell: Cell) {
        if let Some(it) = model.in_force(cell.row)
            && it.own.is_some()
        {
            self.asking = Some(Asking::new(it, it.value(), cell));
        }
    }

    fn detail_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, listed: &Listed<'_>, row: Option<Row>) {
        let asked = match row {
            Some(Row::InForce(at)) => detail::parameter_ui(ui, ctx, &listed.in_force[at]),
            Some(Row::Idle(at)) => detail::idle_ui(ui, listed.idle[at]),
            Some(Row::Family(_) | Row::IdleHead) | None => None,
        };
        let Some((asked, own)) = asked.zip(row.and_then(|row| listed.own(row))) else {
            return;
        };
        match (asked, row) {
            (detail::Asked::Reason, Some(Row::InForce(at))) => {
                let it = &listed.in_force[at];
                let cell = Cell::new(self.grid.active().row, REASON);
                self.asking = Some(Asking::new(it, it.value(), cell));
            }
            (detail::Asked::Reason, _) => {}
            (detail::Asked::Removal, _) => {
                ctx.send(Action::Commit(removed(&[own])));
                self.grid.take_focus();
            }
        }
    }
}

/// Puts the pack's values back in the rows of a range.
fn send_removal(ctx: &ViewCtx<'_>, model: &ParametersModel<'_>, range: CellRange) {
    if !range.cols().contains(&VALUE) {
        caution(ctx, "要恢复规则包的值，请清空“采用的值”");
        return;
    }
    let own: Vec<_> = range.rows().filter_map(|row| model.own(row)).collect();
    if !own.is_empty() {
        ctx.send(Action::Commit(removed(&own)));
    }
}

fn caution(ctx: &ViewCtx<'_>, text: &str) {
    ctx.send(Action::Caution(text.to_owned()));
}

/// The column a field of an override stands in.
fn column_of(field: Option<Field>) -> usize {
    match field {
        Some(Field::ParameterOverride(ParameterOverrideField::Parameter)) => NAME,
        Some(Field::ParameterOverride(ParameterOverrideField::Reason)) => REASON,
        _ => VALUE,
    }
}

/// The field of an override that stands in a column.
fn field_of(col: usize) -> Option<Field> {
    match col {
        NAME => Some(ParameterOverrideField::Parameter.into()),
        VALUE => Some(ParameterOverrideField::Value.into()),
        REASON => Some(ParameterOverrideField::Reason.into()),
        _ => None,
    }
}
