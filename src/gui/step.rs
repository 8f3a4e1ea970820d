//! The steps of a year's work, in the order they are taken; the list at the left of the window.
//!
//! Which records a step holds is in `records::sheet`.

/// A step (编制步骤).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 概览
    #[default]
    Overview,
    /// 封面
    Cover,
    /// 单位与人员
    Units,
    /// 收入
    Revenue,
    /// 基本支出
    Basic,
    /// 项目
    Projects,
    /// 采购、购买服务、债务
    Procurement,
    /// 资产
    Assets,
    /// 绩效
    Performance,
    /// 文字与上年数
    Texts,
    /// 轮次与控制数
    Rounds,
    /// 审核
    Audit,
    /// 报表
    Tables,
}

impl Step {
    /// The steps from top to bottom.
    pub const ALL: [Self; 13] = [
        Self::Overview,
        Self::Cover,
        Self::Units,
        Self::Revenue,
        Self::Basic,
        Self::Projects,
        Self::Procurement,
        Self::Assets,
        Self::Performance,
        Self::Texts,
        Self::Rounds,
        Self::Audit,
        Self::Tables,
    ];

    /// The name in the list.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Overview => "概览",
            Self::Cover => "封面",
            Self::Units => "单位与人员",
            Self::Revenue => "收入",
            Self::Basic => "基本支出",
            Self::Projects => "项目",
            Self::Procurement => "采购与债务",
            Self::Assets => "资产",
            Self::Performance => "绩效",
            Self::Texts => "文字与上年数",
            Self::Rounds => "轮次与控制数",
            Self::Audit => "审核",
            Self::Tables => "报表",
        }
    }

    /// The name where there is little room.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Overview => "概览",
            Self::Cover => "封面",
            Self::Units => "单位",
            Self::Revenue => "收入",
            Self::Basic => "基本",
            Self::Projects => "项目",
            Self::Procurement => "采购",
            Self::Assets => "资产",
            Self::Performance => "绩效",
            Self::Texts => "文字",
            Self::Rounds => "轮次",
            Self::Audit => "审核",
            Self::Tables => "报表",
        }
    }

    /// What is done in it, in a sentence.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Overview => "编制进度、收支平衡、大额支出和待处理的事项",
            Self::Cover => "填写部门、年度、轮次和录入金额单位",
            Self::Units => "填写单位、内设机构、编制与实有人数、公务用车",
            Self::Revenue => "按资金来源填写收入，区分本年与上年结转",
            Self::Basic => "填写人员经费、公用经费和其他非项目支出",
            Self::Projects => "填写项目、项目支出、测算明细和分年度计划",
            Self::Procurement => "填写政府采购、政府购买服务和债务支出",
            Self::Assets => "填写资产存量、资产卡片和新增资产配置",
            Self::Performance => "填写年度主要任务和绩效指标",
            Self::Texts => "填写增减原因等文字说明和上年数",
            Self::Rounds => "填写控制数并与预算数核对；冻结各轮次，查看、对照存档",
            Self::Audit => "逐条处理错误和警告，直到没有错误",
            Self::Tables => "预览全套报表，点数字看它由哪些行构成",
        }
    }

    /// Whether something is filled in in it.
    pub const fn is_filled_in(self) -> bool {
        !matches!(self, Self::Overview | Self::Audit | Self::Tables)
    }

    /// Whether the list of findings stands beside it; some steps show findings of their own.
    pub const fn has_findings_beside(self) -> bool {
        !matches!(self, Self::Overview | Self::Audit)
    }

    /// Whether the balance of the budget is worked on in it.
    pub const fn has_balance(self) -> bool {
        matches!(self, Self::Revenue | Self::Basic | Self::Projects)
    }
}
