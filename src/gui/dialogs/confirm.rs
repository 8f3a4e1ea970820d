//! A question before something is done that is easily done by mistake.

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;

/// What is asked, and what is done on yes.
#[derive(Clone, Debug)]
pub struct ConfirmDialog {
    /// The question.
    pub heading: String,
    /// What follows from yes.
    pub text: String,
    /// The verb on the button.
    pub button: &'static str,
    /// What the button does.
    pub action: Action,
}

impl ConfirmDialog {
    /// Shows the question.
    pub(super) fn show(&self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "confirm", sizes::DIALOG_WIDTH, |ui| {
            ui.heading(&self.heading);
            ui.label(&self.text);
            ui.add_space(8.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if main_button(ui, self.button).clicked() {
                    actions.send(self.action.clone());
                    outcome = Outcome::Closed;
                }
                if ui.button("取消").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }
}
