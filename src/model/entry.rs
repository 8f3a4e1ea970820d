//! Typed text to field values and back, the same for grids, pasted blocks, imports and the command line.

use thiserror::Error;

use crate::codes::BudgetYear;
use crate::codes::CodeError;
use crate::codes::YearError;
use crate::model::Budget;
use crate::model::LineId;
use crate::model::Owner;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::AmountError;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::ZeroStyle;
use crate::money::normalize_digits;
use crate::money::parse_amount;
use crate::money::parse_decimal;

/// Why a typed text can't be taken into a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EntryError {
    /// Not an amount or a number.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Not a code.
    #[error(transparent)]
    Code(#[from] CodeError),
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

/// Reads what was typed into a field; blank text empties it.
///
/// Amounts are in `scale` unless they say otherwise.
///
/// # Errors
/// A Chinese sentence for the person who typed.
pub fn parse_value(
    budget: &Budget,
    kind: ValueKind,
    text: &str,
    scale: AmountScale,
) -> Result<Value, EntryError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return match kind {
            ValueKind::Choice(choices) => Err(EntryError::NoChoice { choices }),
            _ => Ok(Value::Empty),
        };
    }
    Ok(match kind {
        ValueKind::Text => Value::Text(one_line(trimmed)),
        ValueKind::LongText => Value::Text(lines(text.trim_end())),
        ValueKind::Money => Value::Money(parse_amount(trimmed, scale)?),
        ValueKind::Number => Value::Number(parse_decimal(trimmed)?),
        ValueKind::Count => Value::Count(parse_count(trimmed)?),
        ValueKind::Flag => Value::Flag(parse_flag(trimmed)?),
        ValueKind::Year => Value::Year(normalize_digits(trimmed).parse::<BudgetYear>()?),
        ValueKind::Choice(labels) => Value::Choice(parse_choice(trimmed, labels)?),
        ValueKind::Function => Value::Function(code_part(trimmed).parse()?),
        ValueKind::Economic => Value::Economic(code_part(trimmed).parse()?),
        ValueKind::Government => Value::Government(code_part(trimmed).parse()?),
        ValueKind::Procurement => Value::Procurement(code_part(trimmed).parse()?),
        ValueKind::AssetClass => Value::AssetClass(code_part(trimmed).parse()?),
        ValueKind::Reference(kind) => parse_reference(budget, kind, trimmed)?,
        ValueKind::Owner => parse_owner(budget, trimmed)?,
        ValueKind::Snapshot => return Err(EntryError::NotTyped),
    })
}

/// A text for a field of one line: what would break the line, or can't be seen, is a blank.
fn one_line(text: &str) -> String {
    let visible = text.replace("\r\n", " ");
    let visible = visible.replace(is_hidden, " ");
    visible.trim().to_owned()
}

/// A text of several lines; their ends as they are kept.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|mark| is_hidden(mark) && !matches!(mark, '\n' | '\t'), "")
}

/// Control characters and marks that turn the direction of writing.
fn is_hidden(mark: char) -> bool {
    mark.is_control() || matches!(mark, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first word: what was copied from a list reads “30201 办公费”.
fn code_part(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or(text)
}

fn parse_count(text: &str) -> Result<u32, EntryError> {
    let wrong = || EntryError::NotCount {
        text: text.to_owned(),
    };
    let number = match parse_decimal(text) {
        Err(error @ AmountError::Expression { .. }) => return Err(error.into()),
        parsed => parsed.map_err(|_| wrong())?,
    };
    if !number.fract().is_zero() {
        return Err(wrong());
    }
    u32::try_from(number).map_err(|_| wrong())
}

fn parse_flag(text: &str) -> Result<bool, EntryError> {
    match text {
        "是" | "√" | "1" | "true" | "y" | "Y" => Ok(true),
        "否" | "×" | "0" | "false" | "n" | "N" => Ok(false),
        _ => Err(EntryError::NotFlag {
            text: text.to_owned(),
        }),
    }
}

/// A choice by its label, or by a part of it that only one label has.
fn parse_choice(text: &str, labels: &'static [&'static str]) -> Result<usize, EntryError> {
    if let Some(at) = labels.iter().position(|label| *label == text) {
        return Ok(at);
    }
    let mut parts = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label.contains(text));
    match (parts.next(), parts.next()) {
        (Some((at, _)), None) => Ok(at),
        _ => Err(EntryError::NotChoice {
            text: text.to_owned(),
            choices: labels,
        }),
    }
}

/// The name under which a record is shown and found in lists: its code, its name.
fn names(budget: &Budget, kind: RecordKind) -> Vec<(RecordId, &str, &str)> {
    match kind {
        RecordKind::Unit => budget
            .units
            .iter()
            .map(|unit| (unit.id.into(), &*unit.code, &*unit.name))
            .collect(),
        RecordKind::Project => budget
            .projects
            .iter()
            .map(|it| (it.id.into(), &*it.code, &*it.name))
            .collect(),
        RecordKind::Procurement => budget
            .procurement
            .iter()
            .map(|row| (row.id.into(), "", &*row.item))
            .collect(),
        _ => Vec::new(),
    }
}

fn parse_reference(budget: &Budget, kind: RecordKind, text: &str) -> Result<Value, EntryError> {
    if let Some(number) = text.strip_prefix('#') {
        let id = number.parse().ok().map(|number| kind.id(number));
        return match id.filter(|id| budget.contains(*id)) {
            Some(id) => reference_value(id),
            None => Err(EntryError::NoRecord {
                text: text.to_owned(),
                kind,
            }),
        };
    }
    let named = names(budget, kind);
    let by_code: Vec<_> = named.iter().filter(|(_, code, _)| *code == text).collect();
    let found = if by_code.is_empty() {
        named.iter().filter(|(_, _, name)| *name == text).collect()
    } else {
        by_code
    };
    match found[..] {
        [(id, _, _)] => reference_value(*id),
        [] => Err(EntryError::NoRecord {
            text: text.to_owned(),
            kind,
        }),
        _ => Err(EntryError::Ambiguous {
            text: text.to_owned(),
            kind,
            count: found.len(),
        }),
    }
}

fn reference_value(id: RecordId) -> Result<Value, EntryError> {
    Value::from_reference(id).ok_or(EntryError::NotTyped)
}

fn parse_owner(budget: &Budget, text: &str) -> Result<Value, EntryError> {
    for kind in [RecordKind::Project, RecordKind::Unit, RecordKind::Line] {
        match parse_reference(budget, kind, text) {
            Ok(Value::Project(id)) => return Ok(Value::Owner(Owner::Project(id))),
            Ok(Value::Unit(id)) => return Ok(Value::Owner(Owner::Unit(id))),
            Ok(Value::Line(id)) => return Ok(Value::Owner(Owner::Line(id))),
            Err(error @ EntryError::Ambiguous { .. }) => return Err(error),
            Ok(_) | Err(_) => {}
        }
    }
    Err(EntryError::NoRecord {
        text: text.to_owned(),
        kind: RecordKind::Project,
    })
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

    /// The line, when it exists.
    #[must_use]
    pub fn line(&self, id: LineId) -> Option<&crate::model::ExpenditureLine> {
        self.expenditure.find(id)
    }
}
