//! The statements of a budget block, one a line:
//!
//! - `from sample`, `from minimal` or `from chengde`: the budget to begin with
//! - `set PATH=VALUE`, as on the command line: `set expenditure[3].amount=12.5`
//! - `add LIST field=value …`: a record at the end of its list; values with blanks in `"`
//! - `remove LIST[3]`
//! - `freeze 一上`: the budget as it is now, kept as a round
//! - `cell TABLE / ROW / COLUMN += AMOUNT`: a figure typed over in the filled table, see [`Overwrite`]

use std::fmt::Display;

use bianzhi::edit::AssignmentError;
use bianzhi::edit::Edit;
use bianzhi::edit::freeze;
use bianzhi::edit::parse_assignment;
use bianzhi::edit::parse_field;
use bianzhi::edit::parse_list;
use bianzhi::edit::parse_record;
use bianzhi::model::Budget;
use bianzhi::model::EntryError;
use bianzhi::model::Round;
use bianzhi::model::parse_value;

use crate::rules::budgets::Base;
use crate::rules::cells::Overwrite;

/// A statement, ready to be carried out.
pub enum Statement {
    /// Begin with a base.
    From(Base),
    /// Change the budget.
    Edit(Edit),
    /// Type over a figure.
    Cell(Overwrite),
}

/// A statement that can't be carried out.
#[derive(Debug)]
pub struct StatementError {
    statement: String,
    reason: String,
}

impl StatementError {
    /// Why a statement can't be carried out.
    pub fn new(statement: &str, reason: impl Display) -> Self {
        Self {
            statement: statement.to_owned(),
            reason: reason.to_string(),
        }
    }
}

impl Display for StatementError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "“{}”: {}", self.statement, self.reason)
    }
}

impl Statement {
    /// Reads a statement.
    pub fn parse(budget: &Budget, text: &str) -> Result<Self, StatementError> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim();
        let because = |error: AssignmentError| StatementError::new(text, error);
        match word {
            "from" => Base::named(rest)
                .map(Self::From)
                .ok_or_else(|| StatementError::new(text, "no such budget")),
            "set" => parse_assignment(budget, rest)
                .map(Self::Edit)
                .map_err(because),
            "remove" => parse_record(budget, rest)
                .map(|id| Self::Edit(Edit::Remove { id }))
                .map_err(because),
            "add" => parse_insert(budget, rest)
                .map(Self::Edit)
                .map_err(|reason| StatementError::new(text, reason)),
            "freeze" => parse_freeze(budget, rest)
                .map(Self::Edit)
                .ok_or_else(|| StatementError::new(text, "no such round")),
            "cell" => Overwrite::parse(rest)
                .map(Self::Cell)
                .ok_or_else(|| StatementError::new(text, "write TABLE / ROW / COLUMN += AMOUNT")),
            _ => Err(StatementError::new(text, "no such statement")),
        }
    }
}

fn parse_freeze(budget: &Budget, label: &str) -> Option<Edit> {
    let round = Round::ALL.iter().find(|round| round.label() == label)?;
    freeze(budget, *round, "", "2023-11-10").edits.pop()
}

fn parse_insert(budget: &Budget, text: &str) -> Result<Edit, String> {
    let words = words(text);
    let (list, fields) = words.split_first().ok_or("no list")?;
    let kind = parse_list(list).map_err(|error| error.to_string())?;
    let mut record = kind.blank(budget.next_id);
    for word in fields {
        let (name, typed) = word.split_once('=').ok_or("no value")?;
        let field = parse_field(kind, name).map_err(|error| error.to_string())?;
        let value = parse_value(budget, field.kind(), typed, budget.cover.entry_scale)
            .map_err(|error: EntryError| format!("{name}: {error}"))?;
        record.set(field, value).ok_or("not a value of the field")?;
    }
    Ok(Edit::Insert {
        at: budget.count(kind),
        record: Box::new(record),
    })
}

/// The words of a text; blanks between `"` don't part words, and the quotes are dropped.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for mark in text.chars() {
        match mark {
            '"' => is_quoted = !is_quoted,
            mark if mark.is_whitespace() && !is_quoted => words.push(String::new()),
            mark => words.last_mut().expect("there is a word").push(mark),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
