//! Writing in the statement: a paragraph in the user's own words, the cause of a change.

use egui::Context;
use egui::Id;
use egui::Ui;

use super::StatementView;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::widgets::long_text::LongText;
use crate::model::EditedParagraph;
use crate::model::EditedParagraphField;
use crate::model::EditedParagraphId;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::NoteId;
use crate::model::NoteKind;
use crate::model::PriorAmountField;
use crate::model::Value;
use crate::model::ValueKind;
use crate::narrative::CausePlace;
use crate::narrative::Own;
use crate::narrative::Paragraph;
use crate::narrative::RunKind;
use crate::narrative::Statement;
use crate::narrative::figures_text;

/// Lines a paragraph has room for at least, and a cause.
const ROWS: usize = 4;
const CAUSE_ROWS: usize = 2;

/// What is written in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// A paragraph, by its id.
    Paragraph(String),
    /// The cause of a change.
    Cause(CausePlace),
}

impl Writing {
    fn key(&self) -> Id {
        match self {
            Self::Paragraph(id) => Id::unique(("own paragraph", id)),
            Self::Cause(CausePlace::Prior(id)) => Id::unique(("cause", id.number())),
            Self::Cause(CausePlace::Note(title, _)) => Id::unique(("cause", title)),
        }
    }
}

impl StatementView {
    /// Opens the field for something, in the next frame: a field leaves the keyboard when something else is
    /// clicked, and what asks for it was.
    pub(super) fn write(&mut self, writing: Writing) {
        self.wanted = Some(writing);
    }

    pub(super) fn is_writing(&self, writing: &Writing) -> bool {
        self.writing.as_ref().is_some_and(|(it, _)| it == writing)
    }

    /// The field in which a paragraph is rewritten.
    pub(super) fn own_field_ui(&mut self, ui: &mut Ui, it: &Paragraph) {
        let shown = LongText {
            label: "改写这一段",
            text: &it.text(),
            hint: "空白的不印",
            rows: ROWS,
            mark: None,
        };
        let key = Writing::Paragraph(it.id.clone()).key();
        self.drafts.ui(ui, key, shown);
    }

    /// The field in which the cause of a change in a paragraph is written.
    pub(super) fn cause_field_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Paragraph) {
        let Some((Writing::Cause(wanted), _)) = &self.writing else {
            return;
        };
        let has_it = it.runs.iter().any(|run| match &run.kind {
            RunKind::Cause(place) | RunKind::Open(place) => place == wanted,
            RunKind::Words | RunKind::Term | RunKind::Figure(_) => false,
        });
        if it.own.is_some() || !has_it {
            return;
        }
        let shown = LongText {
            label: "增减原因",
            text: &cause(ctx, wanted),
            hint: "写明增减的主要原因，例如人员增减、政策调整、项目新增或结束",
            rows: CAUSE_ROWS,
            mark: None,
        };
        let key = Writing::Cause(wanted.clone()).key();
        self.drafts.ui(ui, key, shown);
    }

    /// Keeps what was written and left; closes a field that was left as it was.
    pub(super) fn keep_written(&mut self, window: &Context, ctx: &ViewCtx<'_>) {
        let left = self.drafts.left(window);
        let is_typing = self.drafts.is_typing();
        let Some((writing, had_keyboard)) = &mut self.writing else {
            return;
        };
        let written = left.filter(|(key, _)| *key == writing.key());
        if let Some((_, text)) = &written {
            match ctx.entry.parsed(ValueKind::LongText, text) {
                Ok(value) => {
                    let made = self.made.as_ref().map(|(_, made)| made);
                    let transaction = made.and_then(|made| kept(ctx, made, writing, value));
                    if let Some(transaction) = transaction {
                        ctx.send(Action::Commit(transaction));
                    }
                }
                Err(error) => ctx.send(Action::Caution(error.to_string())),
            }
        }
        let is_over = written.is_some() || (*had_keyboard && !is_typing);
        *had_keyboard |= is_typing;
        if is_over {
            self.writing = None;
        }
    }

    /// Opens the field that was asked for.
    pub(super) fn open_wanted(&mut self, window: &Context) {
        if let Some(writing) = self.wanted.take() {
            self.drafts.go_to(writing.key(), Arrival::Type);
            self.writing = Some((writing, false));
            window.request_repaint();
        }
    }
}

/// The change that keeps what was written; none where nothing changes.
fn kept(
    ctx: &ViewCtx<'_>,
    made: &Statement,
    writing: &Writing,
    value: Value,
) -> Option<Transaction> {
    match writing {
        Writing::Cause(place) => Some(kept_cause(ctx, place, value)),
        Writing::Paragraph(id) => {
            let (_, paragraph) = made.paragraphs().find(|(_, it)| it.id == *id)?;
            kept_paragraph(ctx, paragraph, value)
        }
    }
}

fn kept_cause(ctx: &ViewCtx<'_>, place: &CausePlace, value: Value) -> Transaction {
    let edit = match place {
        CausePlace::Prior(id) => Edit::set(*id, PriorAmountField::Cause, value),
        CausePlace::Note(_, Some(record)) => Edit::set(*record, NoteField::Body, value),
        CausePlace::Note(title, None) => {
            let note = Note {
                id: NoteId::new(ctx.budget.next_id),
                kind: NoteKind::Cause,
                title: title.clone(),
                body: text_of(&value).into(),
                ..Note::default()
            };
            Edit::Insert {
                at: ctx.budget.notes.len(),
                record: Box::new(note.into()),
            }
        }
    };
    Transaction::new("填写增减原因", vec![edit])
}

fn text_of(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        _ => "",
    }
}

/// The paragraph in the words written; as generated again when they are the same.
fn kept_paragraph(ctx: &ViewCtx<'_>, it: &Paragraph, value: Value) -> Option<Transaction> {
    let text = text_of(&value);
    let is_generated = text == it.generated();
    let edits = match &it.own {
        Some(own) if is_generated => {
            let id = own.record.into();
            vec![Edit::Remove { id }]
        }
        Some(own) => vec![
            figures_edit(own.record, it),
            Edit::set(own.record, EditedParagraphField::Text, value),
        ],
        None if is_generated => return None,
        None => {
            let edited = EditedParagraph {
                id: EditedParagraphId::new(ctx.budget.next_id),
                paragraph: it.id.clone(),
                text: text.into(),
                figures: figures_text(it).as_str().into(),
            };
            vec![Edit::Insert {
                at: ctx.budget.edited_paragraphs.len(),
                record: Box::new(edited.into()),
            }]
        }
    };
    Some(Transaction::new("改写情况说明", edits))
}

/// The figures as they are now, beside the user's own words.
fn figures_edit(record: EditedParagraphId, it: &Paragraph) -> Edit {
    let figures = Value::Text(figures_text(it));
    Edit::set(record, EditedParagraphField::Figures, figures)
}

/// Asks for the generated words again.
pub(super) fn take_back(own: &Own) -> Action {
    let id = own.record.into();
    let edits = vec![Edit::Remove { id }];
    Action::Commit(Transaction::new("改用生成的文字", edits))
}

/// Says that the words are right with the figures as they are now.
pub(super) fn keep(own: &Own, it: &Paragraph) -> Action {
    let edits = vec![figures_edit(own.record, it)];
    Action::Commit(Transaction::new("核对改写的文字", edits))
}

/// A cause as it is written.
fn cause(ctx: &ViewCtx<'_>, place: &CausePlace) -> String {
    let value = match place {
        CausePlace::Prior(id) => {
            let field = PriorAmountField::Cause.into();
            ctx.budget.value((*id).into(), field)
        }
        CausePlace::Note(_, Some(record)) => ctx.budget.value(*record, NoteField::Body.into()),
        CausePlace::Note(_, None) => None,
    };
    value.as_ref().map_or("", text_of).to_owned()
}
