//! A step of the user as it is written down while it is not saved yet.
//!
//! Deliberately not here: how it is written, and where.

use crate::edit::Direction;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::model::Budget;

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
