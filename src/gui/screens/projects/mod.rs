//! The screen of the projects: the list of them, and one in detail with all that belongs to it.
//!
//! Whole sheets, for those who paste in bulk, are one entry of the list; the record screen draws them.

pub mod body;
mod changes;
mod head;
mod list;
mod tab;

use egui::Ui;

use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::dialogs::Question;
use crate::gui::focus::Focus;
use crate::gui::names::shown_name;
use crate::gui::records::Beside;
use crate::gui::records::FormModel;
use crate::gui::records::RecordModel;
use crate::gui::records::Within;
use crate::gui::records::add_rows;
use crate::gui::records::project_of;
use crate::gui::records::sheet_named;
use crate::gui::screens::detail::DetailScreen;
use crate::gui::screens::figures::detail_frame;
use crate::gui::screens::records::RecordsScreen;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::searched::SearchedList;
use crate::gui::screens::searched::Shown;
use crate::gui::screens::searched::Wanted;
use crate::gui::screens::side::Side;
use crate::gui::screens::side::SideDef;
use crate::gui::step::Step;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::first_button;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::widgets::long_text::LongTexts;
use crate::model::Budget;
use crate::model::Field;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::RecordId;
use list::ListRequest;

pub use tab::Tab;

/// The pane of the form of a project.
const FORM: &str = "project";

/// The short fields of a project, in the order they are filled in.
const FORM_FIELDS: [ProjectField; 11] = [
    ProjectField::Name,
    ProjectField::Code,
    ProjectField::Class,
    ProjectField::Stage,
    ProjectField::Unit,
    ProjectField::Department,
    ProjectField::StartYear,
    ProjectField::EndYear,
    ProjectField::Priority,
    ProjectField::GoalDuty,
    ProjectField::Note,
];

const SIDE: SideDef = SideDef {
    id: "projects list",
    name: "项目列表",
    width: sizes::SIDE_WIDTH,
};

/// View state of the projects.
#[derive(Default)]
pub struct ProjectsScreen {
    shown: Shown<ProjectId>,
    /// Where the project that is shown stood last.
    place: usize,
    tab: Tab,
    side: Side,
    list: SearchedList<ProjectId>,
    texts: LongTexts<(RecordId, Field)>,
}

impl ProjectsScreen {
    /// Shows the screen.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        panes: &mut Panes,
        records: &mut RecordsScreen,
    ) {
        self.settle(ctx.budget);
        let side = self
            .side
            .ui(ui, ctx, &SIDE, |ui| self.list_ui(ui, ctx, panes));
        self.side = side.unwrap_or(self.side);
        let detail = egui::CentralPanel::default().frame(detail_frame());
        detail.show(ui, |ui| {
            let project = self.shown().and_then(|id| ctx.budget.projects.find(id));
            match project {
                Some(project) => self.detail_ui(ui, ctx, panes, project),
                None if self.shown == Shown::Sheets => records.ui(ui, ctx, panes, Step::Projects),
                None if ctx.budget.projects.is_empty() => self.empty_ui(ui, ctx, panes),
                // Just asked for: there in the next frame.
                None => {}
            }
        });
        body::commit_left(ui, ctx, &mut self.texts);
    }

    /// A project that is gone gives way to the one that has its place now.
    fn settle(&mut self, budget: &Budget) {
        if self.shown == Shown::Sheets {
            return;
        }
        let place = self.shown().and_then(|id| budget.projects.position(id));
        if let Some(place) = place {
            self.place = place;
            return;
        }
        let nearest = budget.projects.get(self.place).or(budget.projects.last());
        self.shown = nearest.map_or(Shown::First, |it| Shown::One(it.id));
    }

    fn list_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        let Some(request) = list::ui(ui, ctx, &mut self.list, self.shown) else {
            return;
        };
        match request {
            ListRequest::Wanted(Wanted::Show(shown)) => {
                self.show(panes, shown);
                self.side.close_if_clicked(ui);
            }
            ListRequest::Wanted(Wanted::Enter) => self.enter_detail(panes, ctx),
            ListRequest::Add => self.add(ctx, panes),
            ListRequest::Duplicate => {
                if let Some(id) = self.shown() {
                    self.commit_new(ctx, panes, changes::duplicate(ctx.budget, id));
                }
            }
            ListRequest::Delete => {
                if let Some(id) = self.shown() {
                    self.delete(ctx, id);
                }
            }
        }
    }

    fn add(&mut self, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        let Some(sheet) = sheet_named("projects") else {
            return;
        };
        let model = RecordModel::new(sheet, Within::Everything, ctx);
        let below = self.shown().and_then(|id| ctx.budget.projects.position(id));
        let below = below.unwrap_or(ctx.budget.projects.len());
        self.tab = Tab::Basics;
        let new = add_rows(&model, below..=below, Beside::Below);
        self.commit_new(ctx, panes, new.transaction);
    }

    /// Makes a change whose first new record is a project, and shows it.
    fn commit_new(&mut self, ctx: &ViewCtx<'_>, panes: &mut Panes, change: Transaction) {
        ctx.send(Action::Commit(change));
        self.list.forget_search();
        self.side.close();
        self.tab = Tab::Basics;
        self.show(panes, Shown::One(ProjectId::new(ctx.budget.next_id)));
        panes.get(FORM).grid.select(Cell::new(0, 1));
    }

    fn delete(&mut self, ctx: &ViewCtx<'_>, id: ProjectId) {
        let removal = changes::removal(ctx.budget, id);
        self.list.take_focus();
        if removal.along.is_empty() {
            ctx.send(Action::Commit(removal.transaction));
        } else {
            let mut lines = vec!["以下内容属于它，会一并删除，可以用“撤销”一步恢复".to_owned()];
            let along = removal.along.iter();
            lines.extend(along.map(|(kind, count)| format!("· {} {count} 条", kind.label())));
            ctx.send(Action::Confirm(Box::new(Question {
                heading: format!("删除项目“{}”？", shown_name(ctx.budget, id.into())),
                text: lines.join("\n"),
                button: "一并删除",
                action: Action::Commit(removal.transaction),
            })));
        }
    }

    fn detail_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes, project: &Project) {
        ui.scope(|ui| head::head_ui(ui, ctx, project));
        if let Some(tab) = head::tabs_ui(ui, ctx, project.id, self.tab) {
            self.show_tab(panes, ctx, tab);
        }
        body::ui(ui, ctx, (panes, &mut self.texts), (project, self.tab));
    }

    fn empty_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, panes: &mut Panes) {
        ui.add_space(4.0 * sizes::ROW);
        ui.vertical_centered(|ui| {
            ui.label("还没有项目");
            ui.weak("每个项目在这里填写基本情况、支出、测算、分年度计划和绩效目标");
            ui.weak("已有项目清单的，选左侧“总览”，从 Excel、WPS 复制后粘贴");
            ui.add_space(sizes::GAP);
            if first_button(ui, "新增第一个项目").clicked() {
                self.add(ctx, panes);
            }
        });
    }

    fn show(&mut self, panes: &mut Panes, shown: Shown<ProjectId>) {
        if self.shown == shown {
            return;
        }
        self.shown = shown;
        self.list.reveal();
        panes.leave();
        if let Some(id) = self.shown() {
            for list in Tab::ALL.into_iter().filter_map(|tab| tab.list(id)) {
                panes.get(list.id()).grid.start_at(Cell::default());
            }
        }
    }

    fn show_tab(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, tab: Tab) {
        self.tab = tab;
        panes.leave();
        self.enter_detail(panes, ctx);
    }

    /// The project that is shown.
    pub const fn shown(&self) -> Option<ProjectId> {
        match self.shown {
            Shown::One(id) => Some(id),
            Shown::First | Shown::Sheets => None,
        }
    }

    /// Shows whole sheets.
    pub fn show_sheets(&mut self) {
        self.shown = Shown::Sheets;
    }

    /// Shows the project that has a place of the list now.
    pub fn show_at(&mut self, place: usize) {
        self.place = place;
        self.shown = Shown::First;
    }

    /// Shows a record of a project, or a field of the project itself; false if it belongs to none.
    pub fn go_to(
        &mut self,
        panes: &mut Panes,
        ctx: &ViewCtx<'_>,
        (record, field): (RecordId, Option<Field>),
        arrival: Arrival,
    ) -> bool {
        let Some(project) = project_of(ctx.budget, record) else {
            return false;
        };
        let tab = Tab::of(record, field).unwrap_or(Tab::Basics);
        self.list.forget_search();
        self.show(panes, Shown::One(project));
        self.tab = tab;
        let list = tab.list(project);
        if let (RecordId::Project(_), Some(field)) = (record, field) {
            let row = FORM_FIELDS.iter().position(|it| Field::from(*it) == field);
            match row {
                Some(row) => panes.get(FORM).grid.select(Cell::new(row, 1)),
                None => self.texts.go_to((record, field), arrival),
            }
        } else if let Some(list) = list {
            panes.go_to(ctx, list, (record, field));
        }
        true
    }

    /// Shows a row of a tab.
    pub fn go_to_row(&mut self, panes: &mut Panes, project: ProjectId, tab: Tab, row: usize) {
        self.show(panes, Shown::One(project));
        self.tab = tab;
        if let Some(list) = tab.list(project) {
            panes.go_to_row(list, row);
        }
    }
}

impl DetailScreen for ProjectsScreen {
    fn is_on_sheets(&self, _budget: &Budget) -> bool {
        self.shown == Shown::Sheets
    }

    fn has_tabs(&self) -> bool {
        self.shown != Shown::Sheets
    }

    fn is_in_text(&self) -> bool {
        self.texts.is_typing()
    }

    fn focus(&self, panes: &Panes) -> Focus {
        let mut form = panes.iter().filter(|(id, _)| *id == FORM);
        match (self.shown(), form.next()) {
            (Some(_), Some((_, pane))) if self.tab == Tab::Basics => pane.focus,
            (Some(id), _) => Focus::Record(id.into(), None),
            (None, _) => Focus::Nothing,
        }
    }

    fn turn_tab(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        if self.has_tabs() {
            self.show_tab(panes, ctx, self.tab.turned(forward));
        }
    }

    fn turn(&mut self, panes: &mut Panes, ctx: &ViewCtx<'_>, forward: bool) {
        list::update(ctx, &mut self.list);
        if let Some(shown) = self.list.beside(self.shown, forward) {
            self.show(panes, shown);
        }
    }

    fn list_has_keyboard(&self, window: &egui::Context) -> bool {
        self.list.has_keyboard(window)
    }

    fn enter_list(&mut self) {
        self.side.open();
        self.list.take_focus();
    }

    fn enter_detail(&mut self, panes: &mut Panes, _ctx: &ViewCtx<'_>) {
        self.side.close();
        let list = self.shown().and_then(|id| self.tab.list(id));
        panes
            .get(list.map_or(FORM, ActivePane::id))
            .grid
            .take_focus();
    }
}

/// The form of a project.
fn form<'a>(ctx: &'a ViewCtx<'a>, project: ProjectId) -> FormModel<'a> {
    let fields = FORM_FIELDS.map(Field::from);
    FormModel::record(ctx, project.into(), &fields)
}
