//! Rules about quotas and heads.

pub(in crate::rules) mod over_quota;
pub(in crate::rules) mod quota_outside_posts;
