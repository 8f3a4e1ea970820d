//! Rules about the stock of assets and what is to be acquired.

pub(in crate::rules) mod acquisition_amount;
pub(in crate::rules) mod category_sum;
pub(in crate::rules) mod cut_off;
pub(in crate::rules) mod desktop_quantity;
pub(in crate::rules) mod early_replacement;
pub(in crate::rules) mod equipment_quantity;
pub(in crate::rules) mod office_area;
pub(in crate::rules) mod part_above_whole;
pub(in crate::rules) mod price_cap;
pub(in crate::rules) mod stock_and_cards;
pub(in crate::rules) mod unfunded_plan;
pub(in crate::rules) mod vehicle_stock;
