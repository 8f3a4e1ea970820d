//! Where a record is shown: in the detail of its unit, project or performance goals, among the texts, or on its sheet.

use crate::gui::concerns::goals_of;
use crate::gui::concerns::unit_of;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::records::place_of;
use crate::gui::records::project_of;
use crate::gui::screens::audit;
use crate::gui::screens::detail::DetailScreen;
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
use crate::model::RecordKind;
use crate::model::UnitId;

/// Where a record stood that a step takes out.
pub(in crate::gui) struct Gone {
    id: RecordId,
    sheet: &'static SheetDef,
    row: usize,
    project: Option<(ProjectId, usize)>,
    goals: Option<(Owner, usize)>,
    unit: Option<(UnitId, usize)>,
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
        let unit = unit_of(budget, id).filter(|_| sheet.kind != RecordKind::Unit);
        let unit = unit.and_then(|unit| Some((unit, row(Within::Unit(unit))?)));
        Some(Self {
            id,
            sheet,
            row: row(Within::Everything)?,
            project,
            goals,
            unit,
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
        if arrival == Arrival::Look && self.has_at_hand(place.0) {
            return Some(self.step);
        }
        let home = place_of(ctx.budget, place.0)?.step;
        // Who works on whole sheets sees there what undoing changes.
        let stays_on_sheets =
            arrival == Arrival::Look && self.step == home && self.is_on_sheets(ctx.budget);
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
        if let Some(step) = self.show_in_detail(ctx, place, (arrival, stays_on_sheets)) {
            return Some(step);
        }
        let step = self.records.go_to(&mut self.panes, ctx, place.0, place.1)?;
        self.show_sheets(step);
        Some(step)
    }

    /// Shows a record in its unit, among the assets, texts, parameters or formulas; none where it has no place there.
    fn show_in_detail(
        &mut self,
        ctx: &ViewCtx<'_>,
        place: (RecordId, Option<Field>),
        (arrival, stays_on_sheets): (Arrival, bool),
    ) -> Option<Step> {
        let is_typed_here = self.step == Step::Texts && self.texts.is_about(place.0, place.1);
        let step = if is_typed_here {
            Step::Texts
        } else {
            place_of(ctx.budget, place.0)?.step
        };
        let panes = &mut self.panes;
        let is_shown = match step {
            Step::Units => self.units.go_to(panes, ctx, place, stays_on_sheets),
            Step::Assets => self.assets.go_to(panes, ctx, place),
            Step::Audit => self.audit.go_to(ctx, place),
            Step::Texts => self
                .texts
                .go_to(panes, ctx, place, (arrival, stays_on_sheets)),
            _ => false,
        };
        is_shown.then_some(step)
    }

    /// Shows a whole sheet, at the row that was selected there last.
    pub(in crate::gui) fn show_sheet(&mut self, sheet: &'static SheetDef) {
        let row = self.panes.get(sheet.id).grid.active().row;
        self.rounds.leave();
        self.show(sheet.step);
        self.show_row(sheet, row);
    }

    fn show_row(&mut self, sheet: &'static SheetDef, row: usize) {
        let (panes, kind) = (&mut self.panes, sheet.kind);
        match sheet.step {
            Step::Units => self.units.go_to_row(panes, kind, (None, row)),
            Step::Assets => self.assets.go_to_row(panes, kind, row),
            Step::Audit => self.audit.go_to_row(panes, kind, row),
            Step::Texts => self.texts.go_to_row(panes, kind, row),
            _ => self.records.go_to_row(panes, sheet, row),
        }
        self.show_sheets(sheet.step);
    }

    /// Shows where a record was that is gone.
    pub(in crate::gui) fn show_gone(&mut self, ctx: &ViewCtx<'_>, gone: &Gone) {
        let home = gone.sheet.step;
        let stays_on_sheets = self.step == home && self.is_on_sheets(ctx.budget);
        self.panes.leave();
        if stays_on_sheets || !self.show_gone_in_detail(ctx, gone) {
            self.show_row(gone.sheet, gone.row);
            self.step = home;
        }
    }

    /// The same in the detail of its unit, project or goals; false if it had none that is still there.
    fn show_gone_in_detail(&mut self, ctx: &ViewCtx<'_>, gone: &Gone) -> bool {
        if self.has_at_hand(gone.id) {
            return true;
        }
        if let RecordId::LocalTieOut(_) = gone.id {
            self.audit.show(audit::Tab::Formulas);
            self.step = Step::Audit;
            return true;
        }
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
        if let Some((unit, row)) = gone.unit
            && ctx.budget.units.find(unit).is_some()
        {
            self.units
                .go_to_row(&mut self.panes, gone.sheet.kind, (Some(unit), row));
            self.step = Step::Units;
            return true;
        }
        if gone.sheet.step == Step::Texts && !self.texts.is_on_sheets(ctx.budget) {
            // Among the texts, what is shown stays.
            self.step = Step::Texts;
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

    /// Whether a record needs no other screen: a reason stands with its finding, which is listed beside all of them.
    fn has_at_hand(&self, id: RecordId) -> bool {
        matches!(id, RecordId::Explanation(_)) && self.step != Step::Texts
    }

    /// Whether a project is being looked at.
    fn is_at(&self, project: ProjectId) -> bool {
        self.step == Step::Projects && self.projects.shown() == Some(project)
    }

    /// Whether the step shows whole sheets and not the detail of one entry.
    fn is_on_sheets(&self, budget: &Budget) -> bool {
        self.detail().is_some_and(|it| it.is_on_sheets(budget))
    }

    fn show_sheets(&mut self, step: Step) {
        match step {
            Step::Projects => self.projects.show_sheets(),
            Step::Performance => self.performance.show_sheets(),
            _ => {}
        }
    }
}
