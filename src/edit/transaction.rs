//! Edits that are made, and taken back, together.

use crate::edit::Edit;
use crate::edit::EditError;
use crate::edit::references::References;
use crate::model::Budget;
use crate::model::Field;
use crate::model::RECORD_LIMIT;
use crate::model::Record;
use crate::model::UnitField;

/// A named group of edits that succeeds or fails as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// What the user did, as the undo list shows it: `修改预算数`.
    pub label: String,
    /// The edits, in the order they are made.
    pub edits: Vec<Edit>,
}

impl Transaction {
    /// A transaction of these edits.
    #[must_use]
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            label: label.into(),
            edits,
        }
    }

    /// Makes all edits and returns the transaction that takes them back.
    ///
    /// # Errors
    /// When one edit fails; those before it have been taken back and the budget is as it was.
    pub fn apply(self, budget: &mut Budget) -> Result<Self, EditError> {
        let next_id = budget.next_id;
        let mut inverse = Vec::with_capacity(self.edits.len());
        let mut references = References::before(&self.edits, budget);
        let (adds, arranges) = (self.adds(), self.arranges_units());
        let mut edits = self.edits.into_iter();
        let mut made = edits.try_for_each(|edit| {
            inverse.push(edit.apply_among(budget, &mut references)?);
            Ok(())
        });
        if made.is_ok() && adds && budget.record_count() > RECORD_LIMIT {
            made = Err(EditError::TooManyRecords);
        }
        if made.is_ok() && arranges && budget.too_deep_unit().is_some() {
            made = Err(EditError::TooManyLevels);
        }
        if let Err(error) = made {
            take_back(budget, inverse);
            budget.next_id = next_id;
            return Err(error);
        }
        inverse.reverse();
        Ok(Self {
            label: self.label,
            edits: inverse,
        })
    }

    fn adds(&self) -> bool {
        let is_insert = |edit: &Edit| matches!(edit, Edit::Insert { .. });
        self.edits.iter().any(is_insert)
    }

    /// Whether units may come to stand at other places of their tree.
    fn arranges_units(&self) -> bool {
        let parent = Field::Unit(UnitField::Parent);
        self.edits.iter().any(|edit| match edit {
            Edit::Insert { record, .. } => matches!(**record, Record::Unit(_)),
            Edit::Set { field, .. } => *field == parent,
            Edit::Remove { .. } | Edit::Move { .. } | Edit::SetCover { .. } => false,
        })
    }
}

fn take_back(budget: &mut Budget, inverse: Vec<Edit>) {
    for edit in inverse.into_iter().rev() {
        edit.apply(budget)
            .expect("an edit's inverse applies to the state the edit left");
    }
}
