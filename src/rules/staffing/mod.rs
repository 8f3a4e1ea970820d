//! Rules about quotas and heads.

pub(in crate::rules) mod over_quota;
pub(in crate::rules) mod quoted_heads;
pub(in crate::rules) mod quoted_quota;
