//! One row of a code list: a code, its name, its years and how sure they are.

use std::fmt::Debug;
use std::fmt::Display;
use std::hash::Hash;
use std::str::FromStr;

use crate::codes::detail::AssetClassDetail;
use crate::codes::detail::EconomicDetail;
use crate::codes::detail::FunctionDetail;
use crate::codes::detail::IncomeDetail;
use crate::codes::detail::ProcurementDetail;
use crate::codes::digits::CodeError;
use crate::codes::digits::EconomicCode;
use crate::codes::digits::FunctionCode;
use crate::codes::digits::GovernmentCode;
use crate::codes::text::AssetClassCode;
use crate::codes::text::IncomeCode;
use crate::codes::text::ProcurementCode;
use crate::codes::year::Years;

/// Whether a published source stands behind a row (核实状态).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// Seen in a published document.
    Confirmed,
    /// Believed; it must be shown as such and can't make an error by itself.
    Believed,
}

impl Certainty {
    /// What the user sees.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Confirmed => "已核实",
            Self::Believed => "未核实",
        }
    }

    /// Whether a finding may rest on it.
    pub const fn is_confirmed(self) -> bool {
        matches!(self, Self::Confirmed)
    }
}

/// A kind of code that has a list.
pub trait CodeKey:
    Copy + Ord + Hash + Debug + Display + FromStr<Err = CodeError> + Send + Sync + 'static
{
    /// What this list knows beyond code, name and years.
    type Detail: Clone + Debug + PartialEq + Send + Sync;

    /// The list's name on screen.
    const LIST: &'static str;

    /// Further names by which an entry is found.
    fn other_names(_detail: &Self::Detail) -> &[String] {
        &[]
    }
}

/// A code under one name for a period of years (科目).
#[derive(Clone, PartialEq, Debug)]
pub struct CodeEntry<K: CodeKey> {
    /// The code.
    pub code: K,
    /// The code one level up.
    pub parent: Option<K>,
    /// The official name in these years.
    pub name: String,
    /// 1 for the uppermost level.
    pub level: u8,
    /// When the code has this name.
    pub years: Years,
    /// Of code and name.
    pub certainty: Certainty,
    /// Of the first and the last year: “abolished in that year” is no firmer than this.
    pub years_certainty: Certainty,
    /// What this list knows beyond that.
    pub detail: K::Detail,
}

impl CodeKey for FunctionCode {
    type Detail = FunctionDetail;
    const LIST: &'static str = "支出功能分类科目";
}

impl CodeKey for EconomicCode {
    type Detail = EconomicDetail;
    const LIST: &'static str = "部门预算支出经济分类科目";
}

impl CodeKey for GovernmentCode {
    type Detail = ();
    const LIST: &'static str = "政府预算支出经济分类科目";
}

impl CodeKey for ProcurementCode {
    type Detail = ProcurementDetail;
    const LIST: &'static str = "政府采购品目";
}

impl CodeKey for AssetClassCode {
    type Detail = AssetClassDetail;
    const LIST: &'static str = "资产分类";
}

impl CodeKey for IncomeCode {
    type Detail = IncomeDetail;
    const LIST: &'static str = "收入项目";

    fn other_names(detail: &IncomeDetail) -> &[String] {
        &detail.aliases
    }
}
