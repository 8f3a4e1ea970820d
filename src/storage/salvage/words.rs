//! What is wrong with a record, in the words of the screen instead of the names in files.

use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::RecordKind;
use crate::model::RonFault;
use crate::model::ValueKind;

/// A field as people and as files call it.
pub(super) struct Name {
    pub(super) label: &'static str,
    pub(super) kind: Option<ValueKind>,
}

/// The field of a record that files call so.
pub(super) fn record_field(kind: RecordKind, name: &str) -> Option<Name> {
    if name == "id" {
        let label = "编号";
        return Some(Name { label, kind: None });
    }
    let field: Field = kind.fields().into_iter().find(|it| it.name() == name)?;
    Some(Name {
        label: field.label(),
        kind: Some(field.kind()),
    })
}

/// The field of the cover that files call so.
pub(super) fn cover_field(field: CoverField) -> Name {
    Name {
        label: field.label(),
        kind: Some(field.kind()),
    }
}

/// What is wrong; `name` finds the fields, `at` is the one where it is wrong.
pub(super) fn fault(
    fault: &RonFault,
    at: Option<&Name>,
    name: impl Fn(&str) -> Option<Name>,
) -> String {
    let label = |found: &str| name(found).map_or_else(|| found.to_owned(), |it| it.label.to_owned());
    match fault {
        RonFault::UnknownField { found, .. } => {
            format!("有一个不认识的字段“{found}”，可能是字段名写错了")
        }
        RonFault::MissingField(field) => format!("缺少“{}”", label(field)),
        RonFault::RepeatedField(field) => format!("“{}”写了两次", label(field)),
        RonFault::UnknownChoice { found, .. } => {
            let choices = at.and_then(|it| it.kind).and_then(choices);
            match choices {
                Some(choices) => format!("没有“{found}”这个选项，应是{choices}之一"),
                None => format!("没有“{found}”这个选项"),
            }
        }
        RonFault::Other(words) => words.clone(),
    }
}

fn choices(kind: ValueKind) -> Option<String> {
    match kind {
        ValueKind::Choice(labels) => Some(labels.join("、")),
        ValueKind::Owner => Some("预算单位、项目、支出行".to_owned()),
        ValueKind::Text
        | ValueKind::LongText
        | ValueKind::Money
        | ValueKind::Number
        | ValueKind::Count
        | ValueKind::Flag
        | ValueKind::Year
        | ValueKind::Function
        | ValueKind::Economic
        | ValueKind::Government
        | ValueKind::Procurement
        | ValueKind::AssetClass
        | ValueKind::Reference(_)
        | ValueKind::Snapshot => None,
    }
}
