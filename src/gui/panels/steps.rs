//! The list of steps at the left, each with what is still open in it.

use std::collections::BTreeMap;

use egui::Align2;
use egui::Role;
use egui::Sense;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use crate::gui::action::Action;
use crate::gui::room::Room;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::row_ground;

/// Where number and name of a step stand in its row.
const STEP_NUMBER: f32 = 24.0;
const STEP_NAME: f32 = 34.0;
const STEP_NAME_ALONE: f32 = 12.0;

/// How many findings of each level concern a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenFindings {
    /// Errors.
    pub errors: usize,
    /// Warnings without an explanation.
    pub warnings: usize,
}

/// Shows the steps.
pub fn ui(
    ui: &mut Ui,
    shown: Step,
    (open, room): (&BTreeMap<Step, OpenFindings>, Room),
    actions: &Actions,
) {
    ui.spacing_mut().item_spacing.y = 1.0;
    // On a low window at a large scale not all fit.
    egui::ScrollArea::vertical().show(ui, |ui| {
        for (number, step) in Step::ALL.into_iter().enumerate() {
            let open = open.get(&step).copied().unwrap_or_default();
            let number = room.names_steps.then_some(number);
            if step_ui(ui, (step, number), step == shown, open) {
                actions.send(Action::ShowStep(step));
            }
        }
    });
}

/// A step with its number, or with its short name where there is no room for more.
fn step_ui(
    ui: &mut Ui,
    (step, number): (Step, Option<usize>),
    is_shown: bool,
    open: OpenFindings,
) -> bool {
    let p = theme::palette(ui);
    let size = vec2(ui.available_width(), sizes::STEP);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, step.label()));
    row_ground(ui, &response, is_shown, p.panel);
    let painter = ui.painter();
    if is_shown {
        let bar = rect.with_max_x(rect.left() + 3.0);
        painter.rect_filled(bar, 0.0, p.accent);
    }
    let font = egui::TextStyle::Body.resolve(ui.style());
    let small = egui::TextStyle::Small.resolve(ui.style());
    let y = rect.center().y;
    let (name, left) = match number {
        Some(_) => (step.label(), STEP_NAME),
        None => (step.short(), STEP_NAME_ALONE),
    };
    // The overview stands before the first step.
    if let Some(number) = number.filter(|number| *number > 0) {
        painter.text(
            pos2(rect.left() + STEP_NUMBER, y),
            Align2::RIGHT_CENTER,
            number.to_string(),
            small.clone(),
            p.text_weak,
        );
    }
    painter.text(
        pos2(rect.left() + left, y),
        Align2::LEFT_CENTER,
        name,
        font,
        p.text,
    );
    let mut right = rect.right() - if number.is_some() { sizes::GAP } else { 0.0 };
    let badges = [
        (open.warnings, p.warning, p.warning_fill),
        (open.errors, p.error, p.error_fill),
    ];
    // Beside a short name there is room for one: the more serious.
    let seen = if number.is_none() && open.errors > 0 {
        &badges[1..]
    } else {
        &badges[..]
    };
    for &(count, color, fill) in seen {
        if count > 0 {
            let galley = painter.layout_no_wrap(count.to_string(), small.clone(), color);
            let width = galley.size().x + 10.0;
            let badge =
                egui::Rect::from_min_max(pos2(right - width, y - 9.0), pos2(right, y + 9.0));
            painter.rect_filled(badge, sizes::ROUNDING, fill);
            painter.galley(badge.center() - galley.size() / 2.0, galley, color);
            right -= width + 4.0;
        }
    }
    let clicked = response.clicked();
    response.on_hover_text(hover_text(step, open));
    clicked
}

fn hover_text(step: Step, open: OpenFindings) -> String {
    let help = format!("{}\n{}", step.label(), step.help());
    match (open.errors, open.warnings) {
        (0, 0) => help,
        (errors, warnings) => {
            format!("{help}\n错误 {errors} 条，待处理警告 {warnings} 条")
        }
    }
}
