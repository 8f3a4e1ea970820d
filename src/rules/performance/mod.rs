//! Rules about performance goals, indicators and forms.

pub(in crate::rules) mod average_cost;
pub(in crate::rules) mod control_targets;
pub(in crate::rules) mod copied_form;
pub(in crate::rules) mod cost_above_amount;
pub(in crate::rules) mod foreign_words;
pub(in crate::rules) mod form_amount;
pub(in crate::rules) mod grades;
pub(in crate::rules) mod heads_by_standard;
pub(in crate::rules) mod incomplete_indicator;
pub(in crate::rules) mod missing_goal;
pub(in crate::rules) mod missing_levels;
pub(in crate::rules) mod odd_measure;
pub(in crate::rules) mod other_year;
pub(in crate::rules) mod per_head_spread;
pub(in crate::rules) mod rate_above_hundred;
pub(in crate::rules) mod repeated_indicator;
pub(in crate::rules) mod tiny_multiple;
pub(in crate::rules) mod value_in_name;
pub(in crate::rules) mod weights;
pub(in crate::rules) mod wrong_direction;
