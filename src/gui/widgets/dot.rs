//! The dot that says how many findings are open somewhere, in the colour of the gravest.

use std::cmp::Ordering;

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

/// Open findings in a word: how many there are of the gravest kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The gravest kind.
    pub level: MarkLevel,
    /// How many of it.
    pub count: usize,
}

impl Dot {
    /// What was counted before, and one more.
    #[must_use]
    pub fn and(before: Option<Self>, level: MarkLevel) -> Option<Self> {
        Self::merged(before, Some(Self { level, count: 1 }))
    }

    /// Two counts in one: of different kinds the graver counts.
    #[must_use]
    pub fn merged(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let (Some(one), Some(other)) = (one, other) else {
            return one.or(other);
        };
        Some(match one.level.cmp(&other.level) {
            Ordering::Greater => one,
            Ordering::Less => other,
            Ordering::Equal => Self {
                level: one.level,
                count: one.count + other.count,
            },
        })
    }

    /// For those who can't see it.
    pub fn words(self) -> String {
        let kind = match self.level {
            MarkLevel::Error => "错误",
            MarkLevel::Warning => "警告",
            MarkLevel::Hint => "提示",
        };
        format!("{kind} {} 条", self.count)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(levels: &[MarkLevel]) -> Option<Dot> {
        levels.iter().copied().fold(None, Dot::and)
    }

    #[test]
    fn only_the_gravest_kind_is_counted() {
        use MarkLevel::Error;
        use MarkLevel::Hint;
        use MarkLevel::Warning;
        let words = |levels: &[_]| dot(levels).map(Dot::words);
        assert_eq!(words(&[]), None);
        assert_eq!(words(&[Hint, Hint]).as_deref(), Some("提示 2 条"));
        assert_eq!(words(&[Hint, Warning, Hint]).as_deref(), Some("警告 1 条"));
        assert_eq!(
            words(&[Error, Warning, Error]).as_deref(),
            Some("错误 2 条")
        );
    }
}
