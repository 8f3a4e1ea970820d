//! The records as data (数据导出): a table of values with Chinese headings (CSV), or one JSON document.
//!
//! Unlike the official tables these are exact: amounts in yuan to the fen, codes beside their names.
//! Deliberately not here: how tables look (that is `sheet`), reading it again (that is `intake::lines`), and saving.

mod columns;
mod csv_text;
mod guard;
mod json_text;
mod values;

use crate::codes::BudgetYear;
use crate::codes::Codes;
use crate::codes::GovernmentCode;
use crate::compute::government_classes;
use crate::model::Budget;
use crate::model::RecordKind;
use crate::packs::Pack;

pub use columns::DataColumn;
pub use columns::Part;
pub use columns::columns;
pub use csv_text::ByteOrderMark;
pub use csv_text::csv_text;
pub use guard::guarded;
pub use guard::unguarded;
pub use json_text::json_text;

/// A budget seen as data (导出的数据).
pub struct DataSource<'a> {
    budget: &'a Budget,
    pack: &'a Pack,
    codes: &'a Codes,
    year: BudgetYear,
    /// The government class of every expenditure line: its own, or the one that follows.
    government: Vec<Option<GovernmentCode>>,
}

impl<'a> DataSource<'a> {
    /// The data of a budget under its pack.
    #[must_use]
    pub fn new(budget: &'a Budget, pack: &'a Pack) -> Self {
        Self {
            budget,
            pack,
            codes: pack.codes,
            year: budget.cover.year.unwrap_or(pack.years.to),
            government: government_classes(budget, &pack.codes.crosswalk),
        }
    }

    /// The lists that leave as tables: revenue and expenditure always, others where there are records.
    #[must_use]
    pub fn lists(&self) -> Vec<RecordKind> {
        let is_always = |kind| matches!(kind, RecordKind::Revenue | RecordKind::Line);
        let kinds = RecordKind::ALL.iter().copied().filter(|it| is_data(*it));
        kinds
            .filter(|kind| is_always(*kind) || self.budget.count(*kind) > 0)
            .collect()
    }

    /// How many records a list has.
    #[must_use]
    pub fn count(&self, kind: RecordKind) -> usize {
        self.budget.count(kind)
    }
}

/// Whether records of a kind are data about the budget, rather than about work on the file.
#[must_use]
pub const fn is_data(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Unit
        | RecordKind::Office
        | RecordKind::Staffing
        | RecordKind::Vehicle
        | RecordKind::Revenue
        | RecordKind::Line
        | RecordKind::Costing
        | RecordKind::Project
        | RecordKind::ProjectYear
        | RecordKind::Task
        | RecordKind::Indicator
        | RecordKind::Procurement
        | RecordKind::Service
        | RecordKind::Debt
        | RecordKind::AssetStock
        | RecordKind::AssetItem
        | RecordKind::Acquisition
        | RecordKind::PriorAmount
        | RecordKind::Note
        | RecordKind::EditedParagraph
        | RecordKind::ControlFigure => true,
        RecordKind::Explanation
        | RecordKind::FrozenRound
        | RecordKind::ParameterOverride
        | RecordKind::LocalTieOut
        | RecordKind::PrintPlan => false,
    }
}
