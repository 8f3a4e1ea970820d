//! Rules about government procurement and purchased services.

pub(in crate::rules) mod astray_row;
pub(in crate::rules) mod capital_without_procurement;
pub(in crate::rules) mod catalogue_code;
pub(in crate::rules) mod central_catalogue;
pub(in crate::rules) mod no_procurement;
pub(in crate::rules) mod price_cap;
pub(in crate::rules) mod quoted;
pub(in crate::rules) mod row_amount;
pub(in crate::rules) mod small_firms;
pub(in crate::rules) mod unapproved_works;
pub(in crate::rules) mod unequal_acquisition;
pub(in crate::rules) mod unfit_service;
pub(in crate::rules) mod unplanned_purchase;
