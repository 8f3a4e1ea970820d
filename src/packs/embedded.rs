//! The packs that come with the program, as texts.

use std::collections::BTreeMap;

use crate::packs::PackFiles;

/// Names the files of a pack and embeds them.
macro_rules! pack_files {
    ($pack:literal: $($file:literal),+ $(,)?) => {
        ($pack, &[$(($file, include_str!(concat!("../../assets/packs/", $pack, "/", $file)))),+])
    };
}

/// A pack's folder and its files.
type Embedded = (&'static str, &'static [(&'static str, &'static str)]);

/// A test compares this list with the folder.
const EMBEDDED: &[Embedded] = &[
    pack_files!("cn_base":
        "asset_standards/office_equipment.ron",
        "asset_standards/office_furniture.ron",
        "asset_standards/vehicles.ron",
        "lists/appraisal_words.ron",
        "lists/associations.ron",
        "lists/basic_functions.ron",
        "lists/central_catalogue.ron",
        "lists/equipment_classes.ron",
        "lists/equipment_thresholds.ron",
        "lists/misspellings.ron",
        "lists/obsolete_terms.ron",
        "lists/procurable_classes.ron",
        "lists/repair_classes.ron",
        "lists/stock_dates.ron",
        "lists/unfit_services.ron",
        "lists/wage_classes.ron",
        "lists/fund_subsidies.ron",
        "lists/general_spending.ron",
        "lists/obsolete_terms.ron",
        "lists/project_functions.ron",
        "lists/rare_economic.ron",
        "lists/transfer_functions.ron",
        "pack.ron",
        "parameters/annuity_rate.ron",
        "parameters/cause_floor.ron",
        "parameters/cause_threshold.ron",
        "parameters/decentralized_limit.ron",
        "parameters/housing_fund_rate.ron",
        "parameters/medical_rate.ron",
        "parameters/meeting_daily_cap.ron",
        "parameters/micro_share.ron",
        "parameters/office_area_per_head.ron",
        "parameters/other_insurance_rate.ron",
        "parameters/pay_base_tolerance.ron",
        "parameters/pension_rate.ron",
        "parameters/reception_share.ron",
        "lists/foreign_words.ron",
        "lists/grade_words.ron",
        "lists/indicator_senses.ron",
        "lists/measure_units.ron",
        "lists/obsolete_terms.ron",
        "lists/other_year_words.ron",
        "lists/required_levels.ron",
        "lists/staff_money_words.ron",
        "lists/uncapped_rates.ron",
        "lists/wrong_measures.ron",
        "pack.ron",
        "parameters/appraisal_threshold.ron",
        "parameters/carry_over_share.ron",
        "parameters/cause_threshold.ron",
        "parameters/execution_weight.ron",
        "parameters/head_standard_tolerance.ron",
        "parameters/per_head_spread.ron",
        "parameters/round_project_amount.ron",
        "parameters/control_unused.ron",
        "parameters/other_share_floor.ron",
        "parameters/other_share_of_category.ron",
        "parameters/other_share_of_project.ron",
        "parameters/pay_per_head_change.ron",
        "parameters/project_share.ron",
        "parameters/rounding_tolerance.ron",
        "parameters/sme_goods_share.ron",
        "parameters/sme_works_share.ron",
        "parameters/staff_control_rate.ron",
        "parameters/training_daily_cap.ron",
        "parameters/training_share.ron",
        "parameters/travel_allowance.ron",
        "parameters/union_rate.ron",
        "parameters/vehicle_running_cost.ron",
        "parameters/welfare_rate.ron",
        "parameters/works_limit.ron",
        "parameters/weight_total.ron",
        "parameters/total_change.ron",
        "statement/figures.ron",
        "statement/frame.ron",
        "statement/glossary.ron",
        "statement/money.ron",
        "statement/overall.ron",
        "statement/results.ron",
        "tie_outs/classification.ron",
    ),
    pack_files!("hebei_2019":
        "pack.ron",
        "tables/01_revenue_expenditure_overview.ron",
        "tables/04_appropriation_overview.ron",
        "tables/10_duty_performance.ron",
        "tables/12_procurement.ron",
        "tables/13_asset_stock.ron",
        "tables/14_planned_purchases.ron",
        "tie_outs/own_forms.ron",
    ),
    pack_files!("hebei_2023":
        "pack.ron",
        "statement/chapters.ron",
        "statement/figures.ron",
        "statement/frame.ron",
        "tables/01_revenue_expenditure_overview.ron",
        "tables/02_revenue_by_function.ron",
        "tables/03_expenditure_by_function.ron",
        "tables/04_appropriation_overview.ron",
        "tables/05_general_expenditure.ron",
        "tables/06_general_basic_expenditure.ron",
        "tables/07_government_fund_expenditure.ron",
        "tables/08_state_capital_expenditure.ron",
        "tables/09_three_public.ron",
        "tables/10_institutions.ron",
        "tables/11_project_performance.ron",
        "tables/12_procurement.ron",
        "tables/13_asset_stock.ron",
        "tie_outs/arithmetic.ron",
        "tie_outs/cross_table.ron",
    ),
    pack_files!("liaoning_2024":
        "pack.ron",
        "statement/chapters.ron",
        "statement/figures.ron",
        "statement/frame.ron",
        "tables/01_revenue_expenditure_overview.ron",
        "tables/02_revenue_by_unit.ron",
        "tables/03_expenditure_by_function.ron",
        "tables/04_appropriation_overview.ron",
        "tables/05_general_expenditure.ron",
        "tables/06_general_basic_expenditure.ron",
        "tables/07_three_public.ron",
        "tables/08_government_fund_expenditure.ron",
        "tables/09_project_expenditure.ron",
        "tables/10_function_by_fund.ron",
        "tables/11_government_economic_by_fund.ron",
        "tables/12_economic_by_fund.ron",
        "tables/13_debt_expenditure.ron",
        "tables/14_procurement.ron",
        "tables/15_service_purchase.ron",
        "tables/16_whole_performance.ron",
        "tables/17_project_performance.ron",
        "tie_outs/arithmetic.ron",
        "tie_outs/cross_table.ron",
    ),
    pack_files!("shanghai_2024":
        "pack.ron",
        "tables/01_revenue_expenditure_overview.ron",
        "tables/02_revenue_by_function.ron",
        "tables/03_expenditure_by_function.ron",
        "tables/04_appropriation_overview.ron",
        "tables/05_general_expenditure.ron",
        "tables/06_government_fund_expenditure.ron",
        "tables/07_state_capital_expenditure.ron",
        "tables/08_general_basic_expenditure.ron",
        "tables/09_three_public.ron",
        "tie_outs/arithmetic.ron",
        "tie_outs/cross_table.ron",
    ),
];

/// The packs that come with the program, by id.
#[must_use]
pub fn embedded_packs() -> BTreeMap<String, PackFiles> {
    let files = |files: &[(&str, &str)]| {
        files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    EMBEDDED
        .iter()
        .map(|(id, list)| ((*id).to_owned(), files(list)))
        .collect()
}
