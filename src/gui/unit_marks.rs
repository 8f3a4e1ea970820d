//! What belongs to each unit on the screen of the units: how many records, and what the audit has open in them.

use std::collections::BTreeMap;

use crate::gui::audit_marks::level;
use crate::gui::widgets::dot::Dot;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitId;
use crate::rules::Explained;
use crate::rules::Finding;

/// Counts and open findings by unit.
#[derive(Debug, Default)]
pub struct UnitMarks {
    counts: BTreeMap<(UnitId, RecordKind), usize>,
    dots: BTreeMap<UnitId, Dot>,
    dots_of_kinds: BTreeMap<(UnitId, RecordKind), Dot>,
}

impl UnitMarks {
    /// What belongs to the units of a budget.
    pub fn of(budget: &Budget, findings: &[Finding]) -> Self {
        let mut marks = Self::default();
        let staffing = budget
            .staffing
            .iter()
            .map(|it| (it.unit, RecordKind::Staffing));
        let offices = budget
            .offices
            .iter()
            .map(|it| (it.unit, RecordKind::Office));
        let vehicles = budget
            .vehicles
            .iter()
            .map(|it| (it.unit, RecordKind::Vehicle));
        for (unit, kind) in staffing.chain(offices).chain(vehicles) {
            if let Some(unit) = unit {
                *marks.counts.entry((unit, kind)).or_default() += 1;
            }
        }
        let open = findings.iter().filter(|it| it.explained != Explained::Yes);
        for finding in open {
            let Some(record) = finding.primary.record() else {
                continue;
            };
            if let Some(unit) = unit_of(budget, record) {
                let level = level(finding.severity);
                add(&mut marks.dots, unit, level);
                add(&mut marks.dots_of_kinds, (unit, record.kind()), level);
            }
        }
        marks
    }

    /// How many records of a kind a unit has.
    pub fn count(&self, unit: UnitId, kind: RecordKind) -> usize {
        self.counts.get(&(unit, kind)).copied().unwrap_or_default()
    }

    /// What is open in a unit.
    pub fn dot(&self, unit: UnitId) -> Option<Dot> {
        self.dots.get(&unit).copied()
    }

    /// What is open in a unit's records of a kind.
    pub fn dot_of_kind(&self, unit: UnitId, kind: RecordKind) -> Option<Dot> {
        self.dots_of_kinds.get(&(unit, kind)).copied()
    }
}

fn add<K: Ord>(dots: &mut BTreeMap<K, Dot>, key: K, level: crate::gui::widgets::grid::MarkLevel) {
    dots.entry(key)
        .and_modify(|dot| *dot = dot.add(level))
        .or_insert(Dot { level, count: 1 });
}

/// What a unit is called where there is little room.
pub fn short_name(budget: &Budget, unit: &BudgetUnit) -> String {
    if unit.short_name.is_empty() {
        budget.name_of(unit.id.into())
    } else {
        unit.short_name.clone()
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
