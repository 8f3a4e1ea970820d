//! Charts of bars: one bar of parts laid end to end, and rows with a bar each.
//!
//! A bar is a button with a name and a value, for the pointer, the keyboard and assistive programs alike.
//! How long a bar is is all that is worked out here; amounts arrive as texts.

use egui::Align2;
use egui::Color32;
use egui::Rect;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::truncated_text;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::money::Money;

/// A part of a bar.
pub struct Segment<'a> {
    /// What it is.
    pub name: &'a str,
    /// Its amount with its unit, and its share.
    pub value: String,
    /// Its share of the room for the bar, 0 to 1.
    pub part: f32,
    /// Its colour.
    pub color: Color32,
}

/// A row of a ranking.
pub struct BarRow<'a> {
    /// What it is.
    pub name: &'a str,
    /// What assistive programs say of it, and the pointer shows.
    pub value: String,
    /// The texts at the right with the room for each, from left to right.
    pub columns: &'a [(String, f32)],
    /// A few words at the right of the bar with the room for them.
    pub note: Option<(String, f32)>,
    /// The length of the bar, 0 to 1.
    pub part: f32,
    /// Last year's length.
    pub last_year: Option<f32>,
}

/// What a part is of the whole, as a length.
#[expect(
    clippy::cast_precision_loss,
    reason = "a length on the screen needs no more than a float can tell"
)]
pub fn part_of(part: Money, whole: Money) -> f32 {
    if whole <= Money::ZERO {
        return 0.0;
    }
    (part.fen() as f32 / whole.fen() as f32).clamp(0.0, 1.0)
}

/// A bar of parts; gives the one that was clicked.
pub fn stacked_bar(ui: &mut Ui, width: f32, segments: &[Segment<'_>]) -> Option<usize> {
    let (room, _) = ui.allocate_exact_size(vec2(width, sizes::BAR), Sense::hover());
    let mut clicked = None;
    let mut left = room.left();
    for (at, segment) in segments.iter().enumerate() {
        let right = (left + (room.width() * segment.part).max(sizes::BAR_LEAST)).min(room.right());
        let rect = Rect::from_min_max(pos2(left, room.top()), pos2(right, room.bottom()));
        left = right;
        let id = ui.scope_id().with(("segment", segment.name, at));
        let response = ui.interact(rect, id, Sense::click());
        describe(ui, &response, segment.name, &segment.value);
        let painted = rect.with_max_x((right - sizes::LINE).max(rect.left() + sizes::LINE));
        ui.painter().rect_filled(painted, 0.0, segment.color);
        focus_ui(ui, &response);
        if response.clicked() {
            clicked = Some(at);
        }
        response.on_hover_text(format!("{}\n{}", segment.name, segment.value));
    }
    clicked
}

/// A coloured square with words, for what a colour means.
pub fn legend(ui: &mut Ui, color: Color32, text: &str) {
    let p = theme::palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, p.text);
    let square = sizes::SWATCH;
    let size = vec2(square + sizes::GAP + galley.size().x, sizes::BADGE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let center = pos2(rect.left() + square / 2.0, rect.center().y);
    let swatch = Rect::from_center_size(center, vec2(square, square));
    ui.painter().rect_filled(swatch, 0.0, color);
    let at = pos2(
        rect.left() + square + sizes::GAP,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, p.text);
}

/// A row of name and texts with a bar below them, in the whole width.
pub fn bar_row(ui: &mut Ui, row: &BarRow<'_>, color: Color32) -> Response {
    let p = theme::palette(ui);
    let height = match row.note {
        Some(_) => sizes::BAR_ROW_NOTED,
        None => sizes::BAR_ROW,
    };
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    describe(ui, &response, row.name, &row.value);
    if response.hovered() {
        ui.painter().rect_filled(rect, sizes::ROUNDING, p.hover);
    }
    let inside = rect.shrink2(vec2(sizes::GAP / 2.0, sizes::THIN_BAR / 2.0));
    let font = TextStyle::Small.resolve(ui.style());
    let bar = match &row.note {
        None => inside.with_min_y(inside.bottom() - sizes::THIN_BAR),
        Some((note, width)) => {
            let below = inside.with_min_y(inside.bottom() - sizes::SMALL);
            let (at, align) = (below.right_center(), Align2::RIGHT_CENTER);
            ui.painter()
                .text(at, align, note, font.clone(), p.text_weak);
            below
                .with_max_x(below.right() - width)
                .shrink2(vec2(0.0, (sizes::SMALL - sizes::THIN_BAR) / 2.0))
        }
    };
    bar_in(ui, bar, row, color);
    let line = inside.with_max_y(inside.top() + sizes::BAR_ROW - 2.0 * sizes::THIN_BAR);
    let mut right = line.right();
    for (text, width) in row.columns.iter().rev() {
        let at = pos2(right, line.center().y);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, text, font.clone(), p.text);
        right -= width;
    }
    let name = line.with_max_x((right - sizes::GAP).max(line.left()));
    truncated_text(ui, name, row.name, (TextStyle::Body, p.text));
    focus_ui(ui, &response);
    response.on_hover_text(format!("{}\n{}", row.name, row.value))
}

/// This year's bar, and a line where last year's ended.
fn bar_in(ui: &Ui, room: Rect, row: &BarRow<'_>, color: Color32) {
    if room.width() <= 0.0 {
        return;
    }
    let length = (room.width() * row.part).max(sizes::BAR_LEAST);
    let bar = room.with_max_x(room.left() + length);
    ui.painter().rect_filled(bar, 0.0, color);
    if let Some(part) = row.last_year {
        let x = room.left() + room.width() * part;
        let line = egui::Stroke::new(sizes::FOCUS_LINE, theme::palette(ui).text);
        let reach = room.y_range().expand(sizes::LINE);
        ui.painter().vline(x, reach, line);
    }
}

/// Name and value for assistive programs and tests.
pub fn describe(ui: &Ui, response: &Response, name: &str, value: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(value);
    });
}

/// A frame around what has the keyboard.
pub fn focus_ui(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let line = egui::Stroke::new(sizes::FOCUS_LINE, theme::palette(ui).accent);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(response.rect, sizes::ROUNDING, line, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "these lengths are exact")]
    fn a_bar_is_never_longer_than_its_room_nor_shorter_than_nothing() {
        let part = |part, whole| part_of(Money::from_yuan(part), Money::from_yuan(whole));
        assert_eq!(part(1, 4), 0.25);
        assert_eq!(part(5, 4), 1.0);
        assert_eq!(part(-1, 4), 0.0);
        assert_eq!(part(1, 0), 0.0);
    }
}
