//! What stands in a column of a record.

use crate::codes::CodeKey;
use crate::codes::CodeLevel;
use crate::codes::CodeList;
use crate::export::lines::DataColumn;
use crate::export::lines::DataSource;
use crate::export::lines::Part;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::model::code_name;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;
use crate::money::ZeroStyle;

/// A value as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DataValue {
    /// Nothing.
    Blank,
    /// What somebody wrote, or a name.
    Text(String),
    /// An exact number, written with a point.
    Number(String),
    /// A whole number.
    Count(u64),
    /// Yes or no.
    Flag(bool),
}

impl DataValue {
    fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    fn or_blank(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    fn place(at: Option<usize>) -> Self {
        at.map_or(Self::Blank, |at| Self::Count(at as u64 + 1))
    }
}

/// What stands in a column of the record at a position of its list.
pub(super) fn value(source: &DataSource<'_>, at: usize, column: &DataColumn) -> DataValue {
    let budget = source.budget;
    let id = budget.id_at(column.field.record_kind(), at);
    let Some(value) = id.and_then(|id| budget.value(id, column.field)) else {
        return DataValue::Blank;
    };
    match column.part {
        Part::Value => plain(value, column.field.kind()),
        Part::Code => code(source, &value),
        Part::Name => name(source, &value),
        Part::UpperCode(level) => DataValue::or_blank(upper(source, &value, level).map(|it| it.0)),
        Part::UpperName(level) => DataValue::or_blank(upper(source, &value, level).map(|it| it.1)),
        Part::Kind => DataValue::or_blank(value.reference().map(|id| id.kind().label())),
        Part::Place => DataValue::place(place(source, &value)),
        Part::CodeInUse => code(source, &in_use(source, at)),
        Part::NameInUse => name(source, &in_use(source, at)),
    }
}

fn in_use(source: &DataSource<'_>, at: usize) -> Value {
    let class = source.government.get(at).copied().flatten();
    class.map_or(Value::Empty, Value::Government)
}

fn plain(value: Value, kind: ValueKind) -> DataValue {
    match value {
        Value::Text(text) => DataValue::text(text),
        Value::Money(amount) => DataValue::Number(yuan(amount)),
        Value::Number(number) => DataValue::Number(number.normalize().to_string()),
        Value::Count(count) => DataValue::Count(count.into()),
        Value::Flag(flag) => DataValue::Flag(flag),
        Value::Year(year) => DataValue::Count(year.number().into()),
        Value::Choice(at) => match kind {
            ValueKind::Choice(labels) => DataValue::or_blank(labels.get(at).copied()),
            _ => DataValue::Blank,
        },
        Value::Empty
        | Value::Function(_)
        | Value::Economic(_)
        | Value::Government(_)
        | Value::Procurement(_)
        | Value::AssetClass(_)
        | Value::Unit(_)
        | Value::Project(_)
        | Value::Line(_)
        | Value::ProcurementRow(_)
        | Value::Owner(_)
        | Value::Snapshot(_) => DataValue::Blank,
    }
}

/// An amount in yuan to the fen, without marks between thousands.
fn yuan(amount: Money) -> String {
    let mut format = AmountFormat::new(AmountScale::Yuan);
    format.grouping = false;
    format.zero = ZeroStyle::Digits;
    format.show(amount)
}

fn code(source: &DataSource<'_>, value: &Value) -> DataValue {
    match value {
        Value::Function(code) => DataValue::text(code.to_string()),
        Value::Economic(code) => DataValue::text(code.to_string()),
        Value::Government(code) => DataValue::text(code.to_string()),
        Value::Procurement(code) => DataValue::text(code.to_string()),
        Value::AssetClass(code) => DataValue::text(code.to_string()),
        _ => match value.reference() {
            Some(RecordId::Unit(id)) => {
                let unit = source.budget.units.find(id);
                DataValue::or_blank(unit.map(|it| it.code.as_str()))
            }
            Some(RecordId::Project(id)) => {
                let project = source.budget.projects.find(id);
                DataValue::or_blank(project.map(|it| it.code.as_str()))
            }
            _ => DataValue::Blank,
        },
    }
}

fn name(source: &DataSource<'_>, value: &Value) -> DataValue {
    match value.reference() {
        Some(RecordId::Unit(id)) => {
            let unit = source.budget.units.find(id);
            DataValue::or_blank(unit.map(|it| it.name.as_str()))
        }
        Some(RecordId::Project(id)) => {
            let project = source.budget.projects.find(id);
            DataValue::or_blank(project.map(|it| it.name.as_str()))
        }
        _ => DataValue::or_blank(code_name(source.codes, source.year, value)),
    }
}

/// The place of a record that has neither code nor name of its own.
fn place(source: &DataSource<'_>, value: &Value) -> Option<usize> {
    match value.reference()? {
        id @ (RecordId::Line(_) | RecordId::Procurement(_)) => source.budget.position(id),
        _ => None,
    }
}

/// Code and name above a code at a level.
fn upper(source: &DataSource<'_>, value: &Value, level: CodeLevel) -> Option<(String, String)> {
    match value {
        Value::Function(code) => {
            let above = code.ancestors().find(|it| it.level() == level)?;
            Some(named(source, &source.codes.function, above))
        }
        Value::Economic(code) => {
            let above = code.ancestors().find(|it| it.level() == level)?;
            Some(named(source, &source.codes.economic, above))
        }
        Value::Government(code) => {
            let above = code.ancestors().find(|it| it.level() == level)?;
            Some(named(source, &source.codes.government, above))
        }
        _ => None,
    }
}

fn named<K: CodeKey>(source: &DataSource<'_>, list: &CodeList<K>, code: K) -> (String, String) {
    let name = list.get(&code, source.year).map(|it| it.name.clone());
    (code.to_string(), name.unwrap_or_default())
}
