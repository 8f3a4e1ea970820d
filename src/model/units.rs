//! The cover, units, their offices, heads and vehicles.

use crate::codes::BudgetYear;
use crate::model::Budget;
use crate::model::LEVEL_LIMIT;
use crate::model::choices::BudgetKind;
use crate::model::choices::FundingMode;
use crate::model::choices::GovernmentLevel;
use crate::model::choices::Round;
use crate::model::choices::StaffCategory;
use crate::model::choices::UnitNature;
use crate::model::choices::UnitRank;
use crate::model::choices::VehicleUse;
use crate::model::ids::OfficeId;
use crate::model::ids::StaffingId;
use crate::model::ids::UnitId;
use crate::model::ids::VehicleId;
use crate::model::value::LongText;
use crate::money::AmountScale;

record! {
    /// The cover of the budget (封面): whose budget it is, for which year, who prepares it.
    Cover(CoverField) {
        department_code / DepartmentCode: String = "主管部门编码",
        department_name / DepartmentName: String = "主管部门名称",
        year / Year: Option<BudgetYear> = "预算年度",
        kind / Kind: BudgetKind = "预算种类",
        round / Round: Round = "编报轮次",
        level / Level: GovernmentLevel = "预算级次",
        division_code / DivisionCode: String = "行政区划代码",
        entry_scale / EntryScale: AmountScale = "录入金额单位",
        leader / Leader: String = "单位负责人",
        finance_lead / FinanceLead: String = "财务负责人",
        preparer / Preparer: String = "编制人",
        phone / Phone: String = "联系电话",
        date / Date: String = "填报日期",
    }
}

record! {
    /// A budget unit (预算单位); units form a tree through `parent`.
    BudgetUnit(UnitField, UnitId) {
        parent / Parent: Option<UnitId> = "上级单位",
        code / Code: String = "单位编码",
        name / Name: String = "单位名称",
        short_name / ShortName: String = "单位简称",
        credit_code / CreditCode: String = "统一社会信用代码",
        nature / Nature: UnitNature = "单位性质",
        rank / Rank: UnitRank = "单位规格",
        funding / Funding: FundingMode = "经费保障形式",
        duties / Duties: LongText = "主要职责",
        performance_goal / PerformanceGoal: LongText = "年度绩效目标",
    }
}

record! {
    /// An internal office or branch of a unit (内设机构).
    Office(OfficeField, OfficeId) {
        unit / Unit: Option<UnitId> = "预算单位",
        name / Name: String = "机构名称",
        duties / Duties: LongText = "职责",
        quota / Quota: u32 = "人员编制",
        leader_posts / LeaderPosts: u32 = "领导职数",
        leader_title / LeaderTitle: String = "领导职务名称",
    }
}

record! {
    /// Quota and heads of one category in one unit (编制与实有人数).
    Staffing(StaffingField, StaffingId) {
        unit / Unit: Option<UnitId> = "预算单位",
        category / Category: StaffCategory = "人员类别",
        quota / Quota: u32 = "编制数",
        actual / Actual: u32 = "实有人数",
        prior_actual / PriorActual: u32 = "上年实有人数",
        note / Note: String = "备注",
    }
}

record! {
    /// Official vehicles of one use in one unit (公务用车).
    Vehicle(VehicleField, VehicleId) {
        unit / Unit: Option<UnitId> = "预算单位",
        usage / Usage: VehicleUse = "用途",
        quota / Quota: u32 = "车辆编制数",
        held / Held: u32 = "实有车辆数",
        note / Note: String = "备注",
    }
}

impl crate::model::value::FieldType for AmountScale {
    const KIND: crate::model::value::ValueKind =
        crate::model::value::ValueKind::Choice(&["元", "万元"]);
    fn to_value(&self) -> crate::model::value::Value {
        crate::model::value::Value::Choice(*self as usize)
    }
    fn from_value(value: crate::model::value::Value) -> Option<Self> {
        match value {
            crate::model::value::Value::Choice(0) => Some(Self::Yuan),
            crate::model::value::Value::Choice(1) => Some(Self::TenThousandYuan),
            _ => None,
        }
    }
}

impl Budget {
    /// Whose budget it is: the only unit, else the department, else the first unit.
    ///
    /// A department's own unit (本级) as the only one is the department.
    #[must_use]
    pub fn owner_name(&self) -> &str {
        let first = self.units.first().map_or("", |unit| unit.name.trim());
        let department = self.cover.department_name.trim();
        let is_own = first.strip_prefix(department) == Some("本级");
        if (self.units.len() == 1 && !is_own) || department.is_empty() {
            first
        } else {
            department
        }
    }

    /// Whether a unit is another one or, over any number of steps, above it (上级).
    #[must_use]
    pub fn is_or_leads(&self, unit: UnitId, other: UnitId) -> bool {
        let parent = |id: &UnitId| self.units.find(*id)?.parent;
        // A tree has no more levels; more would go round in a circle.
        std::iter::successors(Some(other), parent)
            .take(LEVEL_LIMIT + 1)
            .any(|it| it == unit)
    }
}
