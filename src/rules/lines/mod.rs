//! Rules about single lines: amounts and numbers.

pub(in crate::rules) mod negative_amount;
