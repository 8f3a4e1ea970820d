//! How many records the units have, for lists that show units side by side.

use std::collections::BTreeMap;

use crate::model::Budget;
use crate::model::RecordKind;
use crate::model::UnitId;

/// How many records the units have (各单位条数).
#[derive(Clone, Debug, Default)]
pub struct UnitCounts(BTreeMap<(UnitId, RecordKind), usize>);

impl UnitCounts {
    /// Counts staff, offices and vehicles.
    #[must_use]
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
    #[must_use]
    pub fn get(&self, unit: UnitId, kind: RecordKind) -> usize {
        self.0.get(&(unit, kind)).copied().unwrap_or_default()
    }
}
