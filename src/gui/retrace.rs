//! Undo and redo as the window does them: the step is taken, then shown where it was made.

use crate::document::Document;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::details::GoneDetail;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::records::place_of;
use crate::gui::workspace::View;
use crate::gui::workspace::Workspace;
use crate::model::Budget;
use crate::rules::Location;

/// The places a transaction concerns, the one to be shown first.
struct Places {
    present: Vec<Location>,
    /// Sheet and row of a record it takes out.
    gone: Option<(&'static SheetDef, usize)>,
    /// The same where it is shown in a detail.
    gone_detail: Option<GoneDetail>,
}

impl Places {
    /// The places of a transaction that is about to be made.
    fn of<'a>(edits: impl Iterator<Item = &'a Edit>, budget: &Budget) -> Self {
        let mut places = Self {
            present: Vec::new(),
            gone: None,
            gone_detail: None,
        };
        for edit in edits {
            match edit {
                Edit::Set { id, field, .. } => places.present.push(Location::Field(*id, *field)),
                Edit::Insert { record, .. } => places.present.push(Location::Record(record.id())),
                Edit::Move { id, .. } => places.present.push(Location::Record(*id)),
                Edit::SetCover { field, .. } => places.present.push(Location::Cover(*field)),
                Edit::Remove { id } => {
                    let sheet = place_of(budget, *id);
                    let row = |sheet: &SheetDef| {
                        let rows = sheet.rows(budget, Within::Everything);
                        rows.iter().position(|it| it == id)
                    };
                    places.gone = places.gone.or(sheet.and_then(|it| Some((it, row(it)?))));
                    places.gone_detail = places.gone_detail.or_else(|| GoneDetail::of(budget, *id));
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
            self.go_to(place);
        } else if let Some(gone) = places.gone_detail {
            self.view.show_gone_detail(self.document.budget(), gone);
        } else if let Some((sheet, row)) = places.gone {
            let View { records, panes, .. } = &mut self.view;
            records.go_to_row(panes, sheet, row);
            self.view.step = sheet.step;
        }
        Some(label)
    }
}
