//! Rules about the official-expense trio (“三公”经费).

pub(in crate::rules) mod idle_hospitality;
pub(in crate::rules) mod quoted;
pub(in crate::rules) mod share;
