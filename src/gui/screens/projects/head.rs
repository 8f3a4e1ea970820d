//! Over a project: its name and amount, what it still lacks, and whether costing and plan agree with it.

use egui::RichText;
use egui::Ui;

use super::changes::cost_line;
use super::tab::Tab;
use crate::compute::ProjectSums;
use crate::compute::basic_gaps;
use crate::compute::goal_gaps;
use crate::gui::action::Action;
use crate::gui::concerns::Concern;
use crate::gui::names::shown_name;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::small_main_button;
use crate::gui::widgets::tab;
use crate::gui::widgets::tab::TabLabel;
use crate::model::Owner;
use crate::model::Project;
use crate::model::ProjectId;
use crate::money::Money;

/// Shows the head.
pub(super) fn head_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, project: &Project) {
    let sums = ctx.derived.project(project.id);
    let scale = ctx.entry.scale().label();
    // Lines of text, not of controls: the room is the tab's.
    ui.spacing_mut().interact_size.y = sizes::HEADER_LINE;
    ui.spacing_mut().item_spacing.y = 2.0;
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            ui.heading(shown_name(ctx.budget, project.id.into()));
        },
        |ui| {
            ui.heading(format!("{} {scale}", ctx.entry.figure(sums.amount)));
            ui.weak("预算数");
        },
    );
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| gaps_ui(ui, ctx, project, &sums),
        |ui| {
            let class = [project.stage.label(), project.class.label()];
            for word in class {
                ui.weak(word);
            }
        },
    );
    ui.horizontal_wrapped(|ui| {
        costing_ui(ui, ctx, project.id, &sums);
        plan_ui(ui, ctx, &sums);
    });
}

/// How complete the project is, in words.
fn gaps_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, project: &Project, sums: &ProjectSums) {
    let p = theme::palette(ui);
    let filled = ctx.derived.indicators(Owner::Project(project.id)).filled;
    let gaps = [basic_gaps(project, sums.amount), goal_gaps(project, filled)].concat();
    if gaps.is_empty() {
        ui.colored_label(p.good, "资料齐全");
        return;
    }
    let labels: Vec<&str> = gaps.iter().map(|gap| gap.label()).collect();
    ui.colored_label(p.warning, format!("还缺 {}", labels.join("、")));
}

/// The costing against the amount, and what makes them agree.
fn costing_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, project: ProjectId, sums: &ProjectSums) {
    if sums.costing_lines == 0 {
        ui.label(RichText::new("未填测算明细").weak());
        return;
    }
    let names = ("测算", "预算");
    compared_ui(ui, ctx, names, (sums.costed, sums.amount));
    let differs = sums.costed != sums.amount;
    if differs && sums.lines == 1 {
        let button = small_main_button(ui, "按测算更新预算数");
        let help = "把唯一一行支出的预算数改为测算合计，可以撤销";
        if button.on_hover_text(help).clicked()
            && let Some(change) = cost_line(ctx.budget, project, sums.costed)
        {
            ctx.send(Action::Commit(change));
        }
    }
}

/// This year of the plan against the amount.
fn plan_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, sums: &ProjectSums) {
    if sums.plan_years == 0 {
        return;
    }
    ui.separator();
    if let Some(planned) = sums.planned_now {
        compared_ui(ui, ctx, ("本年计划", "预算"), (planned, sums.amount));
    } else {
        let color = theme::palette(ui).warning;
        ui.colored_label(color, "分年度计划中没有本年度");
    }
}

fn compared_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (left, right): (&str, &str),
    (one, other): (Money, Money),
) {
    let p = theme::palette(ui);
    let difference = one - other;
    let color = if difference.is_zero() {
        p.good
    } else {
        p.warning
    };
    let sentence = format!(
        "{left} {}，{right} {}",
        ctx.entry.figure(one),
        ctx.entry.figure(other)
    );
    ui.label(sentence);
    ui.colored_label(color, format!("差 {}", ctx.entry.figure(difference)));
}

/// The tabs of a project; the one that was clicked.
pub(super) fn tabs_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    project: ProjectId,
    shown: Tab,
) -> Option<Tab> {
    let tabs = Tab::ALL.map(|tab| {
        let label = TabLabel {
            name: tab.label(),
            count: tab.count(ctx.derived, project),
            dot: ctx.derived.dot(Concern::Tab(project, tab)),
        };
        (tab, label)
    });
    tab::tabs_ui(ui, &shown, tabs)
}
