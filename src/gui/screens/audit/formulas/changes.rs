//! The changes of a formula as transactions.

use super::TextKey;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::view_ctx::ViewCtx;
use crate::model::FieldName;
use crate::model::FormulaSeverity;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::model::LocalTieOutId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;

/// Adds a formula with a code of its own.
pub(super) fn send_new(ctx: &ViewCtx<'_>) -> LocalTieOutId {
    let id = LocalTieOutId::new(ctx.budget.next_id);
    let record = LocalTieOut {
        id,
        code: free_code(ctx),
        severity: FormulaSeverity::Warning,
        ..LocalTieOut::default()
    };
    let edit = Edit::Insert {
        at: ctx.budget.local_tie_outs.len(),
        record: Box::new(record.into()),
    };
    let label = format!("新增{}", RecordKind::LocalTieOut.label());
    ctx.send(Action::Commit(Transaction::new(label, vec![edit])));
    id
}

/// The first of 自定-01, 自定-02, … that no formula has.
fn free_code(ctx: &ViewCtx<'_>) -> String {
    let all = &ctx.budget.local_tie_outs;
    let codes = (1..=all.len() + 1).map(|number| format!("自定-{number:02}"));
    let mut free = codes.filter(|code| !all.iter().any(|it| it.code == *code));
    free.next().unwrap_or_default()
}

/// Takes a formula out.
pub(super) fn send_removal(ctx: &ViewCtx<'_>, id: LocalTieOutId) {
    let label = format!("删除{}", RecordKind::LocalTieOut.label());
    let edit = Edit::Remove { id: id.into() };
    ctx.send(Action::Commit(Transaction::new(label, vec![edit])));
}

/// Writes a text that was typed, or says why it can't be.
pub(super) fn send_text(ctx: &ViewCtx<'_>, (id, field): TextKey, text: &str) {
    let kind = field.kind();
    let text = match kind {
        ValueKind::LongText => text.trim().to_owned(),
        // One line in the file, whatever was typed.
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    match ctx.entry.parsed(kind, &text) {
        Ok(value) => send_value(ctx, (id, field), value),
        Err(error) => ctx.send(Action::Caution(error.to_string())),
    }
}

/// Sets a field.
pub(super) fn send_value(ctx: &ViewCtx<'_>, (id, field): TextKey, value: Value) {
    let edit = Edit::set(id, field, value);
    let label = format!("修改{}", LocalTieOutField::label(field));
    ctx.send(Action::Commit(Transaction::new(label, vec![edit])));
}
