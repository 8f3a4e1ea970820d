//! Rules about whether figures are likely: beside last year's, control figures, each other.

pub(in crate::rules) mod control_figures;
pub(in crate::rules) mod general_spending;
pub(in crate::rules) mod missing_cause;
pub(in crate::rules) mod pay_per_head;
pub(in crate::rules) mod project_share;
pub(in crate::rules) mod three_public_rise;
pub(in crate::rules) mod total_change;
