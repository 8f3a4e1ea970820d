//! What the screens show of the budget beside its tables and findings, found once for each state of it.
//!
//! The computing is in `compute`; this only keeps the results until the next change.

use std::collections::BTreeMap;

use crate::codes::BudgetYear;
use crate::compute::AssetRooms;
use crate::compute::CardCheck;
use crate::compute::ControlGap;
use crate::compute::IndicatorCount;
use crate::compute::LeastChange;
use crate::compute::Overview;
use crate::compute::ProjectSums;
use crate::compute::QuotaSum;
use crate::compute::StaffSums;
use crate::compute::UnitCounts;
use crate::compute::UnitSums;
use crate::compute::asset_rooms;
use crate::compute::card_checks;
use crate::compute::control_gaps;
use crate::compute::first_missing;
use crate::compute::indicator_counts;
use crate::compute::overview;
use crate::compute::project_sums;
use crate::compute::staff_sums;
use crate::compute::vehicle_sums;
use crate::document::Document;
use crate::gui::audit_marks::open_by_rule;
use crate::gui::concerns::Concern;
use crate::gui::concerns::open_dots;
use crate::gui::news::FindingNews;
use crate::gui::panels::steps::OpenFindings;
use crate::gui::progress::Progress;
use crate::gui::records::SheetDef;
use crate::gui::records::all_sheets;
use crate::gui::step::Step;
use crate::gui::widgets::dot::Dot;
use crate::model::ControlFigureId;
use crate::model::Owner;
use crate::model::ProjectId;

/// Results kept until the next change.
#[derive(Debug)]
pub struct Derived {
    /// Revenue, expenditure, the biggest items.
    pub overview: Overview,
    /// Control figures against what has been budgeted, those exceeded most first.
    pub gaps: Vec<ControlGap>,
    /// How far each step is, and what is to be done first.
    pub progress: Progress,
    gap_of: BTreeMap<ControlFigureId, usize>,
    projects: BTreeMap<ProjectId, ProjectSums>,
    indicators: BTreeMap<Owner, IndicatorCount>,
    dots: BTreeMap<Concern, Dot>,
    /// How many findings of each rule are open, by its code.
    rules: BTreeMap<String, usize>,
    /// How many records each sheet has, by its id.
    counts: BTreeMap<&'static str, usize>,
    /// How many records the units have.
    pub units: UnitCounts,
    /// Heads beside their quota.
    pub staff: UnitSums<StaffSums>,
    /// Vehicles beside their quota.
    pub vehicles: UnitSums<QuotaSum>,
    /// Assets beside their standards.
    pub assets: AssetRooms,
    /// What the latest change has done to the findings.
    pub news: FindingNews,
    /// The stock list of assets beside the cards.
    pub cards: Vec<CardCheck>,
}

impl Derived {
    /// What follows from the document as it is in a year; `open` is what the audit has open in each step.
    pub fn of(document: &Document, year: BudgetYear, open: &BTreeMap<Step, OpenFindings>) -> Self {
        let (budget, book) = (document.budget(), document.book());
        let overview = overview(budget, book);
        let gaps = control_gaps(budget, &book.facts);
        let places = gaps.iter().enumerate();
        let projects = project_sums(budget);
        let least = LeastChange::of(budget, document.pack());
        let missing = first_missing((budget, book), &overview, &projects, least);
        Self {
            progress: Progress::of(document, open, missing, (&overview, &gaps)),
            overview,
            gap_of: places
                .flat_map(|(at, gap)| gap.figures.iter().map(move |figure| (*figure, at)))
                .collect(),
            gaps,
            projects,
            indicators: indicator_counts(budget),
            dots: open_dots(budget, document.findings()),
            rules: open_by_rule(document.findings()),
            news: FindingNews::default(),
            counts: all_sheets()
                .map(|sheet| (sheet.id, sheet.count(budget)))
                .collect(),
            units: UnitCounts::of(budget),
            staff: staff_sums(budget),
            vehicles: vehicle_sums(budget),
            assets: asset_rooms(budget, document.pack(), year),
            cards: card_checks(budget),
        }
    }

    /// How many records a sheet has.
    pub fn count(&self, sheet: &SheetDef) -> usize {
        self.counts.get(sheet.id).copied().unwrap_or_default()
    }

    /// The limit a control figure is part of.
    pub fn gap(&self, figure: ControlFigureId) -> Option<&ControlGap> {
        self.gap_of.get(&figure).map(|at| &self.gaps[*at])
    }

    /// How many findings of a rule are open.
    pub fn open_of_rule(&self, code: &str) -> usize {
        self.rules.get(code).copied().unwrap_or_default()
    }

    /// The sums of a project.
    pub fn project(&self, id: ProjectId) -> ProjectSums {
        self.projects.get(&id).copied().unwrap_or_default()
    }

    /// How many indicators a unit or project has.
    pub fn indicators(&self, owner: Owner) -> IndicatorCount {
        self.indicators.get(&owner).copied().unwrap_or_default()
    }

    /// What the audit has open about something.
    pub fn dot(&self, concern: Concern) -> Option<Dot> {
        self.dots.get(&concern).copied()
    }
}
