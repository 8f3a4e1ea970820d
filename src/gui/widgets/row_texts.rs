//! The texts of a list row: from both sides towards the middle, cut where they meet.

use std::sync::Arc;

use egui::Color32;
use egui::Galley;
use egui::Rect;
use egui::TextStyle;
use egui::Ui;
use egui::pos2;

use super::one_line;
use crate::gui::theme::sizes;

/// A row being filled with texts from both sides.
pub struct RowTexts<'a> {
    ui: &'a Ui,
    /// What is left.
    pub room: Rect,
    /// Whether a text at the left is shown in part only.
    pub is_cut: bool,
}

impl<'a> RowTexts<'a> {
    /// A row with nothing in it.
    pub const fn new(ui: &'a Ui, room: Rect) -> Self {
        Self {
            ui,
            room,
            is_cut: false,
        }
    }

    /// A small text at the right end of what is left.
    pub fn right(&mut self, text: &str, color: Color32) {
        let galley = one_line(self.ui, text, &TextStyle::Small, color, self.room.width());
        let left = self.room.right() - galley.size().x;
        self.paint(left, galley, color);
        self.room.max.x = left - sizes::GAP;
    }

    /// A text at the left end of what is left; cut where it does not fit.
    pub fn left(&mut self, text: &str, style: &TextStyle, color: Color32) {
        let galley = one_line(self.ui, text, style, color, self.room.width());
        let left = self.room.left();
        self.room.min.x = left + galley.size().x + 2.0 * sizes::GAP;
        self.is_cut |= galley.elided;
        self.paint(left, galley, color);
    }

    /// A text in a column of its own at the left.
    pub fn column(&mut self, text: &str, color: Color32, width: f32) {
        let galley = one_line(self.ui, text, &TextStyle::Body, color, width - sizes::GAP);
        let left = self.room.left();
        self.room.min.x = left + width;
        self.paint(left, galley, color);
    }

    fn paint(&self, left: f32, galley: Arc<Galley>, color: Color32) {
        let top = self.room.center().y - galley.size().y / 2.0;
        self.ui.painter().galley(pos2(left, top), galley, color);
    }
}
