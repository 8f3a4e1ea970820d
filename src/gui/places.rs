//! Where a record is shown: on the screen of its project or of its performance goals, or on its sheet.

use crate::gui::concerns::goals_of;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::records::place_of;
use crate::gui::records::project_of;
use crate::gui::screens::projects::Tab;
use crate::gui::step::Step;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::workspace::View;
use crate::model::Budget;
use crate::model::Field;
use crate::model::Owner;
use crate::model::ProjectId;
use crate::model::RecordId;

/// Where a record stood that a step takes out.
pub(in crate::gui) struct Gone {
    id: RecordId,
    sheet: &'static SheetDef,
    row: usize,
    project: Option<(ProjectId, usize)>,
    goals: Option<(Owner, usize)>,
}

impl Gone {
    /// Where a record stands that is about to go.
    pub fn of(budget: &Budget, id: RecordId) -> Option<Self> {
        let sheet = place_of(budget, id)?;
        let row = |within| {
            let rows = sheet.rows(budget, within);
            rows.iter().position(|it| *it == id)
        };
        let project = project_of(budget, id)
            .and_then(|project| Some((project, row(Within::Project(project))?)));
        let goals =
            goals_of(budget, id, None).and_then(|owner| Some((owner, row(within(owner)?)?)));
        Some(Self {
            id,
            sheet,
            row: row(Within::Everything)?,
            project,
            goals,
        })
    }
}

/// The records of an owner of goals.
pub(in crate::gui) const fn within(owner: Owner) -> Option<Within> {
    match owner {
        Owner::Project(id) => Some(Within::Project(id)),
        Owner::Unit(id) => Some(Within::Unit(id)),
        Owner::Line(_) => None,
    }
}

impl View {
    /// Shows a record; gives the step it is shown under.
    pub(in crate::gui) fn show_record(
        &mut self,
        ctx: &ViewCtx<'_>,
        place: (RecordId, Option<Field>),
        arrival: Arrival,
    ) -> Option<Step> {
        let home = place_of(ctx.budget, place.0)?.step;
        // Who works on whole sheets sees there what undoing changes.
        let stays_on_sheets = arrival == Arrival::Look && self.step == home && self.is_on_sheets();
        if !stays_on_sheets {
            let goals = goals_of(ctx.budget, place.0, place.1);
            let is_about_goals = self.step == Step::Performance || home == Step::Performance;
            let is_at_project = project_of(ctx.budget, place.0).is_some_and(|it| self.is_at(it));
            if let Some(owner) = goals.filter(|_| is_about_goals && !is_at_project)
                && self
                    .performance
                    .go_to(&mut self.panes, ctx, owner, place, arrival)
            {
                return Some(Step::Performance);
            }
            if (home == Step::Projects || is_at_project)
                && self.projects.go_to(&mut self.panes, ctx, place, arrival)
            {
                return Some(Step::Projects);
            }
        }
        let step = self.records.go_to(&mut self.panes, ctx, place.0, place.1)?;
        self.show_sheets(step);
        Some(step)
    }

    /// Shows where a record was that is gone.
    pub(in crate::gui) fn show_gone(&mut self, ctx: &ViewCtx<'_>, gone: &Gone) {
        let home = gone.sheet.step;
        let stays_on_sheets = self.step == home && self.is_on_sheets();
        self.panes.leave();
        if stays_on_sheets || !self.show_gone_in_detail(ctx, gone) {
            self.records
                .go_to_row(&mut self.panes, gone.sheet, gone.row);
            self.show_sheets(home);
            self.step = home;
        }
    }

    /// The same on the screen of its project or goals; false if it had none that is still there.
    fn show_gone_in_detail(&mut self, ctx: &ViewCtx<'_>, gone: &Gone) -> bool {
        if let RecordId::Project(_) = gone.id {
            self.projects.show_at(gone.row);
            self.step = Step::Projects;
            return true;
        }
        if let (Some((project, row)), Some(tab)) = (gone.project, Tab::of(gone.id, None))
            && ctx.budget.projects.find(project).is_some()
            && (gone.sheet.step == Step::Projects || self.is_at(project))
        {
            self.projects.go_to_row(&mut self.panes, project, tab, row);
            self.step = Step::Projects;
            return true;
        }
        let Some((owner, row)) = gone.goals else {
            return false;
        };
        self.performance
            .go_to_row(&mut self.panes, owner, gone.sheet, row);
        self.step = Step::Performance;
        true
    }

    /// Whether a project is being looked at.
    fn is_at(&self, project: ProjectId) -> bool {
        self.step == Step::Projects && self.projects.shown() == Some(project)
    }

    /// Whether the step shows whole sheets and not the detail of one entry.
    const fn is_on_sheets(&self) -> bool {
        match self.step {
            Step::Projects => self.projects.is_on_sheets(),
            Step::Performance => self.performance.is_on_sheets(),
            _ => false,
        }
    }

    fn show_sheets(&mut self, step: Step) {
        match step {
            Step::Projects => self.projects.show_sheets(),
            Step::Performance => self.performance.show_sheets(),
            _ => {}
        }
    }

    /// Whether a text of several sentences is being typed into.
    pub(in crate::gui) const fn is_in_text(&self) -> bool {
        self.projects.is_in_text() || self.performance.is_in_text()
    }

    /// Whether a list with the detail of one entry beside it is shown.
    pub(in crate::gui) const fn has_side_list(&self) -> bool {
        matches!(self.step, Step::Projects | Step::Performance)
    }

    /// Whether the detail of a project is shown.
    pub(in crate::gui) fn has_tabs(&self) -> bool {
        self.step == Step::Projects && !self.projects.is_on_sheets()
    }

    /// Shows the next or previous tab of a project.
    pub(in crate::gui) fn turn_tab(&mut self, forward: bool) {
        if self.has_tabs() {
            self.projects.turn_tab(&mut self.panes, forward);
        }
    }

    /// Shows the next or previous entry of the list at the side.
    pub(in crate::gui) fn turn_entry(&mut self, ctx: &ViewCtx<'_>, forward: bool) {
        match self.step {
            Step::Projects => self.projects.turn(&mut self.panes, ctx, forward),
            Step::Performance => self.performance.turn(&mut self.panes, ctx, forward),
            _ => {}
        }
    }

    /// Moves the keyboard between the list at the side and the detail.
    pub(in crate::gui) fn switch_side(&mut self, ctx: &egui::Context) {
        match self.step {
            Step::Projects => self.projects.switch_side(ctx, &mut self.panes),
            Step::Performance => self.performance.switch_side(ctx, &mut self.panes),
            _ => {}
        }
    }
}
