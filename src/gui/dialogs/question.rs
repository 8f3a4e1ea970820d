//! A question with its answers on buttons, before something is done that is easily done by mistake.

use egui::Align;
use egui::Layout;

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;

/// What is asked, and what is done on yes.
#[derive(Clone, Debug)]
pub struct Question {
    /// The question.
    pub heading: String,
    /// What follows from yes, in lines.
    pub text: String,
    /// The verb on the button.
    pub button: &'static str,
    /// What the button does.
    pub action: Action,
}

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// This button was pressed, counted from the main one.
    Button(usize),
    /// None was: Esc, or a click beside it.
    None,
}

impl Question {
    /// Shows the question.
    pub(super) fn show(&self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let words = [self.heading.as_str(), &self.text];
        let reply = ask_ui(ctx, "question", words, &[self.button, "取消"]);
        if reply == Some(Reply::Button(0)) {
            actions.send(self.action.clone());
        }
        reply.map_or(Outcome::Open, |_| Outcome::Closed)
    }
}

/// Shows a question until it is answered. The main button comes first, and Enter presses it.
pub(super) fn ask_ui(
    ctx: &egui::Context,
    id: &'static str,
    [heading, text]: [&str; 2],
    buttons: &[&str],
) -> Option<Reply> {
    let mut reply = None;
    let is_left = modal_ui(ctx, id, sizes::DIALOG_WIDTH, |ui| {
        ui.heading(heading);
        for line in text.lines() {
            ui.label(line);
        }
        ui.add_space(sizes::GAP);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            for (at, text) in buttons.iter().enumerate() {
                let button = if at == 0 {
                    main_button(ui, text)
                } else {
                    ui.button(*text)
                };
                if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    reply = Some(Reply::Button(at));
                }
            }
        });
    });
    reply.or(is_left.then_some(Reply::None))
}
