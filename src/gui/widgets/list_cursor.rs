//! The entry of an open list that is meant: moved by keys, kept in sight.
//!
//! For lists that have the keyboard while they are open. What an entry is, is not known here.

use egui::Event;
use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::TextEdit;
use egui::Ui;

use super::ime;
use crate::gui::theme::sizes;

/// Rows visible at once; more scroll.
const VISIBLE: usize = 14;

/// The entry that is meant.
#[derive(Clone, Debug, Default)]
pub struct ListCursor {
    /// Its position.
    pub at: usize,
    is_composing: bool,
    scrolls: bool,
}

/// What a key asks of a list besides moving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKey {
    /// Take the entry.
    Take,
    /// Leave the list.
    Leave,
}

impl ListCursor {
    /// A cursor at an entry, which is scrolled to.
    pub const fn at(at: usize) -> Self {
        Self {
            at,
            is_composing: false,
            scrolls: true,
        }
    }

    /// Goes back to the first entry.
    pub const fn restart(&mut self) {
        self.at = 0;
        self.scrolls = true;
    }

    /// Takes the list's keys out of the input and moves; while an input method composes, they are its own.
    pub fn keys(&mut self, ctx: &egui::Context, count: usize) -> Option<ListKey> {
        let pressed = take_keys(ctx, &mut self.is_composing, is_list_key);
        pressed.into_iter().find_map(|key| self.press(key, count))
    }

    fn press(&mut self, key: Key, count: usize) -> Option<ListKey> {
        let last = count.saturating_sub(1);
        self.at = match key {
            Key::ArrowDown => (self.at + 1).min(last),
            Key::ArrowUp => self.at.saturating_sub(1),
            Key::PageDown => (self.at + VISIBLE).min(last),
            Key::PageUp => self.at.saturating_sub(VISIBLE),
            Key::Enter => return Some(ListKey::Take),
            _ => return Some(ListKey::Leave),
        };
        self.scrolls = true;
        None
    }

    /// Shows the rows in sight, with the one that is meant among them.
    pub fn rows_ui(&mut self, ui: &mut Ui, count: usize, mut row: impl FnMut(&mut Ui, usize)) {
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let height = VISIBLE.min(count) as f32 * sizes::ROW;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = egui::ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.scrolls) {
            // Keeps the row in the middle, where its neighbours can be read.
            #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million rows")]
            let top = self.at as f32 * sizes::ROW;
            area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
        }
        area.show_rows(ui, sizes::ROW, count, |ui, rows| {
            rows.for_each(|at| row(ui, at));
        });
    }
}

/// The keys of an open list, taken out of the input; while an input method composes, they are its own.
fn take_keys(
    ctx: &egui::Context,
    is_composing: &mut bool,
    is_own: impl Fn(Key) -> bool,
) -> Vec<Key> {
    ctx.input_mut(|input| {
        let mut pressed = Vec::new();
        if ime::has_keys(is_composing, &input.events) {
            return pressed;
        }
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if is_own(*key) && modifiers.is_none() => {
                pressed.push(*key);
                false
            }
            _ => true,
        });
        pressed
    })
}

/// The field that narrows an open list, whose keys it leaves alone. True when what is looked for has changed.
pub(super) fn search_ui(ui: &mut Ui, field: Id, query: &mut String, hint: &str) -> bool {
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    let output = TextEdit::singleline(query)
        .id(field)
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .return_key(None)
        .event_filter(filter)
        .show(ui);
    output.response.response.changed()
}

/// Whether a key moves in an open list, takes from it or leaves it.
pub(super) const fn is_list_key(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowDown | Key::ArrowUp | Key::PageDown | Key::PageUp | Key::Enter | Key::Escape
    )
}
