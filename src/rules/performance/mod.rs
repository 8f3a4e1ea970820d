//! Rules about performance goals, indicators and forms.

pub(in crate::rules) mod form_amount;
pub(in crate::rules) mod missing_goal;
