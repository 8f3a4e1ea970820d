//! The question before what has been filled in is lost.

use egui::Context;

use super::Assistant;
use crate::gui::dialogs::Outcome;
use crate::gui::dialogs::modal_ui;
use crate::gui::theme::sizes;
use crate::gui::widgets::main_button;

impl Assistant {
    /// Asks whether the assistant may be left.
    pub(super) fn leaving_ui(&mut self, ctx: &Context) -> Outcome {
        let mut outcome = Outcome::Open;
        let stays = modal_ui(ctx, "leave assistant", sizes::DIALOG_WIDTH, |ui| {
            ui.heading("离开新建预算");
            ui.label("所填的内容不会保留");
            ui.add_space(sizes::GAP);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                let stay = main_button(ui, "继续填写");
                if ui.memory(|memory| memory.focused().is_none()) {
                    stay.request_focus();
                }
                if stay.clicked() {
                    self.is_leaving = false;
                }
                if ui.button("离开").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if stays {
            self.is_leaving = false;
        }
        outcome
    }
}
