//! Dated parameters: one concept each, values by year, with unit and source.

use rust_decimal::Decimal;
use serde::Deserialize;
use thiserror::Error;

use crate::codes::BudgetYear;

/// What parameters are about; lists show them by it (参数类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterFamily {
    /// Staff and their pay.
    Staff,
    /// The trio, meetings, training and vehicles.
    Operating,
    /// What expenditure is made of, and how it changes.
    Totals,
    /// Projects and their performance.
    Projects,
    /// Government procurement.
    Procurement,
    /// Assets.
    Assets,
    /// How finely the audit measures.
    Measures,
}

impl ParameterFamily {
    /// The name in lists.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Staff => "人员经费",
            Self::Operating => "三公经费与公用经费",
            Self::Totals => "支出结构与增减",
            Self::Projects => "项目与绩效",
            Self::Procurement => "政府采购",
            Self::Assets => "资产",
            Self::Measures => "审核尺度",
        }
    }
}

/// Declares the parameters, each with its family and official term.
macro_rules! parameters {
    ($($variant:ident: $family:ident = $label:literal),+ $(,)?) => {
        /// The parameters that rules use (参数标识), by families; a pack has a value for each.
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

            /// What it is about.
            #[must_use]
            pub const fn family(self) -> ParameterFamily {
                match self { $(Self::$variant => ParameterFamily::$family),+ }
            }

            /// The name in files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            /// The parameter of a name in files.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|id| id.name() == name)
            }
        }
    };
}

parameters! {
    StaffControlRate: Staff = "在职人员控制率上限",
    PensionRate: Staff = "机关事业单位基本养老保险单位缴费比例",
    AnnuityRate: Staff = "职业年金单位缴费比例",
    MedicalRate: Staff = "职工基本医疗保险单位缴费比例上限",
    OtherInsuranceRate: Staff = "其他社会保障缴费比例上限",
    HousingFundRate: Staff = "住房公积金单位缴存比例上限",
    UnionRate: Staff = "工会经费拨缴比例",
    WelfareRate: Staff = "福利费计提比例上限",
    TravelAllowance: Staff = "公务交通补贴标准上限",
    PayPerHeadChange: Staff = "人均工资须核对的变动幅度",
    VehicleRunningCost: Operating = "公务用车运行费单车标准",
    ReceptionShare: Operating = "公务接待费占公用经费的比例上限",
    MeetingDailyCap: Operating = "会议费综合定额上限",
    TrainingDailyCap: Operating = "培训费综合定额上限",
    TrainingShare: Operating = "培训费占工资总额的比例上限",
    CauseThreshold: Totals = "须说明原因的变动幅度",
    CauseFloor: Totals = "不须说明原因的变动数额",
    TotalChange: Totals = "合计与上年相比须核对的变动幅度",
    ControlUnused: Totals = "控制数空余须核对的比重",
    ProjectShare: Totals = "项目支出比重上限",
    OtherShareOfCategory: Totals = "“其他”科目占一类支出的比重上限",
    OtherShareOfProject: Totals = "“其他”科目占一个项目的比重上限",
    OtherShareFloor: Totals = "“其他”科目不论比重的数额",
    AppraisalThreshold: Projects = "新增项目须作事前绩效评估的金额",
    CarryOverShare: Projects = "上年结转占项目支出的比重",
    RoundProjectAmount: Projects = "应有测算的整数金额",
    WeightTotal: Projects = "绩效指标权重合计",
    ExecutionWeight: Projects = "预算执行率的权重",
    HeadStandardTolerance: Projects = "人数×标准与项目金额的容许幅度",
    PerHeadSpread: Projects = "同一指标人均金额的最大倍数",
    DecentralizedLimit: Procurement = "分散采购限额标准（货物、服务）",
    WorksLimit: Procurement = "分散采购限额标准（工程）",
    SmeGoodsShare: Procurement = "货物、服务采购预留中小企业份额",
    SmeWorksShare: Procurement = "工程采购预留中小企业份额",
    MicroShare: Procurement = "预留份额中小微企业比例",
    OfficeAreaPerHead: Assets = "人均办公用房面积上限",
    RoundingTolerance: Measures = "四舍五入容许差",
    PayBaseTolerance: Measures = "缴费基数容许差",
}

/// The highest value of a parameter in percent.
const PERCENT_MOST: Decimal = Decimal::ONE_THOUSAND;

/// Why a number can't be the value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ParameterError {
    /// Below zero.
    #[error("采用的值不能是负数")]
    Negative,
    /// More percent than make sense.
    #[error("采用的百分比应在 0 到 1000 之间")]
    TooManyPercent,
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
    /// Whether its values are percentages.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.unit == "%"
    }

    /// Whether a number can be its value at all; whether it is right is for its source to say.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the number.
    pub fn check(&self, value: Decimal) -> Result<(), ParameterError> {
        if value < Decimal::ZERO {
            Err(ParameterError::Negative)
        } else if self.is_percent() && value > PERCENT_MOST {
            Err(ParameterError::TooManyPercent)
        } else {
            Ok(())
        }
    }

    /// The value in a year.
    #[must_use]
    pub fn in_year(&self, year: BudgetYear) -> Option<&ParameterValue> {
        self.values
            .iter()
            .filter(|value| value.from <= year)
            .max_by_key(|value| value.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unit: &str, value: i64, expected: Result<(), ParameterError>) {
        let parameter = Parameter {
            id: ParameterId::PensionRate,
            unit: unit.to_owned(),
            values: Vec::new(),
        };
        assert_eq!(parameter.check(Decimal::from(value)), expected);
    }

    #[test]
    fn a_value_is_not_negative_and_a_percentage_has_a_limit() {
        check("%", 0, Ok(()));
        check("%", 1000, Ok(()));
        check("%", 1001, Err(ParameterError::TooManyPercent));
        check("元", 400_000, Ok(()));
        check("元", -1, Err(ParameterError::Negative));
    }

    #[test]
    fn families_stand_together() {
        let families: Vec<_> = ParameterId::ALL.iter().map(|id| id.family()).collect();
        assert!(families.is_sorted());
    }
}
