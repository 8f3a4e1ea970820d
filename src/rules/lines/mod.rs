//! Rules about single lines: amounts, numbers, whose they are.

pub(in crate::rules) mod missing_unit;
pub(in crate::rules) mod negative_amount;
