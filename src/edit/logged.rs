//! A step of the user as it is written down while it is not saved yet.
//!
//! Deliberately not here: how it is written, and where.

use std::collections::BTreeSet;

use crate::edit::Direction;
use crate::edit::Edit;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::RecordId;

/// A step of the user (操作): enough to take it again without the history that was before it.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedStep {
    /// Along the history; none for a new change.
    pub way: Option<Direction>,
    /// What was done, in order: several where several steps of the history were taken at once.
    pub changes: Vec<Transaction>,
    /// The id of the pack in use afterwards.
    pub pack: String,
}

impl LoggedStep {
    /// What was done, for a list of steps: `修改预算数`, `撤销：修改预算数`.
    #[must_use]
    pub fn words(&self) -> String {
        let labels: Vec<&str> = self.changes.iter().map(|it| it.label.as_str()).collect();
        let labels = labels.join("、");
        match self.way {
            None => labels,
            Some(way) => format!("{}：{labels}", way.label()),
        }
    }

    /// Where it was made, as the records stand now: `支出行 第 3 行等 2 处`; empty where it changed nothing.
    #[must_use]
    pub fn place(&self, budget: &Budget) -> String {
        let edits = self.changes.iter().flat_map(|it| &it.edits);
        let places: Vec<Option<RecordId>> = edits.map(record).collect();
        let Some(first) = places.first() else {
            return String::new();
        };
        let first = first.map_or_else(|| "封面".to_owned(), |id| budget.place_of(id));
        let count = places.iter().collect::<BTreeSet<_>>().len();
        if count > 1 {
            format!("{first}等 {count} 处")
        } else {
            first
        }
    }

    /// Takes the step with a budget alone.
    ///
    /// # Errors
    /// When one of its changes can't be made; those before it have been.
    pub fn apply(&self, budget: &mut Budget) -> Result<(), EditError> {
        for change in &self.changes {
            change.clone().apply(budget)?;
        }
        Ok(())
    }
}

/// The record an edit concerns; `None` when that is the cover.
const fn record(edit: &Edit) -> Option<RecordId> {
    match edit {
        Edit::Insert { record, .. } => Some(record.id()),
        Edit::Remove { id } | Edit::Move { id, .. } | Edit::Set { id, .. } => Some(*id),
        Edit::SetCover { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BudgetUnit;
    use crate::model::CoverField;
    use crate::model::Records;
    use crate::model::UnitField;
    use crate::model::UnitId;
    use crate::model::Value;

    fn name(unit: u32) -> Edit {
        let name = Value::Text("名".to_owned());
        Edit::set(UnitId::new(unit), UnitField::Name, name)
    }

    #[test]
    fn a_step_says_where_it_was_made() {
        let units = [5, 7].map(|number| BudgetUnit {
            id: UnitId::new(number),
            ..BudgetUnit::default()
        });
        let budget = Budget {
            units: Records::new(units.to_vec()).unwrap(),
            ..Budget::default()
        };
        let cover = || Edit::SetCover {
            field: CoverField::Leader,
            value: Value::Empty,
        };
        for (edits, place) in [
            (vec![], ""),
            (vec![cover()], "封面"),
            (vec![name(7), name(7)], "预算单位 第 2 行"),
            (vec![name(7), name(5), cover()], "预算单位 第 2 行等 3 处"),
            (vec![name(9)], "预算单位（已删除）"),
        ] {
            let step = LoggedStep {
                way: None,
                changes: vec![Transaction::new("修改名称", edits)],
                pack: String::new(),
            };
            assert_eq!(step.place(&budget), place);
        }
    }
}
