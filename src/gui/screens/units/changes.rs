//! Changes the screen of the units makes beyond typing into its grids.

use crate::compute::usual_categories;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::BudgetUnit;
use crate::model::RecordKind;
use crate::model::Staffing;
use crate::model::StaffingId;
use crate::model::UnitId;

/// A new unit below another one, or at the top; behind those that are there.
pub(super) fn add_unit(budget: &Budget, parent: Option<UnitId>) -> (UnitId, Transaction) {
    let id = UnitId::new(budget.next_id);
    let unit = BudgetUnit {
        id,
        parent,
        ..BudgetUnit::default()
    };
    let last_below = parent.and_then(|parent| {
        let below = |unit: &BudgetUnit| budget.is_or_leads(parent, unit.id);
        budget.units.iter().rposition(below)
    });
    let edit = Edit::Insert {
        at: last_below.map_or(budget.units.len(), |at| at + 1),
        record: Box::new(unit.into()),
    };
    let label = match parent {
        Some(_) => "新增下级单位",
        None => "新增单位",
    };
    (id, Transaction::new(label, vec![edit]))
}

/// A row of staff for each category a unit of this nature usually has.
pub(super) fn rows_by_category(budget: &Budget, unit: &BudgetUnit) -> Transaction {
    let first = budget.count(RecordKind::Staffing);
    let rows = usual_categories(unit.nature, unit.funding)
        .into_iter()
        .zip(budget.next_id..)
        .enumerate();
    let edits = rows.map(|(at, (category, number))| Edit::Insert {
        at: first + at,
        record: Box::new(
            Staffing {
                id: StaffingId::new(number),
                unit: Some(unit.id),
                category,
                ..Staffing::default()
            }
            .into(),
        ),
    });
    Transaction::new("按类别建行", edits.collect())
}
