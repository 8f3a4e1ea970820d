//! Part of the records: those of one project or one unit, as the detail screens show them.

use crate::model::Budget;
use crate::model::Field;
use crate::model::LineId;
use crate::model::Owner;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitId;
use crate::model::Value;
use crate::model::ValueKind;

/// Whose records a grid shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Everyone's.
    #[default]
    Everything,
    /// A project's: also through the line or the procurement row a record belongs to.
    Project(ProjectId),
    /// A unit's.
    Unit(UnitId),
}

impl Within {
    /// Whether a record is among them.
    pub fn includes(self, budget: &Budget, record: RecordId) -> bool {
        match self {
            Self::Everything => true,
            Self::Project(project) => project_of(budget, record) == Some(project),
            Self::Unit(unit) => record.kind().fields().into_iter().any(|field| {
                let value = budget.value(record, field);
                value == Some(Value::Unit(unit)) && field.name() == "unit"
                    || value == Some(Value::Owner(Owner::Unit(unit)))
            }),
        }
    }

    /// What links a new record of a kind that has no field for the project itself: its first line.
    pub fn link(self, budget: &Budget, kind: RecordKind) -> Option<(Field, Value)> {
        let Self::Project(project) = self else {
            return None;
        };
        if self.preset(kind).is_some() {
            return None;
        }
        let is_link = |field: &Field| field.kind() == ValueKind::Reference(RecordKind::Line);
        let field = kind.fields().into_iter().find(is_link)?;
        let mut lines = budget.expenditure.iter();
        let line = lines.find(|line| line.project == Some(project))?;
        Some((field, Value::Line(line.id)))
    }

    /// What a new record of a kind has from the start, so that it is among them.
    pub fn preset(self, kind: RecordKind) -> Option<(Field, Value)> {
        let (target, value, owner) = match self {
            Self::Everything => return None,
            Self::Project(id) => (RecordKind::Project, Value::Project(id), Owner::Project(id)),
            Self::Unit(id) => (RecordKind::Unit, Value::Unit(id), Owner::Unit(id)),
        };
        kind.fields()
            .into_iter()
            .find_map(|field| match field.kind() {
                ValueKind::Owner => Some((field, Value::Owner(owner))),
                ValueKind::Reference(it) if it == target && field.name() != "parent" => {
                    Some((field, value.clone()))
                }
                _ => None,
            })
    }
}

/// The project a record belongs to, by itself or through what it refers to.
pub fn project_of(budget: &Budget, record: RecordId) -> Option<ProjectId> {
    let of_line = |id: Option<LineId>| budget.line(id?)?.project;
    let of_owner = |owner: Option<Owner>| match owner? {
        Owner::Project(id) => Some(id),
        Owner::Line(id) => of_line(Some(id)),
        Owner::Unit(_) => None,
    };
    match record {
        RecordId::Project(id) => Some(id),
        RecordId::Line(id) => of_line(Some(id)),
        RecordId::Costing(id) => of_owner(budget.costing.find(id)?.owner),
        RecordId::Indicator(id) => of_owner(budget.indicators.find(id)?.owner),
        RecordId::Note(id) => of_owner(budget.notes.find(id)?.owner),
        RecordId::ProjectYear(id) => budget.project_years.find(id)?.project,
        RecordId::Task(id) => budget.tasks.find(id)?.project,
        RecordId::Procurement(id) => {
            let row = budget.procurement.find(id)?;
            row.project.or_else(|| of_line(row.line))
        }
        RecordId::Service(id) => {
            let row = budget.services.find(id)?;
            row.project.or_else(|| of_line(row.line))
        }
        RecordId::Debt(id) => {
            let row = budget.debt.find(id)?;
            row.project.or_else(|| of_line(row.line))
        }
        RecordId::Acquisition(id) => {
            let row = budget.acquisitions.find(id)?;
            let of_procurement = || {
                let row = budget.procurement.find(row.procurement?)?;
                row.project.or_else(|| of_line(row.line))
            };
            of_line(row.line).or_else(of_procurement)
        }
        RecordId::Unit(_)
        | RecordId::Staffing(_)
        | RecordId::Office(_)
        | RecordId::Vehicle(_)
        | RecordId::Revenue(_)
        | RecordId::AssetStock(_)
        | RecordId::AssetItem(_)
        | RecordId::PriorAmount(_)
        | RecordId::Explanation(_)
        | RecordId::FrozenRound(_)
        | RecordId::ControlFigure(_)
        | RecordId::ParameterOverride(_)
        | RecordId::EditedParagraph(_)
        | RecordId::LocalTieOut(_)
        | RecordId::PrintPlan(_) => None,
    }
}
