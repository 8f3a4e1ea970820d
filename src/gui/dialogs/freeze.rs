//! Under which round, name and date the budget is frozen.

use egui::Key;
use egui::TextEdit;
use egui::Ui;

use super::Outcome;
use super::modal_ui;
use crate::gui::action::Action;
use crate::gui::action::FreezeRound;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::main_button;
use crate::model::Round;

/// The dialog with what has been filled in so far.
pub struct FreezeDialog {
    round: Round,
    name: String,
    date: String,
    is_new: bool,
}

impl FreezeDialog {
    /// Suggests the round on the cover and the day of today.
    pub const fn new(round: Round, today: String) -> Self {
        Self {
            round,
            name: String::new(),
            date: today,
            is_new: true,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "freeze", sizes::DIALOG_WIDTH, |ui| {
            ui.heading("冻结本轮");
            ui.weak("把目前的全部内容存一份在文件里，以后可以查看，并与那时的预算对照");
            ui.add_space(4.0);
            let is_entered = egui::Grid::new("freeze fields")
                .num_columns(2)
                .spacing([12.0, 8.0])
                .show(ui, |ui| self.fields_ui(ui))
                .inner;
            ui.add_space(8.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if main_button(ui, "冻结").clicked() || is_entered {
                    actions.send(Action::Freeze(self.request()));
                    outcome = Outcome::Closed;
                }
                if ui.button("取消").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }

    fn request(&self) -> FreezeRound {
        FreezeRound {
            round: self.round,
            name: self.name.clone(),
            date: self.date.clone(),
        }
    }

    /// True once Enter is pressed in a field.
    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let label = ui.label("轮次");
        let labels: Vec<_> = Round::ALL.iter().map(|round| round.label()).collect();
        let mut chosen = Round::ALL
            .iter()
            .position(|it| *it == self.round)
            .unwrap_or(0);
        let width = ui.available_width();
        choice_box(ui, "round", (&labels, &mut chosen), width).labelled_by(label.id);
        self.round = Round::ALL[chosen];
        ui.end_row();
        let mut is_entered = false;
        for (name, text, hint) in [
            ("名称", &mut self.name, "可以不填，例如“报财政稿”"),
            ("日期", &mut self.date, "年-月-日"),
        ] {
            let label = ui.label(name);
            let edit = TextEdit::singleline(text)
                .hint_text(hint)
                .desired_width(f32::INFINITY);
            let response = ui.add(edit).labelled_by(label.id);
            is_entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if std::mem::take(&mut self.is_new) {
                response.request_focus();
            }
            ui.end_row();
        }
        is_entered
    }
}
