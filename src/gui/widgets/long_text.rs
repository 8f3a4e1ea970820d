//! Texts of several sentences that are edited in place.
//!
//! What is typed is a draft until it is left or Ctrl+Enter is pressed; Esc drops it.
//! One text of a screen can be typed into at a time, so one draft is enough, and it is handed over
//! even when its field is no longer shown.

use std::fmt::Debug;
use std::hash::Hash;

use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::TextEdit;
use egui::Ui;

use super::grid::CellMark;
use super::grid::mark_color;
use super::ime;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// The draft of a screen's texts; `K` names the texts.
#[derive(Debug)]
pub struct LongTexts<K> {
    typing: Option<Typing<K>>,
    wanted: Option<(K, Arrival)>,
}

/// How one comes to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// To write.
    Type,
    /// To see what became of it; the keyboard stays free, so that undoing can go on.
    Look,
}

#[derive(Debug)]
struct Typing<K> {
    key: K,
    before: String,
    draft: String,
    is_composing: bool,
}

/// A text as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct LongText<'a> {
    /// What it is.
    pub label: &'a str,
    /// The text as it is kept.
    pub text: &'a str,
    /// What to write, while it is empty.
    pub hint: &'a str,
    /// The fewest lines it has room for.
    pub rows: usize,
    /// What the audit found about it.
    pub mark: Option<&'a CellMark>,
}

impl<K> Default for LongTexts<K> {
    fn default() -> Self {
        Self {
            typing: None,
            wanted: None,
        }
    }
}

impl<K: Copy + Eq + Hash + Debug> LongTexts<K> {
    /// Scrolls to a text once it is shown.
    pub fn go_to(&mut self, key: K, arrival: Arrival) {
        self.wanted = Some((key, arrival));
    }

    /// Whether one of the texts is being typed into.
    pub const fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// What has been typed of a text, while it is typed.
    pub fn draft(&self, key: K) -> Option<&str> {
        let typing = self.typing.as_ref().filter(|it| it.key == key)?;
        Some(&typing.draft)
    }

    /// Shows a text with its label above it.
    pub fn ui(&mut self, ui: &mut Ui, key: K, shown: LongText<'_>) {
        let id = id_of(key);
        if let Some((_, arrival)) = self.wanted.take_if(|(wanted, _)| *wanted == key) {
            ui.scroll_to_cursor(None);
            if arrival == Arrival::Type {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if has_focus {
            self.begin(key, shown.text);
            self.keys(ui, id);
        }
        let label = label_ui(ui, shown, has_focus);
        let own = self.typing.as_mut().filter(|it| it.key == key);
        let mut kept = shown.text.to_owned();
        let text = own.map_or(&mut kept, |typing| &mut typing.draft);
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        TextEdit::multiline(text)
            .id(id)
            .hint_text(shown.hint)
            .desired_rows(shown.rows)
            .desired_width(f32::INFINITY)
            .event_filter(filter)
            .show(ui)
            .response
            .response
            .labelled_by(label.id);
        ui.add_space(sizes::GAP);
    }

    fn begin(&mut self, key: K, text: &str) {
        if self.typing.as_ref().is_none_or(|it| it.key != key) {
            self.typing = Some(Typing {
                key,
                before: text.to_owned(),
                draft: text.to_owned(),
                is_composing: false,
            });
        }
    }

    /// Takes the keys that end typing; while an input method composes, they are its own.
    fn keys(&mut self, ui: &Ui, id: Id) {
        let Some(typing) = &mut self.typing else {
            return;
        };
        let (is_done, is_dropped) = ui.input_mut(|input| {
            if ime::has_keys(&mut typing.is_composing, &input.events) {
                return (false, false);
            }
            (
                input.consume_key(Modifiers::COMMAND, Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        if is_dropped {
            typing.draft.clone_from(&typing.before);
        }
        if is_done || is_dropped {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
    }

    /// The text that was changed and left, to be called once a frame when all are shown.
    pub fn left(&mut self, ctx: &egui::Context) -> Option<(K, String)> {
        let key = self.typing.as_ref()?.key;
        if ctx.memory(|memory| memory.has_focus(id_of(key))) {
            return None;
        }
        let typing = self.typing.take()?;
        (typing.draft != typing.before).then_some((key, typing.draft))
    }
}

fn id_of<K: Hash + Debug>(key: K) -> Id {
    Id::unique("long text").with(key)
}

/// The name of a text, what is wrong with it, and the keys while it is typed into.
fn label_ui(ui: &mut Ui, shown: LongText<'_>, has_focus: bool) -> egui::Response {
    let p = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        let label = ui.colored_label(p.text_weak, shown.label);
        if let Some(mark) = shown.mark {
            let color = mark_color(p, mark.level);
            ui.label(egui::RichText::new(&mark.message).small().color(color));
        } else if has_focus {
            ui.small("Ctrl+Enter 完成，Esc 恢复原文");
        }
        label
    })
    .inner
}
