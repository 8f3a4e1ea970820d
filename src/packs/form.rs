//! What a performance form can say.

use serde::Deserialize;

/// A performance form (绩效目标表).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormDef {
    /// One form for whom.
    pub owner: FormOwner,
    /// The title of each form, as [`FormItem`] and with `{index}`; empty where all have that of the table.
    #[serde(default)]
    pub title: String,
    /// Rows of label and text above the tasks.
    pub head: Vec<Vec<FormItem>>,
    /// The block of main tasks.
    #[serde(default)]
    pub tasks: Option<TasksDef>,
    /// Rows of label and text below the tasks.
    #[serde(default)]
    pub below: Vec<Vec<FormItem>>,
    /// The label beside the indicators.
    #[serde(default)]
    pub side_label: String,
    /// The first two levels of its indicators, in order; empty where the form prescribes none.
    #[serde(default)]
    pub levels: Vec<LevelDef>,
}

/// A first-level indicator of a form with what it divides into (一级指标及其二级指标).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelDef {
    /// The first level.
    pub one: String,
    /// The second levels under it.
    pub two: Vec<String>,
}

/// For whom a form is made (填报对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum FormOwner {
    /// Units with tasks, a goal or indicators.
    Unit,
    /// Projects with a goal or indicators.
    Project,
}

/// A label with its text; `{unit}`, `{unit_code}`, `{division}`, `{department}`, `{project}`,
/// `{amount}`, `{goal}` are filled in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormItem {
    /// The label.
    pub label: String,
    /// The text.
    pub text: String,
}

/// The block of main tasks of a form (年度主要任务).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TasksDef {
    /// The label beside the tasks.
    pub label: String,
    /// The header of the task column.
    pub task: String,
    /// The header of the amount column.
    pub amount: String,
}

/// A part of a performance indicator (指标内容).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum IndicatorText {
    /// 一级指标.
    LevelOne,
    /// 二级指标.
    LevelTwo,
    /// 三级指标.
    LevelThree,
    /// 运算符号.
    Operator,
    /// 指标值.
    Value,
    /// 度量单位.
    Measure,
    /// 指标值 with operator and unit in one cell: `≥95%`.
    WholeValue,
    /// 完成时限.
    Deadline,
    /// 绩效指标描述.
    Description,
    /// 指标值确定依据.
    ValueBasis,
    /// 权重.
    Weight,
    /// 优.
    Excellent,
    /// 良.
    Good,
    /// 中.
    Fair,
    /// 差.
    Poor,
}
