//! Widgets of our own: drawn and driven alike on every screen.
//!
//! A widget shows what it is given and says what the user asks for; it changes no budget.

pub mod dot;
pub mod grid;
pub(in crate::gui) mod ime;
pub mod long_text;
pub mod picker;
pub mod side_list;
pub mod tab;
pub mod text_dialog;
pub mod text_width;
pub mod tree_list;

use egui::Button;
use egui::Response;
use egui::RichText;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::text::CCursor;
use egui::text::CCursorRange;
use egui::text::LayoutJob;
use egui::text::TextFormat;
use egui::text::TextWrapping;

use crate::gui::theme;
use crate::gui::theme::Palette;
use crate::gui::theme::sizes;

/// Gives a text field, shown in `area` from the next frame on, the keyboard, with the cursor behind its text.
pub(in crate::gui) fn begin_editing(
    ctx: &egui::Context,
    area: egui::Area,
    id: egui::Id,
    text: &str,
) {
    // An area is measured, invisible and deaf, when it is first shown: that is done with now.
    area.show(ctx, |ui| {
        ui.allocate_space(egui::vec2(sizes::PICKER_WIDTH, sizes::PICKER_WIDTH))
    });
    let mut state = egui::text_edit::TextEditState::default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ctx, id);
    ctx.memory_mut(|memory| memory.request_focus(id));
    ctx.request_repaint();
}

/// The button that does what a screen or dialog is for.
pub fn main_button(ui: &mut Ui, text: &str) -> Response {
    let button = accented(theme::palette(ui), text);
    add_accented(ui, button)
}

/// The same in the size that stands in lists.
pub fn small_main_button(ui: &mut Ui, text: &str) -> Response {
    let button = accented(theme::palette(ui), text).small();
    add_accented(ui, button)
}

fn accented(p: &Palette, text: &str) -> Button<'static> {
    Button::new(RichText::new(text).color(p.on_accent)).fill(p.accent)
}

fn add_accented(ui: &mut Ui, button: Button<'_>) -> Response {
    let p = theme::palette(ui);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.hovered.weak_bg_fill = p.accent_hover;
        ui.add(button)
    })
    .inner
}

/// A row of a list of things one of which is shown; long names are cut.
pub fn list_row(ui: &mut Ui, text: &str, is_shown: bool) -> Response {
    let p = theme::palette(ui);
    let size = egui::vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_shown, text));
    let fill = if is_shown {
        p.selection
    } else if response.hovered() {
        p.hover
    } else {
        p.panel
    };
    let width = rect.width() - 2.0 * sizes::CELL_PADDING;
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), p.text);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let is_cut = galley.elided;
    let left = egui::pos2(
        rect.left() + sizes::CELL_PADDING,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().rect_filled(rect, sizes::ROUNDING, fill);
    ui.painter().galley(left, galley, p.text);
    if is_cut {
        response.on_hover_text(text)
    } else {
        response
    }
}

/// A small filled label: a count, a level.
pub fn badge(ui: &mut Ui, text: &str, color: egui::Color32, fill: egui::Color32) -> Response {
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, color);
    let size = egui::vec2(galley.size().x + 2.0 * sizes::BADGE_PADDING, sizes::BADGE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, sizes::ROUNDING, fill);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, color);
    response
}
