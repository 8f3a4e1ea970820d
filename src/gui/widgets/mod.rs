//! Widgets of our own: drawn and driven alike on every screen.
//!
//! A widget shows what it is given and says what the user asks for; it changes no budget.

pub mod grid;
mod ime;
pub mod picker;
pub mod text_dialog;

use egui::Response;
use egui::RichText;
use egui::Ui;

use crate::gui::theme;

/// The button that does what a screen or dialog is for.
pub fn main_button(ui: &mut Ui, text: &str) -> Response {
    let p = theme::palette(ui);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.hovered.weak_bg_fill = p.accent_hover;
        let text = RichText::new(text).color(p.on_accent);
        ui.add(egui::Button::new(text).fill(p.accent))
    })
    .inner
}

/// A small filled label: a count, a level.
pub fn badge(ui: &mut Ui, text: &str, color: egui::Color32, fill: egui::Color32) -> Response {
    egui::Frame::new()
        .fill(fill)
        .corner_radius(theme::sizes::ROUNDING)
        .inner_margin(egui::Margin::symmetric(5, 0))
        .show(ui, |ui| ui.add(egui::Label::new(RichText::new(text).small().color(color))))
        .inner
}
