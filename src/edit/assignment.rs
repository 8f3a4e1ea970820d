//! Assignments written as text: `cover.leader=张三`, `expenditure[3].amount=12.5`, `expenditure[#41].amount=12.5`.
//!
//! A position counts from 1 as the lists show it; `#` gives the id, which stays when lines move.
//! Deliberately not here: whether the change can be made; that is found out when the edit is applied.

use thiserror::Error;

use crate::edit::Edit;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::EntryError;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::ValueKind;
use crate::model::parse_value;
use crate::money::normalize_digits;

/// The name of the cover in paths.
const COVER: &str = "cover";

/// Where a value is filled in (填写位置).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldPath {
    /// A field of the cover.
    Cover(CoverField),
    /// A field of a record.
    Record(RecordId, Field),
}

/// Why a text isn't an assignment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AssignmentError {
    /// Nothing is assigned.
    #[error("“{text}”缺少等号：请写成“位置=内容”，例如 expenditure[3].amount=12.5")]
    NoValue {
        /// What was written.
        text: String,
    },
    /// Not a path to a field.
    #[error(
        "“{text}”不是填写位置：请写成 cover.字段 或 列表[行号].字段，例如 expenditure[3].amount"
    )]
    NotPath {
        /// What was written.
        text: String,
    },
    /// Not a record of a list.
    #[error("“{text}”不是一条记录：请写成 列表[行号] 或 列表[#编号]，例如 expenditure[3]")]
    NotRecord {
        /// What was written.
        text: String,
    },
    /// No list of this name.
    #[error("没有名为“{name}”的列表；可用的有 {}", list_names())]
    UnknownList {
        /// What was written.
        name: String,
    },
    /// No field of this name.
    #[error("{list} 没有名为“{name}”的字段；可用的有 {}", field_names(*.kind))]
    UnknownField {
        /// The list, as written.
        list: &'static str,
        /// The kind of its records; none for the cover.
        kind: Option<RecordKind>,
        /// What was written.
        name: String,
    },
    /// A position outside the list.
    #[error("{} 共 {count} 行，没有第 {position} 行", kind.name())]
    OutOfRange {
        /// The list.
        kind: RecordKind,
        /// The position asked for.
        position: usize,
        /// How many rows there are.
        count: usize,
    },
    /// No record with this id.
    #[error("{} 中没有编号为 {} 的{}", .0.kind().name(), .0.number(), .0.kind().label())]
    Missing(RecordId),
    /// What is assigned can't be taken.
    #[error("{place}：{source}")]
    Value {
        /// The field in words.
        place: String,
        /// What is wrong.
        source: EntryError,
    },
}

/// Reads `PATH=VALUE` into the edit that fills the value in; no value empties the field.
///
/// Amounts without a unit are in the unit the budget is typed in.
///
/// # Errors
/// A Chinese sentence that says what can be written instead.
pub fn parse_assignment(budget: &Budget, text: &str) -> Result<Edit, AssignmentError> {
    let (path, typed) = text
        .split_once('=')
        .ok_or_else(|| AssignmentError::NoValue {
            text: text.to_owned(),
        })?;
    let path = FieldPath::parse(budget, path)?;
    let scale = budget.cover.entry_scale;
    let value = parse_value(budget, path.kind(), typed, scale).map_err(|source| {
        AssignmentError::Value {
            place: path.describe(budget),
            source,
        }
    })?;
    Ok(match path {
        FieldPath::Cover(field) => Edit::SetCover { field, value },
        FieldPath::Record(id, field) => Edit::Set { id, field, value },
    })
}

/// Reads `expenditure[3]` or `expenditure[#41]`.
///
/// # Errors
/// A Chinese sentence that says what can be written instead.
pub fn parse_record(budget: &Budget, text: &str) -> Result<RecordId, AssignmentError> {
    let parts = text
        .trim()
        .strip_suffix(']')
        .and_then(|text| text.split_once('['));
    let not_record = || AssignmentError::NotRecord {
        text: text.trim().to_owned(),
    };
    let (list, row) = parts.ok_or_else(not_record)?;
    let kind = parse_list(list)?;
    let row = normalize_digits(row);
    if let Some(number) = row.strip_prefix('#') {
        let id = kind.id(number.parse().map_err(|_| not_record())?);
        return if budget.contains(id) {
            Ok(id)
        } else {
            Err(AssignmentError::Missing(id))
        };
    }
    let position: usize = row.parse().map_err(|_| not_record())?;
    let found = position
        .checked_sub(1)
        .and_then(|at| budget.id_at(kind, at));
    found.ok_or_else(|| AssignmentError::OutOfRange {
        kind,
        position,
        count: budget.count(kind),
    })
}

/// Reads the name of a list: `expenditure`.
///
/// # Errors
/// A Chinese sentence that names the lists there are.
pub fn parse_list(text: &str) -> Result<RecordKind, AssignmentError> {
    let name = text.trim();
    let mut kinds = RecordKind::ALL.iter().copied();
    kinds
        .find(|kind| kind.name() == name)
        .ok_or_else(|| AssignmentError::UnknownList {
            name: name.to_owned(),
        })
}

/// Reads the name of a field of a kind of record: `amount`.
///
/// # Errors
/// A Chinese sentence that names the fields there are.
pub fn parse_field(kind: RecordKind, text: &str) -> Result<Field, AssignmentError> {
    let name = text.trim();
    let mut fields = kind.fields().into_iter();
    fields
        .find(|field| field.name() == name)
        .ok_or_else(|| AssignmentError::UnknownField {
            list: kind.name(),
            kind: Some(kind),
            name: name.to_owned(),
        })
}

impl FieldPath {
    /// Reads `cover.leader`, `expenditure[3].amount` or `expenditure[#41].amount`.
    ///
    /// # Errors
    /// A Chinese sentence that says what can be written instead.
    pub fn parse(budget: &Budget, text: &str) -> Result<Self, AssignmentError> {
        let (owner, field) =
            text.trim()
                .rsplit_once('.')
                .ok_or_else(|| AssignmentError::NotPath {
                    text: text.trim().to_owned(),
                })?;
        if owner.trim() == COVER {
            return parse_cover_field(field).map(Self::Cover);
        }
        let id = parse_record(budget, owner)?;
        parse_field(id.kind(), field).map(|field| Self::Record(id, field))
    }

    /// The path by position, as the lists show it; by id when the record isn't there.
    #[must_use]
    pub fn text(self, budget: &Budget) -> String {
        match self {
            Self::Cover(field) => format!("{COVER}.{}", field.name()),
            Self::Record(id, field) => {
                let list = id.kind().name();
                match budget.position(id) {
                    Some(at) => format!("{list}[{}].{}", at + 1, field.name()),
                    None => format!("{list}[#{}].{}", id.number(), field.name()),
                }
            }
        }
    }

    /// The field in words: `支出行 第 3 行 预算数`.
    #[must_use]
    pub fn describe(self, budget: &Budget) -> String {
        match self {
            Self::Cover(field) => format!("封面 {}", field.label()),
            Self::Record(id, field) => format!("{} {}", budget.place_of(id), field.label()),
        }
    }

    /// What can be filled in.
    #[must_use]
    pub fn kind(self) -> ValueKind {
        match self {
            Self::Cover(field) => field.kind(),
            Self::Record(_, field) => field.kind(),
        }
    }
}

impl Edit {
    /// Where the edit fills a value in; `None` when it does something else.
    #[must_use]
    pub const fn path(&self) -> Option<FieldPath> {
        match self {
            Self::Set { id, field, .. } => Some(FieldPath::Record(*id, *field)),
            Self::SetCover { field, .. } => Some(FieldPath::Cover(*field)),
            Self::Insert { .. } | Self::Remove { .. } | Self::Move { .. } => None,
        }
    }
}

fn parse_cover_field(text: &str) -> Result<CoverField, AssignmentError> {
    let name = text.trim();
    let mut fields = CoverField::ALL.iter().copied();
    fields
        .find(|field| field.name() == name)
        .ok_or_else(|| AssignmentError::UnknownField {
            list: COVER,
            kind: None,
            name: name.to_owned(),
        })
}

fn list_names() -> String {
    let lists = RecordKind::ALL.iter().map(|kind| kind.name());
    [COVER]
        .into_iter()
        .chain(lists)
        .collect::<Vec<_>>()
        .join("、")
}

fn field_names(kind: Option<RecordKind>) -> String {
    let names: Vec<_> = match kind {
        Some(kind) => kind.fields().into_iter().map(Field::name).collect(),
        None => CoverField::ALL.iter().map(|field| field.name()).collect(),
    };
    names.join("、")
}

#[cfg(test)]
mod tests {
    use crate::edit::FieldPath;
    use crate::edit::parse_assignment;
    use crate::model::Budget;
    use crate::model::CoverField;
    use crate::model::FieldName as _;
    use crate::model::Fields as _;
    use crate::model::Record;
    use crate::model::RecordKind;
    use crate::model::show_value;
    use crate::money::AmountScale;

    /// Two expenditure lines with the ids 41 and 7.
    fn budget() -> Budget {
        let mut budget = Budget::default();
        for number in [41, 7] {
            let record: Record = RecordKind::Line.blank(number);
            assert!(budget.insert_record(budget.expenditure.len(), record));
        }
        budget
    }

    /// What is then in the field, and how the path is written.
    fn assign(text: &str) -> (String, String) {
        let mut budget = budget();
        let edit = parse_assignment(&budget, text).expect("the assignment can be read");
        let path = edit.path().expect("an assignment fills a value in");
        edit.apply(&mut budget).expect("the edit can be made");
        let value = match path {
            FieldPath::Cover(field) => budget.cover.get(field),
            FieldPath::Record(id, field) => budget.value(id, field).expect("the record is there"),
        };
        let shown = show_value(&budget, &value, AmountScale::TenThousandYuan, path.kind());
        (path.text(&budget), shown)
    }

    fn check(text: &str, path: &str, shown: &str) {
        assert_eq!(assign(text), (path.to_owned(), shown.to_owned()), "{text}");
    }

    fn refuse(text: &str, sentence: &str) {
        let error = parse_assignment(&budget(), text).expect_err("the assignment is refused");
        let said = error.to_string();
        assert!(said.contains(sentence), "{text}: {said}");
    }

    #[test]
    fn assignments_fill_in_fields_by_position_and_by_id() {
        check("cover.leader=张三", "cover.leader", "张三");
        check(
            "expenditure[2].amount=12.5",
            "expenditure[2].amount",
            "12.50",
        );
        check(
            "expenditure[#41].amount = 12.5",
            "expenditure[1].amount",
            "12.50",
        );
        check(
            "expenditure[１].amount=3元",
            "expenditure[1].amount",
            "0.0003",
        );
        check("expenditure[1].note=a=b", "expenditure[1].note", "a=b");
        check("expenditure[1].note=", "expenditure[1].note", "");
        check("expenditure[1].is_debt=是", "expenditure[1].is_debt", "是");
    }

    #[test]
    fn amounts_are_in_the_unit_the_budget_is_typed_in() {
        let mut budget = budget();
        budget.cover.entry_scale = AmountScale::Yuan;
        let edit = parse_assignment(&budget, "expenditure[1].amount=12.5").expect("it can be read");
        edit.apply(&mut budget).expect("it can be made");
        assert_eq!(budget.expenditure[0].amount.fen(), 1_250);
    }

    #[test]
    fn wrong_assignments_are_told_what_can_be_written() {
        refuse("expenditure[1].amount", "缺少等号");
        refuse("amount=1", "不是填写位置");
        refuse("expenditure.amount=1", "不是一条记录");
        refuse("expenditure[a].amount=1", "不是一条记录");
        refuse("lines[1].amount=1", "可用的有 cover、units、");
        refuse("expenditure[1].sum=1", "可用的有 unit、kind、project、");
        refuse(
            "cover.boss=1",
            "cover 没有名为“boss”的字段；可用的有 department_code、",
        );
        refuse(
            "expenditure[3].amount=1",
            "expenditure 共 2 行，没有第 3 行",
        );
        refuse("expenditure[0].amount=1", "没有第 0 行");
        refuse("expenditure[#1].amount=1", "没有编号为 1 的支出行");
        refuse("expenditure[2].amount=一点", "支出行 第 2 行 预算数：");
        refuse("expenditure[2].kind=别的", "支出行 第 2 行 支出类别：");
    }

    #[test]
    fn every_field_has_a_path_that_leads_back_to_it() {
        let mut budget = Budget::default();
        for (number, kind) in RecordKind::ALL.iter().enumerate() {
            let number = u32::try_from(number).expect("there are few kinds");
            assert!(budget.insert_record(0, kind.blank(number)));
        }
        let records = RecordKind::ALL.iter().flat_map(|kind| {
            let id = budget.id_at(*kind, 0).expect("one of each kind is there");
            let fields = kind.fields().into_iter();
            fields.map(move |field| FieldPath::Record(id, field))
        });
        let cover = CoverField::ALL.iter().copied();
        for path in records.chain(cover.map(FieldPath::Cover)) {
            let text = path.text(&budget);
            assert_eq!(FieldPath::parse(&budget, &text), Ok(path), "{text}");
        }
    }
}
