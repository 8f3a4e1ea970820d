//! Rules about the cover of the budget.

pub(in crate::rules) mod foreign_department;
pub(in crate::rules) mod year;
