//! What screens with a list at the left and one entry in detail beside it have in common, as commands see them.

use egui::Context;

use crate::gui::focus::Focus;
use crate::gui::screens::records::pane::Panes;
use crate::gui::view_ctx::ViewCtx;
use crate::model::Budget;

/// A screen with a list at its side, with tabs, or with both.
pub trait DetailScreen {
    /// Whether whole sheets are shown and not the detail of one entry.
    fn is_on_sheets(&self, _budget: &Budget) -> bool {
        false
    }

    /// Whether there is a list at the side.
    fn has_side_list(&self) -> bool {
        true
    }

    /// Whether tabs are shown that the keyboard turns.
    fn has_tabs(&self) -> bool {
        false
    }

    /// Whether a text of several sentences is being typed into.
    fn is_in_text(&self) -> bool {
        false
    }

    /// What is selected where no list of records is.
    fn focus(&self, _panes: &Panes) -> Focus {
        Focus::Nothing
    }

    /// Shows the next or previous tab, going round.
    fn turn_tab(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>, _forward: bool) {}

    /// Shows the next or previous entry of the list.
    fn turn(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>, _forward: bool) {}

    /// Whether arrows move in the list.
    fn list_has_keyboard(&self, _window: &Context) -> bool {
        false
    }

    /// Gives the list the keyboard.
    fn enter_list(&mut self) {}

    /// Gives the detail the keyboard.
    fn enter_detail(&mut self, _panes: &mut Panes, _ctx: &ViewCtx<'_>) {}
}
