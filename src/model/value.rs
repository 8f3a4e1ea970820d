//! Field values of every kind as one type: what grids, the command line, imports and edits speak.

use rust_decimal::Decimal;

use crate::codes::AssetClassCode;
use crate::codes::BudgetYear;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::codes::ProcurementCode;
use crate::model::Owner;
use crate::model::RecordKind;
use crate::model::Snapshot;
use crate::model::ids::LineId;
use crate::model::ids::ProcurementId;
use crate::model::ids::ProjectId;
use crate::model::ids::UnitId;
use crate::money::Money;

/// The value of one field of one record (字段值).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// Not filled in.
    Empty,
    /// Text.
    Text(String),
    /// An amount.
    Money(Money),
    /// A quantity, standard or rate.
    Number(Decimal),
    /// A number of heads, posts, vehicles.
    Count(u32),
    /// Yes or no.
    Flag(bool),
    /// A year.
    Year(BudgetYear),
    /// The position in a list of choices.
    Choice(usize),
    /// A functional code.
    Function(FunctionCode),
    /// A departmental economic code.
    Economic(EconomicCode),
    /// A government economic code.
    Government(GovernmentCode),
    /// A procurement catalogue item.
    Procurement(ProcurementCode),
    /// An asset class.
    AssetClass(AssetClassCode),
    /// A unit of the file.
    Unit(UnitId),
    /// A project of the file.
    Project(ProjectId),
    /// An expenditure line of the file.
    Line(LineId),
    /// A procurement row of the file.
    ProcurementRow(ProcurementId),
    /// A unit, a project or a line.
    Owner(Owner),
    /// A frozen copy of the budget.
    Snapshot(Snapshot),
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A short text.
    Text,
    /// A text of several sentences.
    LongText,
    /// An amount.
    Money,
    /// A quantity, standard or rate.
    Number,
    /// A whole number that isn't negative.
    Count,
    /// Yes or no.
    Flag,
    /// A year.
    Year,
    /// One of these labels.
    Choice(&'static [&'static str]),
    /// A functional code.
    Function,
    /// A departmental economic code.
    Economic,
    /// A government economic code.
    Government,
    /// A procurement catalogue item.
    Procurement,
    /// An asset class.
    AssetClass,
    /// A record of this kind.
    Reference(RecordKind),
    /// A unit, a project or an expenditure line.
    Owner,
    /// A frozen copy.
    Snapshot,
}

impl ValueKind {
    /// Whether a field of this kind can point to another record.
    #[must_use]
    pub const fn is_reference(self) -> bool {
        matches!(self, Self::Reference(_) | Self::Owner)
    }

    /// Whether a field of this kind can point to a record of kind `target`.
    #[must_use]
    pub fn can_refer_to(self, target: RecordKind) -> bool {
        match self {
            Self::Reference(kind) => kind == target,
            Self::Owner => {
                matches!(
                    target,
                    RecordKind::Unit | RecordKind::Project | RecordKind::Line
                )
            }
            _ => false,
        }
    }
}

/// A type that can be a field: converts to and from [`Value`].
pub trait FieldType: Sized {
    /// What the field accepts.
    const KIND: ValueKind;
    /// The value.
    fn to_value(&self) -> Value;
    /// The field from a value; `None` when it is of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

impl<T: FieldType> FieldType for Option<T> {
    const KIND: ValueKind = T::KIND;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Empty, T::to_value)
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Empty => Some(None),
            filled => T::from_value(filled).map(Some),
        }
    }
}

/// A text of several sentences (长文本), edited in a larger field.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct LongText(pub String);

impl std::ops::Deref for LongText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for LongText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl FieldType for String {
    const KIND: ValueKind = ValueKind::Text;
    fn to_value(&self) -> Value {
        text_value(self)
    }
    fn from_value(value: Value) -> Option<Self> {
        text_from(value)
    }
}

impl FieldType for LongText {
    const KIND: ValueKind = ValueKind::LongText;
    fn to_value(&self) -> Value {
        text_value(&self.0)
    }
    fn from_value(value: Value) -> Option<Self> {
        text_from(value).map(Self)
    }
}

fn text_value(text: &str) -> Value {
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(text.to_owned())
    }
}

fn text_from(value: Value) -> Option<String> {
    match value {
        Value::Empty => Some(String::new()),
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Amounts and counts are zero when empty.
impl FieldType for Money {
    const KIND: ValueKind = ValueKind::Money;
    fn to_value(&self) -> Value {
        Value::Money(*self)
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Empty => Some(Self::ZERO),
            Value::Money(amount) if amount.is_enterable() => Some(amount),
            _ => None,
        }
    }
}

impl FieldType for u32 {
    const KIND: ValueKind = ValueKind::Count;
    fn to_value(&self) -> Value {
        Value::Count(*self)
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Empty => Some(0),
            Value::Count(count) => Some(count),
            _ => None,
        }
    }
}

impl FieldType for bool {
    const KIND: ValueKind = ValueKind::Flag;
    fn to_value(&self) -> Value {
        Value::Flag(*self)
    }
    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Empty => Some(false),
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }
}

macro_rules! field_types {
    ($($type:ty, $kind:expr, $variant:ident;)+) => {
        $(impl FieldType for $type {
            const KIND: ValueKind = $kind;
            fn to_value(&self) -> Value {
                Value::$variant(self.clone())
            }
            fn from_value(value: Value) -> Option<Self> {
                match value {
                    Value::$variant(inner) => Some(inner),
                    _ => None,
                }
            }
        })+
    };
}

field_types! {
    Decimal, ValueKind::Number, Number;
    BudgetYear, ValueKind::Year, Year;
    FunctionCode, ValueKind::Function, Function;
    EconomicCode, ValueKind::Economic, Economic;
    GovernmentCode, ValueKind::Government, Government;
    ProcurementCode, ValueKind::Procurement, Procurement;
    AssetClassCode, ValueKind::AssetClass, AssetClass;
    UnitId, ValueKind::Reference(RecordKind::Unit), Unit;
    ProjectId, ValueKind::Reference(RecordKind::Project), Project;
    LineId, ValueKind::Reference(RecordKind::Line), Line;
    ProcurementId, ValueKind::Reference(RecordKind::Procurement), ProcurementRow;
    Owner, ValueKind::Owner, Owner;
    Snapshot, ValueKind::Snapshot, Snapshot;
}
