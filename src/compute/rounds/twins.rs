//! Units and projects that were deleted and entered once more: other records, but the same thing.
//!
//! Deliberately not here: lines, which are many and have no names.

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::compute::rounds::RoundGroup;
use crate::model::Budget;
use crate::model::ProjectId;
use crate::model::UnitId;
use crate::model::Value;

/// The later records of units and projects that have other ones in an earlier state.
#[derive(Debug, Default)]
pub(super) struct Twins {
    units: FxHashMap<UnitId, UnitId>,
    projects: FxHashMap<ProjectId, ProjectId>,
}

impl Twins {
    /// Finds them by code, else by name.
    pub fn of(then: &Budget, now: &Budget) -> Self {
        let unit_names = |of: &Budget, other: &Budget| {
            let units = of
                .units
                .iter()
                .filter(|it| other.units.find(it.id).is_none());
            units
                .map(|it| (it.id, [it.code.clone(), it.name.clone()]))
                .collect()
        };
        let project_names = |of: &Budget, other: &Budget| {
            let projects = of.projects.iter();
            let projects = projects.filter(|it| other.projects.find(it.id).is_none());
            projects
                .map(|it| (it.id, [it.code.clone(), it.name.clone()]))
                .collect()
        };
        Self {
            units: paired(unit_names(then, now), unit_names(now, then)),
            projects: paired(project_names(then, now), project_names(now, then)),
        }
    }

    /// A unit as the later state knows it.
    pub fn unit(&self, unit: Option<UnitId>) -> Option<UnitId> {
        unit.map(|unit| self.units.get(&unit).copied().unwrap_or(unit))
    }

    /// A project as the later state knows it.
    pub fn project(&self, project: ProjectId) -> ProjectId {
        self.projects.get(&project).copied().unwrap_or(project)
    }

    /// A group as the later state knows it.
    pub fn group(&self, group: RoundGroup) -> RoundGroup {
        match group {
            RoundGroup::Revenue(unit, fund) => RoundGroup::Revenue(self.unit(unit), fund),
            RoundGroup::Kind(unit, kind) => RoundGroup::Kind(self.unit(unit), kind),
            RoundGroup::Project(project) => RoundGroup::Project(self.project(project)),
        }
    }

    /// A value as the later state knows it.
    pub fn value(&self, value: Value) -> Value {
        match value {
            Value::Unit(unit) => Value::Unit(self.units.get(&unit).copied().unwrap_or(unit)),
            Value::Project(project) => Value::Project(self.project(project)),
            value => value,
        }
    }
}

/// A record with its code and its name.
type Named<Id> = (Id, [String; 2]);

fn paired<Id: Copy + Eq + std::hash::Hash>(
    mut gone: Vec<Named<Id>>,
    mut new: Vec<Named<Id>>,
) -> FxHashMap<Id, Id> {
    let mut pairs = FxHashMap::default();
    for part in 0..2 {
        let mut waiting: FxHashMap<&str, Id> = FxHashMap::default();
        for (id, names) in new.iter().filter(|(_, names)| !names[part].is_empty()) {
            waiting.entry(names[part].as_str()).or_insert(*id);
        }
        for (id, names) in &gone {
            if let Some(twin) = waiting.remove(names[part].as_str()) {
                pairs.insert(*id, twin);
            }
        }
        gone.retain(|(id, _)| !pairs.contains_key(id));
        let taken: FxHashSet<Id> = pairs.values().copied().collect();
        new.retain(|(id, _)| !taken.contains(id));
    }
    pairs
}
