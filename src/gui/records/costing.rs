//! Costing amounts that follow what is typed: standard × quantity × times.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::compute::costed;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::CostingField;
use crate::model::CostingId;
use crate::model::CostingLine;
use crate::model::Field;
use crate::model::Fields as _;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::Value;

/// The change with the amounts that follow from it, so that both are one step; amounts it sets itself stay.
pub fn with_costed_amounts(budget: &Budget, mut change: Transaction) -> Transaction {
    let mut lines: BTreeMap<CostingId, CostingLine> = BTreeMap::new();
    let mut typed = BTreeSet::new();
    for edit in &mut change.edits {
        match edit {
            Edit::Insert { record, .. } => fill_in(record),
            Edit::Set {
                id: RecordId::Costing(id),
                field: Field::Costing(field),
                value,
            } => {
                if *field == CostingField::Amount && *value != Value::Empty {
                    typed.insert(*id);
                }
                if let Some(line) = budget.costing.find(*id) {
                    let line = lines.entry(*id).or_insert_with(|| line.clone());
                    line.set(*field, value.clone());
                }
            }
            Edit::Set { .. } | Edit::Remove { .. } | Edit::Move { .. } | Edit::SetCover { .. } => {}
        }
    }
    lines.retain(|id, _| !typed.contains(id));
    for (id, line) in lines {
        let before = budget.costing.find(id).and_then(costed);
        let after = costed(&line);
        if let Some(amount) = after.filter(|_| after != before) {
            let value = Value::Money(amount);
            change
                .edits
                .push(Edit::set(id, CostingField::Amount, value));
        }
    }
    change
}

/// A new line without an amount gets its own.
fn fill_in(record: &mut Record) {
    if let Record::Costing(line) = record
        && line.amount.is_zero()
        && let Some(amount) = costed(line)
    {
        line.amount = amount;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Records;
    use crate::money::Money;

    fn budget() -> Budget {
        let line = CostingLine {
            id: CostingId::new(1),
            standard: Some(1200.into()),
            quantity: Some(3.into()),
            ..CostingLine::default()
        };
        Budget {
            costing: Records::new(vec![line]).unwrap(),
            next_id: 2,
            ..Budget::default()
        }
    }

    fn amount_after(edits: Vec<Edit>) -> Money {
        let mut budget = budget();
        let change = with_costed_amounts(&budget, Transaction::new("", edits));
        change.apply(&mut budget).unwrap();
        budget.costing[0].amount
    }

    fn set(field: CostingField, value: Value) -> Edit {
        Edit::set(CostingId::new(1), field, value)
    }

    #[test]
    fn the_third_factor_brings_the_amount() {
        let times = set(CostingField::Times, Value::Number(12.into()));
        assert_eq!(amount_after(vec![times]), Money::from_fen(4_320_000));
    }

    #[test]
    fn an_amount_that_is_pasted_along_stays() {
        let times = set(CostingField::Times, Value::Number(12.into()));
        let amount = set(CostingField::Amount, Value::Money(Money::from_fen(5)));
        assert_eq!(amount_after(vec![amount, times]), Money::from_fen(5));
    }

    #[test]
    fn what_is_no_factor_leaves_the_amount_alone() {
        let note = set(CostingField::Note, Value::Text("按合同".to_owned()));
        assert_eq!(amount_after(vec![note]), Money::ZERO);
    }
}
