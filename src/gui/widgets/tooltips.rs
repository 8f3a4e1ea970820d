//! The note at the pointer ends when a dialog comes over what it is about.
//!
//! `egui` keeps it as long as the pointer rests there, dialog or not.

use egui::Context;
use egui::Plugin;
use egui::RawInput;

use crate::gui::theme;

/// Whether a dialog stands over the window.
#[derive(Debug, Default)]
pub(in crate::gui) struct Tooltips {
    is_covered: bool,
    is_ending: bool,
}

impl Plugin for Tooltips {
    fn debug_name(&self) -> &'static str {
        "tooltips under dialogs"
    }

    fn input_hook(&mut self, ctx: &Context, _input: &mut RawInput) {
        let is_covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
        let is_ending = is_covered && !self.is_covered;
        if is_ending != self.is_ending {
            theme::delay_tooltips(ctx, is_ending);
            // Notes of the dialog itself are shown again.
            ctx.request_repaint();
        }
        *self = Self {
            is_covered,
            is_ending,
        };
    }
}
