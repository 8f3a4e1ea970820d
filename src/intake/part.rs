//! What can be taken over from last year's file, part by part.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::intake::Setup;
use crate::intake::prior::prior_amounts;
use crate::intake::select::select;
use crate::model::Budget;
use crate::model::RecordKind;
use crate::packs::Pack;

/// What can be taken over from last year's file (带入内容).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 单位与内设机构
    Units,
    /// 人员编制
    Staffing,
    /// 公务用车
    Vehicles,
    /// 延续项目
    Projects,
    /// 收入支出行
    Lines,
    /// 采购、购买服务与债务
    Procurement,
    /// 资产存量
    Assets,
    /// 整体绩效
    Performance,
    /// 上年数
    PriorAmounts,
}

impl Part {
    /// The parts in the order shown.
    pub const ALL: [Self; 9] = [
        Self::Units,
        Self::Staffing,
        Self::Vehicles,
        Self::Projects,
        Self::Lines,
        Self::Procurement,
        Self::Assets,
        Self::Performance,
        Self::PriorAmounts,
    ];

    /// The term shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Units => "单位与内设机构",
            Self::Staffing => "人员编制",
            Self::Vehicles => "公务用车",
            Self::Projects => "延续项目",
            Self::Lines => "收入支出行",
            Self::Procurement => "采购、购买服务与债务",
            Self::Assets => "资产存量",
            Self::Performance => "整体绩效",
            Self::PriorAmounts => "上年数",
        }
    }

    /// How it is taken over.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Units => "编码、名称、性质、职责照带",
            Self::Staffing => "上年实有数取上年实有，实有数暂同上年",
            Self::Vehicles => "用途、编制与实有辆数照带",
            Self::Projects => "结束年度不早于新年度的项目，连同目标和指标",
            Self::Lines => "单位、科目、项目、来源照带，金额见下",
            Self::Procurement => "内容、品目、来源照带，金额见下",
            Self::Assets => "存量与资产卡片照带",
            Self::Performance => "年度目标、主要任务和部门整体指标",
            Self::PriorAmounts => "由上年各表算出，供与本年对照",
        }
    }
}

/// What becomes of last year's amounts (金额处理).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amounts {
    /// Nothing is left of them but the prior-year amount of revenue.
    #[default]
    Zero,
    /// They stand until they are changed.
    Keep,
}

impl Amounts {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Zero, Self::Keep];

    /// The words shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Zero => "金额清零",
            Self::Keep => "保留上年金额",
        }
    }
}

/// What is to be taken over (带入选择).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takes {
    /// The parts.
    pub parts: BTreeSet<Part>,
    /// What becomes of the amounts of lines and rows.
    pub amounts: Amounts,
}

/// All but what is planned anew each year.
impl Default for Takes {
    fn default() -> Self {
        let parts = Part::ALL.into_iter();
        Self {
            parts: parts.filter(|part| *part != Part::Procurement).collect(),
            amounts: Amounts::default(),
        }
    }
}

/// How many records of which kind each part would bring.
#[must_use]
pub fn survey(
    last: &Budget,
    setup: &Setup,
    pack: &Pack,
) -> BTreeMap<Part, BTreeMap<RecordKind, usize>> {
    let mut found: BTreeMap<Part, BTreeMap<RecordKind, usize>> = BTreeMap::new();
    let takes = Takes::default();
    for part in Part::ALL {
        let kinds = found.entry(part).or_default();
        for record in select(last, setup.year, part, &takes) {
            *kinds.entry(record.id().kind()).or_default() += 1;
        }
    }
    let prior = prior_amounts(last, setup, pack).len();
    if prior > 0 {
        found
            .entry(Part::PriorAmounts)
            .or_default()
            .insert(RecordKind::PriorAmount, prior);
    }
    found
}
