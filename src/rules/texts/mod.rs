//! Rules about free texts.
//!
//! Rewritten paragraphs of the statement are among them.
//! Deliberately not here: the generated statement, whose figures are bound to cells.

pub(in crate::rules) mod change_figures;
pub(in crate::rules) mod change_parts;
pub(in crate::rules) mod comparison_year;
pub(in crate::rules) mod contrary_cause;
pub(in crate::rules) mod equipment_threshold;
pub(in crate::rules) mod formula;
pub(in crate::rules) mod idle_subjects;
pub(in crate::rules) mod level_word;
pub(in crate::rules) mod list_sum;
pub(in crate::rules) mod listed_count;
pub(in crate::rules) mod malformed_number;
pub(in crate::rules) mod money_unit;
pub(in crate::rules) mod named_categories;
pub(in crate::rules) mod named_revenue;
pub(in crate::rules) mod obsolete_term;
pub(in crate::rules) mod performance_money;
pub(in crate::rules) mod placeholder;
pub(in crate::rules) mod quoted_figure;
pub(in crate::rules) mod share;
pub(in crate::rules) mod stray_year;
pub(in crate::rules) mod two_values;
pub(in crate::rules) mod typing_slip;
pub(in crate::rules) mod who_speaks;

/// Whether a character is a digit, of half or full width.
pub(in crate::rules) const fn is_digit(it: char) -> bool {
    matches!(it, '0'..='9' | '０'..='９')
}
