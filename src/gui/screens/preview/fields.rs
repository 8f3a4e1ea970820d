//! The fields of the plan: each shows what is in force and says what it is to be.

use egui::Key;
use egui::TextEdit;
use egui::Ui;

use crate::gui::theme::sizes;
use crate::gui::widgets::choice_box::choice_box;
use crate::model::PrintPlanField;
use crate::model::Value;

/// A number that is being typed.
pub(super) type Draft = Option<(PrintPlanField, String)>;

/// A field for a number that may be left to the program.
pub(super) struct NumberField<'a> {
    pub field: PrintPlanField,
    /// What it is called where there is no room for its whole label.
    pub label: &'a str,
    pub value: Option<u32>,
    /// What holds while nothing is filled in.
    pub usual: u32,
    pub range: std::ops::RangeInclusive<u32>,
}

impl NumberField<'_> {
    /// Shows it behind its name; what it is to be once it has been typed.
    pub fn ui(&self, ui: &mut Ui, draft: &mut Draft) -> Option<Value> {
        let label = ui.label(self.label);
        self.edit_ui(ui, draft, label.id)
    }

    /// Shows it in a row of its own.
    pub fn row_ui(&self, ui: &mut Ui, draft: &mut Draft) -> Option<Value> {
        row_ui(ui, self.label, |ui, label| self.edit_ui(ui, draft, label))
    }

    fn edit_ui(&self, ui: &mut Ui, draft: &mut Draft, label: egui::Id) -> Option<Value> {
        let shown = self.value.unwrap_or(self.usual).to_string();
        let is_typed = draft
            .as_ref()
            .is_some_and(|(field, _)| *field == self.field);
        let mut text = match draft {
            Some((_, text)) if is_typed => text.clone(),
            _ => shown.clone(),
        };
        let id = ui.make_persistent_id(("print number", self.label));
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(sizes::PRINT_NUMBER)
            .char_limit(4);
        let response = ui.add(edit).labelled_by(label);
        if response.changed() {
            *draft = Some((self.field, text.clone()));
        }
        if !response.lost_focus() {
            return None;
        }
        draft.take_if(|(field, _)| *field == self.field)?;
        let is_dropped = ui.input(|input| input.key_pressed(Key::Escape));
        if is_dropped || text == shown {
            return None;
        }
        self.read(&text)
    }

    /// What was typed, within reach; nothing changes when it is no number.
    fn read(&self, text: &str) -> Option<Value> {
        let text = text.trim();
        if text.is_empty() {
            return Some(Value::Empty);
        }
        let number: u32 = text.parse().ok()?;
        let number = number.clamp(*self.range.start(), *self.range.end());
        Some(if number == self.usual {
            Value::Empty
        } else {
            Value::Count(number)
        })
    }
}

/// A row with a name and a list to choose from; the new choice.
pub(super) fn choice_ui(ui: &mut Ui, label: &str, labels: &[&str], chosen: usize) -> Option<usize> {
    let mut now = chosen;
    row_ui(ui, label, |ui, id| {
        let width = ui.available_width();
        choice_box(ui, ("print choice", label), (labels, &mut now), width).labelled_by(id);
    });
    (now != chosen).then_some(now)
}

/// A row with a name.
pub(super) fn row_ui<T>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui, egui::Id) -> T) -> T {
    ui.horizontal(|ui| {
        let size = egui::vec2(sizes::PRINT_LABEL, sizes::CONTROL);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let name = ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_size(size);
            ui.label(label)
        });
        add(ui, name.inner.id)
    })
    .inner
}
