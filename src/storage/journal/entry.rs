//! What a record of the journal holds, with the names that files use for lists and fields.
//!
//! Deliberately not here: lengths and checksums.

use serde::Deserialize;
use serde::Serialize;

use crate::edit::Direction;
use crate::edit::Edit;
use crate::edit::LoggedStep;
use crate::edit::Transaction;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::storage::seen::FileMark;

/// What the steps of a journal start from (日志起点).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Base {
    /// A saved file, by its mark.
    File(FileMark),
    /// A budget that has never been saved, as the text of a file.
    Unsaved(String),
}

/// A record of the journal.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Entry {
    Base(Base),
    Step(Step),
    Saving(FileMark),
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Step {
    way: Way,
    pack: String,
    changes: Vec<Change>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Way {
    Do,
    Undo,
    Redo,
}

#[derive(Debug, Serialize, Deserialize)]
struct Change {
    label: String,
    edits: Vec<WrittenEdit>,
}

/// The list and the number of a record.
#[derive(Debug, Serialize, Deserialize)]
struct WrittenId(String, u32);

#[derive(Debug, Serialize, Deserialize)]
enum WrittenEdit {
    Insert(usize, Box<Record>),
    Remove(WrittenId),
    Move(WrittenId, usize),
    Set(WrittenId, String, Value),
    SetCover(String, Value),
}

impl From<LoggedStep> for Step {
    fn from(step: LoggedStep) -> Self {
        let change = |change: Transaction| Change {
            label: change.label,
            edits: change.edits.into_iter().map(WrittenEdit::from).collect(),
        };
        Self {
            way: match step.way {
                None => Way::Do,
                Some(Direction::Back) => Way::Undo,
                Some(Direction::Forth) => Way::Redo,
            },
            pack: step.pack,
            changes: step.changes.into_iter().map(change).collect(),
        }
    }
}

impl Step {
    /// The step, or nothing when it names a list or field there isn't.
    pub(super) fn read(self) -> Option<LoggedStep> {
        let change = |change: Change| {
            let edits = change.edits.into_iter().map(WrittenEdit::read);
            Some(Transaction::new(
                change.label,
                edits.collect::<Option<_>>()?,
            ))
        };
        Some(LoggedStep {
            way: match self.way {
                Way::Do => None,
                Way::Undo => Some(Direction::Back),
                Way::Redo => Some(Direction::Forth),
            },
            pack: self.pack,
            changes: self
                .changes
                .into_iter()
                .map(change)
                .collect::<Option<_>>()?,
        })
    }
}

impl From<RecordId> for WrittenId {
    fn from(id: RecordId) -> Self {
        Self(id.kind().name().to_owned(), id.number())
    }
}

impl WrittenId {
    fn read(self) -> Option<RecordId> {
        let mut kinds = RecordKind::ALL.iter();
        Some(kinds.find(|kind| kind.name() == self.0)?.id(self.1))
    }
}

impl From<Edit> for WrittenEdit {
    fn from(edit: Edit) -> Self {
        match edit {
            Edit::Insert { at, record } => Self::Insert(at, record),
            Edit::Remove { id } => Self::Remove(id.into()),
            Edit::Move { id, to } => Self::Move(id.into(), to),
            Edit::Set { id, field, value } => Self::Set(id.into(), field.name().to_owned(), value),
            Edit::SetCover { field, value } => Self::SetCover(field.name().to_owned(), value),
        }
    }
}

impl WrittenEdit {
    fn read(self) -> Option<Edit> {
        Some(match self {
            Self::Insert(at, record) => Edit::Insert { at, record },
            Self::Remove(id) => Edit::Remove { id: id.read()? },
            Self::Move(id, to) => Edit::Move { id: id.read()?, to },
            Self::Set(id, field, value) => {
                let id = id.read()?;
                let field = field_of(id.kind(), &field)?;
                Edit::Set { id, field, value }
            }
            Self::SetCover(field, value) => {
                let mut fields = CoverField::ALL.iter().copied();
                let field = fields.find(|it| it.name() == field)?;
                Edit::SetCover { field, value }
            }
        })
    }
}

fn field_of(kind: RecordKind, name: &str) -> Option<Field> {
    kind.fields().into_iter().find(|it| it.name() == name)
}
