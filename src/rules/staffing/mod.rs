//! Rules about quotas and heads.

pub(in crate::rules) mod over_quota;
