//! The keys every screen with a list at its side, or with tabs, has in common.

use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::records::pane::Panes;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::workspace::View;

impl View {
    /// The screen that is shown, if it has a list at its side or tabs.
    pub(in crate::gui) fn detail(&self) -> Option<&dyn DetailScreen> {
        match self.step {
            Step::Units => Some(&self.units),
            Step::Projects => Some(&self.projects),
            Step::Assets => Some(&self.assets),
            Step::Performance => Some(&self.performance),
            Step::Texts => Some(&self.texts),
            Step::Tables => match &self.other_form {
                Some(form) => Some(&**form),
                None => Some(&self.tables),
            },
            Step::Audit => Some(&self.audit),
            Step::Overview
            | Step::Cover
            | Step::Revenue
            | Step::Basic
            | Step::Procurement
            | Step::Rounds => None,
        }
    }

    /// The same to be told something, with the grids on it.
    fn detail_mut(&mut self) -> Option<(&mut dyn DetailScreen, &mut Panes)> {
        let screen: &mut dyn DetailScreen = match self.step {
            Step::Units => &mut self.units,
            Step::Projects => &mut self.projects,
            Step::Assets => &mut self.assets,
            Step::Performance => &mut self.performance,
            Step::Texts => &mut self.texts,
            Step::Tables => match &mut self.other_form {
                Some(form) => &mut **form,
                None => &mut self.tables,
            },
            Step::Audit => &mut self.audit,
            Step::Overview
            | Step::Cover
            | Step::Revenue
            | Step::Basic
            | Step::Procurement
            | Step::Rounds => return None,
        };
        Some((screen, &mut self.panes))
    }

    /// Whether a text of several sentences is being typed into.
    pub(in crate::gui) fn is_in_text(&self) -> bool {
        self.detail().is_some_and(DetailScreen::is_in_text)
    }

    /// Whether a list with the detail of one entry beside it is shown.
    pub(in crate::gui) fn has_side_list(&self) -> bool {
        self.detail().is_some_and(DetailScreen::has_side_list)
    }

    /// Whether tabs are shown that the keyboard turns.
    pub(in crate::gui) fn has_tabs(&self) -> bool {
        self.detail().is_some_and(DetailScreen::has_tabs)
    }

    /// Shows the next or previous tab.
    pub(in crate::gui) fn turn_tab(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        if let Some((screen, panes)) = self.detail_mut() {
            screen.turn_tab(panes, ctx, forward);
        }
    }

    /// Shows the next or previous entry of the list at the side.
    pub(in crate::gui) fn turn_entry(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        if let Some((screen, panes)) = self.detail_mut() {
            screen.turn(panes, ctx, forward);
        }
    }

    /// Moves the keyboard between the list at the side and the detail.
    pub(in crate::gui) fn switch_side(&mut self, window: &egui::Context, ctx: &ViewCtx<'_>) {
        if let Some((screen, panes)) = self.detail_mut() {
            if screen.list_has_keyboard(window) {
                screen.enter_detail(panes, ctx);
            } else {
                screen.enter_list();
            }
        }
    }
}
