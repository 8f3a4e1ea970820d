//! Classification codes (政府收支分类科目 and the lists beside it): the codes themselves, what they are
//! called in which year, and how sure that is.
//!
//! The lists are embedded (`assets/codes`, with a README about their sources) and read once.
//! Lookup is by code and budget year, search by number, name, pinyin initials and full pinyin.
//! The government economic class of a line follows from the pair map ([`Crosswalk`]) and the payer.
//!
//! Not here: amounts, budgets and regions, what a bureau forbids beyond the national lists (packs),
//! and reading a bureau's own list from a workbook (intake, which builds a [`CodeList`] from entries).

mod builtin;
mod collation;
mod crosswalk;
mod detail;
mod digits;
mod entry;
mod list;
mod load;
pub mod pinyin;
mod sound;
mod text;
mod year;

pub use builtin::Codes;
pub use collation::CollationKey;
pub use crosswalk::Crosswalk;
pub use crosswalk::CrosswalkRow;
pub use crosswalk::PayerKind;
pub use detail::AssetClassDetail;
pub use detail::BasicKind;
pub use detail::CatalogueEdition;
pub use detail::EconomicDetail;
pub use detail::FunctionDetail;
pub use detail::FundKind;
pub use detail::FundSet;
pub use detail::IncomeDetail;
pub use detail::ProcurementDetail;
pub use detail::ProcurementKind;
pub use detail::ServiceLife;
pub use digits::CodeError;
pub use digits::CodeLevel;
pub use digits::EconomicCode;
pub use digits::FunctionCode;
pub use digits::GovernmentCode;
pub use entry::Certainty;
pub use entry::CodeEntry;
pub use entry::CodeKey;
pub use list::CodeList;
pub use list::ListError;
pub use load::LoadError;
pub use sound::folded;
pub use sound::half_width;
pub use text::AssetClassCode;
pub use text::IncomeCode;
pub use text::ProcurementCode;
pub use year::BudgetYear;
pub use year::YearError;
pub use year::Years;
