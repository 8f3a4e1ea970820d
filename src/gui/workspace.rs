//! The open file with what the window shows of it: document, place on disk, step, screens.
//!
//! One file is open at a time. View state dies with the file; settings don't.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::codes::BudgetYear;
use crate::document::Document;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::gui::audit_marks;
use crate::gui::changes::Changes;
use crate::gui::derived::Derived;
use crate::gui::focus::Focus;
use crate::gui::panels::findings::FindingsView;
use crate::gui::panels::steps::OpenFindings;
use crate::gui::records;
use crate::gui::records::EntryCtx;
use crate::gui::records::Marks;
use crate::gui::records::sheet_named;
use crate::gui::screens::assets::AssetsScreen;
use crate::gui::screens::records::RecordsScreen;
use crate::gui::screens::records::pane::ActivePane;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::tables::TablesScreen;
use crate::gui::screens::texts::TextsScreen;
use crate::gui::screens::units::UnitsScreen;
use crate::gui::settings::Settings;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Summary;
use crate::model::Field;
use crate::model::RecordId;
use crate::rules::Finding;
use crate::rules::Location;

/// An open file.
pub struct Workspace {
    /// Budget, history, tables, findings.
    pub document: Document,
    /// Where it was opened or saved last; none for a new budget and the sample.
    pub path: Option<PathBuf>,
    /// What is shown of it.
    pub view: View,
    /// What is open in each step.
    pub open: BTreeMap<Step, OpenFindings>,
    marks: Marks,
    changes: Changes,
    derived: Derived,
}

/// What the window shows of a file.
#[derive(Default)]
pub struct View {
    /// The step.
    pub step: Step,
    /// The record screens.
    pub records: RecordsScreen,
    /// The grids of records and forms on all screens.
    pub panes: Panes,
    /// The units with their staff, offices and vehicles.
    pub units: UnitsScreen,
    /// The assets.
    pub assets: AssetsScreen,
    /// The texts of the statement.
    pub texts: TextsScreen,
    /// The tables.
    pub tables: TablesScreen,
    /// The findings.
    pub findings: FindingsView,
}

impl View {
    /// Count and sum of what is selected on the screen that is shown.
    pub fn summary(&self) -> Option<Summary> {
        match self.step {
            Step::Tables => self.tables.summary,
            Step::Audit => None,
            _ => self.panes.active_pane()?.summary,
        }
    }

    /// What is selected on the screen that is shown.
    pub fn focus(&self) -> Focus {
        match self.step {
            Step::Tables => self.tables.selected().map_or(Focus::Nothing, Focus::Cell),
            Step::Audit => Focus::Nothing,
            _ => self
                .panes
                .active_pane()
                .map_or(Focus::Nothing, |pane| pane.focus),
        }
    }

    fn show_place(&mut self, ctx: &ViewCtx<'_>, place: (RecordId, Option<Field>)) -> Option<Step> {
        let (id, field) = place;
        self.show_in_detail(ctx, place)
            .or_else(|| self.records.go_to(&mut self.panes, ctx, id, field))
    }

    /// Shows a step.
    pub fn show(&mut self, step: Step) {
        if self.step != step {
            self.panes.leave();
        }
        self.step = step;
    }
}

impl Workspace {
    /// A file that was just opened or begun.
    pub fn new(document: Document, path: Option<PathBuf>, settings: &Settings) -> Self {
        let mut view = View::default();
        for (id, widths) in &settings.widths {
            if let Some(sheet) = sheet_named(id) {
                view.panes.get(sheet.id).grid.set_widths(widths.clone());
            }
        }
        let mut workspace = Self {
            document,
            path,
            view,
            open: BTreeMap::new(),
            marks: Marks::new(),
            changes: Changes::default(),
            derived: Derived::default(),
        };
        workspace.refresh();
        workspace
    }

    fn refresh(&mut self) {
        let (budget, findings) = (self.document.budget(), self.document.findings());
        self.marks = audit_marks::marks(findings);
        self.open = audit_marks::open_by_step(budget, findings);
        self.derived = Derived::of(&self.document, year_of(&self.document));
        self.view.tables.forget();
    }

    /// What the screens may look at, with the view state beside it.
    pub fn split<'a>(&'a mut self, actions: &'a Actions) -> (ViewCtx<'a>, &'a mut View) {
        let shown = (&self.marks, &self.changes, &self.derived);
        (view_ctx(&self.document, shown, actions), &mut self.view)
    }

    /// Makes a change.
    pub fn commit(&mut self, change: Transaction) -> Result<(), EditError> {
        self.change(|document| document.commit(change))
    }

    /// Takes a step with the document and notes which figures follow it.
    pub(in crate::gui) fn change<T>(&mut self, step: impl FnOnce(&mut Document) -> T) -> T {
        let outcome = step(&mut self.document);
        let document = &self.document;
        self.changes = Changes::between(document.tables_before(), &document.book().tables);
        self.refresh();
        outcome
    }

    /// The list commands concern, if rows can be added to it.
    pub fn editable_list(&self) -> Option<ActivePane> {
        self.view
            .panes
            .active()
            .filter(|active| active.sheet.refusal().is_none())
    }

    /// Adds a row below the selected one and selects it.
    pub fn add_row(&mut self) -> Result<(), EditError> {
        let Some(active) = self.editable_list() else {
            return Ok(());
        };
        let id = active.sheet.kind.id(self.document.budget().next_id);
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id);
        let row = pane.grid.active().row;
        let change = records::add_row(&pane.model(&ctx, active), row);
        self.commit(change)?;
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id);
        if let Some(cell) = pane.model(&ctx, active).cell_of(id, None) {
            pane.grid.select(cell);
        }
        Ok(())
    }

    /// Deletes the selected rows.
    pub fn delete_rows(&mut self) -> Result<(), EditError> {
        let Some(active) = self.editable_list() else {
            return Ok(());
        };
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let pane = view.panes.get(active.id);
        let rows = pane.grid.range().rows();
        let change = records::delete_rows(&pane.model(&ctx, active), rows);
        change.map_or(Ok(()), |change| self.commit(change))
    }

    /// What has been written down to explain a finding.
    pub fn reason_for(&self, finding: &Finding) -> Option<String> {
        let explanations = &self.document.budget().explanations;
        explanations
            .iter()
            .find(|it| it.rule == finding.code && it.subject == finding.subject)
            .map(|it| it.reason.to_string())
    }

    /// Shows a place.
    pub fn go_to(&mut self, place: &Location) {
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        view.panes.leave();
        view.step = match place {
            Location::File => Some(Step::Audit),
            Location::Cover(field) => {
                Some(RecordsScreen::go_to_cover(&mut view.panes, &ctx, *field))
            }
            Location::Record(id) => view.show_place(&ctx, (*id, None)),
            Location::Field(id, field) => view.show_place(&ctx, (*id, Some(*field))),
            Location::Cell(..) | Location::Table(_) => place.cell(ctx.book).map(|cell| {
                view.tables.go_to(ctx.book, cell);
                Step::Tables
            }),
        }
        .unwrap_or(view.step);
    }

    /// Shows the place of the next or the previous finding.
    pub fn go_to_finding(&mut self, forward: bool) {
        let count = self.document.findings().len();
        if count == 0 {
            return;
        }
        let next = match (self.view.findings.current, forward) {
            (None, _) => 0,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.view.findings.current = Some(next);
        let place = self.document.findings()[next].primary.clone();
        self.go_to(&place);
    }

    /// Department and year, for the title and the list of recent files.
    pub fn title(&self) -> String {
        let budget = self.document.budget();
        let department = [
            budget.cover.department_name.as_str(),
            budget.units.first().map_or("", |unit| unit.name.as_str()),
        ];
        let name = department
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or("未命名部门");
        match budget.cover.year {
            Some(year) => format!("{name} {year} 年{}", budget.cover.kind.label()),
            None => name.to_owned(),
        }
    }
}

fn view_ctx<'a>(
    document: &'a Document,
    (marks, changes, derived): (&'a Marks, &'a Changes, &'a Derived),
    actions: &'a Actions,
) -> ViewCtx<'a> {
    let (budget, pack) = (document.budget(), document.pack());
    let entry = EntryCtx {
        budget,
        codes: pack.codes,
        year: year_of(document),
    };
    ViewCtx {
        budget,
        pack,
        book: document.book(),
        findings: document.findings(),
        revision: document.revision(),
        changes,
        derived,
        marks,
        entry,
        actions,
    }
}

/// The year on the cover; while there is none, the pack's latest.
fn year_of(document: &Document) -> BudgetYear {
    document
        .budget()
        .cover
        .year
        .unwrap_or(document.pack().years.to)
}
