//! Rules about filled tables that no tie-out can say.

pub(in crate::rules) mod government_regrouping;
pub(in crate::rules) mod rounding;
