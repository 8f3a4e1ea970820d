//! The columns a list has as data: what its fields are called, codes and references in two parts.
//!
//! They follow from the fields of the records, so that a new field needs nothing here.

use crate::codes::CodeLevel;
use crate::model::Field;
use crate::model::LineField;
use crate::model::RecordKind;
use crate::model::ValueKind;

/// What a column shows of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The value itself.
    Value,
    /// The code, or the code of the record referred to.
    Code,
    /// The name of the code or of the record referred to.
    Name,
    /// The code above at this level.
    UpperCode(CodeLevel),
    /// The name of the code above at this level.
    UpperName(CodeLevel),
    /// What kind of record is referred to.
    Kind,
    /// The position of the record referred to in its own list, from 1.
    Place,
    /// The government class that tables use for a line.
    CodeInUse,
    /// Its name.
    NameInUse,
}

/// A column of a list as data (数据列).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataColumn {
    /// The heading.
    pub label: String,
    /// The name for programs.
    pub key: String,
    /// Which field.
    pub field: Field,
    /// What of it.
    pub part: Part,
}

/// The columns of a list, in the order of the fields.
#[must_use]
pub fn columns(kind: RecordKind) -> Vec<DataColumn> {
    let mut columns = Vec::new();
    for field in kind.fields() {
        columns.extend(of_field(field));
        if field == Field::Line(LineField::Government) {
            columns.extend(in_use());
        }
    }
    columns
}

fn of_field(field: Field) -> Vec<DataColumn> {
    match field.kind() {
        ValueKind::Text
        | ValueKind::LongText
        | ValueKind::Money
        | ValueKind::Number
        | ValueKind::Count
        | ValueKind::Flag
        | ValueKind::Year
        | ValueKind::Choice(_) => vec![part(field, Part::Value)],
        ValueKind::Function => with_upper(field, &[CodeLevel::Category, CodeLevel::Section]),
        ValueKind::Economic | ValueKind::Government => with_upper(field, &[CodeLevel::Category]),
        ValueKind::Procurement
        | ValueKind::AssetClass
        | ValueKind::Reference(RecordKind::Unit | RecordKind::Project) => {
            vec![part(field, Part::Code), part(field, Part::Name)]
        }
        ValueKind::Reference(_) => vec![part(field, Part::Place)],
        ValueKind::Owner => [Part::Kind, Part::Code, Part::Name, Part::Place]
            .map(|it| part(field, it))
            .into(),
        ValueKind::Snapshot => Vec::new(),
    }
}

/// A code with its name, and those above it.
fn with_upper(field: Field, levels: &[CodeLevel]) -> Vec<DataColumn> {
    let mut columns = vec![part(field, Part::Code), part(field, Part::Name)];
    for level in levels {
        columns.push(part(field, Part::UpperCode(*level)));
        columns.push(part(field, Part::UpperName(*level)));
    }
    columns
}

/// The government class that tables use, which is mostly not entered but follows.
fn in_use() -> [DataColumn; 2] {
    let field = Field::Line(LineField::Government);
    [
        (Part::CodeInUse, "编码", "code"),
        (Part::NameInUse, "名称", "name"),
    ]
    .map(|(part, words, key)| DataColumn {
        label: format!("报表采用的{}{words}", field.label()),
        key: format!("government_in_use_{key}"),
        field,
        part,
    })
}

fn part(field: Field, part: Part) -> DataColumn {
    let (label, name) = (field.label(), field.name());
    let (label, key) = match part {
        Part::Value if field.kind() == ValueKind::Money => {
            (format!("{label}（元）"), name.to_owned())
        }
        Part::Value => (label.to_owned(), name.to_owned()),
        Part::Code | Part::CodeInUse => (format!("{label}编码"), format!("{name}_code")),
        Part::Name | Part::NameInUse => (format!("{label}名称"), format!("{name}_name")),
        Part::UpperCode(level) => (
            format!("{label}{}编码", level.label()),
            format!("{name}_{}_code", level_key(level)),
        ),
        Part::UpperName(level) => (
            format!("{label}{}名称", level.label()),
            format!("{name}_{}_name", level_key(level)),
        ),
        Part::Kind => (format!("{label}种类"), format!("{name}_kind")),
        Part::Place => (format!("{label}序号"), format!("{name}_number")),
    };
    DataColumn {
        label,
        key,
        field,
        part,
    }
}

const fn level_key(level: CodeLevel) -> &'static str {
    match level {
        CodeLevel::Category => "category",
        CodeLevel::Section => "section",
        CodeLevel::Item => "item",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::export::lines::is_data;

    #[test]
    fn no_list_has_two_columns_of_one_name() {
        for kind in RecordKind::ALL.iter().filter(|kind| is_data(**kind)) {
            let columns = columns(*kind);
            let labels: BTreeSet<&str> = columns.iter().map(|it| it.label.as_str()).collect();
            let keys: BTreeSet<&str> = columns.iter().map(|it| it.key.as_str()).collect();
            let counts = (labels.len(), keys.len());
            assert_eq!(counts, (columns.len(), columns.len()), "{kind:?}");
        }
    }

    #[test]
    fn a_line_has_its_codes_with_the_names_of_each_level() {
        let columns = columns(RecordKind::Line);
        let labels: Vec<&str> = columns.iter().map(|it| it.label.as_str()).collect();
        for expected in [
            "预算单位编码",
            "预算单位名称",
            "项目编码",
            "功能科目款名称",
            "部门经济科目类名称",
            "政府经济科目编码",
            "预算数（元）",
            "备注",
        ] {
            assert!(labels.contains(&expected), "{expected}: {labels:?}");
        }
    }
}
