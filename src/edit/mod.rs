//! Changes to a budget: single edits, transactions of edits, and the history of transactions.
//!
//! Deliberately not here: why a change is made. A typed cell, a paste, an import and a quick fix are all transactions.

mod arrange;
mod assignment;
mod freeze;
mod history;
mod logged;
mod references;
mod transaction;

use thiserror::Error;

use crate::model::Budget;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::Fields as _;
use crate::model::LEVEL_LIMIT;
use crate::model::NUMBER_LIMIT;
use crate::model::RECORD_LIMIT;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::TEXT_LIMIT;
use crate::model::UnitField;
use crate::model::Value;
use crate::model::ValueKind;

pub use arrange::arrange;
pub use assignment::AssignmentError;
pub use assignment::FieldPath;
pub use assignment::parse_assignment;
pub use assignment::parse_field;
pub use assignment::parse_list;
pub use assignment::parse_record;
pub use freeze::freeze;
pub use history::Direction;
pub use history::History;
pub use logged::LoggedStep;
use references::References;
pub use transaction::Transaction;

/// One change; applying it gives the change that takes it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Put a record at a position of its list.
    Insert {
        /// The position, 0 to the length of the list.
        at: usize,
        /// The record; its id must be new.
        record: Box<Record>,
    },
    /// Take a record out; nothing may refer to it any more.
    Remove {
        /// The record.
        id: RecordId,
    },
    /// Move a record to another position of its list.
    Move {
        /// The record.
        id: RecordId,
        /// The position it has afterwards.
        to: usize,
    },
    /// Fill in a field.
    Set {
        /// The record.
        id: RecordId,
        /// The field.
        field: Field,
        /// Its new value.
        value: Value,
    },
    /// Fill in a field of the cover.
    SetCover {
        /// The field.
        field: CoverField,
        /// Its new value.
        value: Value,
    },
}

/// Why an edit can't be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// The record isn't there.
    #[error("要修改的{}已不存在（编号 {}），可能已被删除", .0.kind().label(), .0.number())]
    Missing(RecordId),
    /// Another record has this id.
    #[error("编号 {} 已被占用，不能再新增{}", .0.number(), .0.kind().label())]
    Duplicate(RecordId),
    /// A position outside the list.
    #[error("位置 {to} 超出{}的行数", id.kind().label())]
    OutOfRange {
        /// The record.
        id: RecordId,
        /// The position asked for.
        to: usize,
    },
    /// A value of the wrong kind, or outside what can be entered.
    #[error("“{}”不能填这样的内容", .0)]
    WrongValue(&'static str),
    /// A value that refers to a record that isn't there.
    #[error("“{field}”引用的{}（编号 {}）不存在", target.kind().label(), target.number())]
    DanglingReference {
        /// The label of the field.
        field: &'static str,
        /// What it would refer to.
        target: RecordId,
    },
    /// A unit that would be above itself.
    #[error("“上级单位”不能是本单位或其下级单位")]
    UnitCycle,
    /// Units below units below units, further than any department goes.
    #[error("单位级次超过 {LEVEL_LIMIT} 级：请改选“上级单位”")]
    TooManyLevels,
    /// A text no field can hold.
    #[error("“{0}”的文字超过 {TEXT_LIMIT} 字的上限，请缩短")]
    TextTooLong(&'static str),
    /// More records than a budget can have.
    #[error("预算的记录超过 {RECORD_LIMIT} 条的上限，没有改动")]
    TooManyRecords,
    /// A number so high that new records would soon have none.
    #[error("编号 {} 超过上限，不能新增{}", .0.number(), .0.kind().label())]
    NumberTooHigh(RecordId),
    /// A record that others refer to can't be removed.
    #[error("{place}仍引用此{}，请先删除或改填后再删除", kind)]
    StillReferenced {
        /// The label of the kind to be removed.
        kind: &'static str,
        /// One of those that refer to it.
        place: String,
    },
}

impl Edit {
    /// Shorthand for [`Edit::Set`].
    #[must_use]
    pub fn set(id: impl Into<RecordId>, field: impl Into<Field>, value: Value) -> Self {
        Self::Set {
            id: id.into(),
            field: field.into(),
            value,
        }
    }

    /// Makes the change and returns the one that takes it back; on error nothing has changed.
    ///
    /// # Errors
    /// When the change can't be made, see [`EditError`].
    pub fn apply(self, budget: &mut Budget) -> Result<Self, EditError> {
        let mut references = References::before(&[], budget);
        self.apply_among(budget, &mut references)
    }

    /// The same as one of many edits, whose references are counted.
    fn apply_among(
        self,
        budget: &mut Budget,
        references: &mut References,
    ) -> Result<Self, EditError> {
        let back = match self {
            Self::Insert { at, record } => insert(budget, at, *record),
            Self::Remove { id } => remove(budget, id, references),
            Self::Move { id, to } => shift(budget, id, to),
            Self::Set { id, field, value } => set(budget, id, field, value),
            Self::SetCover { field, value } => set_cover(budget, field, value),
        }?;
        references.follow(budget, &back);
        Ok(back)
    }
}

fn insert(budget: &mut Budget, at: usize, record: Record) -> Result<Edit, EditError> {
    let id = record.id();
    // Numbers are unique over all kinds, as files are held to as well.
    let mut kinds = RecordKind::ALL.iter();
    if kinds.any(|kind| budget.contains(kind.id(id.number()))) {
        return Err(EditError::Duplicate(id));
    }
    if id.number() >= NUMBER_LIMIT {
        return Err(EditError::NumberTooHigh(id));
    }
    for field in id.kind().fields() {
        if let Some(value) = record.get(field) {
            check_length(field.label(), &value)?;
            resolve(budget, field, &value)?;
        }
    }
    if !budget.insert_record(at, record) {
        return Err(EditError::OutOfRange { id, to: at });
    }
    budget.next_id = budget.next_id.max(id.number().saturating_add(1));
    Ok(Edit::Remove { id })
}

fn remove(budget: &mut Budget, id: RecordId, references: &References) -> Result<Edit, EditError> {
    let is_referred_to = !references.has_none(id);
    if let Some(user) = is_referred_to.then(|| user_of(budget, id)).flatten() {
        return Err(EditError::StillReferenced {
            kind: id.kind().label(),
            place: budget.place_of(user),
        });
    }
    let (at, record) = budget.remove_record(id).ok_or(EditError::Missing(id))?;
    Ok(Edit::Insert {
        at,
        record: Box::new(record),
    })
}

/// The first record that refers to one.
fn user_of(budget: &Budget, id: RecordId) -> Option<RecordId> {
    let mut user = None;
    budget.for_each_reference(Some(id.kind()), |from, _, to| {
        if to == id && user.is_none() {
            user = Some(from);
        }
    });
    user
}

fn shift(budget: &mut Budget, id: RecordId, to: usize) -> Result<Edit, EditError> {
    if !budget.contains(id) {
        return Err(EditError::Missing(id));
    }
    let from = budget
        .move_record(id, to)
        .ok_or(EditError::OutOfRange { id, to })?;
    Ok(Edit::Move { id, to: from })
}

fn set(budget: &mut Budget, id: RecordId, field: Field, value: Value) -> Result<Edit, EditError> {
    if !budget.contains(id) {
        return Err(EditError::Missing(id));
    }
    check_length(field.label(), &value)?;
    resolve(budget, field, &value)?;
    keep_tree(budget, id, field, &value)?;
    let old = budget
        .set_value(id, field, value)
        .ok_or_else(|| EditError::WrongValue(field.label()))?;
    Ok(Edit::Set {
        id,
        field,
        value: old,
    })
}

fn set_cover(budget: &mut Budget, field: CoverField, value: Value) -> Result<Edit, EditError> {
    use crate::model::FieldName as _;
    check_length(field.label(), &value)?;
    let old = budget
        .cover
        .set(field, value)
        .ok_or_else(|| EditError::WrongValue(field.label()))?;
    Ok(Edit::SetCover { field, value: old })
}

/// Refuses a text that no file can hold.
fn check_length(label: &'static str, value: &Value) -> Result<(), EditError> {
    if value.is_too_long() {
        return Err(EditError::TextTooLong(label));
    }
    Ok(())
}

/// Refuses a value that refers to nothing.
fn resolve(budget: &Budget, field: Field, value: &Value) -> Result<(), EditError> {
    let kind: ValueKind = field.kind();
    if !kind.is_reference() {
        return Ok(());
    }
    match value.reference() {
        Some(target) if !budget.contains(target) => Err(EditError::DanglingReference {
            field: field.label(),
            target,
        }),
        _ => Ok(()),
    }
}

/// Refuses a parent that would put a unit above itself.
fn keep_tree(budget: &Budget, id: RecordId, field: Field, value: &Value) -> Result<(), EditError> {
    match (id, field, value) {
        (RecordId::Unit(unit), Field::Unit(UnitField::Parent), Value::Unit(parent))
            if budget.is_or_leads(unit, *parent) =>
        {
            Err(EditError::UnitCycle)
        }
        _ => Ok(()),
    }
}
