//! The list of units and projects with performance goals, each with how far they are.

use egui::TextEdit;
use egui::Ui;

use super::Shown;
use crate::gui::concerns::Concern;
use crate::gui::screens::found::Found;
use crate::gui::screens::found::Named;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::side_list::SideEntry;
use crate::gui::widgets::side_list::SideList;
use crate::gui::widgets::side_list::SideRequest;
use crate::model::BudgetUnit;
use crate::model::GoalDuty;
use crate::model::Owner;
use crate::model::Project;

/// View state of the list.
#[derive(Default)]
pub(super) struct OwnerList {
    search: String,
    list: SideList,
    found: Found<Owner>,
}

/// What the user wants of the list.
pub(super) enum ListRequest {
    /// Show this.
    Show(Shown),
    /// Go on in the detail.
    Enter,
}

impl OwnerList {
    /// Shows the list.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, shown: Shown) -> Option<ListRequest> {
        self.update(ctx);
        let search = TextEdit::singleline(&mut self.search)
            .hint_text("按名称、编码、拼音查找")
            .desired_width(f32::INFINITY);
        let is_named =
            || egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "查找单位或项目");
        ui.add(search).widget_info(is_named);
        ui.add_space(sizes::GAP);
        let rows = self.found.rows();
        let entry = |at: usize| match at.checked_sub(1).and_then(|at| rows.get(at)) {
            Some(owner) => entry(ctx, *owner),
            None => SideEntry {
                name: "总览".to_owned(),
                note: "整张表录入，可成批粘贴".to_owned(),
                ..SideEntry::default()
            },
        };
        let at = place(&self.found, shown);
        let asked = self
            .list
            .ui(ui, "绩效目标列表", (rows.len() + 1, at), &entry);
        Some(match asked? {
            SideRequest::Show(at) => ListRequest::Show(shown_at(rows, at)),
            SideRequest::Enter => ListRequest::Enter,
        })
    }

    fn update(&mut self, ctx: &ViewCtx<'_>) {
        self.found.update(ctx.revision, &self.search, || {
            let units = ctx.budget.units.iter().map(unit);
            let projects = ctx.budget.projects.iter();
            let projects = projects.filter(|it| has_goals(ctx, it)).map(project);
            units.chain(projects).collect()
        });
    }

    /// Shows all again.
    pub fn forget_search(&mut self) {
        self.search.clear();
    }

    /// Scrolls to what is shown.
    pub fn reveal(&mut self) {
        self.list.reveal();
    }

    /// Asks for the keyboard.
    pub fn take_focus(&mut self) {
        self.list.take_focus();
    }

    /// Whether arrows move in it.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.list.has_keyboard(ctx)
    }

    /// What stands beside the entry that is shown.
    pub fn beside(&mut self, ctx: &ViewCtx<'_>, shown: Shown, forward: bool) -> Option<Shown> {
        self.update(ctx);
        let at = place(&self.found, shown)?;
        let at = if forward { at + 1 } else { at.checked_sub(1)? };
        (at <= self.found.rows().len()).then(|| shown_at(self.found.rows(), at))
    }
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

fn place(found: &Found<Owner>, shown: Shown) -> Option<usize> {
    match shown {
        Shown::Sheets => Some(0),
        Shown::Owner(owner) => found.position(owner).map(|at| at + 1),
        Shown::First => None,
    }
}

fn shown_at(rows: &[Owner], at: usize) -> Shown {
    let owner = at.checked_sub(1).and_then(|at| rows.get(at));
    owner.map_or(Shown::Sheets, |owner| Shown::Owner(*owner))
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
        (goals_name(ctx, owner), kind)
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

/// The name of a unit or project, also of one that has none yet.
pub(super) fn goals_name(ctx: &ViewCtx<'_>, owner: Owner) -> String {
    let name = match owner {
        Owner::Unit(id) => ctx.budget.units.find(id).map(|it| it.name.clone()),
        Owner::Project(id) => ctx.budget.projects.find(id).map(|it| it.name.clone()),
        Owner::Line(_) => None,
    };
    match name.filter(|it| !it.trim().is_empty()) {
        Some(name) => name,
        None => "（未填名称）".to_owned(),
    }
}
