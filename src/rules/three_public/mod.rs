//! Rules about the official-expense trio (“三公”经费), meetings, training and operating costs.

pub(in crate::rules) mod agency_operating;
pub(in crate::rules) mod daily_cap;
pub(in crate::rules) mod economy_shares;
pub(in crate::rules) mod empty_table;
pub(in crate::rules) mod idle_hospitality;
pub(in crate::rules) mod meeting_plan;
pub(in crate::rules) mod overseas_plan;
pub(in crate::rules) mod quoted;
pub(in crate::rules) mod share;
pub(in crate::rules) mod vehicle_purchase;
pub(in crate::rules) mod vehicle_running;
