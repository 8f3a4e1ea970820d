//! A grid of values of the budget with all that belongs to it: picker, text dialog, menu.
//!
//! Screens put panes side by side; what is typed into any of them becomes an action here.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use egui::Ui;

use super::active::ActivePane;
use super::asking::Answer;
use super::asking::Asking;
use super::column_menu::ColumnMenu;
use super::concerned::Turns;
use super::incoming::Incoming;
use super::menu;
use super::preview::PastePreview;
use crate::gui::action::Action;
use crate::gui::clipboard::copied;
use crate::gui::dispatch::PastePlace;
use crate::gui::focus::Focus;
use crate::gui::records::BlockChange;
use crate::gui::records::EntryModel;
use crate::gui::records::FormModel;
use crate::gui::records::FormRow;
use crate::gui::records::Listing;
use crate::gui::records::RecordModel;
use crate::gui::records::RowView;
use crate::gui::records::Within;
use crate::gui::records::clear;
use crate::gui::records::commit;
use crate::gui::records::cut;
use crate::gui::records::fill_down;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::ColumnPrefs;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridOutput;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::summarize;

/// The panes of all screens, by id.
#[derive(Default)]
pub struct Panes {
    by_id: BTreeMap<&'static str, Pane>,
    /// What was made of the columns before, by pane.
    kept: BTreeMap<String, ColumnPrefs>,
    /// The pane commands concern: the one shown alone, or the one that had the keyboard last.
    active: Option<ActivePane>,
    /// The pane commands about cells concern.
    pub(super) concerned: Option<&'static str>,
    /// What has become of rows and columns that nobody asked for, to be told in passing.
    pub news: Option<&'static str>,
}

/// How the rows and columns of a list are arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    pane: &'static str,
    version: u64,
    hidden: BTreeSet<String>,
}

/// How a pane is put on a screen.
#[derive(Clone, Copy, Debug)]
pub struct PaneOptions {
    /// Takes the keyboard whenever nothing else has it: for the one pane a screen is about.
    pub keeps_focus: bool,
}

impl PaneOptions {
    /// The one pane a screen is about.
    pub const LEADING: Self = Self { keeps_focus: true };
    /// A pane beside it.
    pub const BESIDE: Self = Self { keeps_focus: false };
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
    /// How the rows are arranged, in words; empty while all are shown in their own order.
    pub arrangement: String,
    /// A block from the clipboard on its way into the cells.
    pub incoming: Option<Incoming>,
    pub(super) preview: Option<PastePreview>,
    asking: Option<Asking>,
    pub(super) turns: Turns,
    pub(super) view: RowView,
    /// Whose records were shown last; another's are not arranged yet.
    pub(super) within: Within,
    /// The rows of a state of the budget and of an arrangement.
    pub(super) listed: Option<((u64, u64), Listing)>,
    /// What a range adds up to, as long as neither budget nor arrangement change.
    summed: Option<((u64, u64, CellRange), Summary)>,
    pub(super) column_menu: Option<ColumnMenu>,
    /// A column whose menu is asked for, and where its header is.
    pub(super) wanted_menu: Option<(usize, egui::Rect)>,
}

impl Panes {
    /// A pane.
    pub fn get(&mut self, id: &'static str) -> &mut Pane {
        self.by_id.entry(id).or_insert_with(|| {
            let mut pane = Pane::default();
            pane.grid.columns = self.kept.get(id).cloned().unwrap_or_default();
            pane
        })
    }

    /// Takes what was made of the columns before.
    pub fn keep(&mut self, kept: BTreeMap<String, ColumnPrefs>) {
        self.kept = kept;
    }

    /// All panes that were shown, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Pane)> {
        self.by_id.iter().map(|(id, pane)| (*id, pane))
    }

    /// The records of a list as it shows them, or would: a look changes nothing of what is shown.
    pub fn look_at<'a>(&mut self, ctx: &'a ViewCtx<'a>, list: ActivePane) -> RecordModel<'a> {
        let pane = self.get(list.id());
        if pane.within == list.within {
            pane.model(ctx, list)
        } else {
            RecordModel::new(list.sheet, list.within, ctx)
        }
    }

    /// How each list is arranged, to see whether cells are still where they were.
    pub fn arranged(&self) -> Vec<Arranged> {
        let of = |(id, pane): (&&'static str, &Pane)| Arranged {
            pane: id,
            version: pane.view().version(),
            hidden: pane.grid.columns.hidden.clone(),
        };
        self.by_id.iter().map(of).collect()
    }

    /// Whether a picker or dialog is open for a cell.
    pub fn is_asking(&self) -> bool {
        let is_asking = |pane: &Pane| {
            pane.asking.is_some() || pane.column_menu.is_some() || pane.preview.is_some()
        };
        self.by_id.values().any(is_asking)
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
        self.by_id.get(self.active?.id())
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
        let pane = self.get(shown.id());
        pane.records_ui(ui, ctx, shown, options);
        if options.keeps_focus && is_unclaimed || pane.is_claimed(ui.ctx()) {
            self.active = Some(shown);
        }
    }
}

impl Pane {
    fn records_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        shown: ActivePane,
        options: PaneOptions,
    ) {
        let model = self.model(ctx, shown);
        let output = self.grid_ui(ui, ctx, shown.id(), options, &model);
        let active = self.grid.active();
        self.focus = match model.record(active.row) {
            Some(record) => Focus::Record(record, model.field(active.col)),
            None => Focus::Nothing,
        };
        self.arrangement = self.arrangement_of(&model);
        if model.rows.is_empty() {
            let area = output.response.rect;
            menu::hint_ui(ui, area, shown, self.view.is_filtered());
        }
        let mut asked = None;
        output.response.context_menu(|ui| {
            asked = menu::ui(ui, ctx, &model, active);
        });
        if let Some((column, filter)) = asked {
            self.rearrange(ctx, shown, |view, all| {
                view.set_filter(&column, Some(filter), all);
            });
        }
        self.column_menu_ui(ui, ctx, shown, &model);
    }

    /// Shows a form.
    pub fn form_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        id: &'static str,
        options: PaneOptions,
        model: FormModel<'_>,
    ) {
        let bar = ui.spacing().scroll.bar_width;
        let model = &model.fitted(ui.available_width() - bar);
        if self.grid.active().col == 0 {
            self.grid.start_at(Cell::new(self.grid.active().row, 1));
        }
        let output = self.grid_ui(ui, ctx, id, options, model);
        let menu = |ui: &mut Ui| menu::cells_ui(ui, ctx, true);
        output.response.context_menu(menu);
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
        if options.keeps_focus && self.column_menu.is_none() {
            grid = grid.keeps_focus();
        }
        if !model.is_list() {
            grid = grid.without_row_numbers();
        }
        self.grid.mark_found(ctx.found.in_pane(id));
        let mut output = grid.show(ui, &mut self.grid, model);
        self.note_turn(ui.ctx(), &output.response);
        self.summary = self.sum(ctx, model);
        for event in output.events.drain(..) {
            self.on_event(ctx, id, model, event);
        }
        self.asking_ui(ui, ctx, model);
        self.paste_ui(ui, ctx, model);
        output
    }

    fn on_event(
        &mut self,
        ctx: &ViewCtx<'_>,
        id: &'static str,
        model: &dyn EntryModel,
        event: GridEvent,
    ) {
        match event {
            GridEvent::Commit { cell, text } => send_commit(ctx, model, cell, &text),
            GridEvent::Clear(range) => send_block(ctx, clear(model, range)),
            GridEvent::Copy { range, has_header } => {
                ctx.send(Action::Copy(copied(model, range, has_header)));
            }
            GridEvent::Cut(range) => {
                ctx.send(Action::Copy(copied(model, range, false)));
                send_block(ctx, cut(model, range));
            }
            GridEvent::Paste { range, text } => {
                let place = PastePlace {
                    pane: id,
                    range,
                    is_special: false,
                };
                ctx.send(Action::ReadClipboard(place, text));
            }
            GridEvent::FillDown(range) => send_block(ctx, fill_down(model, range)),
            GridEvent::OpenPicker {
                cell,
                text,
                rect,
                behind,
            } => self.asking = Asking::new(ctx, model, cell, (text, rect, behind)),
            GridEvent::ColumnMenu { col, rect } => self.wanted_menu = Some((col, rect)),
            GridEvent::Refused { reason, .. } => ctx.send(Action::Caution(reason)),
            GridEvent::SelectionChanged | GridEvent::Clicked(_) | GridEvent::Opened(_) => {}
        }
    }

    /// What the selected range adds up to, looked at once.
    fn sum(&mut self, ctx: &ViewCtx<'_>, model: &dyn EntryModel) -> Option<Summary> {
        let range = self.grid.range();
        if range.is_single() || model.row_count() == 0 {
            return None;
        }
        let key = (ctx.revision, self.view.version(), range);
        let known = self.summed.take().filter(|(of, _)| *of == key);
        let (_, summary) = self
            .summed
            .insert(known.unwrap_or_else(|| (key, summarize(model, range))));
        Some(*summary)
    }

    /// Shows the open picker or dialog; its outcome goes into the cell it was opened for.
    fn asking_ui(&mut self, ui: &Ui, ctx: &ViewCtx<'_>, model: &dyn EntryModel) {
        let answer = self.asking.as_mut().and_then(|it| it.show(ui.ctx(), ctx));
        let Some(Answer { cell, text, way }) = answer else {
            return;
        };
        self.asking = None;
        if let Some(text) = text {
            send_commit(ctx, model, cell, &text);
        }
        self.grid.go_on(cell, way);
        self.grid.take_focus_back(ui.ctx());
    }
}

fn send_commit(ctx: &ViewCtx<'_>, model: &dyn EntryModel, cell: Cell, text: &str) {
    match commit(model, cell, text) {
        Ok(Some(transaction)) => ctx.send(Action::Commit(transaction)),
        Ok(None) => {}
        Err(error) => ctx.send(Action::Caution(error.to_string())),
    }
}

fn send_block(ctx: &ViewCtx<'_>, change: BlockChange) {
    ctx.send(Action::CommitBlock {
        transaction: change.transaction,
        done: None,
        remarks: change.remarks,
    });
}
