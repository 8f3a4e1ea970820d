//! Rules about classification codes: whether they exist, and whether they go together.

pub(in crate::rules) mod basic_on_project_function;
pub(in crate::rules) mod expired_code;
pub(in crate::rules) mod foreign_fund;
pub(in crate::rules) mod foreign_government_class;
pub(in crate::rules) mod foreign_running;
pub(in crate::rules) mod foreign_wage;
pub(in crate::rules) mod illegal_pair;
pub(in crate::rules) mod other_share;
pub(in crate::rules) mod outside_running;
pub(in crate::rules) mod project_on_running_function;
pub(in crate::rules) mod purchase_outside_capital;
pub(in crate::rules) mod rare_class;
pub(in crate::rules) mod transfer;
pub(in crate::rules) mod unknown_asset_class;
pub(in crate::rules) mod unknown_code;
pub(in crate::rules) mod wrong_basic_kind;
pub(in crate::rules) mod wrong_name;
