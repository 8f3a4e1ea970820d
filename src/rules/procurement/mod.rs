//! Rules about government procurement.

pub(in crate::rules) mod no_procurement;
pub(in crate::rules) mod quoted;
pub(in crate::rules) mod row_amount;
