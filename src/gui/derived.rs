//! What the screens show of the budget beside its tables and findings, found once for each state of it.
//!
//! The computing is in `compute`; this only keeps the results until the next change.

use std::collections::BTreeMap;

use crate::compute::IndicatorCount;
use crate::compute::ProjectSums;
use crate::compute::indicator_counts;
use crate::compute::project_sums;
use crate::document::Document;
use crate::gui::concerns::Concern;
use crate::gui::concerns::open_dots;
use crate::gui::widgets::dot::Dot;
use crate::model::Owner;
use crate::model::ProjectId;

/// Results kept until the next change.
#[derive(Debug, Default)]
pub struct Derived {
    projects: BTreeMap<ProjectId, ProjectSums>,
    indicators: BTreeMap<Owner, IndicatorCount>,
    dots: BTreeMap<Concern, Dot>,
}

impl Derived {
    /// What follows from the document as it is.
    pub fn of(document: &Document) -> Self {
        let budget = document.budget();
        Self {
            projects: project_sums(budget),
            indicators: indicator_counts(budget),
            dots: open_dots(budget, document.findings()),
        }
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
