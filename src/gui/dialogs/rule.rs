//! The help of a rule: what it checks, why, what to do, on what basis.

use super::Outcome;
use super::note_ui;
use crate::gui::theme::sizes;
use crate::rules::Help;

/// Shows the help; of Markdown only headings and list marks are drawn.
pub(super) fn show(ctx: &egui::Context, help: &Help) -> Outcome {
    note_ui(
        ctx,
        "rule",
        &format!("{} {}", help.code, help.title),
        |ui| {
            for line in help.text.lines() {
                if let Some(heading) = line.trim_start().strip_prefix('#') {
                    ui.add_space(sizes::GAP);
                    ui.strong(heading.trim_start_matches('#').trim());
                } else if let Some(item) = line.trim_start().strip_prefix("- ") {
                    ui.horizontal_top(|ui| {
                        ui.label("·");
                        ui.add(egui::Label::new(item).wrap());
                    });
                } else if !line.trim().is_empty() {
                    ui.add(egui::Label::new(line).wrap());
                }
            }
        },
    )
}
