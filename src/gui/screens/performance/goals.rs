//! The performance goals of one unit or project: goal, main tasks, indicators.
//!
//! Also a tab of the project screen.

use egui::ScrollArea;
use egui::Ui;

use super::changes::outline;
use crate::compute::kind_of;
use crate::gui::action::Action;
use crate::gui::names::shown_name;
use crate::gui::places::within;
use crate::gui::records::sheet_named;
use crate::gui::screens::projects::body::Texts;
use crate::gui::screens::projects::body::text_ui;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::PaneOptions;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::model::Owner;
use crate::model::ProjectField;
use crate::model::UnitField;

/// The pane of indicators.
pub const INDICATORS: &str = "indicators";
/// The pane of main tasks.
pub const TASKS: &str = "tasks";

/// The goal takes at most this part of the height; the indicators need the rest.
const GOAL_PART: f32 = 0.3;
/// The same for the tasks, of what is left.
const TASK_PART: f32 = 0.45;
/// Rows of tasks, the header and the empty one among them, that are seen at once.
const TASK_ROWS: f32 = 5.6;

/// Over the goals of a unit or project.
pub(super) fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, owner: Owner) {
    let count = ctx.derived.indicators(owner);
    let what = match owner {
        Owner::Unit(_) => "整体绩效目标",
        Owner::Project(_) | Owner::Line(_) => "项目绩效目标",
    };
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            ui.heading(shown_name(ctx.budget, owner.into()));
        },
        |ui| {
            ui.weak(format!("{what}，指标 {} 条", count.filled));
        },
    );
}

/// Shows them.
pub(in crate::gui::screens) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (panes, texts): (&mut Panes, &mut Texts),
    owner: Owner,
) {
    let place = match owner {
        Owner::Unit(id) => (id.into(), UnitField::PerformanceGoal.into()),
        Owner::Project(id) => (id.into(), ProjectField::Goal.into()),
        Owner::Line(_) => return,
    };
    ScrollArea::vertical()
        .id_salt("goal")
        .max_height(ui.available_height() * GOAL_PART)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let hint = "要达到什么、达到什么程度，与下面的指标对应";
            text_ui(ui, ctx, texts, (place.0, place.1, hint));
        });
    if let Some(tasks) = tasks_of(owner) {
        ui.weak("年度主要任务");
        // In a low window the indicators need the room more.
        let tasks_height = (ui.available_height() * TASK_PART).min(TASK_ROWS * sizes::ROW);
        let size = egui::vec2(ui.available_width(), tasks_height);
        ui.allocate_ui(size, |ui| {
            panes.records_ui(ui, ctx, tasks, PaneOptions::BESIDE);
        });
        ui.add_space(sizes::GAP);
    }
    buttons_ui(ui, ctx, owner);
    if let Some(indicators) = indicators_of(owner) {
        panes.records_ui(ui, ctx, indicators, PaneOptions::LEADING);
    }
}

/// The list of an owner's indicators.
pub(super) fn indicators_of(owner: Owner) -> Option<ActivePane> {
    list(INDICATORS, owner)
}

/// The list of a unit's main tasks.
pub(super) fn tasks_of(owner: Owner) -> Option<ActivePane> {
    matches!(owner, Owner::Unit(_)).then(|| list(TASKS, owner))?
}

fn list(id: &'static str, owner: Owner) -> Option<ActivePane> {
    Some(ActivePane {
        sheet: sheet_named(id)?,
        within: within(owner)?,
    })
}

fn buttons_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, owner: Owner) {
    ui.horizontal(|ui| {
        ui.weak("绩效指标");
        let library = ui.button("从指标库选…");
        let help = "列出本文件已用过的指标，勾选后加入，可一次选多条";
        if library.on_hover_text(help).clicked() {
            ctx.send(Action::ChooseIndicators(owner));
        }
        let form = kind_of(owner).and_then(|kind| ctx.pack.form(kind));
        let form = form.filter(|form| !form.levels.is_empty());
        let button = ui.add_enabled(form.is_some(), egui::Button::new("补齐应有的指标行"));
        let button = button
            .on_hover_text("按绩效目标表的规定，为还没有的一级、二级指标各加一行")
            .on_disabled_hover_text("本地区的绩效目标表没有规定一级、二级指标");
        if let Some(form) = form.filter(|_| button.clicked()) {
            match outline(ctx.budget, form, owner) {
                Some(change) => ctx.send(Action::Commit(change)),
                None => ctx.send(Action::Caution("规定的一级、二级指标已经齐全".to_owned())),
            }
        }
    });
}
