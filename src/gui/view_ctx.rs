//! What panels and screens may look at while they draw, and how they ask for something.

use std::cell::RefCell;

use crate::compute::Book;
use crate::gui::action::Action;
use crate::gui::changes::Changes;
use crate::gui::derived::Derived;
use crate::gui::find::Found;
use crate::gui::records::EntryCtx;
use crate::gui::records::Marks;
use crate::gui::records::Recent;
use crate::model::Budget;
use crate::packs::Pack;
use crate::rules::CheckCtx;
use crate::rules::Finding;

/// The open file as it is in this frame.
pub struct ViewCtx<'a> {
    /// What people entered.
    pub budget: &'a Budget,
    /// The region's tables and rules.
    pub pack: &'a Pack,
    /// The filled tables.
    pub book: &'a Book,
    /// What the audit found.
    pub findings: &'a [Finding],
    /// Another number for each state of the budget that was shown.
    pub revision: u64,
    /// The figures the latest step has changed.
    pub changes: &'a Changes,
    /// What else follows from the budget.
    pub derived: &'a Derived,
    /// What was found of what is looked for.
    pub found: &'a Found,
    /// A table is shown, not records.
    pub shows_table: bool,
    /// Where findings show in grids.
    pub marks: &'a Marks,
    /// How values show and are read.
    pub entry: EntryCtx<'a>,
    /// What was chosen lately.
    pub recent: &'a Recent,
    /// What has been asked for in this frame.
    pub actions: &'a Actions,
}

impl<'a> ViewCtx<'a> {
    /// What the rules read.
    pub fn check(&self) -> CheckCtx<'a> {
        CheckCtx::new(self.budget, self.pack, self.book)
    }

    /// Asks for something; it is done after drawing.
    pub fn send(&self, action: Action) {
        self.actions.send(action);
    }
}

/// The requests of a frame, in order.
#[derive(Debug, Default)]
pub struct Actions(RefCell<Vec<Action>>);

impl Actions {
    /// Asks for something.
    pub fn send(&self, action: Action) {
        self.0.borrow_mut().push(action);
    }

    /// Takes what was asked for.
    pub fn take(&self) -> Vec<Action> {
        self.0.take()
    }
}
