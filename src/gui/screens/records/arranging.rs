//! Which rows and columns a pane shows, and in which order: what a column's menu asks for is done here.
//!
//! View state only, apart from an order that is saved, which is a change like any other.

use egui::Ui;

use super::active::ActivePane;
use super::column_menu::Asked;
use super::column_menu::ColumnMenu;
use super::column_menu::Opening;
use super::column_menu::PaneState;
use super::pane::Pane;
use crate::gui::action::Action;
use crate::gui::records::Listing;
use crate::gui::records::RecordModel;
use crate::gui::records::RowView;
use crate::gui::records::save_order;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Frozen;
use crate::gui::widgets::grid::GridModel;
use crate::model::Field;
use crate::model::RecordId;

impl Pane {
    /// The records of a sheet as a grid shows them; its rows are found once for each state of the budget.
    pub fn model<'a>(&mut self, ctx: &'a ViewCtx<'a>, shown: ActivePane) -> RecordModel<'a> {
        if self.within != shown.within {
            self.within = shown.within;
            self.view.reset();
            self.listed = None;
        }
        let key = (ctx.revision, self.view.version());
        let known = self.listed.take().filter(|(of, _)| *of == key);
        let find = || (key, Listing::of(shown.sheet, shown.within, &self.view, ctx));
        let (_, listing) = self.listed.insert(known.unwrap_or_else(find));
        RecordModel::listed(shown.sheet, shown.within, listing.clone(), ctx)
            .arranged(&self.view)
            .without(&self.grid.columns.hidden)
    }

    /// How the rows are arranged.
    pub const fn view(&self) -> &RowView {
        &self.view
    }

    /// Shows all rows again.
    pub fn clear_filters(&mut self) {
        self.view.clear_filters();
    }

    /// The cell of a record's field, shown again where filter or hidden column kept it from sight;
    /// says what that took.
    pub(super) fn uncover(
        &mut self,
        ctx: &ViewCtx<'_>,
        shown: ActivePane,
        (record, field): (RecordId, Option<Field>),
    ) -> (Option<Cell>, Option<&'static str>) {
        let mut news = None;
        if let Some(field) = field
            && self.grid.columns.hidden.remove(field.name())
        {
            news = Some("已重新显示隐藏的列");
        }
        let cell = self.model(ctx, shown).cell_of(record, field);
        if cell.is_some() || !self.view.is_filtered() {
            return (cell, news);
        }
        self.view.clear_filters();
        let cell = self.model(ctx, shown).cell_of(record, field);
        (cell, cell.map(|_| "已取消筛选，以显示要定位的行").or(news))
    }

    /// What the status bar says of order and filter.
    pub(super) fn arrangement_of(&self, model: &RecordModel<'_>) -> String {
        let mut words = Vec::new();
        if let Some((_, listing)) = self.listed.as_ref().filter(|_| self.view.is_filtered()) {
            words.push(format!("已筛选 {}/{}", listing.rows.len(), listing.total));
        }
        if let Some((id, order)) = self.view.sort() {
            let column = model.columns().iter().find(|column| column.id == id);
            let title = column.map_or("", |column| column.title());
            words.push(format!("按{title}{}", order.label()));
        }
        words.join("，")
    }

    pub(super) fn column_menu_ui(
        &mut self,
        ui: &Ui,
        ctx: &ViewCtx<'_>,
        shown: ActivePane,
        model: &RecordModel<'_>,
    ) {
        if let Some((col, anchor)) = self.wanted_menu.take()
            && let Some(column) = model.columns().get(col)
        {
            let all = RecordModel::new(shown.sheet, shown.within, ctx);
            let opening = Opening {
                column: &column.id,
                kind: model.kind(col),
                anchor,
                tallied: self.view.tally(&column.id, &all),
                entry: &ctx.entry,
            };
            self.column_menu = Some(ColumnMenu::open(ui.ctx(), opening, &self.view));
        }
        let Some(menu) = &mut self.column_menu else {
            return;
        };
        let state = PaneState {
            view: &self.view,
            prefs: &self.grid.columns,
            columns: model.columns().len(),
            entry: &ctx.entry,
        };
        let (is_open, asked) = menu.show(ui, &state);
        let column = menu.column().to_owned();
        if !is_open {
            self.column_menu = None;
            self.grid.take_focus();
        }
        if let Some(asked) = asked {
            self.do_asked(ctx, shown, &column, asked);
            ui.ctx().request_repaint();
        }
    }

    fn do_asked(&mut self, ctx: &ViewCtx<'_>, shown: ActivePane, column: &str, asked: Asked) {
        let prefs = &mut self.grid.columns;
        match asked {
            Asked::Sort(order) => self.rearrange(ctx, shown, |view, all| {
                view.sort_by(order.map(|order| (column.to_owned(), order)), all);
            }),
            Asked::Filter(filter) => self.rearrange(ctx, shown, |view, all| {
                view.set_filter(column, filter, all);
            }),
            Asked::ClearFilters => self.rearrange(ctx, shown, |view, _| view.clear_filters()),
            Asked::Reapply => self.rearrange(ctx, shown, RowView::arrange),
            Asked::SaveOrder => {
                match save_order(shown.sheet, shown.within, &self.view, ctx.budget) {
                    Ok(change) => {
                        ctx.send(Action::Commit(change));
                        self.rearrange(ctx, shown, |view, all| view.sort_by(None, all));
                    }
                    Err(error) => ctx.send(Action::Caution(error.to_string())),
                }
            }
            Asked::Hide => {
                prefs.hidden.insert(column.to_owned());
            }
            Asked::ShowAll => prefs.hidden.clear(),
            Asked::Freeze => prefs.frozen = Frozen::UpTo(column.to_owned()),
            Asked::Unfreeze => prefs.frozen = Frozen::Nothing,
            Asked::UsualWidths => prefs.widths.clear(),
        }
    }

    /// Arranges the rows anew; the selection stays with its record, if that is still seen.
    pub(super) fn rearrange(
        &mut self,
        ctx: &ViewCtx<'_>,
        shown: ActivePane,
        change: impl FnOnce(&mut RowView, &RecordModel<'_>),
    ) {
        let active = self.grid.active();
        let record = self.model(ctx, shown).record(active.row);
        change(
            &mut self.view,
            &RecordModel::new(shown.sheet, shown.within, ctx),
        );
        let model = self.model(ctx, shown);
        let row = record.and_then(|record| model.cell_of(record, None));
        let row = row.map_or(0, |cell| cell.row);
        self.grid.select(Cell::new(row, active.col));
    }
}
