//! Choices of which one holds: one stop for Tab, and arrows choose within, as on Windows.
//!
//! Where the buttons stand, and what follows from a choice, is the caller's.

use egui::Atom;
use egui::EventFilter;
use egui::Id;
use egui::IdSalt;
use egui::InputState;
use egui::IntoAtoms as _;
use egui::Key;
use egui::Modifiers;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::WidgetAtom;
use egui::WidgetInfo;
use egui::accesskit::Action;

use crate::gui::theme;
use crate::gui::theme::sizes;

/// A group of radio buttons that is being shown, in a [`Ui`] of its own.
pub struct RadioGroup {
    id: Id,
    count: usize,
    chosen: Option<usize>,
    /// The button Tab stops at.
    stop: usize,
    buttons: Vec<Response>,
    has_focus: bool,
    asked: Option<usize>,
}

impl RadioGroup {
    /// Begins a group of so many buttons, one of which may be chosen.
    pub fn new(ui: &Ui, label: &str, count: usize, chosen: Option<usize>) -> Self {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(label);
            node.set_size_of_set(count);
        });
        let id = ui.make_persistent_id(("radio group", label));
        let focused = ui.memory(egui::Memory::focused);
        let has_focus = |at: &usize| focused == Some(id.with(*at));
        let focused = (0..count).find(has_focus);
        Self {
            id,
            count,
            chosen,
            stop: focused.or(chosen).unwrap_or(0),
            buttons: Vec::new(),
            has_focus: focused.is_some(),
            asked: None,
        }
    }

    /// Shows the next button.
    pub fn button(&mut self, ui: &mut Ui, text: &str) -> Response {
        let at = self.buttons.len();
        let is_chosen = self.chosen == Some(at);
        let sense = if at == self.stop {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = button_ui(ui, (self.id.with(at), sense), text, is_chosen);
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, text));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_position_in_set(at);
            node.add_action(Action::Focus);
        });
        // Assistive programs go to any button, not only to the one Tab stops at.
        let is_visited = |input: &InputState| {
            enabled && input.has_accesskit_action_request(response.id, Action::Focus)
        };
        if response.clicked() {
            self.asked = Some(at);
        }
        if response.clicked() || ui.input(is_visited) {
            response.request_focus();
        }
        self.buttons.push(response.clone());
        response
    }

    /// The button Tab stops at, to be given the keyboard.
    pub fn stop(&self) -> Option<&Response> {
        self.buttons.get(self.stop)
    }

    /// Ends the group; gives what was asked for, which may be what is chosen already.
    pub fn finish(self, ui: &Ui) -> Option<usize> {
        if !self.has_focus || self.asked.is_some() {
            return self.asked;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id.with(self.stop), filter));
        let steps = pressed_arrows(ui);
        let next = beside(self.stop, steps, self.count);
        if next == self.stop {
            return None;
        }
        self.buttons.get(next)?.request_focus();
        Some(next)
    }
}

/// Buttons with these labels side by side; gives what was asked for.
pub fn radio_row<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    choices: &[(T, &str)],
    chosen: Option<T>,
) -> Option<T> {
    let at = choices.iter().position(|(it, _)| Some(*it) == chosen);
    let mut group = RadioGroup::new(ui, label, choices.len(), at);
    for (_, text) in choices {
        group.button(ui, text);
    }
    let asked = group.finish(ui)?;
    choices.get(asked).map(|(it, _)| *it)
}

/// How far arrows go in this frame: down and right are on, up and left are back.
fn pressed_arrows(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        let mut count = |key| {
            input
                .count_and_consume_key(Modifiers::NONE, key)
                .cast_signed()
        };
        let on = count(Key::ArrowDown) + count(Key::ArrowRight);
        on - count(Key::ArrowUp) - count(Key::ArrowLeft)
    })
}

/// So many steps from one of several, going round.
fn beside(at: usize, steps: isize, count: usize) -> usize {
    let (at, count) = (at.cast_signed(), count.max(1).cast_signed());
    (at + steps).rem_euclid(count).cast_unsigned()
}

fn button_ui(ui: &mut Ui, (id, sense): (Id, Sense), text: &str, is_chosen: bool) -> Response {
    let mark = IdSalt::new("mark");
    let height = ui.spacing().interact_size.y;
    let size = Vec2::new(ui.spacing().icon_width, height);
    let mut atoms = text.into_atoms();
    atoms.push_left(Atom::custom(mark, size));
    let button = WidgetAtom::new(atoms)
        .id(id)
        .sense(sense)
        .min_size(Vec2::splat(height));
    let mut button = button.allocate(ui);
    let visuals = *ui.style().interact(&button.response);
    button.fallback_text_color = visuals.text_color();
    let shown = button.paint(ui);
    if let Some(rect) = shown.rect(mark) {
        let (inner, outer) = ui.spacing().icon_rectangles(rect);
        let ground = theme::palette(ui).input;
        let radius = outer.width() / 2.0;
        let painter = ui.painter();
        painter.circle(outer.center(), radius, ground, visuals.bg_stroke);
        if is_chosen {
            painter.circle_filled(outer.center(), inner.width() / 3.0, visuals.fg_stroke.color);
        }
    }
    let response = shown.response;
    if response.has_focus() {
        let frame = response.rect.expand2(Vec2::new(sizes::CELL_PADDING, 0.0));
        let line = Stroke::new(sizes::FOCUS_LINE, theme::palette(ui).accent);
        ui.painter()
            .rect_stroke(frame, sizes::ROUNDING, line, StrokeKind::Inside);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn arrows_go_round() {
        assert_eq!(beside(0, 1, 3), 1);
        assert_eq!(beside(2, 1, 3), 0);
        assert_eq!(beside(0, -1, 3), 2);
        assert_eq!(beside(1, 0, 3), 1);
        assert_eq!(beside(0, 1, 0), 0);
    }
}
