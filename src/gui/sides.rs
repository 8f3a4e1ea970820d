//! The keys every screen with a list at its side, or with tabs, has in common.

use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::workspace::View;

impl View {
    /// Whether a text of several sentences is being typed into.
    pub(in crate::gui) const fn is_in_text(&self) -> bool {
        self.projects.is_in_text() || self.performance.is_in_text() || self.texts.is_in_text()
    }

    /// Whether a list with the detail of one entry beside it is shown.
    pub(in crate::gui) const fn has_side_list(&self) -> bool {
        match self.step {
            Step::Units | Step::Projects | Step::Performance => true,
            Step::Texts => !self.texts.is_on_sheets(),
            _ => false,
        }
    }

    /// Whether tabs are shown that the keyboard turns.
    pub(in crate::gui) const fn has_tabs(&self) -> bool {
        match self.step {
            Step::Units | Step::Assets | Step::Texts => true,
            Step::Projects => !self.projects.is_on_sheets(),
            _ => false,
        }
    }

    /// Shows the next or previous tab.
    pub(in crate::gui) fn turn_tab(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        let panes = &mut self.panes;
        match self.step {
            Step::Units => self.units.turn_tab(panes, ctx.budget, forward),
            Step::Assets => self.assets.turn_tab(panes, forward),
            Step::Texts => self.texts.turn_tab(panes, forward),
            Step::Projects if !self.projects.is_on_sheets() => {
                self.projects.turn_tab(panes, forward);
            }
            _ => {}
        }
    }

    /// Shows the next or previous entry of the list at the side.
    pub(in crate::gui) fn turn_entry(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        let panes = &mut self.panes;
        match self.step {
            Step::Units => self.units.turn(panes, ctx, forward),
            Step::Projects => self.projects.turn(panes, ctx, forward),
            Step::Performance => self.performance.turn(panes, ctx, forward),
            Step::Texts => self.texts.turn(ctx, forward),
            _ => {}
        }
    }

    /// Moves the keyboard between the list at the side and the detail.
    pub(in crate::gui) fn switch_side(&mut self, window: &egui::Context, ctx: &ViewCtx<'_>) {
        let panes = &mut self.panes;
        match self.step {
            Step::Units => self.units.switch_side(window, panes, ctx.budget),
            Step::Projects => self.projects.switch_side(window, panes),
            Step::Performance => self.performance.switch_side(window, panes),
            Step::Texts => self.texts.switch_side(window, ctx),
            _ => {}
        }
    }
}
