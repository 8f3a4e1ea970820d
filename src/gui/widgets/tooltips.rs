//! The note at the pointer ends when a dialog comes over what it is about.
//!
//! `egui` keeps it as long as the pointer rests there, dialog or not.

use egui::Context;
use egui::Event;
use egui::FullOutput;
use egui::Plugin;
use egui::RawInput;

/// Whether a dialog stands over the window, and whether it has just come.
#[derive(Debug, Default)]
pub(in crate::gui) struct Tooltips {
    is_covered: bool,
    is_ending: bool,
}

impl Plugin for Tooltips {
    fn debug_name(&self) -> &'static str {
        "tooltips under dialogs"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if std::mem::take(&mut self.is_ending) {
            // It is there again as soon as it moves or presses.
            input.events.push(Event::PointerGone);
        }
    }

    fn output_hook(&mut self, ctx: &Context, _output: &mut FullOutput) {
        let is_covered = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if is_covered && !self.is_covered {
            self.is_ending = true;
            ctx.request_repaint();
        }
        self.is_covered = is_covered;
    }
}
