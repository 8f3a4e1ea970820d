//! The list of projects: search, amounts, what is open, their sum, and what is done with whole projects.

use egui::Key;
use egui::Modifiers;
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
use crate::model::Budget;
use crate::model::ProjectId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::Money;

/// View state of the list.
#[derive(Default)]
pub(super) struct ProjectList {
    search: String,
    list: SideList,
    found: Found<ProjectId>,
}

/// What the user wants of the list.
pub(super) enum ListRequest {
    /// Show this.
    Show(Shown),
    /// Go on in the detail.
    Enter,
    /// 新增项目
    Add,
    /// 复制项目
    Duplicate,
    /// 删除项目
    Delete,
}

impl ProjectList {
    /// Shows the list.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, shown: Shown) -> Option<ListRequest> {
        self.update(ctx);
        let mut request = self.search_ui(ui, shown);
        egui::Panel::bottom("projects sum")
            .show_separator_line(true)
            .show(ui, |ui| {
                self.sum_ui(ui, ctx);
                if let Some(button) = buttons_ui(ui, matches!(shown, Shown::Project(_))) {
                    request = Some(button);
                }
            });
        let rows = self.found.rows();
        let count = rows.len() + 1;
        let entry = |at: usize| match at.checked_sub(1).and_then(|at| rows.get(at)) {
            Some(id) => entry(ctx, *id),
            None => SideEntry {
                name: "总览".to_owned(),
                note: "整张表录入，可成批粘贴".to_owned(),
                ..SideEntry::default()
            },
        };
        let at = place(&self.found, shown);
        match self.list.ui(ui, "项目列表", (count, at), &entry) {
            Some(SideRequest::Show(at)) => {
                request = Some(ListRequest::Show(shown_at(self.found.rows(), at)));
            }
            Some(SideRequest::Enter) => request = Some(ListRequest::Enter),
            None => {}
        }
        request
    }

    fn update(&mut self, ctx: &ViewCtx<'_>) {
        self.found.update(ctx.revision, &self.search, || {
            let named = |project: &crate::model::Project| Named {
                key: project.id,
                code: project.code.clone(),
                name: project.name.clone(),
            };
            ctx.budget.projects.iter().map(named).collect()
        });
    }

    /// From here the arrow goes into the list; Enter shows the first that was found.
    fn search_ui(&mut self, ui: &mut Ui, shown: Shown) -> Option<ListRequest> {
        let response = ui.add(
            TextEdit::singleline(&mut self.search)
                .hint_text("按名称、编码、拼音查找项目")
                .desired_width(f32::INFINITY),
        );
        let is_named = || egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "查找项目");
        response.widget_info(is_named);
        ui.add_space(sizes::GAP);
        let goes = response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
            || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !goes {
            return None;
        }
        self.list.take_focus();
        let is_listed = place(&self.found, shown).is_some_and(|at| at > 0);
        let first = self.found.rows().first().filter(|_| !is_listed)?;
        Some(ListRequest::Show(Shown::Project(*first)))
    }

    fn sum_ui(&self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let rows = self.found.rows();
        let total: Money = rows.iter().map(|id| ctx.derived.project(*id).amount).sum();
        let label = if self.search.trim().is_empty() {
            "合计"
        } else {
            "找到"
        };
        let scale = ctx.entry.scale().label();
        ui.add_space(2.0);
        egui::Sides::new().show(
            ui,
            |ui| ui.label(format!("{label} {} 个项目", rows.len())),
            |ui| ui.label(format!("{} {scale}", amount(ctx, total))),
        );
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

fn place(found: &Found<ProjectId>, shown: Shown) -> Option<usize> {
    match shown {
        Shown::Sheets => Some(0),
        Shown::Project(id) => found.position(id).map(|at| at + 1),
        Shown::First => None,
    }
}

fn shown_at(rows: &[ProjectId], at: usize) -> Shown {
    let project = at.checked_sub(1).and_then(|at| rows.get(at));
    project.map_or(Shown::Sheets, |id| Shown::Project(*id))
}

fn entry(ctx: &ViewCtx<'_>, id: ProjectId) -> SideEntry {
    let code = ctx.budget.projects.find(id).map(|it| it.code.clone());
    SideEntry {
        name: name_of(ctx.budget, id),
        note: code.unwrap_or_default(),
        figure: amount(ctx, ctx.derived.project(id).amount),
        dot: ctx.derived.dot(Concern::Project(id)),
    }
}

/// The name of a project, also of one that has none yet.
pub(super) fn name_of(budget: &Budget, id: ProjectId) -> String {
    match budget.projects.find(id).map(|it| it.name.trim()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => "（未填项目名称）".to_owned(),
    }
}

/// An amount in the file's unit; zero is a figure too.
pub(super) fn amount(ctx: &ViewCtx<'_>, amount: Money) -> String {
    let text = ctx.entry.shown(&Value::Money(amount), ValueKind::Money);
    if text.is_empty() {
        "0.00".to_owned()
    } else {
        text
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
