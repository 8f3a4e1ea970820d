//! The picker or dialog that is open for a cell whose value isn't typed in place.

use crate::gui::records::Choosing;
use crate::gui::records::EntryModel;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Way;
use crate::gui::widgets::picker::Picked;
use crate::gui::widgets::picker::Picker;
use crate::gui::widgets::text_dialog::TextDialog;
use crate::gui::widgets::text_dialog::TextOutcome;
use crate::model::ValueKind;

/// A picker or dialog that is open for a cell.
pub(super) struct Asking {
    cell: Cell,
    dialog: Dialog,
}

enum Dialog {
    Picker(Picker, Box<Choosing>),
    Text(TextDialog),
}

/// What came of asking.
pub(super) struct Answer {
    /// The cell it was about.
    pub cell: Cell,
    /// What the cell gets; none when it stays as it is.
    pub text: Option<String>,
    /// Where to go on from there.
    pub way: Option<Way>,
}

impl Asking {
    /// Asks for a cell's value. `typed` was typed already, and what is `behind` it came in the same frame.
    pub(super) fn new(
        ctx: &ViewCtx<'_>,
        model: &dyn EntryModel,
        cell: Cell,
        (mut typed, rect, behind): (String, egui::Rect, Vec<egui::Event>),
    ) -> Option<Self> {
        let field = model.field_at(cell)?;
        let present = model.edit_text(cell).into_owned();
        let dialog = if field.kind == ValueKind::LongText {
            typed.extend(behind.iter().filter_map(|event| match event {
                egui::Event::Text(text) => Some(text.as_str()),
                _ => None,
            }));
            let text = if typed.is_empty() { present } else { typed };
            Dialog::Text(TextDialog::new(field.label, text))
        } else {
            let choosing = Choosing::new(ctx, field.kind, model.subject(cell));
            let picker = Picker::new(field.label, rect, typed)
                .at(present)
                .behind(behind);
            Dialog::Picker(picker, Box::new(choosing))
        };
        Some(Self { cell, dialog })
    }

    /// Shows it; none while it is open.
    pub(super) fn show(&mut self, egui: &egui::Context, ctx: &ViewCtx<'_>) -> Option<Answer> {
        let (text, way) = match &mut self.dialog {
            Dialog::Picker(picker, choosing) => {
                match picker.show(egui, &|query| choosing.search(ctx, query))? {
                    Picked::Nothing => (None, None),
                    Picked::Choice { value, goes_right } => {
                        choosing.note(ctx, &value);
                        let way = if goes_right { Way::Along } else { Way::Down };
                        (Some(value), Some(way))
                    }
                }
            }
            Dialog::Text(dialog) => match dialog.show(egui)? {
                TextOutcome::Cancelled => (None, None),
                TextOutcome::Done(text) => (Some(text), None),
                TextOutcome::Removed => (Some(String::new()), None),
            },
        };
        let cell = self.cell;
        Some(Answer { cell, text, way })
    }
}
