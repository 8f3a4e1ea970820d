//! What the screens say of a unit beside its fields: how many records it has, and what it is called where room is short.
//!
//! What the audit has open in it is in `concerns`.

use std::collections::BTreeMap;

use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::RecordKind;
use crate::model::UnitId;

/// How many records the units have.
#[derive(Debug, Default)]
pub struct UnitCounts(BTreeMap<(UnitId, RecordKind), usize>);

impl UnitCounts {
    /// Counts staff, offices and vehicles.
    pub fn of(budget: &Budget) -> Self {
        let mut counts = Self::default();
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
                *counts.0.entry((unit, kind)).or_default() += 1;
            }
        }
        counts
    }

    /// How many records of a kind a unit has.
    pub fn get(&self, unit: UnitId, kind: RecordKind) -> usize {
        self.0.get(&(unit, kind)).copied().unwrap_or_default()
    }
}

/// What a unit is called where there is little room.
pub fn short_name(budget: &Budget, unit: &BudgetUnit) -> String {
    if unit.short_name.is_empty() {
        budget.name_of(unit.id.into())
    } else {
        unit.short_name.clone()
    }
}
