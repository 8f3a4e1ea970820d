//! The open file with what the window shows of it: document, place on disk, step, screens.
//!
//! One file is open at a time. View state dies with the file; settings don't.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::codes::BudgetYear;
use crate::document::Document;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::export;
use crate::gui::audit_marks;
use crate::gui::changes::Changes;
use crate::gui::derived::Derived;
use crate::gui::find::FindBar;
use crate::gui::find::Found;
use crate::gui::focus::Focus;
use crate::gui::hold::Hold;
use crate::gui::news::FindingNews;
use crate::gui::panels::findings::FindingsView;
use crate::gui::panels::inspector::Inspector;
use crate::gui::panels::inspector::Tab;
use crate::gui::panels::steps::OpenFindings;
use crate::gui::records;
use crate::gui::records::EntryCtx;
use crate::gui::records::Marks;
use crate::gui::records::Recent;
use crate::gui::room::Room;
use crate::gui::screens::assets::AssetsScreen;
use crate::gui::screens::audit::AuditScreen;
use crate::gui::screens::performance::PerformanceScreen;
use crate::gui::screens::preview::Preview;
use crate::gui::screens::projects::ProjectsScreen;
use crate::gui::screens::records::RecordsScreen;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::Panes;
use crate::gui::screens::rounds::RoundsScreen;
use crate::gui::screens::tables::OtherForm;
use crate::gui::screens::tables::TablesScreen;
use crate::gui::screens::texts::TextsScreen;
use crate::gui::screens::units::UnitsScreen;
use crate::gui::settings::Settings;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::long_text::Arrival;
use crate::rules::Finding;
use crate::rules::Location;

/// An open file.
pub struct Workspace {
    /// Budget, history, tables, findings.
    pub document: Document,
    /// Where it was opened or saved last; none for a new budget and the sample.
    pub path: Option<PathBuf>,
    /// Its hold on the disk.
    pub(in crate::gui) hold: Hold,
    /// What is shown of it.
    pub view: View,
    /// How the panels stand in the window.
    pub(in crate::gui) room: Room,
    /// What is open in each step.
    pub open: BTreeMap<Step, OpenFindings>,
    marks: Marks,
    changes: Changes,
    derived: Derived,
    recent: Recent,
    /// What was found of what is looked for.
    pub(in crate::gui) found: Found,
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
    /// The projects.
    pub projects: ProjectsScreen,
    /// The assets.
    pub assets: AssetsScreen,
    /// Performance goals and indicators.
    pub performance: PerformanceScreen,
    /// The texts of the statement.
    pub texts: TextsScreen,
    /// The tables.
    pub tables: TablesScreen,
    /// The file under another form, shown in the place of its tables.
    pub other_form: Option<Box<OtherForm>>,
    /// The frozen rounds and the gaps of control figures.
    pub rounds: RoundsScreen,
    /// The screen of the audit.
    pub audit: AuditScreen,
    /// The findings.
    pub findings: FindingsView,
    /// The panel at the right.
    pub inspector: Inspector,
    /// What is looked for.
    pub find: FindBar,
    /// The preview of what is printed, over everything else.
    pub preview: Option<Box<Preview>>,
}

impl View {
    /// Count and sum of what is selected on the screen that is shown.
    pub fn summary(&self) -> Option<Summary> {
        if self.preview.is_some() {
            return None;
        }
        match self.step {
            Step::Tables => match &self.other_form {
                Some(form) => form.summary(),
                None => self.tables.summary,
            },
            Step::Overview | Step::Audit => None,
            Step::Rounds if self.rounds.is_showing() => self.rounds.summary(),
            _ => self.panes.active_pane()?.summary,
        }
    }

    /// How the rows of the screen that is shown are arranged, in words.
    pub fn arrangement(&self) -> &str {
        match self.step {
            _ if self.preview.is_some() => "",
            Step::Tables | Step::Audit => "",
            _ => self
                .panes
                .active_pane()
                .map_or("", |pane| pane.arrangement.as_str()),
        }
    }

    /// What is selected on the screen that is shown.
    pub fn focus(&self) -> Focus {
        match self.step {
            Step::Tables if self.other_form.is_some() => Focus::Nothing,
            Step::Tables => self.tables.selected().map_or(Focus::Nothing, Focus::Cell),
            Step::Overview => Focus::Nothing,
            _ => match self.panes.active_pane() {
                Some(pane) => pane.focus,
                None => self
                    .detail()
                    .map_or(Focus::Nothing, |it| it.focus(&self.panes)),
            },
        }
    }

    /// What is to be said beside findings where the screen shows something else than the present.
    pub fn remark(&self) -> Option<String> {
        if self.step == Step::Tables && self.other_form.is_some() {
            return Some(OtherForm::remark().to_owned());
        }
        (self.step == Step::Rounds)
            .then(|| self.rounds.remark())
            .flatten()
    }

    /// Whether there is a grid commands about cells concern.
    pub fn has_cells(&self) -> bool {
        self.step == Step::Tables || self.panes.has_concerned()
    }

    /// Shows the tables of another pack from the first on.
    fn follow_pack(&mut self, document: &Document) {
        self.other_form = None;
        self.tables.open(document.book(), 0);
        self.rounds.leave();
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
        view.panes.keep(settings.kept_columns());
        view.tables.keep(settings.kept_columns());
        view.step = first_step(&document);
        let open = audit_marks::open_by_step(document.budget(), document.findings());
        Self {
            path,
            hold: Hold::default(),
            view,
            room: Room::default(),
            marks: audit_marks::marks(document.findings()),
            changes: Changes::default(),
            derived: Derived::of(&document, year_of(&document), &open),
            recent: Recent::default(),
            found: Found::default(),
            open,
            document,
        }
    }

    fn refresh(&mut self) {
        let (budget, findings) = (self.document.budget(), self.document.findings());
        self.marks = audit_marks::marks(findings);
        self.open = audit_marks::open_by_step(budget, findings);
        self.view.findings.follow(findings);
        self.derived = Derived::of(&self.document, year_of(&self.document), &self.open);
    }

    /// What the screens may look at, with the view state beside it.
    pub fn split<'a>(&'a mut self, actions: &'a Actions) -> (ViewCtx<'a>, &'a mut View) {
        let document = &self.document;
        let (budget, pack) = (document.budget(), document.pack());
        let ctx = ViewCtx {
            budget,
            pack,
            book: document.book(),
            findings: document.findings(),
            revision: document.revision(),
            changes: &self.changes,
            marks: &self.marks,
            entry: EntryCtx {
                budget,
                codes: pack.codes,
                year: year_of(document),
            },
            derived: &self.derived,
            recent: &self.recent,
            found: &self.found,
            room: self.room,
            shows_table: self.view.step == Step::Tables,
            actions,
        };
        (ctx, &mut self.view)
    }

    /// Makes a change.
    pub fn commit(&mut self, change: Transaction) -> Result<(), EditError> {
        let change = records::with_costed_amounts(self.document.budget(), change);
        self.change(|document| document.commit(change))?;
        let document = &self.document;
        self.derived.news = FindingNews::between(document.findings_before(), document.findings());
        Ok(())
    }

    /// Takes a step with the document and notes which figures follow it.
    pub(in crate::gui) fn change<T>(&mut self, step: impl FnOnce(&mut Document) -> T) -> T {
        let pack = Arc::clone(self.document.pack());
        let outcome = step(&mut self.document);
        let document = &self.document;
        if !Arc::ptr_eq(&pack, document.pack()) {
            self.view.follow_pack(document);
        }
        self.changes = Changes::between(document.tables_before(), &document.book().tables);
        self.refresh();
        outcome
    }

    /// The list commands concern, if rows can be added to it.
    pub fn editable_list(&self) -> Option<ActivePane> {
        self.view
            .panes
            .active()
            .filter(|active| active.sheet.refusal().is_none() && !self.view.is_in_text())
    }

    /// What has been written down to explain a finding.
    pub fn reason_for(&self, finding: &Finding) -> Option<String> {
        let explanations = &self.document.budget().explanations;
        explanations
            .iter()
            .find(|it| it.rule == finding.code && it.subject == finding.subject)
            .map(|it| it.reason.to_string())
    }

    /// Shows a place, to go on there.
    pub fn go_to(&mut self, place: &Location) {
        self.arrive(place, Arrival::Type);
    }

    /// Shows a place.
    pub(in crate::gui) fn arrive(&mut self, place: &Location, arrival: Arrival) {
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        view.panes.leave();
        let shown = match place {
            Location::File => Some(Step::Audit),
            Location::Cover(field) => {
                Some(RecordsScreen::go_to_cover(&mut view.panes, &ctx, *field))
            }
            Location::Record(id) => view.show_record(&ctx, (*id, None), arrival),
            Location::Field(id, field) => view.show_record(&ctx, (*id, Some(*field)), arrival),
            Location::Cell(..) | Location::Table(_) => place.cell(ctx.book).map(|cell| {
                view.tables.go_to(ctx.book, cell);
                view.other_form = None;
                Step::Tables
            }),
        };
        view.step = shown.unwrap_or(view.step);
        if view.step == Step::Rounds {
            // What is shown is of the present.
            view.rounds.leave();
        }
    }

    /// Shows the place of the next or the previous open finding of the list; false when it has none.
    pub fn go_to_finding(&mut self, forward: bool) -> bool {
        let actions = Actions::default();
        let (ctx, view) = self.split(&actions);
        let Some(next) = view.findings.beside(&ctx, forward) else {
            return false;
        };
        view.findings.choose(ctx.findings, next);
        view.findings.unfold(&ctx);
        let place = ctx.findings[next].primary.clone();
        self.go_to(&place);
        // What is wrong there is to be read as well.
        let View {
            step, inspector, ..
        } = &mut self.view;
        inspector.open(*step, Tab::Findings, false);
        true
    }

    /// The finding commands concern: one at the selected place before the one jumped to last; on the screen of
    /// the audit the one that is unfolded.
    pub fn finding_meant(&self, suits: impl Fn(&Finding) -> bool) -> Option<&Finding> {
        let findings = self.document.findings();
        let focus = self.view.focus();
        let is_here = |finding: &&Finding| match (&finding.primary, focus) {
            (Location::Record(id), Focus::Record(record, _)) => *id == record,
            (Location::Field(id, field), Focus::Record(record, selected)) => {
                (*id, Some(*field)) == (record, selected)
            }
            (place, Focus::Cell(cell)) => place.cell(self.document.book()) == Some(cell),
            (_, Focus::Nothing | Focus::Record(..)) => false,
        };
        let current = self.view.findings.current().and_then(|at| findings.get(at));
        let list = Some(&self.view.findings).filter(|_| self.view.step == Step::Audit);
        let unfolded = list.and_then(|list| findings.get(list.unfolded_one()?));
        let here = findings.iter().filter(is_here);
        let current_here = current.filter(is_here);
        current_here
            .into_iter()
            .chain(here)
            .chain(current)
            .chain(unfolded)
            .find(|finding| suits(finding))
    }

    /// Department and year, for the title and the list of recent files.
    pub fn title(&self) -> String {
        export::title(self.document.budget())
    }
}

/// Where a file opens: the overview, as soon as there is something to look over.
fn first_step(document: &Document) -> Step {
    let budget = document.budget();
    if budget.revenue.is_empty() && budget.expenditure.is_empty() {
        Step::Cover
    } else {
        Step::Overview
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
