//! Whether an input method is composing, so that its keys are left to it.

use egui::Event;
use egui::ImeEvent;

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
