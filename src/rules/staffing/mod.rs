//! Rules about quotas, heads and what people are paid.

pub(in crate::rules) mod annuity;
pub(in crate::rules) mod housing_fund_rate;
pub(in crate::rules) mod insurance_rates;
pub(in crate::rules) mod outside_without_cost;
pub(in crate::rules) mod over_quota;
pub(in crate::rules) mod pension_rate;
pub(in crate::rules) mod quota_outside_posts;
pub(in crate::rules) mod quoted_heads;
pub(in crate::rules) mod quoted_quota;
pub(in crate::rules) mod repeated_category;
pub(in crate::rules) mod retired_heads;
pub(in crate::rules) mod travel_allowance;
pub(in crate::rules) mod union_and_welfare;
pub(in crate::rules) mod wages_without_heads;
