//! The open budget: what people entered, its history, and what follows from it.
//!
//! The only place that changes a budget. Tables and findings are computed anew on every change.
//! Deliberately not here: files, and anything seen.

mod replay;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compute::Book;
use crate::compute::FilledTable;
use crate::compute::RoundComparison;
use crate::compute::RoundWords;
use crate::compute::fill;
use crate::compute::round_table;
use crate::edit::Direction;
use crate::edit::EditError;
use crate::edit::History;
use crate::edit::LoggedStep;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::packs::Pack;
use crate::packs::Severity;
use crate::rules::Finding;
use crate::rules::check;
use crate::rules::round_before;

/// An open budget (打开的预算).
///
/// Invariant: `book` and `findings` are those of `budget` under `pack`,
/// which is the last of `packs` up to the depth of the history.
#[derive(Debug)]
pub struct Document {
    budget: Budget,
    pack: Arc<Pack>,
    /// The packs, each by the depth of the history from which on it is used; the first by 0.
    packs: BTreeMap<usize, Arc<Pack>>,
    history: History,
    book: Book,
    findings: Vec<Finding>,
    /// The tables before the latest step; none before the first.
    tables_before: Vec<FilledTable>,
    /// The findings before the latest step; none before the first.
    findings_before: Vec<Finding>,
    /// How often the budget was changed, forth or back.
    revision: u64,
    /// The depth of the history at which the budget equals the saved one; none when it can't be reached.
    saved_at: Option<usize>,
    /// The steps taken since they were asked for last; none where nobody asks.
    log: Option<Vec<LoggedStep>>,
}

impl Document {
    /// A budget just read, or just made when `is_saved` is false.
    #[must_use]
    pub fn new(budget: Budget, pack: Arc<Pack>, is_saved: bool) -> Self {
        let book = fill(&budget, &pack);
        let findings = check(&budget, &pack, &book);
        let saved_at = is_saved.then_some(0);
        Self {
            budget,
            packs: BTreeMap::from([(0, Arc::clone(&pack))]),
            pack,
            history: History::default(),
            book,
            findings,
            tables_before: Vec::new(),
            findings_before: Vec::new(),
            revision: 0,
            saved_at,
            log: None,
        }
    }

    /// Makes a change; tables and findings follow at once.
    ///
    /// # Errors
    /// When the change can't be made; then nothing has changed.
    pub fn commit(&mut self, change: Transaction) -> Result<(), EditError> {
        let logged = self.log.is_some().then(|| change.clone());
        self.remember(change)?;
        self.derive();
        self.note(None, logged);
        Ok(())
    }

    /// Uses another pack from now on (改用规则包): a step like any other, which changes no record.
    ///
    /// Nothing happens when it is the one in use.
    pub fn use_pack(&mut self, pack: Arc<Pack>) {
        if pack.id == self.pack.id {
            return;
        }
        let label = format!("改用表样“{}”", pack.title);
        let change = Transaction::new(label, Vec::new());
        self.remember(change.clone())
            .expect("a change without edits can be made");
        self.packs.insert(self.history.depth(), pack);
        self.derive();
        self.note(None, [change]);
    }

    fn remember(&mut self, change: Transaction) -> Result<(), EditError> {
        let depth = self.history.depth();
        self.history.commit(&mut self.budget, change)?;
        self.packs.split_off(&self.history.depth());
        if self.saved_at.is_some_and(|saved| saved > depth) {
            self.saved_at = None;
        }
        Ok(())
    }

    /// Takes the latest change back and gives its label.
    pub fn undo(&mut self) -> Option<String> {
        self.retrace(Direction::Back, 1, |change, _| change.label.clone())
    }

    /// Makes the latest undone change again and gives its label.
    pub fn redo(&mut self) -> Option<String> {
        self.retrace(Direction::Forth, 1, |change, _| change.label.clone())
    }

    /// Takes so many steps along the history, or as many as there are; tables and findings follow once.
    ///
    /// `look` sees what the last of them does, and the budget just before it.
    pub fn retrace<T>(
        &mut self,
        direction: Direction,
        steps: usize,
        look: impl FnOnce(&Transaction, &Budget) -> T,
    ) -> Option<T> {
        let steps = steps.min(self.history.steps(direction).len());
        let before_last = steps.checked_sub(1)?;
        let is_logged = self.log.is_some();
        let ahead = self.history.steps(direction).take(steps);
        let logged: Vec<_> = ahead.filter(|_| is_logged).cloned().collect();
        for _ in 0..before_last {
            self.history.step(direction, &mut self.budget);
        }
        let last = self.history.steps(direction).next()?;
        let seen = look(last, &self.budget);
        self.history.step(direction, &mut self.budget);
        self.derive();
        self.note(Some(direction), logged);
        Some(seen)
    }

    fn derive(&mut self) {
        self.revision += 1;
        let pack = Arc::clone(self.pack_in_force());
        let is_other = !Arc::ptr_eq(&self.pack, &pack);
        self.pack = pack;
        let book = fill(&self.budget, &self.pack);
        self.tables_before = std::mem::replace(&mut self.book, book).tables;
        if is_other {
            // Figures of another form are not the same figures changed.
            self.tables_before.clear();
        }
        let findings = check(&self.budget, &self.pack, &self.book);
        self.findings_before = std::mem::replace(&mut self.findings, findings);
    }

    /// What people entered.
    #[must_use]
    pub const fn budget(&self) -> &Budget {
        &self.budget
    }

    /// The region's data.
    #[must_use]
    pub const fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The filled tables.
    #[must_use]
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// The tables as they were before the latest change, undo or redo; none before the first.
    #[must_use]
    pub fn tables_before(&self) -> &[FilledTable] {
        &self.tables_before
    }

    /// The findings as they were before the latest change, undo or redo; none before the first.
    #[must_use]
    pub fn findings_before(&self) -> &[Finding] {
        &self.findings_before
    }

    /// Another number for each state the budget was in: what is computed from it holds as long as this stays.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What is wrong, the most serious first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What can be undone and redone.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Remembers that the budget as it is now has been saved.
    pub const fn mark_saved(&mut self) {
        self.saved_at = Some(self.history.depth());
    }

    /// Whether there are changes that have not been saved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.saved_at != Some(self.history.depth())
    }

    /// The table 与上一轮比较: the round submitted before, else the one frozen last, beside the present.
    ///
    /// None while no round is frozen.
    #[must_use]
    pub fn round_table(&self) -> Option<FilledTable> {
        let budget = &self.budget;
        let before = round_before(budget).or(budget.rounds.last())?;
        let words = RoundWords {
            then: &before.content.0,
            now: budget,
            codes: self.pack.codes,
            year: budget.cover.year.unwrap_or(self.pack.years.to),
            scale: budget.cover.entry_scale,
        };
        let comparison = RoundComparison::of(words.then, words.now);
        let now = format!("目前（{}）", budget.cover.round.label());
        Some(round_table(&comparison, &words, [&before.title(), &now]))
    }

    /// How many findings of a severity are open; explained warnings are not.
    #[must_use]
    pub fn open_findings(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|it| it.severity == severity && it.is_open())
            .count()
    }
}
