//! Every rule in code, listed once.

use crate::rules::Rule;
use crate::rules::classification;
use crate::rules::cover;
use crate::rules::explanations;
use crate::rules::lines;
use crate::rules::parameters;
use crate::rules::performance;
use crate::rules::procurement;
use crate::rules::projects;
use crate::rules::rounds;
use crate::rules::staffing;
use crate::rules::tables;
use crate::rules::texts;
use crate::rules::units;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &tables::rounding::RULE,
    &procurement::row_amount::RULE,
    &lines::negative_amount::RULE,
    &texts::malformed_number::RULE,
    &lines::missing_unit::RULE,
    &classification::unknown_code::RULE,
    &classification::wrong_name::RULE,
    &classification::foreign_government_class::RULE,
    &units::missing_nature::RULE,
    &classification::illegal_pair::RULE,
    &classification::wrong_basic_kind::RULE,
    &projects::stray_line::RULE,
    &projects::incomplete_project::RULE,
    &performance::missing_goal::RULE,
    &staffing::over_quota::RULE,
    &rounds::unexplained_change::RULE,
    &cover::year::RULE,
    &explanations::lapsed::RULE,
    &parameters::unfounded::RULE,
    &tables::government_regrouping::RULE,
    &performance::form_amount::RULE,
];

/// The rule that looks at what all others have found, and so runs after them.
pub(in crate::rules) static LAST: &Rule = &explanations::lapsed::RULE;
