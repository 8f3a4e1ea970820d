//! How a panel at the side is folded and brought back: a handle in the margin beside it, a strip that stays of it.
//!
//! Whether it is folded is for the screen to know.

use egui::Align2;
use egui::Rect;
use egui::Response;
use egui::Role;
use egui::Sense;
use egui::Stroke;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::bars::focus_ui;
use super::dot::Dot;
use crate::gui::theme;
use crate::gui::theme::sizes;

/// Half the height of an arrow head.
const ARROW: f32 = 4.0;

/// Where an arrow head points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    /// ‹
    Left,
    /// ›
    Right,
}

/// A name written from top to bottom, as wide as a strip; `dot` says what is open behind it.
pub fn strip_button(ui: &mut Ui, name: &str, dot: Option<Dot>, help: &str) -> Response {
    let p = theme::palette(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let line = sizes::HEADER_LINE;
    #[expect(clippy::cast_precision_loss, reason = "a name of a few characters")]
    let lines = (name.chars().count() + usize::from(dot.is_some())) as f32;
    let size = vec2(ui.available_width(), lines * line + 2.0 * sizes::GAP);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, name);
        info.current_text_value = dot.map(Dot::words);
        info
    });
    let painter = ui.painter();
    let fill = if response.hovered() {
        p.hover
    } else {
        p.header
    };
    painter.rect_filled(rect, sizes::ROUNDING, fill);
    let mut y = rect.top() + sizes::GAP + line / 2.0;
    for character in name.chars() {
        let at = pos2(rect.center().x, y);
        painter.text(at, Align2::CENTER_CENTER, character, font.clone(), p.text);
        y += line;
    }
    if let Some(dot) = dot {
        let left = rect.center().x - dot.width(ui) / 2.0;
        dot.paint(ui, painter, pos2(left, y), p);
    }
    focus_ui(ui, &response);
    response.on_hover_text(help)
}

/// The handle in the margin between a panel and what stands beside it.
pub fn handle(ui: &Ui, margin: Rect, points: Points, (name, help): (&str, &str)) -> Response {
    let p = theme::palette(ui);
    let size = vec2(margin.width(), sizes::FOLD_HANDLE.min(margin.height()));
    let rect = Rect::from_center_size(margin.center(), size);
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let painter = ui.painter();
    let color = if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, sizes::ROUNDING, p.hover);
        p.accent
    } else {
        p.text_weak
    };
    let (tip, back) = match points {
        Points::Left => (-ARROW / 4.0, ARROW / 2.0),
        Points::Right => (ARROW / 4.0, -ARROW / 2.0),
    };
    let center = rect.center();
    let stroke = Stroke::new(1.5 * sizes::LINE, color);
    let ends = [-ARROW, ARROW].map(|up| center + vec2(back, up));
    for end in ends {
        painter.line_segment([end, center + vec2(tip, 0.0)], stroke);
    }
    focus_ui(ui, &response);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(help)
}
