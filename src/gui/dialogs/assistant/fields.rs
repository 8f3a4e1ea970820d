//! How the fields of a page are drawn: label, entry, what is wrong; and which of them gets the keyboard.

use std::collections::BTreeMap;

use egui::Id;
use egui::Response;
use egui::RichText;
use egui::TextEdit;
use egui::Ui;
use egui::text::CCursor;
use egui::text::CCursorRange;

use super::form::Entry;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::radio_group::radio_row;

/// What the fields of a page share while they are drawn.
pub(super) struct Fields<'a> {
    /// What is wrong, once it is to be said.
    pub problems: &'a BTreeMap<Entry, String>,
    /// Who is to get the keyboard.
    pub wants: &'a mut Option<Entry>,
    /// Widgets for which Enter means something of their own.
    pub keeps_enter: &'a mut Vec<Id>,
}

impl Fields<'_> {
    /// A grid of labels and entries.
    pub fn grid(&mut self, ui: &mut Ui, id: &str, add: impl FnOnce(&mut Self, &mut Ui)) {
        egui::Grid::new(id)
            .num_columns(2)
            .min_col_width(sizes::LABEL_WIDTH)
            .spacing([sizes::GAP * 2.0, sizes::GAP])
            .show(ui, |ui| add(self, ui));
    }

    /// A line of text with a label.
    pub fn text(
        &mut self,
        ui: &mut Ui,
        label: &str,
        hint: &str,
        text: &mut String,
        entry: Option<Entry>,
    ) {
        let label = ui.label(label);
        ui.vertical(|ui| {
            let mut output = TextEdit::singleline(text)
                .hint_text(hint)
                .desired_width(f32::INFINITY)
                .show(ui);
            let response = output.response.response.labelled_by(label.id);
            if let Some(entry) = entry {
                if self.claim(entry, &response) {
                    // What is typed takes the place of what is there.
                    let all =
                        CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
                    output.state.cursor.set_char_range(Some(all));
                    output.state.store(ui.ctx(), response.id);
                }
                self.problem_ui(ui, entry);
            }
        });
        ui.end_row();
    }

    /// A choice from a list that opens.
    pub fn list(&mut self, ui: &mut Ui, label: &str, choices: &[&str], chosen: &mut usize) -> bool {
        let label = ui.label(label);
        let before = *chosen;
        let width = ui.available_width();
        let response = choice_box(ui, label.id, (choices, chosen), width).labelled_by(label.id);
        self.keeps_enter.push(response.id);
        ui.end_row();
        before != *chosen
    }

    /// Gives the keyboard to a widget that is to have it, and tells whether it did.
    pub fn claim(&mut self, entry: Entry, response: &Response) -> bool {
        let is_wanted = *self.wants == Some(entry);
        if is_wanted {
            response.request_focus();
            *self.wants = None;
        }
        is_wanted
    }

    /// What is wrong with an entry.
    pub fn problem_ui(&self, ui: &mut Ui, entry: Entry) {
        if let Some(problem) = self.problems.get(&entry) {
            let text = RichText::new(problem).color(theme::palette(ui).error);
            ui.add(egui::Label::new(text).wrap());
        }
    }
}

/// A few choices beside each other.
pub(super) fn radios<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    choices: &[(T, &str)],
    chosen: &mut T,
) {
    ui.label(label);
    let asked = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = sizes::CHOICE_GAP;
        radio_row(ui, label, choices, Some(*chosen))
    });
    *chosen = asked.inner.unwrap_or(*chosen);
    ui.end_row();
}

/// A few choices none of which need be made; the chosen one is taken back by choosing it again.
pub(super) fn options<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    choices: &[(T, &str)],
    chosen: &mut Option<T>,
) {
    ui.label(label);
    let asked = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = sizes::CHOICE_GAP;
        radio_row(ui, label, choices, *chosen)
    });
    if asked.inner.is_some() {
        *chosen = asked.inner.filter(|it| Some(*it) != *chosen);
    }
    ui.end_row();
}

/// A note in the column of entries.
pub(super) fn note(ui: &mut Ui, text: RichText) {
    ui.label("");
    ui.add(egui::Label::new(text).wrap());
    ui.end_row();
}
