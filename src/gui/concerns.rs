//! Which units, projects, tabs and performance goals have open findings.
//!
//! Findings at cells of grids are in `audit_marks`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::gui::audit_marks::level;
use crate::gui::records::project_of;
use crate::gui::screens::projects::Tab;
use crate::gui::widgets::dot::Dot;
use crate::model::Budget;
use crate::model::Field;
use crate::model::Owner;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::rules::Finding;
use crate::rules::Location;

/// Something findings are counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// A unit with its staff, offices and vehicles.
    Unit(UnitId),
    /// A tab of it: its own fields, or its records of a kind.
    UnitTab(UnitId, RecordKind),
    /// A project with all that belongs to it.
    Project(ProjectId),
    /// A tab of it.
    Tab(ProjectId, Tab),
    /// The goal, tasks and indicators of a unit or project.
    Goals(Owner),
}

/// What is open, by what it concerns; a finding is counted once for each.
pub fn open_dots(budget: &Budget, findings: &[Finding]) -> BTreeMap<Concern, Dot> {
    let mut dots: BTreeMap<Concern, Dot> = BTreeMap::new();
    let open = findings.iter().filter(|it| it.is_open());
    for finding in open {
        let level = level(finding.severity);
        for concern in concerns(budget, finding) {
            let dot = Dot::and(dots.get(&concern).copied(), level);
            dots.extend(dot.map(|dot| (concern, dot)));
        }
    }
    dots
}

/// What a finding concerns: what it points to, and other projects it names.
fn concerns(budget: &Budget, finding: &Finding) -> BTreeSet<Concern> {
    let mut concerns = of_place(budget, &finding.primary);
    for related in &finding.related {
        let record = record_at(&related.place);
        if matches!(record, Some((RecordId::Project(_), _))) {
            concerns.extend(of_place(budget, &related.place));
        }
    }
    concerns
}

fn of_place(budget: &Budget, place: &Location) -> BTreeSet<Concern> {
    let Some((record, field)) = record_at(place) else {
        return BTreeSet::new();
    };
    let goals = goals_of(budget, record, field).map(Concern::Goals);
    let project = project_of(budget, record);
    let tab = project.zip(Tab::of(record, field));
    let unit = unit_of(budget, record);
    [
        unit.map(Concern::Unit),
        unit.map(|unit| Concern::UnitTab(unit, record.kind())),
        goals,
        project.map(Concern::Project),
        tab.map(|(project, tab)| Concern::Tab(project, tab)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const fn record_at(place: &Location) -> Option<(RecordId, Option<Field>)> {
    match place {
        Location::Record(id) => Some((*id, None)),
        Location::Field(id, field) => Some((*id, Some(*field))),
        Location::File | Location::Cover(_) | Location::Cell(..) | Location::Table(_) => None,
    }
}

/// The unit in whose detail a record is shown; none for records of other screens.
pub fn unit_of(budget: &Budget, record: RecordId) -> Option<UnitId> {
    match record {
        RecordId::Unit(id) => Some(id),
        RecordId::Staffing(id) => budget.staffing.find(id)?.unit,
        RecordId::Office(id) => budget.offices.find(id)?.unit,
        RecordId::Vehicle(id) => budget.vehicles.find(id)?.unit,
        _ => None,
    }
}

/// Whose performance goals a record or field is part of.
pub fn goals_of(budget: &Budget, record: RecordId, field: Option<Field>) -> Option<Owner> {
    match (record, field) {
        (RecordId::Indicator(id), _) => budget.indicators.find(id)?.owner,
        (RecordId::Task(id), _) => budget.tasks.find(id)?.unit.map(Owner::Unit),
        (RecordId::Project(id), Some(Field::Project(ProjectField::Goal))) => {
            Some(Owner::Project(id))
        }
        (RecordId::Unit(id), Some(Field::Unit(UnitField::PerformanceGoal))) => {
            Some(Owner::Unit(id))
        }
        _ => None,
    }
}
