//! The question before unsaved work would be lost.

use super::Outcome;
use super::question::Reply;
use super::question::ask_ui;
use crate::gui::action::Action;
use crate::gui::action::Answer;
use crate::gui::view_ctx::Actions;

/// Shows the question.
pub(super) fn show(ctx: &egui::Context, actions: &Actions) -> Outcome {
    let words = [
        "改动还没有保存",
        "要先保存再继续吗？不保存，上次保存以来的改动会丢失。",
    ];
    let answer = match ask_ui(ctx, "leave", words, &["保存", "不保存", "取消"]) {
        None => return Outcome::Open,
        Some(Reply::Button(0)) => Answer::Save,
        Some(Reply::Button(1)) => Answer::Discard,
        Some(Reply::Button(_) | Reply::None) => Answer::Stay,
    };
    actions.send(Action::Answer(answer));
    Outcome::Closed
}
