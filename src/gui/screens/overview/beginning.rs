//! What to do in a file that has no figures yet, in order.

use egui::RichText;
use egui::Ui;

use super::card;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::progress::StepState;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;

/// The steps without which there is no budget, in the order they are taken.
const FIRST: [Step; 5] = [
    Step::Cover,
    Step::Units,
    Step::Revenue,
    Step::Basic,
    Step::Projects,
];

/// Shows the way from an empty file to filled tables.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    card(
        ui,
        "从这里开始",
        "填好这几步，报表和审核意见随即生成",
        |ui| {
            let p = theme::palette(ui);
            ui.add_space(sizes::GAP);
            egui::Grid::new("first steps")
                .num_columns(3)
                .spacing([3.0 * sizes::GAP, 2.0 * sizes::GAP])
                .show(ui, |ui| {
                    for (number, step) in (1..).zip(FIRST) {
                        let found = ctx.derived.progress.steps.iter().find(|it| it.step == step);
                        let state = found.map_or(StepState::Empty, |it| it.state);
                        ui.label(RichText::new(number.to_string()).color(p.text_weak));
                        if ui.link(step.label()).clicked() {
                            ctx.send(Action::ShowStep(step));
                        }
                        let text = match state {
                            StepState::Filled => RichText::new(state.label()).color(p.good),
                            StepState::Empty | StepState::Begun => RichText::new(step.help()),
                        };
                        ui.label(text);
                        ui.end_row();
                    }
                });
            ui.add_space(sizes::GAP);
            ui.weak("已有 Excel、WPS 表格的，复制后在各步的表格里直接粘贴；金额可以写 =3*1200*12");
            ui.horizontal(|ui| {
                ui.weak("想先看一份填好的");
                let sample = Command::OpenSample.info();
                if ui.link(sample.text).on_hover_text(sample.help).clicked() {
                    ctx.send(Action::Command(Command::OpenSample));
                }
            });
        },
    );
}
