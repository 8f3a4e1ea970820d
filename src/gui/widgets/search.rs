//! A field to search a list in that stands above it: the arrow and Enter go on to the list.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Response;
use egui::Role;
use egui::TextEdit;
use egui::Ui;
use egui::WidgetInfo;

/// What came of a field.
pub struct SearchField {
    /// The field.
    pub response: Response,
    /// The keyboard is to go on to the list.
    pub goes: bool,
}

/// Shows a field with its name and, while it is empty, what can be looked for.
pub fn search_ui(
    ui: &mut Ui,
    (id, width): (Id, f32),
    text: &mut String,
    (name, hint): (&str, &str),
) -> SearchField {
    let field = TextEdit::singleline(text)
        .id(id)
        .hint_text(hint)
        .desired_width(width);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, name));
    let goes = response.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
        || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    SearchField { response, goes }
}
