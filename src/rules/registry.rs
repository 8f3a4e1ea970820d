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
use crate::rules::reasonableness;
use crate::rules::staffing;
use crate::rules::tables;
use crate::rules::texts;
use crate::rules::units;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &lines::kind_without_column::RULE,
    &tables::rounding::RULE,
    &procurement::row_amount::RULE,
    &lines::negative_amount::RULE,
    &texts::malformed_number::RULE,
    &lines::no_amount::RULE,
    &lines::positive_adjustment::RULE,
    &lines::missing_unit::RULE,
    &classification::unknown_code::RULE,
    &classification::wrong_name::RULE,
    &classification::expired_code::RULE,
    &classification::outside_running::RULE,
    &classification::basic_on_project_function::RULE,
    &classification::project_on_running_function::RULE,
    &classification::foreign_running::RULE,
    &classification::foreign_government_class::RULE,
    &units::missing_nature::RULE,
    &classification::illegal_pair::RULE,
    &classification::wrong_basic_kind::RULE,
    &classification::purchase_outside_capital::RULE,
    &classification::rare_class::RULE,
    &classification::other_share::RULE,
    &classification::foreign_fund::RULE,
    &classification::transfer::RULE,
    &classification::foreign_wage::RULE,
    &classification::unknown_asset_class::RULE,
    &units::idle_unit::RULE,
    &cover::foreign_department::RULE,
    &units::unclear_identity::RULE,
    &projects::stray_line::RULE,
    &projects::incomplete_project::RULE,
    &performance::missing_goal::RULE,
    &reasonableness::missing_cause::RULE,
    &staffing::over_quota::RULE,
    &reasonableness::pay_per_head::RULE,
    &reasonableness::total_change::RULE,
    &reasonableness::control_figures::RULE,
    &reasonableness::project_share::RULE,
    &reasonableness::three_public_rise::RULE,
    &reasonableness::general_spending::RULE,
    &cover::year::RULE,
    &explanations::lapsed::RULE,
    &parameters::unfounded::RULE,
    &tables::government_regrouping::RULE,
    &lines::unlisted_procurement::RULE,
    &lines::unlisted_service::RULE,
    &performance::form_amount::RULE,
];

/// The rule that looks at what all others have found, and so runs after them.
pub(in crate::rules) static LAST: &Rule = &explanations::lapsed::RULE;
