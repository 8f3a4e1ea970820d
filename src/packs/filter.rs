//! Which records a figure sums: the closed set of conditions a definition can name.

use serde::Deserialize;
use serde::Serialize;

use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::model::FundSource;
use crate::model::Guarantee;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::RecordKind;

/// What kind of records a figure sums (取数来源).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// Revenue lines.
    Revenue,
    /// Expenditure lines.
    Expenditure,
    /// Procurement rows.
    Procurement,
    /// Purchased services.
    Services,
    /// Debt rows.
    Debt,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 5] = [
        Self::Revenue,
        Self::Expenditure,
        Self::Procurement,
        Self::Services,
        Self::Debt,
    ];

    /// The kind of record it sums.
    #[must_use]
    pub const fn record_kind(self) -> RecordKind {
        match self {
            Self::Revenue => RecordKind::Revenue,
            Self::Expenditure => RecordKind::Line,
            Self::Procurement => RecordKind::Procurement,
            Self::Services => RecordKind::Service,
            Self::Debt => RecordKind::Debt,
        }
    }
}

/// A condition on a record (取数条件); conditions in a list must all hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filter {
    /// One of these kinds of expenditure.
    Kind(Vec<LineKind>),
    /// 基本支出: personnel and operating costs.
    Basic,
    /// Everything but 年终结转结余.
    Spending,
    /// One of these sources of money.
    Fund(Vec<FundSource>),
    /// 财政拨款: general budget, government funds, state capital.
    Appropriation,
    /// 单位资金.
    OwnMoney,
    /// 本年 or 上年结转.
    Origin(Origin),
    /// Under one of these functional codes, of any level.
    Function(Vec<FunctionCode>),
    /// Under one of these departmental economic codes.
    Economic(Vec<EconomicCode>),
    /// Under one of these government economic codes.
    Government(Vec<GovernmentCode>),
    /// Of one of these guarantee classes.
    Guarantee(Vec<Guarantee>),
    /// Marked 政府采购.
    Procured,
    /// Marked 购买服务.
    ServicePurchase,
    /// Marked 债务.
    Debt,
    /// Belonging to a project.
    InProject,
}

/// A figure: what is summed under which conditions (取数口径).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The records.
    pub of: Source,
    /// The conditions.
    pub filters: Vec<Filter>,
}

impl Measure {
    /// This measure with more conditions.
    #[must_use]
    pub fn and(&self, filters: &[Filter]) -> Self {
        let mut all = self.filters.clone();
        all.extend_from_slice(filters);
        Self {
            of: self.of,
            filters: all,
        }
    }
}
