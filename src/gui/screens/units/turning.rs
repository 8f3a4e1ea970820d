//! From unit to unit, from tab to tab, and between the tree and what stands beside it.

use egui::Context;

use super::PROFILE;
use super::Shown;
use super::TABS;
use super::UnitsScreen;
use super::sheet_of;
use super::tree::tree;
use crate::gui::focus::Focus;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::side_list::beside;
use crate::gui::widgets::tab::turned;
use crate::model::Budget;
use crate::model::RecordKind;
use crate::model::UnitId;

impl DetailScreen for UnitsScreen {
    fn is_on_sheets(&self, budget: &Budget) -> bool {
        self.unit(budget).is_none()
    }

    fn has_tabs(&self) -> bool {
        true
    }

    fn focus(&self, panes: &Panes) -> Focus {
        if self.shown == Shown::All || self.tab != RecordKind::Unit {
            return Focus::Nothing;
        }
        let mut profile = panes.iter().filter(|(id, _)| *id == PROFILE);
        profile
            .next()
            .map_or(Focus::Nothing, |(_, pane)| pane.focus)
    }

    fn turn_tab(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        self.show_tab(panes, ctx, turned(&TABS, self.tab, forward));
    }

    fn turn(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        let units = tree(ctx, &self.folded).units;
        let shown = self.unit(ctx.budget).map(|it| it.id);
        let at = units.iter().position(|it| *it == shown);
        let beside = at.and_then(|at| beside(at, forward));
        if let Some(unit) = beside.and_then(|at| units.get(at)) {
            self.choose(panes, *unit);
            self.list.reveal();
        }
    }

    fn list_has_keyboard(&self, window: &Context) -> bool {
        self.list.has_keyboard(window)
    }

    fn enter_list(&mut self) {
        self.side.open();
        self.list.take_focus();
    }

    fn enter_detail(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>) {
        self.side.close();
        let unit = self.unit(ctx.budget);
        panes.get(self.pane_id(unit)).grid.take_focus();
    }
}

impl UnitsScreen {
    /// Shows a unit, or all of them, from the first row of each list on.
    pub(super) fn choose(&mut self, panes: &mut Panes, unit: Option<UnitId>) {
        self.shown = unit.map_or(Shown::All, Shown::Unit);
        panes.leave();
        for kind in TABS {
            panes.get(sheet_of(kind).id).grid.start_at(Cell::default());
        }
    }

    pub(super) fn show_tab(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, tab: RecordKind) {
        self.tab = tab;
        panes.leave();
        self.enter_detail(panes, ctx);
    }
}
