//! What rules read.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::codes::BudgetYear;
use crate::codes::PayerKind;
use crate::compute::Book;
use crate::compute::Fact;
use crate::compute::payer_kind;
use crate::model::Budget;
use crate::model::ExpenditureLine;
use crate::model::UnitId;
use crate::money::AmountScale;
use crate::packs::Pack;
use crate::packs::Source;

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

    /// How the crosswalk sees a unit.
    #[must_use]
    pub fn payer(&self, unit: Option<UnitId>) -> Option<PayerKind> {
        let unit = self.budget.units.find(unit?)?;
        Some(payer_kind(unit.nature))
    }

    /// The expenditure lines about which `judge` has something to say, with what it says.
    ///
    /// It is asked once for each different key; while it is content the lines aren't looked at.
    pub(in crate::rules) fn lines_judged<K, V>(
        &self,
        key: impl Fn(&Fact) -> K,
        judge: impl Fn(K) -> Option<V>,
    ) -> Vec<(&'a ExpenditureLine, V)>
    where
        K: Copy + Eq + Hash,
        V: Copy,
    {
        let facts = &self.book.facts;
        let verdicts: FxHashMap<K, V> = facts
            .distinct(Source::Expenditure, &key)
            .into_iter()
            .filter_map(|it| Some((it, judge(it)?)))
            .collect();
        if verdicts.is_empty() {
            return Vec::new();
        }
        facts
            .of(Source::Expenditure)
            .iter()
            .filter_map(|fact| {
                let verdict = *verdicts.get(&key(fact))?;
                let line = self.budget.expenditure.get(fact.position as usize)?;
                Some((line, verdict))
            })
            .collect()
    }
}
