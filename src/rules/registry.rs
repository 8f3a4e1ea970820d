//! Every rule in code, listed once.

use crate::rules::Rule;
use crate::rules::assets;
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
use crate::rules::three_public;
use crate::rules::units;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &assets::part_above_whole::RULE,
    &tables::rounding::RULE,
    &procurement::row_amount::RULE,
    &assets::category_sum::RULE,
    &lines::negative_amount::RULE,
    &texts::malformed_number::RULE,
    &lines::missing_unit::RULE,
    &classification::unknown_code::RULE,
    &classification::wrong_name::RULE,
    &classification::foreign_government_class::RULE,
    &units::missing_nature::RULE,
    &classification::illegal_pair::RULE,
    &classification::wrong_basic_kind::RULE,
    &projects::staff_money_class::RULE,
    &projects::staff_in_project::RULE,
    &projects::association::RULE,
    &projects::stray_line::RULE,
    &projects::incomplete_project::RULE,
    &projects::period::RULE,
    &projects::costing_sum::RULE,
    &projects::costing_product::RULE,
    &projects::same_content::RULE,
    &projects::carry_over_document::RULE,
    &projects::carry_over_share::RULE,
    &projects::round_amount::RULE,
    &projects::appraisal::RULE,
    &performance::missing_goal::RULE,
    &staffing::repeated_category::RULE,
    &performance::missing_levels::RULE,
    &performance::incomplete_indicator::RULE,
    &performance::wrong_direction::RULE,
    &performance::rate_above_hundred::RULE,
    &performance::cost_above_amount::RULE,
    &performance::average_cost::RULE,
    &performance::odd_measure::RULE,
    &performance::value_in_name::RULE,
    &performance::copied_form::RULE,
    &performance::foreign_words::RULE,
    &performance::other_year::RULE,
    &performance::grades::RULE,
    &performance::repeated_indicator::RULE,
    &performance::weights::RULE,
    &performance::heads_by_standard::RULE,
    &performance::per_head_spread::RULE,
    &performance::tiny_multiple::RULE,
    &performance::control_targets::RULE,
    &staffing::over_quota::RULE,
    &rounds::unexplained_change::RULE,
    &staffing::wages_without_heads::RULE,
    &staffing::pension_rate::RULE,
    &staffing::annuity::RULE,
    &staffing::housing_fund_rate::RULE,
    &staffing::insurance_rates::RULE,
    &staffing::union_and_welfare::RULE,
    &staffing::travel_allowance::RULE,
    &staffing::retired_heads::RULE,
    &staffing::outside_without_cost::RULE,
    &staffing::quota_outside_posts::RULE,
    &cover::year::RULE,
    &explanations::lapsed::RULE,
    &parameters::unfounded::RULE,
    &tables::government_regrouping::RULE,
    &performance::form_amount::RULE,
    &procurement::catalogue_code::RULE,
    &procurement::central_catalogue::RULE,
    &procurement::unplanned_purchase::RULE,
    &procurement::astray_row::RULE,
    &procurement::small_firms::RULE,
    &procurement::price_cap::RULE,
    &procurement::capital_without_procurement::RULE,
    &procurement::unequal_acquisition::RULE,
    &procurement::unfit_service::RULE,
    &procurement::unapproved_works::RULE,
    &three_public::vehicle_running::RULE,
    &three_public::vehicle_purchase::RULE,
    &three_public::overseas_plan::RULE,
    &three_public::agency_operating::RULE,
    &three_public::meeting_plan::RULE,
    &three_public::daily_cap::RULE,
    &three_public::economy_shares::RULE,
    &three_public::empty_table::RULE,
    &assets::stock_and_cards::RULE,
    &assets::cut_off::RULE,
    &assets::desktop_quantity::RULE,
    &assets::equipment_quantity::RULE,
    &assets::price_cap::RULE,
    &assets::early_replacement::RULE,
    &assets::unfunded_plan::RULE,
    &assets::vehicle_stock::RULE,
    &assets::office_area::RULE,
    &assets::acquisition_amount::RULE,
];

/// The rule that looks at what all others have found, and so runs after them.
pub(in crate::rules) static LAST: &Rule = &explanations::lapsed::RULE;
