//! All lists as one JSON document, for programs.

use serde::Serialize;
use serde::Serializer;
use serde::ser::SerializeMap as _;
use serde::ser::SerializeSeq as _;

use crate::export::lines::DataColumn;
use crate::export::lines::DataSource;
use crate::export::lines::columns;
use crate::export::lines::values::DataValue;
use crate::export::lines::values::value;
use crate::model::RecordKind;

/// The version of the form of the document.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct DataFile<'a> {
    format: u32,
    pack: &'a str,
    year: u16,
    department_code: &'a str,
    department: &'a str,
    money: &'static str,
    lists: Lists<'a>,
}

struct Lists<'a>(&'a DataSource<'a>);

struct List<'a> {
    source: &'a DataSource<'a>,
    kind: RecordKind,
}

struct Row<'a> {
    source: &'a DataSource<'a>,
    columns: &'a [DataColumn],
    at: usize,
}

/// The document: head, then the lists by name, each record an object; ends with a line end.
///
/// Amounts and quantities are texts, so that no program rounds them.
#[must_use]
pub fn json_text(source: &DataSource<'_>) -> String {
    let cover = &source.budget.cover;
    let file = DataFile {
        format: FORMAT,
        pack: &source.pack.id,
        year: source.year.number(),
        department_code: &cover.department_code,
        department: &cover.department_name,
        money: "yuan",
        lists: Lists(source),
    };
    let mut text = serde_json::to_string(&file).expect("texts and numbers can be written as JSON");
    text.push('\n');
    text
}

impl Serialize for Lists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let source = self.0;
        let kinds = source.lists();
        let mut map = serializer.serialize_map(Some(kinds.len()))?;
        for kind in kinds {
            map.serialize_entry(kind.name(), &List { source, kind })?;
        }
        map.end()
    }
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = columns(self.kind);
        let count = self.source.count(self.kind);
        let mut rows = serializer.serialize_seq(Some(count))?;
        for at in 0..count {
            rows.serialize_element(&Row {
                source: self.source,
                columns: &columns,
                at,
            })?;
        }
        rows.end()
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for column in self.columns {
            map.serialize_entry(&column.key, &value(self.source, self.at, column))?;
        }
        map.end()
    }
}

impl Serialize for DataValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Blank => serializer.serialize_none(),
            Self::Text(text) | Self::Number(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}
