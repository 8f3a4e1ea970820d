//! Widgets of our own: drawn and driven alike on every screen.
//!
//! A widget shows what it is given and says what the user asks for; it changes no budget.

pub mod bars;
pub mod choice_box;
pub mod dot;
pub mod finder;
pub mod fold;
pub mod grid;
pub(in crate::gui) mod hand_over;
pub(in crate::gui) mod ime;
pub mod list_cursor;
pub mod list_focus;
pub mod long_text;
pub mod picker;
pub mod radio_group;
pub mod row_texts;
pub mod search;
pub mod side_list;
pub mod tab;
pub mod text_dialog;
pub mod text_width;
pub(in crate::gui) mod tooltips;
pub mod tree_list;

use std::sync::Arc;

use egui::Align2;
use egui::Button;
use egui::Color32;
use egui::Galley;
use egui::Rect;
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
use hand_over::hand_over;

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
    hand_over(ctx, Vec::new());
}

/// The button that does what a screen or dialog is for.
pub fn main_button(ui: &mut Ui, text: &str) -> Response {
    let button = accented(theme::palette(ui), text);
    add_accented(ui, button)
}

/// The same on a screen with nothing else to do: it has the keyboard while nobody else wants it.
pub fn first_button(ui: &mut Ui, text: &str) -> Response {
    let response = main_button(ui, text);
    let layer = ui.layer_id();
    let is_wanted =
        ui.memory(|memory| memory.focused().is_none() && memory.allows_interaction(layer));
    if is_wanted && !egui::Popup::is_any_open(ui.ctx()) {
        response.request_focus();
    }
    if response.has_focus() {
        let frame = response.rect.expand(sizes::FOCUS_LINE);
        let line = egui::Stroke::new(sizes::FOCUS_LINE, theme::palette(ui).accent);
        let kind = egui::StrokeKind::Outside;
        ui.painter().rect_stroke(frame, sizes::ROUNDING, line, kind);
    }
    response
}

/// A box to tick: of the colour of fields, since that of scroll bars looks disabled.
pub fn check_box(ui: &mut Ui, is_ticked: &mut bool, text: impl Into<String>) -> Response {
    let p = theme::palette(ui);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = p.input;
        ui.checkbox(is_ticked, text.into())
    })
    .inner
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

/// A row of a list of things one of which is shown: long names are cut,
/// the figure or few words at the right never.
pub fn list_row_with(ui: &mut Ui, text: &str, aside: &str, is_shown: bool) -> Response {
    let p = theme::palette(ui);
    let size = egui::vec2(ui.available_width(), sizes::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{text} {aside}");
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_shown, name.trim_end()));
    row_ground(ui, &response, is_shown, p.panel);
    let font = TextStyle::Body.resolve(ui.style());
    let inside = rect.shrink2(egui::vec2(sizes::CELL_PADDING, 0.0));
    let drawn = ui.painter().text(
        inside.right_center(),
        Align2::RIGHT_CENTER,
        aside,
        font,
        p.text,
    );
    let room = if aside.is_empty() {
        inside.width()
    } else {
        drawn.left() - sizes::GAP - inside.left()
    };
    let room = inside.with_max_x(inside.left() + room);
    if truncated_text(ui, room, text, (TextStyle::Body, p.text)) {
        response.on_hover_text(text)
    } else {
        response
    }
}

/// The ground of a row: that of its list, unless it is chosen or under the pointer.
pub fn row_ground(ui: &Ui, row: &Response, is_chosen: bool, ground: Color32) {
    let p = theme::palette(ui);
    let fill = if is_chosen {
        p.selection
    } else if row.hovered() {
        p.hover
    } else {
        ground
    };
    ui.painter().rect_filled(row.rect, sizes::ROUNDING, fill);
}

/// A text in the middle of the height of its room; true if it was too long and is cut.
pub fn truncated_text(
    ui: &Ui,
    room: Rect,
    text: &str,
    (style, color): (TextStyle, Color32),
) -> bool {
    let galley = one_line(ui, text, &style, color, room.width());
    let is_cut = galley.elided;
    let at = Align2::LEFT_CENTER.anchor_size(room.left_center(), galley.size());
    ui.painter().galley(at.min, galley, color);
    is_cut
}

/// A text laid out in one line; what doesn't fit is cut.
fn one_line(ui: &Ui, text: &str, style: &TextStyle, color: Color32, width: f32) -> Arc<Galley> {
    let format = TextFormat::simple(style.resolve(ui.style()), color);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A sentence that leads somewhere: in so many lines at most, whole when the pointer rests on it.
pub fn sentence_button(ui: &mut Ui, sentence: &str, lines: usize) -> Response {
    let p = theme::palette(ui);
    let width = ui.available_width();
    let format = TextFormat::simple(TextStyle::Body.resolve(ui.style()), p.text);
    let mut job = LayoutJob::single_section(sentence.to_owned(), format);
    job.wrap = TextWrapping {
        max_rows: lines,
        // An amount isn't torn apart at the end of a line.
        break_anywhere: false,
        ..TextWrapping::truncate_at_width(width)
    };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(width, galley.size().y), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentence));
    if response.hovered() {
        ui.painter().rect_filled(rect, sizes::ROUNDING, p.hover);
    }
    ui.painter().galley(rect.min, galley, p.text);
    bars::focus_ui(ui, &response);
    response.on_hover_text(sentence)
}

/// A link with something at the right; true if it was followed.
pub fn link_ui(ui: &mut Ui, text: &str, hover: &str, right: &str) -> bool {
    let sides = egui::Sides::new()
        .height(sizes::ROW)
        .shrink_left()
        .truncate();
    let (link, ()) = sides.show(
        ui,
        |ui| ui.link(text).on_hover_text(hover),
        |ui| {
            ui.add_space(sizes::GAP);
            ui.label(right);
        },
    );
    link.clicked()
}

/// A small filled label: a count, a level.
pub fn badge(ui: &mut Ui, text: &str, color: Color32, fill: Color32) -> Response {
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
