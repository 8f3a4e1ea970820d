//! Rules about projects and the lines that belong to them.

pub(in crate::rules) mod appraisal;
pub(in crate::rules) mod association;
pub(in crate::rules) mod carry_over_document;
pub(in crate::rules) mod carry_over_share;
pub(in crate::rules) mod costing_product;
pub(in crate::rules) mod costing_sum;
pub(in crate::rules) mod incomplete_project;
pub(in crate::rules) mod period;
pub(in crate::rules) mod project_name;
pub(in crate::rules) mod round_amount;
pub(in crate::rules) mod same_content;
pub(in crate::rules) mod staff_in_project;
pub(in crate::rules) mod staff_money_class;
pub(in crate::rules) mod stray_line;
