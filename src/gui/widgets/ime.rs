//! What an input method needs of us: keys left alone while it composes, and its session kept.
//!
//! Composing itself is egui's and the system's.

use egui::Context;
use egui::Event;
use egui::FullOutput;
use egui::ImeEvent;
use egui::Plugin;
use egui::RawInput;
use egui::Ui;
use egui::output::IMEOutput;

/// Whether an input method that was switched off comes back as it was.
///
/// On X11 switching off ends the session with the input method's server, and the next one begins
/// with Latin letters: whoever went through a column of amounts would have to switch to Chinese again.
const COMES_BACK: bool = !cfg!(target_os = "linux");

/// Follows the composition through a frame's events.
pub(in crate::gui) fn track_composition(is_composing: &mut bool, events: &[Event]) {
    for event in events {
        if let Event::Ime(ime) = event {
            *is_composing = match ime {
                ImeEvent::Preedit { text, .. } => !text.is_empty(),
                _ => false,
            };
        }
    }
}

/// Whether the keys of a frame are the input method's; also follows the composition.
///
/// Enter and arrows choose among its candidates then.
pub(in crate::gui) fn has_keys(is_composing: &mut bool, events: &[Event]) -> bool {
    track_composition(is_composing, events);
    *is_composing || events.iter().any(|event| matches!(event, Event::Ime(_)))
}

/// Switches the input method off while figures are typed, where it comes back by itself.
pub(in crate::gui) fn pause(ui: &Ui) {
    if COMES_BACK {
        ui.output_mut(|output| output.ime = None);
    }
}

/// Keeps the input method's session open where it wouldn't come back as it was: while nothing can be
/// typed into, and when the keyboard goes from one field to another with nothing being composed.
#[derive(Debug, Default)]
pub(in crate::gui) struct Session {
    last: Option<IMEOutput>,
    is_composing: bool,
}

impl Plugin for Session {
    fn debug_name(&self) -> &'static str {
        "input method session"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        track_composition(&mut self.is_composing, &input.events);
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if COMES_BACK {
            return;
        }
        let ime = &mut output.platform_output.ime;
        if let Some(ime) = ime {
            // X11 is told a point, not a line's height: the candidates shall not lie over the line.
            ime.cursor_rect.min.y = ime.cursor_rect.max.y;
            ime.should_interrupt_composition &= self.is_composing;
        }
        *ime = ime.or(self.last);
        self.last = ime.map(|ime| IMEOutput {
            should_interrupt_composition: false,
            ..ime
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the system is told at the end of a frame in which a field was typed into, or nothing was.
    fn frame(ctx: &Context, has_field: bool, events: Vec<Event>) -> Option<IMEOutput> {
        let input = RawInput {
            events,
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| {
            if has_field {
                let mut text = String::new();
                ui.text_edit_singleline(&mut text).request_focus();
            }
        });
        output.textures_delta.clear();
        output.platform_output.ime
    }

    #[test]
    fn the_session_outlasts_places_without_text_where_it_would_not_come_back() {
        let ctx = Context::default();
        ctx.add_plugin(Session::default());
        frame(&ctx, true, Vec::new());
        let typed = frame(&ctx, true, Vec::new()).expect("a field has the keyboard");
        // Taking the keyboard interrupts only what is being composed.
        assert_eq!(typed.should_interrupt_composition, COMES_BACK);
        let idle = frame(&ctx, false, Vec::new());
        assert_eq!(idle.is_some(), !COMES_BACK);
    }

    #[test]
    fn a_composition_is_interrupted_when_the_keyboard_goes_elsewhere() {
        let ctx = Context::default();
        ctx.add_plugin(Session::default());
        frame(&ctx, true, Vec::new());
        let preedit = Event::Ime(ImeEvent::Preedit {
            text: "ce shi".to_owned(),
            active_range_chars: None,
        });
        let typed = frame(&ctx, true, vec![preedit]).expect("a field has the keyboard");
        assert!(typed.should_interrupt_composition);
    }
}
