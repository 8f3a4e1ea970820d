//! How field values show, and the sentences for typed text that is none; reading is in `reader`.

use thiserror::Error;

use crate::codes::CodeError;
use crate::codes::YearError;
use crate::model::Budget;
use crate::model::LineId;
use crate::model::Owner;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::TEXT_LIMIT;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::AmountError;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::ZeroStyle;

/// Why a typed text can't be taken into a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// More than a cell of a workbook holds.
    #[error("文字有 {length} 字，一栏最多 {TEXT_LIMIT} 字：请缩短，或分几栏填写")]
    TooLong {
        /// How long it is.
        length: usize,
    },
    /// Not an amount or a number.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Not a code.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Not the name of a code.
    #[error("没有名为“{text}”的{list}：请填编码，或从列表中选择")]
    NoCode {
        /// What was typed.
        text: String,
        /// What was looked for.
        list: &'static str,
    },
    /// The name of several codes.
    #[error("有 {} 个{list}名为“{text}”：请改填编码（{}）", codes.len(), codes.join("、"))]
    AmbiguousCode {
        /// What was typed.
        text: String,
        /// What was looked for.
        list: &'static str,
        /// The codes of that name.
        codes: Vec<String>,
    },
    /// Not a year.
    #[error(transparent)]
    Year(#[from] YearError),
    /// Not a whole number.
    #[error("“{text}”不能作为个数：请填 0 或正整数")]
    NotCount {
        /// What was typed.
        text: String,
    },
    /// Neither yes nor no.
    #[error("“{text}”不能识别：请填“是”或“否”")]
    NotFlag {
        /// What was typed.
        text: String,
    },
    /// Not one of the choices.
    #[error("“{text}”不在可选项中：可填 {}", choices.join("、"))]
    NotChoice {
        /// What was typed.
        text: String,
        /// What can be chosen.
        choices: &'static [&'static str],
    },
    /// Nothing, where something has to be chosen.
    #[error("此栏不能为空：可填 {}", choices.join("、"))]
    NoChoice {
        /// What can be chosen.
        choices: &'static [&'static str],
    },
    /// No record of that name or code.
    #[error("没有名为“{text}”的{}：请先新增，或从列表中选择", kind.label())]
    NoRecord {
        /// What was typed.
        text: String,
        /// What was looked for.
        kind: RecordKind,
    },
    /// Several records of that name.
    #[error("有 {count} 个{}名为“{text}”：请改填编码，或从列表中选择", kind.label())]
    Ambiguous {
        /// What was typed.
        text: String,
        /// What was looked for.
        kind: RecordKind,
        /// How many were found.
        count: usize,
    },
    /// The field isn't one to type into.
    #[error("此栏不能直接填写")]
    NotTyped,
}

/// A field's value as people read it; `scale` for amounts, which show zero as nothing.
#[must_use]
pub fn show_value(budget: &Budget, value: &Value, scale: AmountScale, kind: ValueKind) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Money(amount) => show_amount(*amount, scale),
        Value::Number(number) => number.normalize().to_string(),
        Value::Count(count) => count.to_string(),
        Value::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::Year(year) => year.to_string(),
        Value::Choice(at) => match kind {
            ValueKind::Choice(labels) => labels.get(*at).copied().unwrap_or_default().to_owned(),
            _ => at.to_string(),
        },
        Value::Function(code) => code.to_string(),
        Value::Economic(code) => code.to_string(),
        Value::Government(code) => code.to_string(),
        Value::Procurement(code) => code.to_string(),
        Value::AssetClass(code) => code.to_string(),
        Value::Unit(_)
        | Value::Project(_)
        | Value::Line(_)
        | Value::ProcurementRow(_)
        | Value::Owner(_) => value
            .reference()
            .map(|id| budget.name_of(id))
            .unwrap_or_default(),
        Value::Snapshot(_) => "存档".to_owned(),
    }
}

/// An amount with as many decimals as it needs, at least two.
fn show_amount(amount: crate::money::Money, scale: AmountScale) -> String {
    let mut format = AmountFormat::new(scale);
    format.zero = ZeroStyle::Blank;
    while format.rounded(amount) != amount && format.decimals < 6 {
        format.decimals += 1;
    }
    format.show(amount)
}

impl Value {
    /// The record this value points to.
    #[must_use]
    pub fn reference(&self) -> Option<RecordId> {
        match self {
            Self::Unit(id) | Self::Owner(Owner::Unit(id)) => Some((*id).into()),
            Self::Project(id) | Self::Owner(Owner::Project(id)) => Some((*id).into()),
            Self::Line(id) | Self::Owner(Owner::Line(id)) => Some((*id).into()),
            Self::ProcurementRow(id) => Some((*id).into()),
            _ => None,
        }
    }

    /// The value that points to a record; only some kinds can be pointed to.
    #[must_use]
    pub fn from_reference(id: RecordId) -> Option<Self> {
        match id {
            RecordId::Unit(id) => Some(Self::Unit(id)),
            RecordId::Project(id) => Some(Self::Project(id)),
            RecordId::Line(id) => Some(Self::Line(id)),
            RecordId::Procurement(id) => Some(Self::ProcurementRow(id)),
            _ => None,
        }
    }
}

impl Budget {
    /// What a record is called in sentences and lists: its name, or its kind and position.
    #[must_use]
    pub fn name_of(&self, id: RecordId) -> String {
        let name = match id {
            RecordId::Unit(id) => self.units.find(id).map(|unit| unit.name.as_str()),
            RecordId::Office(id) => self.offices.find(id).map(|office| office.name.as_str()),
            RecordId::Project(id) => self.projects.find(id).map(|project| project.name.as_str()),
            RecordId::Procurement(id) => self.procurement.find(id).map(|row| row.item.as_str()),
            RecordId::Service(id) => self.services.find(id).map(|row| row.name.as_str()),
            RecordId::Indicator(id) => self.indicators.find(id).map(|it| it.level_three.as_str()),
            RecordId::Task(id) => self.tasks.find(id).map(|task| task.name.as_str()),
            _ => None,
        };
        match name {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => self.place_of(id),
        }
    }

    /// The kind and position of a record, as shown in its list: `支出行 第 12 行`.
    #[must_use]
    pub fn place_of(&self, id: RecordId) -> String {
        match self.position(id) {
            Some(at) => format!("{} 第 {} 行", id.kind().label(), at + 1),
            None => format!("{}（已删除）", id.kind().label()),
        }
    }

    /// The record of a kind whose place a text tells as [`Budget::place_of`] does.
    #[must_use]
    pub(in crate::model) fn at_place(&self, kind: RecordKind, text: &str) -> Option<RecordId> {
        let row = text.strip_prefix(kind.label())?.trim().strip_prefix('第')?;
        let row: usize = row.strip_suffix('行')?.trim().parse().ok()?;
        self.id_at(kind, row.checked_sub(1)?)
    }

    /// The line, when it exists.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&crate::model::ExpenditureLine> {
        self.expenditure.find(id)
    }
}
