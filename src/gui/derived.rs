//! What the screens show of the budget beside its tables and findings, found once for each state of it.
//!
//! The computing is in `compute`; this only keeps the results until the next change.

use std::collections::BTreeMap;

use crate::compute::ProjectSums;
use crate::compute::project_sums;
use crate::document::Document;
use crate::model::ProjectId;

/// Results kept until the next change.
#[derive(Debug, Default)]
pub struct Derived {
    projects: BTreeMap<ProjectId, ProjectSums>,
}

impl Derived {
    /// What follows from the document as it is.
    pub fn of(document: &Document) -> Self {
        Self {
            projects: project_sums(document.budget()),
        }
    }

    /// The sums of a project.
    pub fn project(&self, id: ProjectId) -> ProjectSums {
        self.projects.get(&id).copied().unwrap_or_default()
    }
}
