//! The steps of an open budget written down, and taken again after a crash.
//!
//! Deliberately not here: where they are written.

use std::sync::Arc;

use crate::document::Document;
use crate::edit::Direction;
use crate::edit::LoggedStep;
use crate::edit::Transaction;
use crate::packs::Pack;

impl Document {
    /// Writes down each step from now on, for [`Document::take_log`].
    pub fn keep_log(&mut self) {
        self.log.get_or_insert_default();
    }

    /// The steps taken since the last call, in order.
    pub fn take_log(&mut self) -> Vec<LoggedStep> {
        self.log.as_mut().map(std::mem::take).unwrap_or_default()
    }

    pub(super) fn note(
        &mut self,
        way: Option<Direction>,
        changes: impl IntoIterator<Item = Transaction>,
    ) {
        let pack = &self.pack.id;
        if let Some(log) = &mut self.log {
            log.push(LoggedStep {
                way,
                changes: changes.into_iter().collect(),
                pack: pack.clone(),
            });
        }
    }

    /// Takes steps that were written down again (恢复); tables and findings follow once.
    ///
    /// What can be undone afterwards is what was done in these steps. Gives how many were taken: all, or those
    /// before the first that can't be. `load` finds a pack by its id.
    pub fn follow(
        &mut self,
        steps: &[LoggedStep],
        mut load: impl FnMut(&str) -> Option<Arc<Pack>>,
    ) -> usize {
        let log = self.log.take();
        let followed = steps.iter().take_while(|step| self.take(step, &mut load));
        let count = followed.count();
        if count > 0 {
            self.derive();
        }
        self.log = log;
        count
    }

    /// Takes one step; false, and nothing done of it, when it can't be taken.
    fn take(
        &mut self,
        step: &LoggedStep,
        load: &mut impl FnMut(&str) -> Option<Arc<Pack>>,
    ) -> bool {
        let pack = (self.pack_in_force().id != step.pack).then(|| load(&step.pack));
        if matches!(pack, Some(None)) {
            return false;
        }
        let depth = self.history.depth();
        for change in &step.changes {
            if !self.make(step.way, change) {
                self.return_to(depth);
                return false;
            }
        }
        if let Some(pack) = pack.flatten().filter(|it| it.id != self.pack_in_force().id) {
            self.packs.insert(self.history.depth(), pack);
        }
        true
    }

    /// Makes a change the way it was made; what was done before the steps began can only be made anew.
    fn make(&mut self, way: Option<Direction>, change: &Transaction) -> bool {
        let Some(way) = way else {
            return self.remember(change.clone()).is_ok();
        };
        if self.history.steps(way).next() == Some(change) {
            self.history.step(way, &mut self.budget);
            return true;
        }
        let label = format!("{}：{}", way.label(), change.label);
        self.remember(Transaction::new(label, change.edits.clone()))
            .is_ok()
    }

    /// Goes back along the history to where a step that can't be taken began.
    fn return_to(&mut self, depth: usize) {
        while self.history.depth() > depth {
            self.history.undo(&mut self.budget);
        }
        while self.history.depth() < depth {
            self.history.redo(&mut self.budget);
        }
    }

    pub(super) fn pack_in_force(&self) -> &Arc<Pack> {
        let mut in_force = self.packs.range(..=self.history.depth());
        in_force.next_back().expect("the first pack is by 0").1
    }
}
