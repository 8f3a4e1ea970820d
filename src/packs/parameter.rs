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
