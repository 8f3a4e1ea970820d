//! The list of projects: search, amounts, what is open, their sum, and what is done with whole projects.

use egui::Ui;

use crate::gui::concerns::Concern;
use crate::gui::names::shown_name;
use crate::gui::screens::searched::Named;
use crate::gui::screens::searched::SearchedList;
use crate::gui::screens::searched::Shown;
use crate::gui::screens::searched::Wanted;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::side_list::SideEntry;
use crate::model::Project;
use crate::model::ProjectId;
use crate::money::Money;

/// What the user wants of the list.
pub(super) enum ListRequest {
    /// Show or enter something.
    Wanted(Wanted<ProjectId>),
    /// 新增项目
    Add,
    /// 复制项目
    Duplicate,
    /// 删除项目
    Delete,
}

/// Shows the list.
pub(super) fn ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    list: &mut SearchedList<ProjectId>,
    shown: Shown<ProjectId>,
) -> Option<ListRequest> {
    update(ctx, list);
    let searched = list.search_ui(ui, "项目", shown);
    let mut pressed = None;
    egui::Panel::bottom("projects sum")
        .show_separator_line(true)
        .show(ui, |ui| {
            sum_ui(ui, ctx, list);
            pressed = buttons_ui(ui, matches!(shown, Shown::One(_)));
        });
    let chosen = list.ui(ui, "项目列表", shown, |id| entry(ctx, id));
    chosen.or(searched).map(ListRequest::Wanted).or(pressed)
}

/// Brings the list up to date.
pub(super) fn update(ctx: &ViewCtx<'_>, list: &mut SearchedList<ProjectId>) {
    list.update(ctx.revision, || {
        let named = |project: &Project| Named {
            key: project.id,
            code: project.code.clone(),
            name: project.name.clone(),
        };
        ctx.budget.projects.iter().map(named).collect()
    });
}

fn sum_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, list: &SearchedList<ProjectId>) {
    let rows = list.rows();
    let total: Money = rows.iter().map(|id| ctx.derived.project(*id).amount).sum();
    let label = if list.is_searched() {
        "找到"
    } else {
        "合计"
    };
    let scale = ctx.entry.scale().label();
    ui.add_space(2.0);
    egui::Sides::new().show(
        ui,
        |ui| ui.label(format!("{label} {} 个项目", rows.len())),
        |ui| ui.label(format!("{} {scale}", ctx.entry.figure(total))),
    );
}

fn entry(ctx: &ViewCtx<'_>, id: ProjectId) -> SideEntry {
    let code = ctx.budget.projects.find(id).map(|it| it.code.clone());
    SideEntry {
        name: shown_name(ctx.budget, id.into()),
        note: code.unwrap_or_default(),
        figure: ctx.entry.figure(ctx.derived.project(id).amount),
        dot: ctx.derived.dot(Concern::Project(id)),
    }
}

fn buttons_ui(ui: &mut Ui, has_project: bool) -> Option<ListRequest> {
    let mut request = None;
    ui.horizontal(|ui| {
        let add = ui
            .button("新增项目")
            .on_hover_text("在所选项目之后增加一个");
        if add.clicked() {
            request = Some(ListRequest::Add);
        }
        let help = "连同支出、测算、分年度计划、绩效目标和指标一起复制";
        let copy = ui.add_enabled(has_project, egui::Button::new("复制项目"));
        if copy.on_hover_text(help).clicked() {
            request = Some(ListRequest::Duplicate);
        }
        let delete = ui.add_enabled(has_project, egui::Button::new("删除项目…"));
        if delete.on_hover_text("连同属于它的内容一起删除").clicked() {
            request = Some(ListRequest::Delete);
        }
    });
    ui.add_space(2.0);
    request
}
