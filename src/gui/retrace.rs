//! Undo and redo as the window does them: steps are taken, then the last is shown where it was made.

use crate::edit::Direction;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::gui::places::Gone;
use crate::gui::step::Step;
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
    /// The places of a step that is about to be taken.
    fn of(direction: Direction, change: &Transaction, budget: &Budget) -> Self {
        let mut places = Self {
            present: Vec::new(),
            gone: None,
        };
        for edit in in_order(direction, change) {
            match edit {
                Edit::Remove { id } if places.gone.is_none() => {
                    places.gone = Gone::of(budget, *id);
                }
                edit => places.present.extend(place(edit)),
            }
        }
        places
    }
}

/// The edits as the user made them: the way back runs from the last to the first.
fn in_order(direction: Direction, change: &Transaction) -> Vec<&Edit> {
    let edits = change.edits.iter();
    match direction {
        Direction::Back => edits.rev().collect(),
        Direction::Forth => edits.collect(),
    }
}

/// Where an edit leaves something to be seen.
fn place(edit: &Edit) -> Option<Location> {
    match edit {
        Edit::Set { id, field, .. } => Some(Location::Field(*id, *field)),
        Edit::Insert { record, .. } => Some(Location::Record(record.id())),
        Edit::Move { id, .. } => Some(Location::Record(*id)),
        Edit::SetCover { field, .. } => Some(Location::Cover(*field)),
        Edit::Remove { .. } => None,
    }
}

/// The first record a step concerns that is there now, in words: `支出行 第 3 行`.
pub(in crate::gui) fn place_words(
    direction: Direction,
    change: &Transaction,
    budget: &Budget,
) -> String {
    in_order(direction, change)
        .into_iter()
        .find_map(|edit| match edit {
            Edit::SetCover { .. } => Some(Step::Cover.label().to_owned()),
            Edit::Remove { id } | Edit::Set { id, .. } | Edit::Move { id, .. } => {
                budget.contains(*id).then(|| budget.place_of(*id))
            }
            Edit::Insert { .. } => None,
        })
        .unwrap_or_default()
}

impl Workspace {
    /// Takes so many steps along the history, shows where the last of them was made, and gives its label.
    pub fn retrace(&mut self, direction: Direction, steps: usize) -> Option<String> {
        let (label, places) = self.change(|document| {
            document.retrace(direction, steps, |change, budget| {
                let places = Places::of(direction, change, budget);
                (change.label.clone(), places)
            })
        })?;
        if self.view.preview.is_some() {
            // What is printed follows, and can be seen.
            return Some(label);
        }
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
