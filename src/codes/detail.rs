//! What the single lists know beyond code, name and years.

use std::fmt;

use crate::codes::entry::Certainty;
use crate::codes::text::AssetClassCode;

/// The money a code belongs to (资金性质): the four budgets, and what lies outside them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FundKind {
    /// 一般公共预算.
    GeneralPublic,
    /// 政府性基金预算.
    GovernmentFund,
    /// 国有资本经营预算.
    StateCapital,
    /// 社会保险基金预算.
    SocialInsurance,
    /// 财政专户管理资金.
    SpecialAccount,
    /// 单位资金.
    Own,
}

impl FundKind {
    /// All kinds in official order.
    pub const ALL: [FundKind; 6] = [
        Self::GeneralPublic,
        Self::GovernmentFund,
        Self::StateCapital,
        Self::SocialInsurance,
        Self::SpecialAccount,
        Self::Own,
    ];

    /// The Chinese term.
    pub const fn label(self) -> &'static str {
        match self {
            Self::GeneralPublic => "一般公共预算",
            Self::GovernmentFund => "政府性基金预算",
            Self::StateCapital => "国有资本经营预算",
            Self::SocialInsurance => "社会保险基金预算",
            Self::SpecialAccount => "财政专户管理资金",
            Self::Own => "单位资金",
        }
    }

    /// The letter used in the list files.
    pub(super) const fn letter(self) -> char {
        match self {
            Self::GeneralPublic => 'G',
            Self::GovernmentFund => 'F',
            Self::StateCapital => 'C',
            Self::SocialInsurance => 'S',
            Self::SpecialAccount => 'Z',
            Self::Own => 'U',
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of [`FundKind`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct FundSet(u8);

impl FundSet {
    /// Whether `fund` is in the set.
    pub const fn contains(self, fund: FundKind) -> bool {
        self.0 & fund.bit() != 0
    }

    /// Whether the set has no fund.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` is in this set.
    pub const fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The funds in official order.
    pub fn iter(self) -> impl Iterator<Item = FundKind> {
        FundKind::ALL
            .into_iter()
            .filter(move |fund| self.contains(*fund))
    }
}

impl FromIterator<FundKind> for FundSet {
    fn from_iter<I: IntoIterator<Item = FundKind>>(funds: I) -> Self {
        Self(funds.into_iter().fold(0, |bits, fund| bits | fund.bit()))
    }
}

/// Detail of a functional class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FunctionDetail {
    /// The budgets the class may be used in; an item (项) has one, a category (类) may have several.
    pub funds: FundSet,
}

/// The two parts of basic expenditure (人员经费、公用经费).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BasicKind {
    /// 人员经费.
    Personnel,
    /// 公用经费.
    Operating,
}

impl BasicKind {
    /// The Chinese term.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Personnel => "人员经费",
            Self::Operating => "公用经费",
        }
    }
}

/// Detail of a departmental economic class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EconomicDetail {
    /// Where the class counts within basic expenditure when nobody says otherwise; nothing for classes
    /// that don't belong in basic expenditure.
    pub basic: Option<BasicKind>,
}

/// Kind of what is procured (采购类别).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProcurementKind {
    /// 货物.
    Goods,
    /// 工程.
    Works,
    /// 服务.
    Services,
}

impl ProcurementKind {
    /// The Chinese term.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Goods => "货物",
            Self::Works => "工程",
            Self::Services => "服务",
        }
    }
}

/// Edition of a catalogue or standard (版本), named by its year of publication.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CatalogueEdition(pub u16);

impl fmt::Display for CatalogueEdition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 年版", self.0)
    }
}

/// Detail of a procurement item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProcurementDetail {
    /// Goods, works or services.
    pub kind: ProcurementKind,
    /// The catalogue the item is of.
    pub edition: CatalogueEdition,
    /// Whether the official catalogue has nothing finer. The list holds a selection, so an item without
    /// children here need not be a leaf there.
    pub leaf: bool,
    /// Whether the item is a general-purpose one (通用), where known.
    pub common: Option<bool>,
}

/// Depreciation life of an asset class in years (折旧年限).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceLife {
    /// No shorter than this.
    pub min: u8,
    /// No longer than this, where the standard gives a range.
    pub max: Option<u8>,
    /// Of the years given.
    pub certainty: Certainty,
}

/// Detail of an asset class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssetClassDetail {
    /// The standard the class is of.
    pub edition: CatalogueEdition,
    /// The classes of the edition of 2010 whose things are found here now.
    pub former: Vec<AssetClassCode>,
    /// How long things of the class are depreciated, where there is a rule.
    pub life: Option<ServiceLife>,
}

/// Detail of an income item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IncomeDetail {
    /// The money the item is; none for totals and groups.
    pub funds: FundSet,
    /// What published tables call the item; the same words can stand for several items.
    pub aliases: Vec<String>,
}
