//! The question before unsaved work would be lost.

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::action::Answer;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;

/// Shows the question.
pub(super) fn show(ctx: &egui::Context, actions: &Actions) -> Outcome {
    let mut answer = None;
    let asked = modal_ui(ctx, "leave", sizes::DIALOG_WIDTH, |ui| {
        ui.heading("改动还没有保存");
        ui.label("要先保存再继续吗？不保存，上次保存以来的改动会丢失。");
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if main_button(ui, "保存").clicked() {
                answer = Some(Answer::Save);
            }
            if ui.button("不保存").clicked() {
                answer = Some(Answer::Discard);
            }
            if ui.button("取消").clicked() {
                answer = Some(Answer::Stay);
            }
        });
    });
    match answer.or(asked.then_some(Answer::Stay)) {
        Some(answer) => {
            actions.send(Action::Answer(answer));
            Outcome::Closed
        }
        None => Outcome::Open,
    }
}
