//! What is wrong with a formula, as sentences, with the place in its text.

use thiserror::Error;

use crate::packs::formula::FORMULA_DEPTH;
use crate::packs::formula::FORMULA_LENGTH;

/// A mistake in a formula, and where it is (公式错误).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("第 {} 字处：{problem}", at + 1)]
pub struct FormulaError {
    /// The character at which it shows, counted from 0.
    pub at: usize,
    /// What is wrong.
    pub problem: FormulaProblem,
}

/// What is wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the sentence names every field")]
pub enum FormulaProblem {
    #[error("还没有写公式，例如 表3[合计, 合计]")]
    Empty,
    #[error("公式过长，最多 {FORMULA_LENGTH} 字")]
    TooLong,
    #[error("括号嵌套过深，最多 {FORMULA_DEPTH} 层")]
    TooDeep,
    #[error("这里应写取数，例如 表3[合计, 合计] 或 支出{{功能=20805}}")]
    ItemExpected,
    #[error("“{name}”后面应写 [行, 栏]")]
    BracketExpected { name: String },
    #[error("“{name}”后面应写条件，例如 {name}{{资金=一般公共预算}}")]
    BraceExpected { name: String },
    #[error("这里应写＋、－，或到此结束，不应是“{found}”")]
    Trailing { found: char },
    #[error("行后面应写逗号和栏，例如 [合计, 合计]")]
    CommaExpected,
    #[error("缺少“{mark}”")]
    Unclosed { mark: char },
    #[error("没有名为“{name}”的表{}", offer(near))]
    UnknownTable { name: String, near: Vec<String> },
    #[error("有几张表都叫“{name}”：请改写{}", choices.join("、"))]
    AmbiguousTable { name: String, choices: Vec<String> },
    #[error("{table} 没有金额栏，不能取数")]
    NoAmounts { table: String },
    #[error("{table} 没有“{name}”行{}", offer(near))]
    UnknownRow {
        table: String,
        name: String,
        near: Vec<String>,
    },
    #[error("{table} 有几行都叫“{name}”：请写成{}", choices.join("、"))]
    AmbiguousRow {
        table: String,
        name: String,
        choices: Vec<String>,
    },
    #[error("{table} 没有{level}级科目的行")]
    NoLevel { table: String, level: &'static str },
    #[error("没有编码为 {code} 的科目")]
    UnknownCode { code: String },
    #[error("{table} 没有“{name}”金额栏{}", offer(near))]
    UnknownColumn {
        table: String,
        name: String,
        near: Vec<String>,
    },
    #[error("{table} 有几栏都叫“{name}”：请写成{}", choices.join("、"))]
    AmbiguousColumn {
        table: String,
        name: String,
        choices: Vec<String>,
    },
    #[error("“{one}”和“{other}”不能用在同一条公式里")]
    MixedRows {
        one: &'static str,
        other: &'static str,
    },
    #[error("没有“{name}”这种数据，可写{}", known.join("、"))]
    UnknownSource {
        name: String,
        known: Vec<&'static str>,
    },
    #[error("没有“{name}”这个条件，可写{}", known.join("、"))]
    UnknownCondition {
        name: String,
        known: Vec<&'static str>,
    },
    #[error("“{name}”的值“{value}”不能识别，可写{}", known.join("、"))]
    UnknownValue {
        name: &'static str,
        value: String,
        known: Vec<&'static str>,
    },
    #[error("{reason}")]
    WrongCode { reason: String },
    #[error("{source_name}没有“{name}”可作条件")]
    Unfit {
        source_name: &'static str,
        name: &'static str,
    },
}

/// Why a tie-out of a pack can't be written as formulas (无法写成公式的原因).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unwritable {
    /// The table isn't in the pack, or doesn't have the row or column.
    #[error("规则包没有所引用的表、行或栏（{name}）")]
    Unknown {
        /// The id that isn't known.
        name: String,
    },
    /// It says more than formulas can.
    #[error("用到了公式不能表达的取数（{what}）")]
    Beyond {
        /// What it uses.
        what: &'static str,
    },
}

/// The names that may have been meant.
fn offer(near: &[String]) -> String {
    if near.is_empty() {
        String::new()
    } else {
        format!("，可写{}", near.join("、"))
    }
}
