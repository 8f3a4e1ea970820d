//! How a code stands in the list of the budget year.
//!
//! Deliberately not here: what follows from it; that is for the rules about codes.

use crate::codes::BudgetYear;
use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;

/// How a code stands in a list in a year (科目状态).
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) enum Standing<'a, K: CodeKey> {
    /// In force, with nothing below it.
    Leaf(&'a CodeEntry<K>),
    /// In force, with finer codes below it.
    Branch(&'a CodeEntry<K>),
    /// Only in other years; the period nearest to the end of the list.
    OtherYears(&'a CodeEntry<K>),
    /// Never in the list.
    Unknown,
}

/// How a code stands in a year.
pub(in crate::rules) fn standing<K: CodeKey>(
    list: &CodeList<K>,
    code: K,
    year: BudgetYear,
) -> Standing<'_, K> {
    match list.get(&code, year) {
        Some(entry) if list.is_leaf(&code, year) => Standing::Leaf(entry),
        Some(entry) => Standing::Branch(entry),
        None => match list.ever(&code).last() {
            Some(entry) => Standing::OtherYears(entry),
            None => Standing::Unknown,
        },
    }
}

/// Whether a line may be booked under a code.
pub(in crate::rules) fn is_usable<K: CodeKey>(
    list: &CodeList<K>,
    code: K,
    year: BudgetYear,
) -> bool {
    matches!(standing(list, code, year), Standing::Leaf(_))
}

/// A code with its name in the year: `30201 办公费`; the code alone where the list hasn't got it.
pub(in crate::rules) fn code_words<K: CodeKey>(
    list: &CodeList<K>,
    code: K,
    year: BudgetYear,
) -> String {
    match list.get(&code, year) {
        Some(entry) => format!("{code} {}", entry.name),
        None => code.to_string(),
    }
}
