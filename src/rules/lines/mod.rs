//! Rules about single lines: amounts, numbers, whose they are.

pub(in crate::rules) mod kind_without_column;
pub(in crate::rules) mod missing_unit;
pub(in crate::rules) mod negative_amount;
pub(in crate::rules) mod no_amount;
pub(in crate::rules) mod positive_adjustment;
pub(in crate::rules) mod unlisted_procurement;
pub(in crate::rules) mod unlisted_service;
