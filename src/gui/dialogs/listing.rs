//! Lines of text in a dialog, as many as there are; those that lead somewhere are buttons.

use egui::Button;
use egui::Key;
use egui::Label;
use egui::RichText;
use egui::ScrollArea;
use egui::Ui;
use egui::vec2;

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;

/// What share of the window the lines may take.
const SHARE: f32 = 0.45;

/// A dialog that lists something and lets the user go to it.
pub struct ListingDialog {
    /// What it is about.
    pub heading: String,
    /// What is said above the lines.
    pub words: Vec<String>,
    /// The lines.
    pub entries: Vec<ListingEntry>,
}

impl ListingDialog {
    /// Shows the dialog.
    pub(super) fn show(&self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "listing", sizes::FIXES_WIDTH, |ui| {
            ui.heading(&self.heading);
            for words in &self.words {
                ui.add(Label::new(words).wrap());
            }
            ui.add_space(sizes::GAP);
            if let Some(action) = entries_ui(ui, &self.entries) {
                actions.send(action);
                outcome = Outcome::Closed;
            }
            ui.add_space(sizes::GAP);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                let button = main_button(ui, "关闭");
                if ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }
}

/// A line, and what it leads to.
#[derive(Clone, Debug)]
pub struct ListingEntry {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// Where it leads, if anywhere.
    pub action: Option<Action>,
}

/// How a line is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It only says something.
    Plain,
    /// Something is wrong.
    Wrong,
}

impl ListingEntry {
    /// A line that only says something.
    pub const fn plain(text: String) -> Self {
        Self {
            text,
            tone: Tone::Plain,
            action: None,
        }
    }

    /// A line about something wrong.
    pub const fn wrong(text: String) -> Self {
        Self {
            text,
            tone: Tone::Wrong,
            action: None,
        }
    }
}

/// Shows the lines; gives the action of the one that was pressed.
pub(super) fn entries_ui(ui: &mut Ui, entries: &[ListingEntry]) -> Option<Action> {
    let mut pressed = None;
    let height = ui.ctx().content_rect().height() * SHARE;
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for entry in entries {
            let palette = theme::palette(ui);
            let color = match entry.tone {
                Tone::Plain => palette.text,
                Tone::Wrong => palette.error,
            };
            let text = RichText::new(&entry.text).color(color);
            match &entry.action {
                None => {
                    ui.add(Label::new(text).wrap());
                }
                Some(action) => {
                    if ui.add(Button::new(text).frame(false).wrap()).clicked() {
                        pressed = Some(action.clone());
                    }
                }
            }
        }
        let pages = ui.input(|input| {
            let count = |key| input.num_presses(key);
            (count(Key::PageUp), count(Key::PageDown))
        });
        if pages.0 != pages.1 {
            let sign = if pages.0 > pages.1 { 1.0 } else { -1.0 };
            ui.scroll_with_delta(vec2(0.0, sign * height));
        }
    });
    pressed
}
