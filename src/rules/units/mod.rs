//! Rules about units.

pub(in crate::rules) mod missing_nature;
