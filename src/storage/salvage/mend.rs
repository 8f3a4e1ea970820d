//! What has to be left blank so that the records that were read hold together.

use crate::model::FieldName as _;
use crate::model::RecordId;
use crate::model::UnitField;
use crate::model::Value;
use crate::storage::salvage::Loss;
use crate::storage::salvage::gather::Gathered;

/// Leaves references blank that lead to nothing, or round in a circle.
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
    while let Some(unit) = read.budget.unit_above_itself() {
        let what = place(read, unit.into(), UnitField::Parent.label());
        let blank = read
            .budget
            .set_value(unit.into(), UnitField::Parent.into(), Value::Empty);
        debug_assert!(blank.is_some(), "the unit is there");
        note(read, unit.into(), what, "绕成一圈，已空着".to_owned());
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
