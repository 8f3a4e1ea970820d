//! Rules about the cover of the budget.

pub(in crate::rules) mod year;
