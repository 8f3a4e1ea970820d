//! Keys given while the keyboard goes from one part of the window to another: they wait until it is there.
//!
//! Frames may be slow and fingers quick: what is typed behind an Enter belongs to whatever has the keyboard then,
//! also when it came in the same frame or in the next one, in which Tab and arrows aren't claimed yet.

use egui::Context;
use egui::Event;
use egui::Plugin;
use egui::RawInput;

/// What waits.
#[derive(Debug, Default)]
pub(in crate::gui) struct HandOver {
    waiting: Vec<Event>,
    /// The next frame is the first one of whatever takes the keyboard.
    is_under_way: bool,
}

/// The keyboard goes elsewhere with this frame; `behind` came after the key that sends it there.
pub(in crate::gui) fn hand_over(ctx: &Context, behind: Vec<Event>) {
    ctx.with_plugin(|it: &mut HandOver| {
        it.waiting.splice(0..0, behind);
        it.is_under_way = true;
    });
    ctx.request_repaint();
}

/// Whether an event is for what has the keyboard.
pub(in crate::gui) const fn is_of_keyboard(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
    )
}

impl Plugin for HandOver {
    fn debug_name(&self) -> &'static str {
        "keys that wait"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if std::mem::take(&mut self.is_under_way) {
            self.waiting
                .extend(input.events.extract_if(.., |it| is_of_keyboard(it)));
            ctx.request_repaint();
        } else {
            self.waiting.append(&mut input.events);
            input.events = std::mem::take(&mut self.waiting);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_wait_a_frame_and_come_in_their_order() {
        let ctx = Context::default();
        ctx.add_plugin(HandOver::default());
        let text = |text: &str| Event::Text(text.to_owned());
        let frame = |events: Vec<Event>| {
            let mut seen = Vec::new();
            let input = RawInput {
                events,
                ..RawInput::default()
            };
            let mut drawn = ctx.run_ui(input, |ui| {
                seen = ui.input(|input| input.events.clone());
            });
            drawn.textures_delta.clear();
            seen
        };
        frame(Vec::new());
        hand_over(&ctx, vec![text("甲")]);
        let gone = Event::PointerGone;
        assert_eq!(frame(vec![text("乙"), gone.clone()]), [gone]);
        assert_eq!(frame(vec![text("丙")]), ["甲", "乙", "丙"].map(text));
        assert_eq!(frame(vec![text("丁")]), [text("丁")]);
    }
}
