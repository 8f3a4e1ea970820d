//! Which grid commands about cells concern: the one that had the keyboard last, as long as it is shown
//! and no text is typed elsewhere.
//!
//! A menu takes the keyboard from the grid it is opened for, so who has it now says nothing.

use egui::Context;
use egui::Response;

use super::pane::Pane;
use super::pane::Panes;

/// The passes in which a pane was last shown, and last had or asked for the keyboard.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turns {
    shown: Option<u64>,
    claimed: Option<u64>,
}

impl Pane {
    /// Notes what is known once the pane is shown.
    pub(super) fn note_turn(&mut self, ctx: &Context, cells: &Response) {
        let pass = Some(ctx.cumulative_pass_nr());
        self.turns.shown = pass;
        // A right click opens a menu at once, which leaves the keyboard to nobody.
        if self.grid.has_keyboard(ctx) || cells.secondary_clicked() {
            self.turns.claimed = pass;
        }
    }

    /// Whether it has, or would have, the keyboard.
    pub(super) fn is_claimed(&self, ctx: &Context) -> bool {
        self.turns.claimed == Some(ctx.cumulative_pass_nr())
    }
}

impl Panes {
    /// Finds the pane commands concern, when all of the screen is shown.
    pub fn settle(&mut self, ctx: &Context) {
        let pass = Some(ctx.cumulative_pass_nr());
        let shown = || self.iter().filter(|(_, pane)| pane.turns.shown == pass);
        let claimed = shown().find(|(_, pane)| pane.is_claimed(ctx));
        let is_left = || {
            let is_gone = !shown().any(|(id, _)| Some(id) == self.concerned);
            is_gone || ctx.text_edit_focused()
        };
        self.concerned = match claimed {
            Some((id, _)) => Some(id),
            None if is_left() => None,
            None => self.concerned,
        };
    }

    /// Whether there is a pane commands concern.
    pub const fn has_concerned(&self) -> bool {
        self.concerned.is_some()
    }

    /// The pane commands concern.
    pub fn concerned(&mut self) -> Option<(&'static str, &mut Pane)> {
        let id = self.concerned?;
        Some((id, self.get(id)))
    }
}
