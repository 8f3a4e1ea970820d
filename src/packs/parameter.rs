//! Dated parameters: one concept each, values by year, with unit and source.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::codes::BudgetYear;

/// Declares the parameters, each with its official term.
macro_rules! parameters {
    ($($variant:ident = $label:literal),+ $(,)?) => {
        /// The parameters that rules use (参数标识); a pack has a value for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum ParameterId {
            $(#[doc = $label] $variant),+
        }

        impl ParameterId {
            /// Every parameter.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The official term.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The name in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }
        }
    };
}

parameters! {
    StaffControlRate = "在职人员控制率上限",
    RoundingTolerance = "四舍五入容许差",
    CauseThreshold = "须说明原因的变动幅度",
    PensionRate = "机关事业单位基本养老保险单位缴费比例",
    AnnuityRate = "职业年金单位缴费比例",
    HousingFundRate = "住房公积金单位缴存比例上限",
    MedicalRate = "职工基本医疗保险单位缴费比例上限",
    OtherInsuranceRate = "其他社会保障缴费比例上限",
    UnionRate = "工会经费拨缴比例",
    WelfareRate = "福利费计提比例上限",
    PayBaseTolerance = "缴费基数容许差",
    TravelAllowance = "公务交通补贴标准上限",
    VehicleRunningCost = "公务用车运行费单车标准",
    ReceptionShare = "公务接待费占公用经费的比例上限",
    TrainingShare = "培训费占工资总额的比例上限",
    MeetingDailyCap = "会议费综合定额上限",
    TrainingDailyCap = "培训费综合定额上限",
    DecentralizedLimit = "分散采购限额标准（货物、服务）",
    WorksLimit = "分散采购限额标准（工程）",
    SmeGoodsShare = "货物、服务采购预留中小企业份额",
    SmeWorksShare = "工程采购预留中小企业份额",
    MicroShare = "预留份额中小微企业比例",
    OfficeAreaPerHead = "人均办公用房面积上限",
    AppraisalThreshold = "新增项目须作事前绩效评估的金额",
    CarryOverShare = "上年结转占项目支出的比重",
    ExecutionWeight = "预算执行率的权重",
    HeadStandardTolerance = "人数×标准与项目金额的容许幅度",
    PerHeadSpread = "同一指标人均金额的最大倍数",
    RoundProjectAmount = "应有测算的整数金额",
    WeightTotal = "绩效指标权重合计",
    OtherShareFloor = "“其他”科目不论比重的数额",
    OtherShareOfCategory = "“其他”科目占一类支出的比重上限",
    OtherShareOfProject = "“其他”科目占一个项目的比重上限",
    TotalChange = "合计与上年相比须核对的变动幅度",
    ControlUnused = "控制数空余须核对的比重",
    ProjectShare = "项目支出比重上限",
    PayPerHeadChange = "人均工资须核对的变动幅度",
}

/// A parameter (参数).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Which one.
    pub id: ParameterId,
    /// The unit of its values, as people write it.
    pub unit: String,
    /// Its values.
    pub values: Vec<ParameterValue>,
}

/// A value from some year on (参数值).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParameterValue {
    /// The first year it holds; it holds until the next value.
    pub from: BudgetYear,
    /// The value.
    pub value: Decimal,
    /// The document and article it comes from.
    pub source: String,
}

impl Parameter {
    /// The value in a year.
    #[must_use]
    pub fn in_year(&self, year: BudgetYear) -> Option<&ParameterValue> {
        self.values
            .iter()
            .filter(|value| value.from <= year)
            .max_by_key(|value| value.from)
    }
}
