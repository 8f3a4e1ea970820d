//! Rules about classification codes: whether they exist, and whether they go together.

pub(in crate::rules) mod foreign_government_class;
pub(in crate::rules) mod illegal_pair;
pub(in crate::rules) mod unknown_code;
pub(in crate::rules) mod wrong_basic_kind;
pub(in crate::rules) mod wrong_name;
