//! The help of a rule: what it checks, why, what to do, on what basis.

use egui::Label;
use egui::ScrollArea;
use egui::Ui;

use crate::gui::panels::findings::colors;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::badge;
use crate::rules::Help;

/// Shows the help; true when the way back is taken.
pub(super) fn ui(ui: &mut Ui, help: &Help) -> bool {
    let (color, fill) = colors(theme::palette(ui), help.severity);
    let mut is_left = false;
    egui::Sides::new().show(
        ui,
        |ui| {
            badge(ui, help.severity.label(), color, fill);
            ui.strong(&help.code);
        },
        |ui| is_left = ui.button("返回").clicked(),
    );
    ScrollArea::vertical()
        .id_salt("rule")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add(Label::new(egui::RichText::new(&help.title).strong()).wrap());
            text_ui(ui, &help.text);
        });
    is_left
}

/// Shows the text of a help. Of Markdown only headings and list marks are drawn.
pub(in crate::gui) fn text_ui(ui: &mut Ui, text: &str) {
    for line in text.lines() {
        line_ui(ui, line.trim());
    }
}

fn line_ui(ui: &mut Ui, line: &str) {
    if let Some(heading) = line.strip_prefix('#') {
        ui.add_space(sizes::GAP);
        ui.weak(heading.trim_start_matches('#').trim());
    } else if let Some(item) = line.strip_prefix("- ") {
        ui.horizontal_top(|ui| {
            ui.label("·");
            ui.add(Label::new(item).wrap());
        });
    } else if !line.is_empty() {
        ui.add(Label::new(line).wrap());
    }
}
