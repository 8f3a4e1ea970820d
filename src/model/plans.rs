//! Performance, procurement, purchased services, debt and assets.

use rust_decimal::Decimal;

use crate::codes::AssetClassCode;
use crate::codes::BudgetYear;
use crate::codes::FunctionCode;
use crate::codes::ProcurementCode;
use crate::model::Owner;
use crate::model::choices::FundSource;
use crate::model::choices::Guarantee;
use crate::model::choices::LineKind;
use crate::model::choices::Origin;
use crate::model::choices::ProcurementKind;
use crate::model::choices::ProcurementMode;
use crate::model::choices::SmeReserve;
use crate::model::ids::AcquisitionId;
use crate::model::ids::AssetItemId;
use crate::model::ids::AssetStockId;
use crate::model::ids::DebtId;
use crate::model::ids::IndicatorId;
use crate::model::ids::LineId;
use crate::model::ids::ProcurementId;
use crate::model::ids::ProjectId;
use crate::model::ids::ServiceId;
use crate::model::ids::TaskId;
use crate::model::ids::UnitId;
use crate::model::value::LongText;
use crate::money::Money;

record! {
    /// A main task of the year in the whole-department form (年度主要任务).
    ///
    /// Its amount is the sum of the basic lines of `kind` and `guarantee`, or of the project.
    Task(TaskField, TaskId) {
        unit / Unit: Option<UnitId> = "预算单位",
        name / Name: String = "任务名称",
        kind / Kind: LineKind = "对应支出类别",
        guarantee / Guarantee: Guarantee = "对应保障类别",
        project / Project: Option<ProjectId> = "对应项目",
    }
}

record! {
    /// A performance indicator of a project or of the whole department (绩效指标).
    Indicator(IndicatorField, IndicatorId) {
        owner / Owner: Option<Owner> = "所属单位或项目",
        level_one / LevelOne: String = "一级指标",
        level_two / LevelTwo: String = "二级指标",
        level_three / LevelThree: String = "三级指标",
        operator / Operator: String = "运算符号",
        value / Value: String = "指标值",
        measure / Measure: String = "度量单位",
        weight / Weight: Option<Decimal> = "权重",
        deadline / Deadline: String = "完成时限",
        description / Description: LongText = "绩效指标描述",
        value_basis / ValueBasis: LongText = "指标值确定依据",
        excellent / Excellent: String = "优",
        good / Good: String = "良",
        fair / Fair: String = "中",
        poor / Poor: String = "差",
    }
}

record! {
    /// A procurement row (政府采购).
    ProcurementRow(ProcurementField, ProcurementId) {
        unit / Unit: Option<UnitId> = "预算单位",
        project / Project: Option<ProjectId> = "项目",
        line / Line: Option<LineId> = "支出行",
        item / Item: String = "采购物品名称",
        code / Code: Option<ProcurementCode> = "采购品目",
        kind / Kind: ProcurementKind = "采购类别",
        measure / Measure: String = "计量单位",
        quantity / Quantity: Option<Decimal> = "数量",
        unit_price / UnitPrice: Money = "单价",
        amount / Amount: Money = "采购金额",
        fund / Fund: FundSource = "资金来源",
        origin / Origin: Origin = "本年或结转",
        mode / Mode: ProcurementMode = "采购组织形式",
        sme_reserve / SmeReserve: SmeReserve = "面向中小企业预留",
        sme_amount / SmeAmount: Money = "预留金额",
        month / Month: u32 = "计划月份",
        note / Note: String = "备注",
    }
}

record! {
    /// A purchased service (政府购买服务).
    ServicePurchase(ServiceField, ServiceId) {
        unit / Unit: Option<UnitId> = "预算单位",
        project / Project: Option<ProjectId> = "项目",
        line / Line: Option<LineId> = "支出行",
        function / Function: Option<FunctionCode> = "功能分类（类级）",
        name / Name: String = "购买服务项目名称",
        catalogue / Catalogue: String = "指导目录对应项目",
        amount / Amount: Money = "金额",
        fund / Fund: FundSource = "资金来源",
        origin / Origin: Origin = "本年或结转",
        note / Note: String = "备注",
    }
}

record! {
    /// Expenditure on debt (债务支出).
    DebtRow(DebtField, DebtId) {
        unit / Unit: Option<UnitId> = "预算单位",
        project / Project: Option<ProjectId> = "项目",
        line / Line: Option<LineId> = "支出行",
        amount / Amount: Money = "金额",
        fund / Fund: FundSource = "资金来源",
        origin / Origin: Origin = "本年或结转",
        note / Note: String = "备注",
    }
}

record! {
    /// Assets of one class held at the cut-off date (资产存量).
    AssetStock(AssetStockField, AssetStockId) {
        unit / Unit: Option<UnitId> = "预算单位",
        class / Class: Option<AssetClassCode> = "资产分类",
        item / Item: String = "项目",
        cut_off / CutOff: String = "截止日期",
        quantity / Quantity: Option<Decimal> = "数量",
        measure / Measure: String = "计量单位",
        area / Area: Option<Decimal> = "面积（平方米）",
        value / Value: Money = "价值",
        is_part / IsPart: bool = "其中项",
        note / Note: String = "备注",
    }
}

record! {
    /// A single asset (资产卡片); the items of a class sum to its stock.
    AssetItem(AssetItemField, AssetItemId) {
        unit / Unit: Option<UnitId> = "预算单位",
        class / Class: Option<AssetClassCode> = "资产分类",
        name / Name: String = "资产名称",
        original_value / OriginalValue: Money = "原值",
        acquired / Acquired: String = "取得日期",
        life_years / LifeYears: u32 = "使用年限",
        note / Note: String = "备注",
    }
}

record! {
    /// A planned acquisition (新增资产配置).
    Acquisition(AcquisitionField, AcquisitionId) {
        unit / Unit: Option<UnitId> = "预算单位",
        class / Class: Option<AssetClassCode> = "资产分类",
        item / Item: String = "资产名称",
        quantity / Quantity: Option<Decimal> = "数量",
        measure / Measure: String = "计量单位",
        unit_price / UnitPrice: Money = "单价",
        amount / Amount: Money = "金额",
        replaces / Replaces: String = "更新替换",
        procurement / Procurement: Option<ProcurementId> = "采购行",
        line / Line: Option<LineId> = "支出行",
        year / Year: Option<BudgetYear> = "配置年度",
        note / Note: String = "备注",
    }
}
