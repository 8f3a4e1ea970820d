//! What the screens show of the budget beside its tables and findings, found once for each state of it.
//!
//! The computing is in `compute`; this only keeps the results until the next change.

use std::collections::BTreeMap;

use crate::compute::ProjectSums;
use crate::compute::project_sums;
use crate::document::Document;
use crate::gui::records::SheetDef;
use crate::gui::records::all_sheets;
use crate::model::ProjectId;

/// Results kept until the next change.
#[derive(Debug, Default)]
pub struct Derived {
    projects: BTreeMap<ProjectId, ProjectSums>,
    /// How many records each sheet has, by its id.
    counts: BTreeMap<&'static str, usize>,
}

impl Derived {
    /// What follows from the document as it is.
    pub fn of(document: &Document) -> Self {
        Self {
            projects: project_sums(document.budget()),
            counts: all_sheets()
                .map(|sheet| (sheet.id, sheet.count(document.budget())))
                .collect(),
        }
    }

    /// How many records a sheet has.
    pub fn count(&self, sheet: &SheetDef) -> usize {
        self.counts.get(sheet.id).copied().unwrap_or_default()
    }

    /// The sums of a project.
    pub fn project(&self, id: ProjectId) -> ProjectSums {
        self.projects.get(&id).copied().unwrap_or_default()
    }
}
