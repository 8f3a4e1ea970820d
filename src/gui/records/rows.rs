//! What a new record of a sheet starts from, what empty fields stand for, and how records are called.

use super::entry::EntryCtx;
use super::model::RecordModel;
use super::model::is_unit;
use crate::compute::payer_kind;
use crate::edit::Edit;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::Fields as _;
use crate::model::LineField;
use crate::model::ProjectField;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;

/// A record like those around it: it takes unit, project and the like from the one above.
pub(super) fn new_record(
    model: &RecordModel<'_>,
    above: Option<RecordId>,
    further: usize,
) -> Record {
    let budget = model.entry.budget;
    let further = u32::try_from(further).expect("a change has fewer than 2^32 records");
    let mut record = model.sheet.kind.blank(budget.next_id + further);
    for field in model.sheet.kind.fields() {
        let above = above.filter(|_| is_unit(field) || is_inherited(field));
        let inherited = above
            .and_then(|above| budget.value(above, field))
            .filter(|value| *value != Value::Empty);
        let fallback = || match field {
            // What is new begins with the budget's year.
            Field::Project(ProjectField::StartYear) => Some(budget.cover.get(CoverField::Year)),
            _ if is_unit(field) => only_unit(model),
            _ => None,
        };
        if let Some(value) = inherited.or_else(fallback) {
            record.set(field, value);
        }
    }
    let within = model.within.preset(model.sheet.kind);
    let link = model.within.link(budget, model.sheet.kind);
    let presets = model.sheet.preset().into_iter().chain(within).chain(link);
    for (field, value) in presets {
        record.set(field, value);
    }
    record
}

/// Puts a new record at the end of the list, behind `further` others of the same change.
pub(super) fn insert_last(model: &RecordModel<'_>, record: Record, further: usize) -> Edit {
    let at = model.entry.budget.count(model.sheet.kind) + further;
    Edit::Insert {
        at,
        record: Box::new(record),
    }
}

/// Fields that mostly stay the same from row to row.
fn is_inherited(field: Field) -> bool {
    matches!(field.name(), "project" | "owner" | "kind" | "table")
        && field.record_kind() != RecordKind::Project
        && field.record_kind() != RecordKind::Unit
}

fn only_unit(model: &RecordModel<'_>) -> Option<Value> {
    match &*model.entry.budget.units {
        [unit] => Some(Value::Unit(unit.id)),
        _ => None,
    }
}

/// What an empty field stands for because of others: the government economic class of a line.
pub(super) fn derived(entry: &EntryCtx<'_>, record: RecordId, field: Field) -> Option<Value> {
    let (RecordId::Line(id), Field::Line(LineField::Government)) = (record, field) else {
        return None;
    };
    let line = entry.budget.line(id)?;
    let unit = entry.budget.units.find(line.unit?)?;
    let row =
        entry
            .codes
            .crosswalk
            .default_for(payer_kind(unit.nature)?, line.economic?, entry.year)?;
    Some(Value::Government(row.government))
}

/// A record in a few words, for lists of records: what it is about and where it stands.
pub fn record_name(entry: &EntryCtx<'_>, record: RecordId) -> String {
    let place = entry.budget.place_of(record);
    let words = record_words(entry, record);
    if words.is_empty() {
        place
    } else {
        format!("{words}（{place}）")
    }
}

/// What a record is about; nothing while nothing of it is filled in.
pub fn record_words(entry: &EntryCtx<'_>, record: RecordId) -> String {
    let fields = record.kind().fields();
    let words: Vec<String> = describing_fields(record.kind())
        .iter()
        .filter_map(|name| {
            let field = fields.iter().find(|field| field.name() == *name)?;
            let value = match entry.budget.value(record, *field)? {
                Value::Empty => return None,
                value => value,
            };
            Some(entry.shown(&value, field.kind()))
        })
        .filter(|text| !text.is_empty())
        .collect();
    words.join(" · ")
}

/// Names of the fields by which people recognise a record of a kind.
fn describing_fields(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Line => &["project", "kind", "function", "economic"],
        RecordKind::Revenue => &["source", "origin", "function"],
        RecordKind::Procurement | RecordKind::Acquisition | RecordKind::Costing => &["item"],
        RecordKind::Staffing => &["unit", "category"],
        RecordKind::Vehicle => &["unit", "usage"],
        RecordKind::Debt => &["project", "line"],
        RecordKind::AssetStock => &["class", "item"],
        RecordKind::ProjectYear => &["project", "year"],
        RecordKind::Indicator => &["level_three"],
        RecordKind::PriorAmount => &["table", "row", "column"],
        RecordKind::Note => &["kind", "title"],
        RecordKind::Explanation => &["rule"],
        RecordKind::FrozenRound => &["round", "name"],
        RecordKind::ControlFigure => &["unit", "kind", "fund"],
        RecordKind::ParameterOverride => &["parameter"],
        RecordKind::LocalTieOut => &["code", "title"],
        RecordKind::EditedParagraph => &["paragraph"],
        RecordKind::PrintPlan => &["paper", "direction"],
        RecordKind::Unit
        | RecordKind::Office
        | RecordKind::Project
        | RecordKind::Task
        | RecordKind::Service
        | RecordKind::AssetItem => &["name"],
    }
}
