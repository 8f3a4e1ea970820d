//! The first row of a file: which list it is, and which of its columns holds what.

use std::collections::BTreeMap;

use crate::export::lines::Part;
use crate::export::lines::columns;
use crate::export::lines::is_data;
use crate::intake::ColumnLabel;
use crate::intake::lines::LineList;
use crate::intake::lines::LinesError;
use crate::intake::lines::table::Table;
use crate::model::Field;
use crate::model::LineField;
use crate::model::RecordKind;
use crate::model::RevenueField;
use crate::model::ValueKind;
use crate::money::AmountScale;

/// Where the columns of a list stand in a file.
pub(super) struct Heading {
    pub list: LineList,
    /// For every field of the list.
    pub fields: Vec<FieldColumns>,
    /// Headings that belong to no column of the list.
    pub unknown: Vec<String>,
}

/// The columns that hold a field.
pub(super) struct FieldColumns {
    pub field: Field,
    /// The value itself.
    pub value: Option<FileColumn>,
    /// The code of a code or of a record.
    pub code: Option<FileColumn>,
    /// Its name.
    pub name: Option<FileColumn>,
}

/// A column of the file.
pub(super) struct FileColumn {
    pub at: usize,
    pub label: String,
    /// The unit of its amounts.
    pub scale: AmountScale,
}

/// What of a field a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Value,
    Code,
    Name,
    /// It follows from others and isn't read.
    Derived,
}

type Slots = BTreeMap<String, (Field, Slot)>;

impl Heading {
    pub(super) fn of(table: &Table) -> Result<Self, LinesError> {
        let labels: Vec<ColumnLabel> = table.header.iter().map(|it| ColumnLabel::of(it)).collect();
        let list = list_of(&labels)?;
        let slots = slots(list.kind());
        let mut heading = Self {
            list,
            fields: fields(list.kind()),
            unknown: Vec::new(),
        };
        for (at, label) in labels.iter().enumerate() {
            let text = table.header[at].trim().to_owned();
            if label.name.is_empty() {
                let is_filled = |cells: &[String]| cells.get(at).is_some_and(|it| !it.is_empty());
                if table.rows.iter().any(|(_, cells)| is_filled(cells)) {
                    heading
                        .unknown
                        .push(format!("第 {} 列（没有列名）", at + 1));
                }
            } else if let Some((field, slot)) = slots.get(&label.name) {
                let column = FileColumn {
                    at,
                    label: text,
                    scale: label.scale.unwrap_or(AmountScale::Yuan),
                };
                heading.put(*field, *slot, column)?;
            } else {
                heading.unknown.push(text);
            }
        }
        heading.check()?;
        Ok(heading)
    }

    fn put(&mut self, field: Field, slot: Slot, column: FileColumn) -> Result<(), LinesError> {
        let mut all = self.fields.iter_mut();
        let columns = all.find(|it| it.field == field);
        let columns = columns.expect("every slot is of a field of the list");
        let place = match slot {
            Slot::Value => &mut columns.value,
            Slot::Code => &mut columns.code,
            Slot::Name => &mut columns.name,
            Slot::Derived => return Ok(()),
        };
        if place.is_some() {
            let label = column.label;
            return Err(LinesError::RepeatedColumn { label });
        }
        *place = Some(column);
        Ok(())
    }

    fn check(&self) -> Result<(), LinesError> {
        if self.fields.iter().all(FieldColumns::is_absent) {
            return Err(LinesError::NoHeading);
        }
        let mut lacking = self.fields.iter().filter(|it| it.is_absent());
        match lacking.find(|it| is_needed(it.field)) {
            Some(columns) => Err(LinesError::NoColumn {
                label: columns.field.label(),
            }),
            None => Ok(()),
        }
    }

    /// The labels of the fields that no column holds.
    pub(super) fn absent(&self) -> Vec<String> {
        let absent = self.fields.iter().filter(|it| it.is_absent());
        absent.map(|it| it.field.label().to_owned()).collect()
    }
}

impl FieldColumns {
    const fn is_absent(&self) -> bool {
        self.value.is_none() && self.code.is_none() && self.name.is_none()
    }
}

/// Whether a line without it would say something else than was meant.
pub(super) const fn is_needed(field: Field) -> bool {
    matches!(
        field,
        Field::Revenue(RevenueField::Source | RevenueField::Amount)
            | Field::Line(LineField::Kind | LineField::Fund | LineField::Amount)
    )
}

fn fields(kind: RecordKind) -> Vec<FieldColumns> {
    let fields = kind.fields().into_iter();
    fields
        .map(|field| FieldColumns {
            field,
            value: None,
            code: None,
            name: None,
        })
        .collect()
}

/// What the labels of a list's columns mean.
fn slots(kind: RecordKind) -> Slots {
    let mut slots = Slots::new();
    for column in columns(kind) {
        let slot = match column.part {
            Part::Value => Slot::Value,
            Part::Code => Slot::Code,
            Part::Name => Slot::Name,
            Part::UpperCode(_)
            | Part::UpperName(_)
            | Part::Kind
            | Part::Place
            | Part::CodeInUse
            | Part::NameInUse => Slot::Derived,
        };
        let label = ColumnLabel::of(&column.label);
        slots.insert(label.name, (column.field, slot));
    }
    // One column for code and name, as lists on the screen have it.
    for field in kind.fields() {
        let slot = match field.kind() {
            ValueKind::Reference(_) => Slot::Name,
            _ => Slot::Code,
        };
        let label = ColumnLabel::of(field.label());
        slots.entry(label.name).or_insert((field, slot));
    }
    slots
}

/// The list that most labels belong to.
fn list_of(labels: &[ColumnLabel]) -> Result<LineList, LinesError> {
    let score = |kind: RecordKind| {
        let slots = slots(kind);
        labels
            .iter()
            .filter(|it| slots.contains_key(&it.name))
            .count()
    };
    let [revenue, expenditure] = LineList::ALL.map(|list| score(list.kind()));
    let best = revenue.max(expenditure);
    let kinds = RecordKind::ALL.iter().copied().filter(|it| is_data(*it));
    let better = kinds
        .map(|kind| (score(kind), kind))
        .filter(|it| it.0 > best);
    match better.max_by_key(|it| it.0) {
        Some((_, kind)) => Err(LinesError::OtherList { list: kind.label() }),
        None if best == 0 => Err(LinesError::NoHeading),
        // What both have says nothing; expenditure has its kind besides.
        None if revenue >= expenditure => Ok(LineList::Revenue),
        None => Ok(LineList::Expenditure),
    }
}
