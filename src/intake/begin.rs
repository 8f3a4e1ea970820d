//! The new budget: what was typed in, and what is taken over from last year's file.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::edit::Edit;
use crate::edit::EditError;
use crate::edit::Transaction;
use crate::intake::Part;
use crate::intake::Setup;
use crate::intake::Takes;
use crate::intake::left_out;
use crate::intake::prior::prior_amounts;
use crate::intake::select::select;
use crate::intake::units::MergedUnits;
use crate::intake::units::merge;
use crate::intake::units::post_increment;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::Cover;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::FieldName as _;
use crate::model::Fields as _;
use crate::model::PriorAmount;
use crate::model::PriorAmountId;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::model::Value;
use crate::packs::Pack;

/// A budget that has begun (新建的预算).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begun {
    /// The budget.
    pub budget: Budget,
    /// What was left out, changed or is to be looked at, in sentences.
    pub remarks: Vec<String>,
}

/// Begins a budget, with the parts wanted of last year's if there is one.
///
/// Records keep their ids from year to year.
/// What points at something that isn't taken over is left out itself; codes are kept as they are.
///
/// # Errors
/// Only when last year's budget is not a sound one.
pub fn begin(
    setup: &Setup,
    pack: &Pack,
    last: Option<(&Budget, &Takes)>,
) -> Result<Begun, EditError> {
    let empty = (&Budget::default(), &Takes::default());
    let (last, takes) = last.unwrap_or(empty);
    // The first record of a budget has the number 1.
    let mut next_id = last.next_id.max(1);
    let mut records = taken(last, setup, takes);
    let merged = merged_units(&mut records, last, setup, takes, &mut next_id);
    let known = merged.units.iter().map(|unit| unit.id.into()).collect();
    let (mut records, dropped) = keep_whole(records, known);
    if takes.parts.contains(&Part::PriorAmounts) {
        for amount in prior_amounts(last, setup, pack) {
            let id = PriorAmountId::new(post_increment(&mut next_id));
            records.push(PriorAmount { id, ..amount }.into());
        }
    }
    let remarks = left_out::Story {
        last,
        setup,
        takes,
        pack,
        merged: &merged,
        records: &records,
        dropped: &dropped,
    }
    .remarks();
    let edits = edits(&cover(setup, last), merged.units, records);
    let mut budget = Budget::default();
    Transaction::new("新建预算", edits).apply(&mut budget)?;
    budget.next_id = next_id;
    Ok(Begun { budget, remarks })
}

/// The records of the parts wanted, those that others point at first.
fn taken(last: &Budget, setup: &Setup, takes: &Takes) -> Vec<Record> {
    let parts = takes.parts.iter();
    let mut records: Vec<Record> = parts
        .flat_map(|part| select(last, setup.year, *part, takes))
        .collect();
    // Lines come before costing, and rows of procurement before what they are bought for, in the order of the file.
    records.sort_by_key(|record| {
        let kind = record.id().kind();
        (kind != RecordKind::Unit, kind != RecordKind::Project, kind)
    });
    records
}

/// Takes the units out of the records and puts those typed in beside them; a budget has at least one.
fn merged_units(
    records: &mut Vec<Record>,
    last: &Budget,
    setup: &Setup,
    takes: &Takes,
    next_id: &mut u32,
) -> MergedUnits {
    let mut before = Vec::new();
    records.retain(|record| match record {
        Record::Unit(unit) => {
            before.push(unit.clone());
            false
        }
        _ => true,
    });
    let before = takes.parts.contains(&Part::Units).then_some(before);
    let mut merged = merge(&setup.units, &last.units, before, next_id);
    if merged.units.is_empty() {
        merged.units.push(BudgetUnit {
            id: UnitId::new(post_increment(next_id)),
            ..BudgetUnit::default()
        });
    }
    merged
}

/// Leaves out what points at something that isn't there.
fn keep_whole(records: Vec<Record>, mut known: BTreeSet<RecordId>) -> (Vec<Record>, Vec<RecordId>) {
    let mut references: BTreeMap<RecordKind, Vec<Field>> = BTreeMap::new();
    let mut dropped = Vec::new();
    let mut kept = Vec::with_capacity(records.len());
    for record in records {
        let id = record.id();
        let fields = references.entry(id.kind()).or_insert_with(|| {
            let fields = id.kind().fields().into_iter();
            fields.filter(|it| it.kind().is_reference()).collect()
        });
        let mut targets = fields.iter().filter_map(|it| record.get(*it)?.reference());
        if targets.all(|target| known.contains(&target)) {
            known.insert(id);
            kept.push(record);
        } else {
            dropped.push(id);
        }
    }
    (kept, dropped)
}

/// Whose budget it is; what was typed in goes before what was there.
fn cover(setup: &Setup, last: &Budget) -> Cover {
    let typed = |typed: &String, last: &String| {
        let text = if typed.is_empty() { last } else { typed };
        text.clone()
    };
    let before = &last.cover;
    Cover {
        department_code: typed(&setup.department_code, &before.department_code),
        department_name: typed(&setup.department_name, &before.department_name),
        year: Some(setup.year),
        round: setup.round,
        level: setup.level.unwrap_or(before.level),
        entry_scale: setup.entry_scale,
        date: String::new(),
        ..before.clone()
    }
}

fn edits(cover: &Cover, units: Vec<BudgetUnit>, records: Vec<Record>) -> Vec<Edit> {
    let mut edits = Vec::with_capacity(CoverField::ALL.len() + units.len() + records.len());
    for field in CoverField::ALL {
        let (field, value) = (*field, cover.get(*field));
        edits.push(Edit::SetCover { field, value });
    }
    let mut counts: BTreeMap<RecordKind, usize> = BTreeMap::new();
    let mut insert = |record: Record| {
        let at = counts.entry(record.id().kind()).or_default();
        let edit = Edit::Insert {
            at: *at,
            record: Box::new(record),
        };
        *at += 1;
        edit
    };
    let mut parents = Vec::new();
    for mut unit in units {
        // A unit may stand before the one above it.
        if let Some(parent) = unit.parent.take() {
            parents.push(Edit::set(unit.id, UnitField::Parent, Value::Unit(parent)));
        }
        edits.push(insert(unit.into()));
    }
    edits.extend(parents);
    edits.extend(records.into_iter().map(insert));
    edits
}
