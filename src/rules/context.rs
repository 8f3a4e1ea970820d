//! What rules read.

use crate::codes::BudgetYear;
use crate::compute::Book;
use crate::model::Budget;
use crate::money::AmountScale;
use crate::packs::Pack;

/// What a rule may look at; it changes nothing.
#[derive(Clone, Copy)]
pub struct CheckCtx<'a> {
    /// What people entered.
    pub budget: &'a Budget,
    /// The region's data.
    pub pack: &'a Pack,
    /// The filled tables.
    pub book: &'a Book,
    /// The budget year; the pack's first year while the cover has none.
    pub year: BudgetYear,
}

impl<'a> CheckCtx<'a> {
    /// What the rules read for this budget.
    #[must_use]
    pub fn new(budget: &'a Budget, pack: &'a Pack, book: &'a Book) -> Self {
        Self {
            budget,
            pack,
            book,
            year: budget.cover.year.unwrap_or(pack.years.from),
        }
    }

    /// The unit in which amounts are typed, for messages about records.
    #[must_use]
    pub const fn scale(&self) -> AmountScale {
        self.budget.cover.entry_scale
    }
}
