//! The question before something is deleted with what belongs to it.

use super::Outcome;
use super::modal_ui;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;

/// What is about to be deleted.
#[derive(Clone, Debug)]
pub struct Removal {
    /// The question.
    pub title: String,
    /// What goes along, a line each.
    pub along: Vec<String>,
    /// The change.
    pub transaction: Transaction,
}

/// Shows the question.
pub(super) fn show(ctx: &egui::Context, actions: &Actions, removal: &Removal) -> Outcome {
    let mut is_agreed = false;
    let mut is_declined = false;
    let asked = modal_ui(ctx, "removal", sizes::DIALOG_WIDTH, |ui| {
        ui.heading(&removal.title);
        ui.label("以下内容属于它，会一并删除，可以用“撤销”一步恢复");
        for line in &removal.along {
            ui.label(format!("· {line}"));
        }
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let delete = main_button(ui, "一并删除");
            if ui.memory(|memory| memory.focused().is_none()) {
                delete.request_focus();
            }
            is_agreed = delete.clicked();
            is_declined = ui.button("取消").clicked();
        });
    });
    if is_agreed {
        actions.send(Action::Commit(removal.transaction.clone()));
    }
    if is_agreed || is_declined || asked {
        Outcome::Closed
    } else {
        Outcome::Open
    }
}
