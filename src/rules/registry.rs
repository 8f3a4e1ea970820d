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
use crate::rules::staffing;
use crate::rules::tables;
use crate::rules::texts;
use crate::rules::three_public;
use crate::rules::units;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &tables::rounding::RULE,
    &procurement::row_amount::RULE,
    &lines::negative_amount::RULE,
    &texts::malformed_number::RULE,
    &texts::share::RULE,
    &texts::obsolete_term::RULE,
    &texts::quoted_figure::RULE,
    &texts::named_categories::RULE,
    &texts::named_revenue::RULE,
    &texts::comparison_year::RULE,
    &texts::change_figures::RULE,
    &texts::change_parts::RULE,
    &texts::contrary_cause::RULE,
    &texts::idle_subjects::RULE,
    &texts::level_word::RULE,
    &texts::who_speaks::RULE,
    &texts::placeholder::RULE,
    &texts::typing_slip::RULE,
    &texts::money_unit::RULE,
    &texts::stray_year::RULE,
    &texts::formula::RULE,
    &texts::listed_count::RULE,
    &lines::missing_unit::RULE,
    &classification::unknown_code::RULE,
    &classification::wrong_name::RULE,
    &classification::foreign_government_class::RULE,
    &units::missing_nature::RULE,
    &classification::illegal_pair::RULE,
    &classification::wrong_basic_kind::RULE,
    &texts::equipment_threshold::RULE,
    &procurement::quoted::RULE,
    &procurement::no_procurement::RULE,
    &projects::stray_line::RULE,
    &projects::project_name::RULE,
    &projects::incomplete_project::RULE,
    &performance::missing_goal::RULE,
    &texts::performance_money::RULE,
    &staffing::over_quota::RULE,
    &staffing::quoted_quota::RULE,
    &staffing::quoted_heads::RULE,
    &three_public::quoted::RULE,
    &three_public::idle_hospitality::RULE,
    &three_public::share::RULE,
    &texts::list_sum::RULE,
    &cover::year::RULE,
    &explanations::lapsed::RULE,
    &parameters::unfounded::RULE,
    &tables::government_regrouping::RULE,
    &performance::form_amount::RULE,
    &texts::two_values::RULE,
];

/// The rule that looks at what all others have found, and so runs after them.
pub(in crate::rules) static LAST: &Rule = &explanations::lapsed::RULE;
