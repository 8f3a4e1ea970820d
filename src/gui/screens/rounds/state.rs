//! A frozen round with its tables, filled once under the pack of the open file.

use std::sync::Arc;

use crate::compute::Book;
use crate::compute::fill;
use crate::gui::changes::Changes;
use crate::gui::records::EntryCtx;
use crate::gui::records::Marks;
use crate::gui::view_ctx::ViewCtx;
use crate::model::Budget;
use crate::model::FrozenRound;
use crate::model::FrozenRoundId;
use crate::packs::Pack;
use crate::packs::Severity;
use crate::rules::check;

/// A frozen round to look at.
pub(super) struct State {
    pub id: FrozenRoundId,
    pub title: String,
    budget: Arc<Budget>,
    pub book: Book,
    changes: Changes,
    marks: Marks,
    /// How many errors and warnings were open in it.
    open: [usize; 2],
}

impl State {
    /// Fills its tables and audits it.
    pub fn new(frozen: &FrozenRound, pack: &Pack) -> Self {
        let budget = Arc::clone(&frozen.content.0);
        let book = fill(&budget, pack);
        let findings = check(&budget, pack, &book);
        let count = |level| {
            let open = findings.iter().filter(|it| it.is_open());
            open.filter(|it| it.severity == level).count()
        };
        Self {
            id: frozen.id,
            title: frozen.title(),
            open: [Severity::Error, Severity::Warning].map(count),
            budget,
            book,
            changes: Changes::default(),
            marks: Marks::new(),
        }
    }

    /// Whether it is still in the file.
    pub fn is_in(&self, budget: &Budget) -> bool {
        let frozen = budget.rounds.find(self.id);
        frozen.is_some_and(|it| Arc::ptr_eq(&it.content.0, &self.budget))
    }

    /// What its audit had open, in words.
    pub fn audit_words(&self) -> String {
        let [errors, warnings] = self.open;
        match self.open {
            [0, 0] => "冻结时没有错误和警告".to_owned(),
            _ => format!("冻结时有错误 {errors} 条、警告 {warnings} 条"),
        }
    }

    /// What may be looked at of it.
    pub fn ctx<'a>(&'a self, now: &ViewCtx<'a>) -> ViewCtx<'a> {
        ViewCtx {
            budget: &self.budget,
            book: &self.book,
            findings: &[],
            changes: &self.changes,
            marks: &self.marks,
            entry: EntryCtx {
                budget: &self.budget,
                ..now.entry
            },
            ..*now
        }
    }
}
