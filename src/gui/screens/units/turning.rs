//! From unit to unit, from tab to tab, and between the tree and what stands beside it.

use super::PROFILE;
use super::Shown;
use super::TABS;
use super::UnitsScreen;
use super::sheet_of;
use super::tree::tree;
use crate::gui::focus::Focus;
use crate::gui::screens::records::pane::Panes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::side_list::beside;
use crate::gui::widgets::tab::turned;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::RecordKind;
use crate::model::UnitId;

impl UnitsScreen {
    /// What is selected where no list of records is.
    pub fn focus(&self, panes: &Panes) -> Focus {
        if self.shown == Shown::All || self.tab != RecordKind::Unit {
            return Focus::Nothing;
        }
        let mut profile = panes.iter().filter(|(id, _)| *id == PROFILE);
        profile
            .next()
            .map_or(Focus::Nothing, |(_, pane)| pane.focus)
    }

    /// Shows the next or previous tab.
    pub fn turn_tab(&mut self, panes: &mut Panes, budget: &Budget, forward: bool) {
        let tab = turned(&TABS, self.tab, forward);
        self.show_tab(panes, self.unit(budget), tab);
    }

    /// Shows the next or previous entry of the tree.
    pub fn turn(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        let units = tree(ctx, &self.folded).units;
        let shown = self.unit(ctx.budget).map(|it| it.id);
        let at = units.iter().position(|it| *it == shown);
        let beside = at.and_then(|at| beside(at, forward));
        if let Some(unit) = beside.and_then(|at| units.get(at)) {
            self.choose(panes, *unit);
            self.list.reveal();
        }
    }

    /// Moves the keyboard between the tree and the detail.
    pub fn switch_side(&mut self, ctx: &egui::Context, panes: &mut Panes, budget: &Budget) {
        if self.list.has_keyboard(ctx) {
            self.enter(panes, self.unit(budget));
        } else {
            self.list.take_focus();
        }
    }

    /// Shows a unit, or all of them, from the first row of each list on.
    pub(super) fn choose(&mut self, panes: &mut Panes, unit: Option<UnitId>) {
        self.shown = unit.map_or(Shown::All, Shown::Unit);
        panes.leave();
        for kind in TABS {
            panes.get(sheet_of(kind).id).grid.start_at(Cell::default());
        }
    }

    pub(super) fn show_tab(
        &mut self,
        panes: &mut Panes,
        unit: Option<&BudgetUnit>,
        tab: RecordKind,
    ) {
        self.tab = tab;
        panes.leave();
        self.enter(panes, unit);
    }

    /// Gives the detail the keyboard.
    pub(super) fn enter(&self, panes: &mut Panes, unit: Option<&BudgetUnit>) {
        panes.get(self.pane_id(unit)).grid.take_focus();
    }
}
