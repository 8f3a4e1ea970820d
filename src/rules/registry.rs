//! Every rule in code, listed once.

use crate::rules::Rule;
use crate::rules::lines;

/// The rules, by code.
pub static RULES: &[&Rule] = &[&lines::negative_amount::RULE];
