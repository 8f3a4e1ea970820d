//! Rules about units.

pub(in crate::rules) mod idle_unit;
pub(in crate::rules) mod missing_nature;
pub(in crate::rules) mod unclear_identity;
