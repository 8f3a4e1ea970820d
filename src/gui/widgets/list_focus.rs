//! What lists that stand on a screen have in common: the keyboard, and how the chosen entry looks.
//!
//! Lists that open and have the keyboard until they close move by `list_cursor`.

use egui::Context;
use egui::Event;
use egui::EventFilter;
use egui::Id;
use egui::Key;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::Ui;
use egui::WidgetInfo;

use super::row_ground;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// Whether a list has the keyboard, or wants it.
#[derive(Debug, Default)]
pub struct ListFocus {
    id: Option<Id>,
    is_wanted: bool,
}

impl ListFocus {
    /// Asks for the keyboard.
    pub fn take(&mut self) {
        self.is_wanted = true;
    }

    /// Whether arrows move in the list.
    pub fn is_here(&self, ctx: &Context) -> bool {
        self.id
            .is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// The list in the room that is left, as the keyboard and assistive programs see it.
    pub fn list(&mut self, ui: &Ui, role: Role, label: &str) -> Response {
        let id = ui.make_persistent_id(label);
        self.id = Some(id);
        let area = ui.available_rect_before_wrap();
        let list = ui.interact(area, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(role, true, label));
        if std::mem::take(&mut self.is_wanted) {
            list.request_focus();
        }
        list
    }
}

/// What keys ask of a list that has the keyboard; those that mean something are taken out of the input.
///
/// `asked_by` gets what the keys before it in the same frame ask for.
pub fn keys<R: Copy>(
    ui: &Ui,
    list: &Response,
    filter: EventFilter,
    mut asked_by: impl FnMut(Key, Option<R>) -> Option<R>,
) -> Option<R> {
    if !list.has_focus() {
        return None;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list.id, filter));
    let mut request = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let asked = (!modifiers.any()).then(|| asked_by(*key, request));
            let asked = asked.flatten();
            request = asked.or(request);
            asked.is_none()
        });
    });
    request
}

/// The ground of an entry; the chosen one has a bar, and a frame while the list has the keyboard.
pub fn entry_ground(ui: &Ui, entry: &Response, is_shown: bool, has_keyboard: bool) {
    let p = theme::palette(ui);
    row_ground(ui, entry, is_shown, p.panel);
    if !is_shown {
        return;
    }
    let rect = entry.rect;
    let bar = rect.with_max_x(rect.left() + sizes::SIDE_BAR);
    ui.painter().rect_filled(bar, 0.0, p.accent);
    if has_keyboard {
        let stroke = egui::Stroke::new(sizes::FOCUS_LINE, p.accent);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(rect, sizes::ROUNDING, stroke, kind);
    }
}
