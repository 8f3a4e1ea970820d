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
        "lists/basic_functions.ron",
        "lists/equipment_thresholds.ron",
        "lists/misspellings.ron",
        "lists/obsolete_terms.ron",
        "pack.ron",
        "parameters/cause_threshold.ron",
        "parameters/rounding_tolerance.ron",
        "parameters/staff_control_rate.ron",
        "tie_outs/classification.ron",
    ),
    pack_files!("liaoning_2024":
        "pack.ron",
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
