//! What has to be left blank so that the records that were read hold together.

use crate::model::FieldName as _;
use crate::model::RecordId;
use crate::model::TEXT_LIMIT;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::model::Value;
use crate::storage::salvage::Loss;
use crate::storage::salvage::gather::Gathered;

/// Leaves references blank that lead to nothing, round in a circle, or further up than units go; cuts what is too long.
pub(super) fn mend(read: &mut Gathered) {
    let mut dangling = Vec::new();
    read.budget.for_each_reference(None, |from, field, to| {
        if !read.budget.contains(to) {
            dangling.push((from, field, to));
        }
    });
    for (from, field, to) in dangling {
        let what = place(read, from, field.label());
        let kind = to.kind().label();
        let why = format!("所指的{kind}（编号 {}）没有读出，已空着", to.number());
        read.budget.set_value(from, field, Value::Empty);
        note(read, from, what, why);
    }
    let units: Vec<UnitId> = read.budget.units.iter().map(|it| it.id).collect();
    for unit in units {
        if !read.budget.is_too_deep(unit) {
            continue;
        }
        let why = if read.budget.is_above_itself(unit) {
            "绕成一圈，已空着"
        } else {
            "级次太多，已空着"
        };
        let what = place(read, unit.into(), UnitField::Parent.label());
        let blank = read
            .budget
            .set_value(unit.into(), UnitField::Parent.into(), Value::Empty);
        debug_assert!(blank.is_some(), "the unit is there");
        note(read, unit.into(), what, why.to_owned());
    }
    for (id, field) in read.budget.too_long_texts() {
        let what = place(read, id, field.label());
        let Some(Value::Text(text)) = read.budget.value(id, field) else {
            continue;
        };
        // Half as many characters are no more units than a cell of a workbook holds.
        let beginning: String = text.chars().take(TEXT_LIMIT / 2).collect();
        let count = beginning.chars().count();
        read.budget.set_value(id, field, Value::Text(beginning));
        note(
            read,
            id,
            what,
            format!("超过 {TEXT_LIMIT} 字，只留下前 {count} 字"),
        );
    }
}

fn place(read: &Gathered, id: RecordId, field: &str) -> String {
    let at = read.budget.position(id).map_or(0, |at| at + 1);
    let label = id.kind().label();
    format!("{label}第 {at} 条（编号 {}）的“{field}”", id.number())
}

fn note(read: &mut Gathered, id: RecordId, what: String, why: String) {
    let line = read.places.get(&id.number());
    read.losses.push(Loss {
        lines: line.map(|line| (*line, *line)),
        what,
        why,
        is_exact: false,
    });
}
