//! Which expenditure lines each unit has, gone through once for all rules.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::model::Budget;
use crate::model::UnitId;

/// The positions of the expenditure lines of each unit; made when a rule first asks.
#[derive(Debug, Default)]
pub(in crate::rules) struct UnitLines(OnceCell<FxHashMap<UnitId, Vec<u32>>>);

impl UnitLines {
    /// The positions of a unit's lines, in the order of the file.
    pub fn of(&self, budget: &Budget, unit: UnitId) -> &[u32] {
        let lines = self.0.get_or_init(|| {
            let mut lines: FxHashMap<UnitId, Vec<u32>> = FxHashMap::default();
            for (line, at) in budget.expenditure.iter().zip(0..) {
                if let Some(unit) = line.unit {
                    lines.entry(unit).or_default().push(at);
                }
            }
            lines
        });
        lines.get(&unit).map_or(&[], Vec::as_slice)
    }
}
