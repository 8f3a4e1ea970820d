//! Setting a parameter anew: what may be typed, the question for the reason, and the changes.

use rust_decimal::Decimal;
use thiserror::Error;

use super::model::with_unit;
use super::rows::name_of;
use crate::compute::ParameterInForce;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::text_dialog::TextDialog;
use crate::gui::widgets::text_dialog::TextOutcome;
use crate::model::Budget;
use crate::model::ParameterOverride;
use crate::model::ParameterOverrideField;
use crate::model::ParameterOverrideId;
use crate::model::Value;
use crate::money::AmountError;
use crate::money::parse_decimal;
use crate::packs::Parameter;
use crate::packs::ParameterError;
use crate::packs::ParameterId;

/// Why a text can't be a value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum TypedError {
    /// It is no number.
    #[error(transparent)]
    NoNumber(#[from] AmountError),
    /// The number makes no sense.
    #[error(transparent)]
    Odd(#[from] ParameterError),
}

/// The value a text says, none where it is empty.
///
/// Behind a percentage the sign may stand or not: both mean the number before it.
pub(super) fn typed(parameter: &Parameter, text: &str) -> Result<Option<Decimal>, TypedError> {
    let mut text = text.trim();
    if parameter.is_percent() {
        text = text.trim_end_matches(['%', '％']);
    }
    if text.is_empty() {
        return Ok(None);
    }
    let value = parse_decimal(text)?;
    parameter.check(value)?;
    Ok(Some(value))
}

/// What came of the question for a reason.
pub(super) enum Answer {
    /// The parameter is to be set.
    Change(Transaction),
    /// It stays as it is.
    Nothing,
}

/// The question for the reason of a value.
pub(super) struct Asking {
    id: ParameterId,
    value: Decimal,
    /// Where the value or reason stands.
    pub cell: Cell,
    dialog: TextDialog,
}

impl Asking {
    /// Asks why a parameter is to have a value.
    pub fn new(it: &ParameterInForce<'_>, value: Decimal, cell: Cell) -> Self {
        let id = it.parameter.id;
        let reason = it.own.map_or("", |own| own.reason.trim());
        let mut dialog = TextDialog::new(format!("调整“{}”", id.label()), reason);
        let [own, pack] = [value, it.pack.value].map(|value| with_unit(value, it.parameter));
        dialog.about(&format!("本文件采用 {own}，规则包的值为 {pack}"));
        dialog.wants("写明依据的文件名称、文号和条款");
        Self {
            id,
            value,
            cell,
            dialog,
        }
    }

    /// Shows the question; none while it is open.
    pub fn show(&mut self, ctx: &egui::Context, budget: &Budget) -> Option<Answer> {
        let change = match self.dialog.show(ctx)? {
            TextOutcome::Done(reason) => adjusted(budget, (self.id, self.value), reason.trim()),
            TextOutcome::Removed | TextOutcome::Cancelled => None,
        };
        Some(change.map_or(Answer::Nothing, Answer::Change))
    }
}

/// Gives a parameter a value of this file; what the file said of it a second time goes. None if nothing changes.
fn adjusted(
    budget: &Budget,
    (id, value): (ParameterId, Decimal),
    reason: &str,
) -> Option<Transaction> {
    let all = budget.parameter_overrides.iter();
    let mut own = all.filter(|it| it.parameter == id.name());
    let mut edits = Vec::new();
    if let Some(first) = own.next() {
        let is_new = first.value != Some(value);
        if is_new {
            let field = ParameterOverrideField::Value;
            edits.push(Edit::set(first.id, field, Value::Number(value)));
        }
        if first.reason.trim() != reason {
            let field = ParameterOverrideField::Reason;
            edits.push(Edit::set(first.id, field, Value::Text(reason.to_owned())));
        }
    } else {
        let record = ParameterOverride {
            id: ParameterOverrideId::new(budget.next_id),
            parameter: id.name().to_owned(),
            value: Some(value),
            reason: reason.into(),
        };
        edits.push(Edit::Insert {
            at: budget.parameter_overrides.len(),
            record: Box::new(record.into()),
        });
    }
    edits.extend(own.map(|it| Edit::Remove { id: it.id.into() }));
    let label = format!("调整{}", id.label());
    (!edits.is_empty()).then(|| Transaction::new(label, edits))
}

/// Takes away what this file says of parameters, so that the pack's values hold again.
pub(super) fn removed(own: &[&ParameterOverride]) -> Transaction {
    let label = match own {
        [one] => format!("恢复{}", name_of(one)),
        several => format!("恢复 {} 项参数", several.len()),
    };
    let edits = own.iter().map(|it| Edit::Remove { id: it.id.into() });
    Transaction::new(label, edits.collect())
}
