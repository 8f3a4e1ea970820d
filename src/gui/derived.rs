//! What the screens show of the budget beside its tables and findings, found once for each state of it.
//!
//! The computing is in `compute`; this only keeps the results until the next change.

use std::collections::BTreeMap;

use crate::codes::BudgetYear;
use crate::compute::AssetRooms;
use crate::compute::CardCheck;
use crate::compute::ProjectSums;
use crate::compute::QuotaSum;
use crate::compute::StaffSums;
use crate::compute::UnitSums;
use crate::compute::asset_rooms;
use crate::compute::card_checks;
use crate::compute::project_sums;
use crate::compute::staff_sums;
use crate::compute::vehicle_sums;
use crate::document::Document;
use crate::gui::unit_marks::UnitMarks;
use crate::model::ProjectId;

/// Results kept until the next change.
#[derive(Debug, Default)]
pub struct Derived {
    projects: BTreeMap<ProjectId, ProjectSums>,
    /// Counts and open findings of the units.
    pub units: UnitMarks,
    /// Heads beside their quota.
    pub staff: UnitSums<StaffSums>,
    /// Vehicles beside their quota.
    pub vehicles: UnitSums<QuotaSum>,
    /// Assets beside their standards.
    pub assets: AssetRooms,
    /// The stock list of assets beside the cards.
    pub cards: Vec<CardCheck>,
}

impl Derived {
    /// What follows from the document as it is.
    pub fn of(document: &Document, year: BudgetYear) -> Self {
        let budget = document.budget();
        Self {
            projects: project_sums(budget),
            units: UnitMarks::of(budget, document.findings()),
            staff: staff_sums(budget),
            vehicles: vehicle_sums(budget),
            assets: asset_rooms(budget, document.pack(), year),
            cards: card_checks(budget),
        }
    }

    /// The sums of a project.
    pub fn project(&self, id: ProjectId) -> ProjectSums {
        self.projects.get(&id).copied().unwrap_or_default()
    }
}
