//! Rules about rounds: what may differ from the round submitted before.

pub(in crate::rules) mod unexplained_change;
