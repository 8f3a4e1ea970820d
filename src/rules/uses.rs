//! Which rules go by a parameter or a list of the pack, so that one sees what changing it changes.
//!
//! A test of the source tree holds this table to the rules; lists that rules read through a helper
//! they share are named here for the rules they decide.

use crate::packs::ListId;
use crate::packs::ParameterId;

/// The codes of the rules that go by a parameter.
#[must_use]
pub const fn rules_by_parameter(id: ParameterId) -> &'static [&'static str] {
    match id {
        ParameterId::StaffControlRate => &["P-02", "K-19"],
        ParameterId::PensionRate => &["P-06", "P-07"],
        ParameterId::AnnuityRate => &["P-07"],
        ParameterId::MedicalRate | ParameterId::OtherInsuranceRate => &["P-09"],
        ParameterId::HousingFundRate => &["P-08"],
        ParameterId::UnionRate | ParameterId::WelfareRate => &["P-10"],
        ParameterId::TravelAllowance => &["P-11"],
        ParameterId::VehicleRunningCost => &["S-03"],
        ParameterId::ReceptionShare | ParameterId::TrainingShare => &["S-12"],
        ParameterId::MeetingDailyCap | ParameterId::TrainingDailyCap => &["S-11"],
        ParameterId::AppraisalThreshold => &["J-11"],
        ParameterId::CarryOverShare => &["J-08"],
        ParameterId::RoundProjectAmount => &["J-09"],
        ParameterId::WeightTotal | ParameterId::ExecutionWeight => &["K-15"],
        ParameterId::HeadStandardTolerance | ParameterId::PerHeadSpread => &["K-17"],
        ParameterId::DecentralizedLimit => &["G-03", "G-06", "G-09"],
        ParameterId::WorksLimit => &["G-03", "G-06"],
        ParameterId::SmeGoodsShare | ParameterId::SmeWorksShare | ParameterId::MicroShare => {
            &["G-06"]
        }
        ParameterId::OfficeAreaPerHead => &["F-10"],
        ParameterId::CauseThreshold | ParameterId::CauseFloor => &["N-07"],
        ParameterId::TotalChange => &["R-01"],
        ParameterId::ControlUnused => &["R-02"],
        ParameterId::ProjectShare => &["R-05"],
        ParameterId::OtherShareOfCategory
        | ParameterId::OtherShareOfProject
        | ParameterId::OtherShareFloor => &["C-21"],
        ParameterId::PayPerHeadChange => &["P-13"],
        ParameterId::RoundingTolerance => &["A-10"],
        ParameterId::PayBaseTolerance => &["P-06", "P-07", "P-08", "P-09", "P-10"],
    }
}

/// The codes of the rules that go by a list.
#[must_use]
pub const fn rules_by_list(id: ListId) -> &'static [&'static str] {
    match id {
        ListId::AppraisalWords => &["J-11"],
        ListId::Associations => &["C-26"],
        ListId::BasicFunctions => &["C-05"],
        ListId::EquipmentThresholds => &["F-09"],
        ListId::GeneralSpending => &["S-13"],
        ListId::Misspellings => &["N-18"],
        ListId::ObsoleteTerms => &["C-03"],
        ListId::ProjectFunctions => &["C-05", "C-06"],
        ListId::FundSubsidies | ListId::RareEconomic => &["C-19"],
        ListId::TransferFunctions => &["C-25"],
        ListId::CentralCatalogue => &["G-02"],
        ListId::EquipmentClasses => &["G-09"],
        ListId::ForeignWords => &["K-11"],
        ListId::GradeWords => &["K-13"],
        ListId::IndicatorSenses => &["K-04", "K-05", "K-18"],
        ListId::MeasureUnits => &[
            "K-04", "K-05", "K-06", "K-07", "K-08", "K-09", "K-17", "K-18", "K-19",
        ],
        ListId::OtherYearWords => &["K-12"],
        ListId::ProcurableClasses => &["G-03"],
        ListId::RepairClasses => &["G-12"],
        ListId::RequiredLevels => &["K-02"],
        ListId::StaffMoneyWords => &["C-20", "C-22"],
        ListId::StockDates => &["F-02"],
        ListId::UncappedRates => &["K-05"],
        ListId::UnfitServices => &["G-11"],
        ListId::WageClasses => &["P-06", "P-07", "P-08", "P-09", "P-10", "S-12"],
        ListId::WrongMeasures => &["K-08"],
    }
}
