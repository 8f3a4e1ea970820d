//! Region packs: the tables, tie-outs, parameters and severities of a region and year, as data.
//!
//! What a table or a tie-out can be is the closed set of types here; packs contain no code.
//! Deliberately not here: filling tables, and finding files on disk (a pack arrives as named texts).

mod asset_standard;
mod check;
mod embedded;
mod filter;
mod form;
mod formula;
mod list;
mod load;
mod parameter;
mod statement;
mod stock;
mod table;
mod table_list;
mod tie_out;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use crate::codes::BudgetYear;
use crate::codes::Codes;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;

pub use asset_standard::AssetQuantity;
pub use asset_standard::AssetStandard;
pub use asset_standard::HeadTier;
pub use embedded::embedded_packs;
pub use filter::Filter;
pub use filter::Measure;
pub use filter::Source;
pub use form::FormDef;
pub use form::FormItem;
pub use form::FormOwner;
pub use form::IndicatorText;
pub use form::LevelDef;
pub use form::TasksDef;
pub use formula::EveryRow;
pub use formula::FORMULA_COUNT;
pub use formula::FORMULA_DEPTH;
pub use formula::FORMULA_LENGTH;
pub use formula::Formula;
pub use formula::FormulaError;
pub use formula::FormulaNames;
pub use formula::FormulaProblem;
pub use formula::NamedTable;
pub use formula::Unwritable;
pub use formula::condition_words;
pub use formula::read_formula;
pub use formula::rows_of_both;
pub use formula::source_label;
pub use formula::source_word;
pub use formula::write_formula;
pub use formula::write_formulas;
pub use list::ListEntry;
pub use list::ListId;
pub use list::ListWords;
pub use list::RuleList;
use list::Searches;
pub use load::PackError;
pub use load::PackFiles;
pub use load::load_pack;
pub use parameter::Parameter;
pub use parameter::ParameterError;
pub use parameter::ParameterFamily;
pub use parameter::ParameterId;
pub use parameter::ParameterValue;
pub use statement::BlockDef;
pub use statement::ChapterDef;
pub use statement::Condition;
pub use statement::CountOf;
pub use statement::FigureDef;
pub use statement::FigureValue;
pub use statement::GlossaryEntry;
pub use statement::GlossaryTerm;
pub use statement::HeadingNumber;
pub use statement::ListOf;
pub use statement::ListPart;
pub use statement::PartDef;
pub use statement::SentenceDef;
pub use statement::StatementDef;
pub use statement::StatementFile;
pub use statement::StatementFrame;
pub use statement::StatementRows;
pub use statement::StatementTableDef;
pub use stock::RecordList;
pub use stock::StockCount;
pub use stock::StockKinds;
pub use stock::StockOf;
pub use stock::StockRow;
pub use stock::StockText;
pub use table::Body;
pub use table::ColumnDef;
pub use table::ColumnNumbers;
pub use table::ColumnValue;
pub use table::GroupLevel;
pub use table::HeadLine;
pub use table::HeaderDef;
pub use table::PageDef;
pub use table::Paper;
pub use table::TableDef;
pub use table::TableId;
pub use table::TotalDef;
pub use table::TotalPlace;
pub use table::TreeList;
pub use table::WhenEmpty;
pub use table_list::ListDef;
pub use table_list::ListItem;
pub use table_list::Numbering;
pub use tie_out::Each;
pub use tie_out::EachRows;
pub use tie_out::Relation;
pub use tie_out::RowRef;
pub use tie_out::Term;
pub use tie_out::TieOut;

/// How serious a finding is (审核级别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// 错误: blocks the submission package, never saving.
    Error,
    /// 警告: wants a fix or an explanation.
    Warning,
    /// 提示: free.
    Advice,
}

impl Severity {
    /// The term people know.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Advice => "提示",
        }
    }

    /// The name in machine-readable output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// A region's tables, tie-outs and parameters for some years (地区规则包), with its base merged in.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Named in files: `liaoning_2024`.
    pub id: String,
    /// As people call it: `某省 2024 年部门预算`.
    pub title: String,
    /// First and last year it is for.
    pub years: YearSpan,
    /// The documents it was made from.
    pub sources: Vec<String>,
    /// The tables in order.
    pub tables: Vec<TableDef>,
    /// The tie-outs in order of their codes.
    pub tie_outs: Vec<TieOut>,
    /// Every parameter.
    pub parameters: BTreeMap<ParameterId, Parameter>,
    /// What units may have of assets, in the order of the standards; several of one id hold one after the other.
    pub asset_standards: Vec<AssetStandard>,
    /// Every list of codes and words that rules use; they stay as they were read.
    pub lists: BTreeMap<ListId, RuleList>,
    searches: Searches,
    /// Severities that differ from the rules' own, by rule code.
    pub severities: BTreeMap<String, Severity>,
    /// Codes of the rules that aren't in force here.
    pub dropped_rules: BTreeSet<String>,
    /// Which economic classes stand in which column of basic expenditure, and the like.
    pub code_sets: CodeSets,
    /// The template of the statement.
    pub statement: StatementDef,
    /// The code lists in force.
    pub codes: &'static Codes,
}

/// The years a pack is for (适用年度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearSpan {
    /// The first year.
    pub from: BudgetYear,
    /// The last year.
    pub to: BudgetYear,
}

/// Sets of codes that rules speak of (科目集合).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeSets {
    /// Economic classes that may be personnel costs (人员经费).
    pub personnel_economic: BTreeSet<EconomicCode>,
    /// Economic classes that may be operating costs (公用经费).
    pub operating_economic: BTreeSet<EconomicCode>,
    /// Economic classes of debt (债务利息及费用支出).
    pub debt_economic: BTreeSet<EconomicCode>,
    /// Functional classes of debt.
    pub debt_function: BTreeSet<FunctionCode>,
}

impl YearSpan {
    /// Whether the pack is for a year.
    #[must_use]
    pub fn contains(self, year: BudgetYear) -> bool {
        self.from <= year && year <= self.to
    }
}

/// `2024 年`, `2018—2030 年`.
impl fmt::Display for YearSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            write!(f, "{} 年", self.from)
        } else {
            write!(f, "{}—{} 年", self.from, self.to)
        }
    }
}

impl Pack {
    /// The definition of a table.
    #[must_use]
    pub fn table(&self, id: &TableId) -> Option<&TableDef> {
        self.tables.iter().find(|table| table.id == *id)
    }

    /// The performance form for units or for projects.
    #[must_use]
    pub fn form(&self, owner: FormOwner) -> Option<&FormDef> {
        self.tables.iter().find_map(|table| match &table.body {
            Body::Form(form) if form.owner == owner => Some(form),
            _ => None,
        })
    }

    /// The severity of a rule in this region.
    #[must_use]
    pub fn severity(&self, code: &str, own: Severity) -> Severity {
        self.severities.get(code).copied().unwrap_or(own)
    }

    /// The standards for assets that hold in a year.
    pub fn asset_standards(&self, year: BudgetYear) -> impl Iterator<Item = &AssetStandard> {
        let begun = move |it: &&AssetStandard| it.from <= year;
        let is_latest = move |it: &&AssetStandard| {
            let of_id = self
                .asset_standards
                .iter()
                .filter(|other| other.id == it.id);
            of_id.filter(begun).all(|other| other.from <= it.from)
        };
        self.asset_standards.iter().filter(begun).filter(is_latest)
    }

    /// The entries of a list that rules use.
    pub fn list(&self, id: ListId) -> impl Iterator<Item = &ListEntry> {
        let list = self.lists.get(&id);
        list.into_iter().flat_map(|list| &list.entries)
    }

    /// The words of a list, to look for in texts.
    #[must_use]
    pub fn words(&self, id: ListId) -> Option<ListWords<'_>> {
        self.searches.of(self.lists.get(&id)?)
    }

    /// A parameter's value in a year; a loaded pack has one for each of its years.
    #[must_use]
    pub fn parameter(&self, id: ParameterId, year: BudgetYear) -> Option<&ParameterValue> {
        self.parameters.get(&id)?.in_year(year)
    }
}
