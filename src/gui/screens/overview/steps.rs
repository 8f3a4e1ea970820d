//! How far each step is: a row a step that leads there.

use egui::Align2;
use egui::Color32;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::pos2;
use egui::vec2;

use super::card;
use crate::gui::action::Action;
use crate::gui::progress::StepProgress;
use crate::gui::progress::StepState;
use crate::gui::theme;
use crate::gui::theme::Palette;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::bars::describe;
use crate::gui::widgets::bars::focus_ui;
use crate::gui::widgets::truncated_text;

/// Where the state and the contents of a step stand in its row.
const STATE_AT: f32 = 96.0;
const CONTENTS_AT: f32 = 142.0;

/// Shows the card.
pub(super) fn ui(ui: &mut Ui, ctx: &ViewCtx<'_>) {
    let steps = &ctx.derived.progress.steps;
    let filled = steps
        .iter()
        .filter(|it| it.state == StepState::Filled)
        .count();
    card(
        ui,
        "编制进度",
        &format!("已填 {filled} 步，共 {} 步", steps.len()),
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for step in steps {
                if step_ui(ui, step) {
                    ctx.send(Action::ShowStep(step.step));
                }
            }
        },
    );
}

/// True if it was clicked.
fn step_ui(ui: &mut Ui, progress: &StepProgress) -> bool {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::SMALL_ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let value = value(progress);
    let name = format!("进度 {}", progress.step.label());
    describe(ui, &response, &name, &value);
    if response.hovered() {
        ui.painter().rect_filled(rect, sizes::ROUNDING, p.hover);
    }
    let body = TextStyle::Body.resolve(ui.style());
    let small = TextStyle::Small.resolve(ui.style());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let left = Align2::LEFT_CENTER;
    let painter = ui.painter();
    painter.text(
        at(sizes::GAP / 2.0),
        left,
        progress.step.label(),
        body,
        p.text,
    );
    let color = state_color(p, progress.state);
    painter.text(
        at(STATE_AT),
        left,
        progress.state.label(),
        small.clone(),
        color,
    );
    let mut right = rect.right();
    for (count, label, color) in [
        (progress.open.warnings, "警告", p.warning),
        (progress.open.errors, "错误", p.error),
    ] {
        if count > 0 {
            let text = format!("{label} {count}");
            let drawn = painter.text(
                pos2(right, rect.center().y),
                Align2::RIGHT_CENTER,
                text,
                small.clone(),
                color,
            );
            right = drawn.left() - sizes::GAP;
        }
    }
    let room = rect.with_min_x(rect.left() + CONTENTS_AT).with_max_x(right);
    let style = (TextStyle::Small, p.text_weak);
    truncated_text(ui, room, &progress.contents, style);
    focus_ui(ui, &response);
    let clicked = response.clicked();
    response.on_hover_text(format!("{}\n{value}", progress.step.help()));
    clicked
}

/// State, contents and what is open, in words.
fn value(progress: &StepProgress) -> String {
    let mut words = progress.state.label().to_owned();
    if !progress.contents.is_empty() {
        words = format!("{words}，{}", progress.contents);
    }
    for (count, label) in [
        (progress.open.errors, "错误"),
        (progress.open.warnings, "警告"),
    ] {
        if count > 0 {
            words = format!("{words}，{label} {count} 条");
        }
    }
    words
}

fn state_color(p: &Palette, state: StepState) -> Color32 {
    match state {
        StepState::Empty => p.text_weak,
        StepState::Begun => p.warning,
        StepState::Filled => p.good,
    }
}
