//! The name of a code that stands in a field.
//!
//! Deliberately not here: codes by their names, and what is shown of other values.

use crate::codes::BudgetYear;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::Codes;
use crate::model::Value;

/// What a code is called in a year; none for unknown codes and for values that are no code.
#[must_use]
pub fn code_name<'a>(codes: &'a Codes, year: BudgetYear, value: &Value) -> Option<&'a str> {
    match value {
        Value::Function(code) => name_in(&codes.function, *code, year),
        Value::Economic(code) => name_in(&codes.economic, *code, year),
        Value::Government(code) => name_in(&codes.government, *code, year),
        Value::Procurement(code) => name_in(&codes.procurement, *code, year),
        Value::AssetClass(code) => name_in(&codes.asset_class, *code, year),
        _ => None,
    }
}

fn name_in<K: CodeKey>(list: &CodeList<K>, code: K, year: BudgetYear) -> Option<&str> {
    list.get(&code, year).map(|entry| entry.name.as_str())
}
