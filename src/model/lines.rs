//! Revenue and expenditure lines, projects and how their amounts are costed.

use rust_decimal::Decimal;

use crate::codes::BudgetYear;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::model::Owner;
use crate::model::choices::FundSource;
use crate::model::choices::Guarantee;
use crate::model::choices::LineKind;
use crate::model::choices::Origin;
use crate::model::choices::ProjectClass;
use crate::model::choices::ProjectStage;
use crate::model::ids::CostingId;
use crate::model::ids::LineId;
use crate::model::ids::ProjectId;
use crate::model::ids::ProjectYearId;
use crate::model::ids::RevenueId;
use crate::model::ids::UnitId;
use crate::model::value::LongText;
use crate::money::Money;

record! {
    /// A revenue line (收入预算行).
    RevenueLine(RevenueField, RevenueId) {
        unit / Unit: Option<UnitId> = "预算单位",
        source / Source: FundSource = "资金来源",
        origin / Origin: Origin = "本年或结转",
        function / Function: Option<FunctionCode> = "功能科目",
        amount / Amount: Money = "预算数",
        prior_amount / PriorAmount: Money = "上年预算数",
        document_number / DocumentNumber: String = "指标文号",
        note / Note: String = "备注",
    }
}

record! {
    /// An expenditure line (支出预算行): what every official table is a projection of.
    ///
    /// The government economic class follows from the crosswalk and the unit's nature unless
    /// `government` overrides it.
    ExpenditureLine(LineField, LineId) {
        unit / Unit: Option<UnitId> = "预算单位",
        kind / Kind: LineKind = "支出类别",
        project / Project: Option<ProjectId> = "项目",
        function / Function: Option<FunctionCode> = "功能科目",
        economic / Economic: Option<EconomicCode> = "部门经济科目",
        government / Government: Option<GovernmentCode> = "政府经济科目",
        fund / Fund: FundSource = "资金来源",
        origin / Origin: Origin = "本年或结转",
        amount / Amount: Money = "预算数",
        guarantee / Guarantee: Guarantee = "保障类别",
        is_procured / IsProcured: bool = "政府采购",
        is_service_purchase / IsServicePurchase: bool = "购买服务",
        is_debt / IsDebt: bool = "债务",
        is_adjustment / IsAdjustment: bool = "调减行",
        note / Note: String = "备注",
    }
}

record! {
    /// A spending project (项目).
    Project(ProjectField, ProjectId) {
        code / Code: String = "项目编码",
        name / Name: String = "项目名称",
        class / Class: ProjectClass = "项目类别",
        stage / Stage: ProjectStage = "新增或延续",
        unit / Unit: Option<UnitId> = "实施单位",
        department / Department: String = "主管部门",
        content / Content: LongText = "项目内容",
        basis / Basis: LongText = "立项依据",
        start_year / StartYear: Option<BudgetYear> = "起始年度",
        end_year / EndYear: Option<BudgetYear> = "结束年度",
        priority / Priority: u32 = "优先级",
        goal_duty / GoalDuty: GoalDuty = "绩效目标要求",
        goal / Goal: LongText = "总体目标",
        note / Note: String = "备注",
    }
}

record! {
    /// One step of how an amount is computed: standard × quantity × times (测算明细).
    CostingLine(CostingField, CostingId) {
        owner / Owner: Option<Owner> = "所属项目或支出行",
        item / Item: String = "测算内容",
        standard / Standard: Option<Decimal> = "标准（元）",
        quantity / Quantity: Option<Decimal> = "数量",
        times / Times: Option<Decimal> = "次数",
        amount / Amount: Money = "金额",
        note / Note: String = "备注",
    }
}

record! {
    /// One year of a project's plan (分年度计划).
    ProjectYear(ProjectYearField, ProjectYearId) {
        project / Project: Option<ProjectId> = "项目",
        year / Year: Option<BudgetYear> = "年度",
        amount / Amount: Money = "计划金额",
        note / Note: String = "备注",
    }
}

choices! {
    /// Whether a project must have performance goals (绩效目标要求).
    GoalDuty { Required = "应编制", Exempt = "不需编制" }
}
