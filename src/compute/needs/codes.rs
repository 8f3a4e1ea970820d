//! Codes of a budget that don't hold in the year of a pack.

use std::collections::BTreeSet;

use crate::codes::BudgetYear;
use crate::codes::Codes;
use crate::compute::needs::Need;
use crate::compute::needs::NeedAbout;
use crate::compute::needs::NeedPlace;
use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;
use crate::packs::Pack;

/// A need for each field with codes that aren't in force: in the budget's year, or the pack's latest.
pub(super) fn out_of_force(budget: &Budget, pack: &Pack) -> Vec<Need> {
    let own = budget.cover.year.filter(|year| pack.years.contains(*year));
    let year = own.unwrap_or(pack.years.to);
    let fields = RecordKind::ALL.iter().flat_map(|kind| kind.fields());
    fields
        .filter(|field| is_code(field.kind()))
        .filter_map(|field| in_field(budget, pack.codes, (field, year)))
        .collect()
}

const fn is_code(kind: ValueKind) -> bool {
    matches!(
        kind,
        ValueKind::Function
            | ValueKind::Economic
            | ValueKind::Government
            | ValueKind::Procurement
            | ValueKind::AssetClass
    )
}

fn in_field(budget: &Budget, codes: &Codes, (field, year): (Field, BudgetYear)) -> Option<Need> {
    let kind = field.record_kind();
    let ids = (0..budget.count(kind)).filter_map(|at| budget.id_at(kind, at));
    let found: Vec<(RecordId, String)> = ids
        .filter_map(|id| Some((id, not_in_force(codes, &budget.value(id, field)?, year)?)))
        .collect();
    let (first, _) = found.first()?;
    let place = NeedPlace::Record(*first, Some(field));
    let count = found.len();
    let codes: BTreeSet<String> = found.into_iter().map(|(_, code)| code).collect();
    Some(Need {
        about: NeedAbout::Codes {
            field,
            codes: codes.into_iter().collect(),
            year,
        },
        tables: Vec::new(),
        count,
        place,
    })
}

/// The code in a value, when it isn't in the list of the year.
#[must_use]
pub fn not_in_force(codes: &Codes, value: &Value, year: BudgetYear) -> Option<String> {
    let (is_known, code) = match value {
        Value::Function(code) => (codes.function.get(code, year).is_some(), code.to_string()),
        Value::Economic(code) => (codes.economic.get(code, year).is_some(), code.to_string()),
        Value::Government(code) => (codes.government.get(code, year).is_some(), code.to_string()),
        Value::Procurement(code) => (
            codes.procurement.get(code, year).is_some(),
            code.to_string(),
        ),
        Value::AssetClass(code) => (
            codes.asset_class.get(code, year).is_some(),
            code.to_string(),
        ),
        _ => return None,
    };
    (!is_known).then_some(code)
}
