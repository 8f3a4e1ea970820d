//! The list of units and projects with performance goals, each with how far they are.

use egui::Ui;

use crate::gui::concerns::Concern;
use crate::gui::names::shown_name;
use crate::gui::screens::searched::Named;
use crate::gui::screens::searched::SearchedList;
use crate::gui::screens::searched::Shown;
use crate::gui::screens::searched::Wanted;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::side_list::SideEntry;
use crate::model::BudgetUnit;
use crate::model::GoalDuty;
use crate::model::Owner;
use crate::model::Project;

/// Shows the list.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    list: &mut SearchedList<Owner>,
    shown: Shown<Owner>,
) -> Option<Wanted<Owner>> {
    update(ctx, list);
    let searched = list.search_ui(ui, "单位或项目", shown);
    let chosen = list.ui(ui, "绩效目标列表", shown, |owner| entry(ctx, owner));
    chosen.or(searched)
}

/// Brings the list up to date.
pub(super) fn update(ctx: &ViewCtx<'_>, list: &mut SearchedList<Owner>) {
    list.update(ctx.revision, || {
        let units = ctx.budget.units.iter().map(unit);
        let projects = ctx.budget.projects.iter();
        let projects = projects.filter(|it| has_goals(ctx, it)).map(project);
        units.chain(projects).collect()
    });
}

fn unit(unit: &BudgetUnit) -> Named<Owner> {
    Named {
        key: Owner::Unit(unit.id),
        code: unit.code.clone(),
        name: unit.name.clone(),
    }
}

fn project(project: &Project) -> Named<Owner> {
    Named {
        key: Owner::Project(project.id),
        code: project.code.clone(),
        name: project.name.clone(),
    }
}

/// Projects that must have goals, and those that have them all the same.
fn has_goals(ctx: &ViewCtx<'_>, project: &Project) -> bool {
    project.goal_duty == GoalDuty::Required
        || !project.goal.trim().is_empty()
        || ctx.derived.indicators(Owner::Project(project.id)).rows > 0
}

fn entry(ctx: &ViewCtx<'_>, owner: Owner) -> SideEntry {
    let (kind, goal) = match owner {
        Owner::Unit(id) => {
            let unit = ctx.budget.units.find(id);
            let has_goal = unit.is_some_and(|it| !it.performance_goal.trim().is_empty());
            ("整体绩效", has_goal)
        }
        Owner::Project(id) => {
            let project = ctx.budget.projects.find(id);
            let has_goal = project.is_some_and(|it| !it.goal.trim().is_empty());
            ("", has_goal)
        }
        Owner::Line(_) => ("", false),
    };
    // Of one unit the name goes without saying; it is long and stands over the goals.
    let is_only = matches!(owner, Owner::Unit(_)) && ctx.budget.units.len() == 1;
    let (name, note) = if is_only {
        (kind.to_owned(), "")
    } else {
        (shown_name(ctx.budget, owner.into()), kind)
    };
    SideEntry {
        name,
        note: note.to_owned(),
        figure: state(goal, ctx.derived.indicators(owner).filled),
        dot: ctx.derived.dot(Concern::Goals(owner)),
    }
}

/// How far the goals are.
fn state(has_goal: bool, filled: usize) -> String {
    match (has_goal, filled) {
        (false, 0) => "未填".to_owned(),
        (true, 0) => "已填目标，未填指标".to_owned(),
        (true, count) => format!("已填 {count} 条指标"),
        (false, count) => format!("{count} 条指标，未填目标"),
    }
}
