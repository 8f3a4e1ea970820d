//! Which records a sheet shows, and what new ones have from the start because of it.

use super::sheet::SheetDef;
use super::within::Within;
use crate::model::Budget;
use crate::model::ExpenditureLine;
use crate::model::Field;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::ProjectField;
use crate::model::ProjectStage;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;

/// Which records of a kind a sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// Expenditure lines outside projects.
    OutsideProjects,
    /// Expenditure lines of projects.
    OfProjects,
}

impl SheetDef {
    /// Whether the record belongs on the sheet.
    pub fn shows(&self, budget: &Budget, record: RecordId) -> bool {
        if record.kind() != self.kind {
            return false;
        }
        match (self.scope, record) {
            (Scope::All, _) => budget.contains(record),
            (scope, RecordId::Line(id)) => budget.line(id).is_some_and(|line| {
                (line.kind == LineKind::Project) == (scope == Scope::OfProjects)
            }),
            (Scope::OutsideProjects | Scope::OfProjects, _) => false,
        }
    }

    /// The records of the sheet, in the user's order.
    pub fn rows(&self, budget: &Budget, within: Within) -> Vec<RecordId> {
        let all: Vec<RecordId> = match self.scope {
            Scope::All => (0..budget.count(self.kind))
                .filter_map(|at| budget.id_at(self.kind, at))
                .collect(),
            Scope::OutsideProjects | Scope::OfProjects => {
                self.lines(budget).map(|line| line.id.into()).collect()
            }
        };
        if within == Within::Everything {
            return all;
        }
        all.into_iter()
            .filter(|record| within.includes(budget, *record))
            .collect()
    }

    /// How many records the sheet has.
    pub fn count(&self, budget: &Budget) -> usize {
        match self.scope {
            Scope::All => budget.count(self.kind),
            Scope::OutsideProjects | Scope::OfProjects => self.lines(budget).count(),
        }
    }

    /// The lines of a sheet of expenditure lines.
    fn lines<'a>(&self, budget: &'a Budget) -> impl Iterator<Item = &'a ExpenditureLine> {
        let of_projects = self.scope == Scope::OfProjects;
        budget
            .expenditure
            .iter()
            .filter(move |line| (line.kind == LineKind::Project) == of_projects)
    }

    /// What a new record of the sheet has from the start.
    pub fn preset(&self) -> Option<(Field, Value)> {
        match (self.scope, self.kind) {
            (Scope::OfProjects, _) => Some((
                LineField::Kind.into(),
                Value::Choice(LineKind::Project as usize),
            )),
            // What goes on from last year comes from last year's file.
            (_, RecordKind::Project) => Some((
                ProjectField::Stage.into(),
                Value::Choice(ProjectStage::New as usize),
            )),
            (Scope::All | Scope::OutsideProjects, _) => None,
        }
    }
}
