//! A field with a list that drops down: arrows change it, open or closed, as they do on Windows.
//!
//! For a few fixed choices; what is searched is a picker.

use egui::ComboBox;
use egui::EventFilter;
use egui::Key;
use egui::Modifiers;
use egui::Popup;
use egui::Response;
use egui::Ui;

/// Shows the field as wide as said; `chosen` is the place of its choice among the labels.
pub fn choice_box<S: AsRef<str>>(
    ui: &mut Ui,
    id_salt: impl egui::AsIdSalt,
    (labels, chosen): (&[S], &mut usize),
    width: f32,
) -> Response {
    let shown = labels.get(*chosen).map_or("", AsRef::as_ref);
    let mut is_taken = false;
    let response = ComboBox::from_id_salt(id_salt)
        .selected_text(shown)
        .width(width)
        .show_ui(ui, |ui| {
            for (at, label) in labels.iter().enumerate() {
                let entry = ui.selectable_value(chosen, at, label.as_ref());
                is_taken |= entry.clicked();
            }
        })
        .response;
    if is_taken {
        Popup::close_all(ui.ctx());
        response.request_focus();
    } else if response.has_focus() {
        turn(ui, &response, labels.len(), chosen);
    }
    response
}

/// The choice before or after, by arrow.
fn turn(ui: &Ui, response: &Response, count: usize, chosen: &mut usize) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (up, down) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowUp), pressed(Key::ArrowDown))
    });
    if up {
        *chosen = chosen.saturating_sub(1);
    }
    if down {
        *chosen = (*chosen + 1).min(count.saturating_sub(1));
    }
}
