//! The dot that says how many findings are open somewhere, in the colour of the gravest.

use egui::Align2;
use egui::Color32;
use egui::Painter;
use egui::Pos2;
use egui::Rect;
use egui::Ui;
use egui::pos2;

use super::grid::MarkLevel;
use super::grid::mark_color;
use crate::gui::theme::Palette;
use crate::gui::theme::sizes;

/// Open findings in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The gravest.
    pub level: MarkLevel,
    /// How many.
    pub count: usize,
}

impl Dot {
    /// This and one more.
    #[must_use]
    pub fn with(self, level: MarkLevel) -> Self {
        Self {
            level: self.level.max(level),
            count: self.count + 1,
        }
    }

    /// For those who can't see it.
    pub fn words(self) -> String {
        format!("{} 条审核意见", self.count)
    }

    /// The room it takes.
    pub fn width(self, ui: &Ui) -> f32 {
        let font = egui::TextStyle::Small.resolve(ui.style());
        let text = self.count.to_string();
        let galley = ui
            .painter()
            .layout_no_wrap(text, font, Color32::PLACEHOLDER);
        2.0 * sizes::DOT + sizes::DOT_GAP + galley.size().x
    }

    /// Paints it with its left edge at a point.
    pub fn paint(self, ui: &Ui, painter: &Painter, at: Pos2, p: &Palette) -> Rect {
        let color = mark_color(p, self.level);
        let center = pos2(at.x + sizes::DOT, at.y);
        painter.circle_filled(center, sizes::DOT, color);
        let font = egui::TextStyle::Small.resolve(ui.style());
        let text = pos2(at.x + 2.0 * sizes::DOT + sizes::DOT_GAP, at.y);
        painter.text(
            text,
            Align2::LEFT_CENTER,
            self.count.to_string(),
            font,
            color,
        )
    }
}
