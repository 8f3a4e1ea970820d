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
    let label =
        |found: &str| name(found).map_or_else(|| found.to_owned(), |it| it.label.to_owned());
    match fault {
        RonFault::UnknownField { found, .. } => {
            format!("不认识的字段“{found}”，可能是字段名写错了")
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
        RonFault::Form(words) => match at.and_then(|it| it.kind) {
            // The mark that is missing may be right where another field begins.
            Some(kind) if words.contains("缺少") => format!("{words}；{}", form(kind)),
            Some(kind) => form(kind).to_owned(),
            None => (*words).to_owned(),
        },
        RonFault::TooDeep => fault.to_string(),
        RonFault::Other(words) => words.clone(),
    }
}

/// A mistake outside of records, with lists and parts of the file called as on the screen.
pub(in crate::storage) fn outer_fault(fault: RonFault) -> RonFault {
    let part = |name: &str| match name {
        "id" => Some("编号"),
        "format" => Some("格式版本"),
        "pack" => Some("规则包"),
        "budget" => Some("预算内容"),
        "cover" => Some("封面"),
        _ => {
            let mut kinds = RecordKind::ALL.iter();
            kinds.find(|it| it.name() == name).map(|it| it.label())
        }
    };
    let words = match &fault {
        RonFault::UnknownField { found, known } if known.contains(&"units") => {
            format!("没有“{found}”这张表，可能是表名写错了")
        }
        RonFault::UnknownField { found, .. } => match part(found) {
            Some(part) => format!("“{part}”之前缺少收尾的括号"),
            None => format!("不认识的字段“{found}”，可能是字段名写错了"),
        },
        RonFault::MissingField(name) => format!("缺少“{}”", part(name).unwrap_or(name)),
        RonFault::RepeatedField(name) => format!("“{}”写了两次", part(name).unwrap_or(name)),
        RonFault::UnknownChoice { found, .. } => format!("没有“{found}”这个选项"),
        RonFault::TooDeep | RonFault::Form(_) | RonFault::Other(_) => return fault,
    };
    RonFault::Other(words)
}

/// What stands in a field of a file.
const fn form(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text | ValueKind::LongText => "这一栏应是带英文双引号的文字",
        ValueKind::Money => "这一栏应是带英文双引号的金额，如 \"1234.56\"",
        ValueKind::Number => "这一栏应是带英文双引号的数，如 \"1.5\"，不写单位",
        ValueKind::Count => "这一栏应是 0 或正整数，不带引号和单位",
        ValueKind::Flag => "这一栏应是 true（是）或 false（否）",
        ValueKind::Year => "这一栏应是四位数的年度，不带引号",
        ValueKind::Choice(_) => "这一栏应是选项的代号，不带引号",
        ValueKind::Function | ValueKind::Economic | ValueKind::Government => {
            "这一栏应是数字的科目编码，不带引号"
        }
        ValueKind::Procurement | ValueKind::AssetClass => "这一栏应是带英文双引号的编码",
        ValueKind::Reference(_) => "这一栏应是记录的编号，不带引号",
        ValueKind::Owner => "这一栏应是所属的种类和编号，如“Unit(1)”",
        ValueKind::Snapshot => "这一栏应是整份预算",
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
