//! Rows of a file to records, one by one.

use std::collections::BTreeMap;

use crate::intake::lines::IncomingLines;
use crate::intake::lines::LineProblem;
use crate::intake::lines::heading::FieldColumns;
use crate::intake::lines::heading::FileColumn;
use crate::intake::lines::heading::Heading;
use crate::intake::lines::heading::is_needed;
use crate::intake::lines::known::Found;
use crate::intake::lines::known::Known;
use crate::model::Field;
use crate::model::LineField;
use crate::model::ProjectField;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::RevenueField;
use crate::model::UnitField;
use crate::model::Value;
use crate::model::ValueKind;
use crate::model::ValueReader;

/// What is needed to read rows.
pub(super) struct Rows<'a> {
    pub reader: ValueReader<'a>,
    pub heading: &'a Heading,
    pub known: Known,
    pub adds_missing: bool,
    /// The number of the next record.
    pub next_id: u32,
    /// What the units and projects that are being added are called.
    pub added: BTreeMap<RecordId, String>,
}

/// What a field is filled with.
enum Entry {
    /// Nothing: it stays as in a new line.
    Nothing,
    /// A value.
    Value(Value),
    /// A record that isn't there.
    Missing(MissingRecord),
}

struct MissingRecord {
    kind: RecordKind,
    code: String,
    name: String,
}

/// Why a cell can't be taken, and which.
struct Refusal<'a> {
    column: &'a FileColumn,
    reason: String,
}

impl Rows<'_> {
    /// Takes a row, or notes why not.
    pub(super) fn take(&mut self, row: usize, cells: &[String], incoming: &mut IncomingLines) {
        let mut record = self.heading.list.kind().blank(self.next_id);
        let mut missing = Vec::new();
        let mut is_good = true;
        for columns in &self.heading.fields {
            let refusal = match self.entry(columns, cells) {
                Ok(Entry::Nothing) => continue,
                Ok(Entry::Value(value)) => match record.set(columns.field, value) {
                    Some(_) => continue,
                    None => columns.refuse(format!("不能填入“{}”", columns.field.label())),
                },
                Ok(Entry::Missing(it)) if self.adds_missing => {
                    missing.push((columns.field, it));
                    continue;
                }
                Ok(Entry::Missing(it)) => {
                    let words = it.words();
                    let count = incoming
                        .missing
                        .entry((it.kind, words.clone()))
                        .or_default();
                    *count += 1;
                    columns.refuse(format!(
                        "预算中没有{}“{words}”：请先新增，或选择一并新增",
                        it.kind.label()
                    ))
                }
                Err(refusal) => Some(refusal),
            };
            is_good = false;
            incoming.problems.extend(refusal.map(|it| LineProblem {
                row,
                column: it.column.label.clone(),
                reason: it.reason,
            }));
        }
        if is_good {
            self.next_id += 1;
            for (field, missing) in missing {
                self.add(field, &missing, (&mut record, incoming));
            }
            self.count_added(&record, incoming);
            incoming.lines.push(record);
        }
    }

    /// Counts the line among those that name an added unit or project.
    fn count_added(&self, record: &Record, incoming: &mut IncomingLines) {
        for columns in &self.heading.fields {
            let id = record.get(columns.field).and_then(|it| it.reference());
            if let Some(id) = id
                && let Some(words) = self.added.get(&id)
            {
                let key = (id.kind(), words.clone());
                *incoming.missing.entry(key).or_default() += 1;
            }
        }
    }

    fn entry<'c>(&self, columns: &'c FieldColumns, cells: &[String]) -> Result<Entry, Refusal<'c>> {
        let text = |column: &Option<FileColumn>| {
            let cell = column.as_ref().and_then(|it| cells.get(it.at));
            cell.map_or("", String::as_str)
        };
        let (code, name) = (text(&columns.code), text(&columns.name));
        match columns.field.kind() {
            ValueKind::Reference(kind) => self.reference(kind, columns, [code, name]),
            ValueKind::Function | ValueKind::Economic | ValueKind::Government => {
                let by_name = code.trim().is_empty();
                let column = if by_name {
                    &columns.name
                } else {
                    &columns.code
                };
                self.read(
                    columns.field,
                    column.as_ref(),
                    if by_name { name } else { code },
                )
            }
            _ => self.read(columns.field, columns.value.as_ref(), text(&columns.value)),
        }
    }

    fn read<'c>(
        &self,
        field: Field,
        column: Option<&'c FileColumn>,
        text: &str,
    ) -> Result<Entry, Refusal<'c>> {
        let Some(column) = column else {
            return Ok(Entry::Nothing);
        };
        if text.trim().is_empty() && !is_needed(field) {
            return Ok(Entry::Nothing);
        }
        match self.reader.read(field.kind(), text, column.scale) {
            Ok(value) => Ok(Entry::Value(value)),
            Err(error) => Err(Refusal {
                column,
                reason: error.to_string(),
            }),
        }
    }

    fn reference<'c>(
        &self,
        kind: RecordKind,
        columns: &'c FieldColumns,
        [code, name]: [&str; 2],
    ) -> Result<Entry, Refusal<'c>> {
        let Some(column) = columns.code.as_ref().or(columns.name.as_ref()) else {
            return Ok(Entry::Nothing);
        };
        match self.known.find(kind, code, name) {
            Ok(Found::Nothing) => Ok(Entry::Nothing),
            Ok(Found::Record(id)) => {
                Ok(Value::from_reference(id).map_or(Entry::Nothing, Entry::Value))
            }
            Ok(Found::Missing) => Ok(Entry::Missing(MissingRecord {
                kind,
                code: code.trim().to_owned(),
                name: name.trim().to_owned(),
            })),
            Err(reason) => Err(Refusal { column, reason }),
        }
    }

    /// Adds a unit or project and lets the line refer to it; it may be there since another field of the row.
    fn add(
        &mut self,
        field: Field,
        missing: &MissingRecord,
        (record, incoming): (&mut Record, &mut IncomingLines),
    ) {
        let MissingRecord { kind, code, name } = missing;
        let found = self.known.find(*kind, code, name);
        let id = if let Ok(Found::Record(id)) = found {
            id
        } else {
            let new = new_record(*kind, self.next_id, missing, record);
            self.next_id += 1;
            self.known.add(new.id(), code, name);
            self.added.insert(new.id(), missing.words());
            incoming.added.push(new.clone());
            new.id()
        };
        if let Some(value) = Value::from_reference(id) {
            record.set(field, value);
        }
    }
}

/// A unit, or a project of the line's unit.
fn new_record(kind: RecordKind, number: u32, missing: &MissingRecord, line: &Record) -> Record {
    let mut new = kind.blank(number);
    let text = |text: &str| Value::Text(text.to_owned());
    // What has only a code is called by it, as long as nobody says otherwise.
    let name = if missing.name.is_empty() {
        &missing.code
    } else {
        &missing.name
    };
    if kind == RecordKind::Project {
        new.set(ProjectField::Code.into(), text(&missing.code));
        new.set(ProjectField::Name.into(), text(name));
        if let Some(unit) = unit_of(line) {
            new.set(ProjectField::Unit.into(), unit);
        }
    } else {
        new.set(UnitField::Code.into(), text(&missing.code));
        new.set(UnitField::Name.into(), text(name));
    }
    new
}

fn unit_of(line: &Record) -> Option<Value> {
    let fields = [LineField::Unit.into(), RevenueField::Unit.into()];
    fields.into_iter().find_map(|field| line.get(field))
}

impl MissingRecord {
    /// Code and name, as far as they are filled in.
    fn words(&self) -> String {
        format!("{} {}", self.code, self.name).trim().to_owned()
    }
}

impl FieldColumns {
    /// A refusal of the first column that holds the field.
    fn refuse(&self, reason: String) -> Option<Refusal<'_>> {
        let mut columns = [&self.value, &self.code, &self.name].into_iter().flatten();
        let column = columns.next()?;
        Some(Refusal { column, reason })
    }
}
