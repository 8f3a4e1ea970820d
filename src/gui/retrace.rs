//! Undo and redo as the window does them: the step is taken, then shown where it was made.

use crate::document::Document;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::places::Gone;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::long_text::Arrival;
use crate::gui::workspace::Workspace;
use crate::model::Budget;
use crate::rules::Location;

/// The places a transaction concerns, the one to be shown first.
struct Places {
    present: Vec<Location>,
    /// Where a record it takes out was shown.
    gone: Option<Gone>,
}

impl Places {
    /// The places of a transaction that is about to be made.
    fn of<'a>(edits: impl Iterator<Item = &'a Edit>, budget: &Budget) -> Self {
        let mut places = Self {
            present: Vec::new(),
            gone: None,
        };
        for edit in edits {
            match edit {
                Edit::Set { id, field, .. } => places.present.push(Location::Field(*id, *field)),
                Edit::Insert { record, .. } => places.present.push(Location::Record(record.id())),
                Edit::Move { id, .. } => places.present.push(Location::Record(*id)),
                Edit::SetCover { field, .. } => places.present.push(Location::Cover(*field)),
                Edit::Remove { id } => {
                    places.gone = places.gone.or_else(|| Gone::of(budget, *id));
                }
            }
        }
        places
    }
}

impl Workspace {
    /// Takes the latest change back, shows where it was, and gives its label.
    pub fn undo(&mut self) -> Option<String> {
        let change = self.document.history().next_undo()?;
        // The way back runs from the last edit to the first, which is where the user began.
        let places = Places::of(change.edits.iter().rev(), self.document.budget());
        self.retrace(&places, Document::undo)
    }

    /// Makes the latest undone change again, shows where it is, and gives its label.
    pub fn redo(&mut self) -> Option<String> {
        let Transaction { edits, .. } = self.document.history().next_redo()?;
        let places = Places::of(edits.iter(), self.document.budget());
        self.retrace(&places, Document::redo)
    }

    fn retrace(
        &mut self,
        places: &Places,
        step: fn(&mut Document) -> Option<String>,
    ) -> Option<String> {
        let label = self.change(step)?;
        let budget = self.document.budget();
        let is_present = |place: &&Location| match place {
            Location::Record(id) | Location::Field(id, _) => budget.contains(*id),
            Location::File | Location::Cover(_) | Location::Cell(..) | Location::Table(_) => true,
        };
        if let Some(place) = places.present.iter().find(is_present) {
            self.arrive(place, Arrival::Look);
        } else if let Some(gone) = &places.gone {
            let actions = Actions::default();
            let (ctx, view) = self.split(&actions);
            view.show_gone(&ctx, gone);
        }
        Some(label)
    }
}
