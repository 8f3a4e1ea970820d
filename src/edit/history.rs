//! What was done, for undo and redo.

use crate::edit::EditError;
use crate::edit::Transaction;
use crate::model::Budget;

/// Along the history: towards the first state, or towards the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Undo (撤销).
    Back,
    /// Redo (重做).
    Forth,
}

impl Direction {
    /// What the user calls a step this way.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Back => "撤销",
            Self::Forth => "重做",
        }
    }
}

/// The done and the undone transactions of an open budget.
///
/// Invariant: each holds the transactions that lead from the present state back, or forward, latest last.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A transaction to be made, with the number the next record gets in the state it leads to.
///
/// So undoing everything gives the first state to the byte: a number is given again
/// only after the record that had it was taken back for good.
#[derive(Clone, Debug)]
struct Step {
    change: Transaction,
    next_id: u32,
}

impl History {
    /// Makes a change and remembers how to take it back; what was undone before is forgotten.
    ///
    /// # Errors
    /// When the change can't be made; then neither budget nor history has changed.
    pub fn commit(&mut self, budget: &mut Budget, change: Transaction) -> Result<(), EditError> {
        let next_id = budget.next_id;
        let change = change.apply(budget)?;
        self.done.push(Step { change, next_id });
        self.undone.clear();
        Ok(())
    }

    /// Takes the latest change back; gives its label, or `None` when there is none.
    pub fn undo(&mut self, budget: &mut Budget) -> Option<String> {
        step(&mut self.done, &mut self.undone, budget)
    }

    /// Makes the latest undone change again; gives its label, or `None` when there is none.
    pub fn redo(&mut self, budget: &mut Budget) -> Option<String> {
        step(&mut self.undone, &mut self.done, budget)
    }

    /// Takes one step; gives its label, or `None` when there is none.
    pub fn step(&mut self, direction: Direction, budget: &mut Budget) -> Option<String> {
        match direction {
            Direction::Back => self.undo(budget),
            Direction::Forth => self.redo(budget),
        }
    }

    /// What can be undone, latest first, or redone, next first; each transaction is what the step would do.
    pub fn steps(&self, direction: Direction) -> impl ExactSizeIterator<Item = &Transaction> {
        let pile = match direction {
            Direction::Back => &self.done,
            Direction::Forth => &self.undone,
        };
        pile.iter().rev().map(|step| &step.change)
    }

    /// How many changes lead from the first state to this one.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.done.len()
    }
}

/// One step from one pile to the other: undo and redo are the same movement.
fn step(from: &mut Vec<Step>, to: &mut Vec<Step>, budget: &mut Budget) -> Option<String> {
    let Step { change, next_id } = from.pop()?;
    let next_id_here = budget.next_id;
    let change = change
        .apply(budget)
        .expect("a remembered change applies to the state it was made for");
    budget.next_id = next_id;
    let label = change.label.clone();
    to.push(Step {
        change,
        next_id: next_id_here,
    });
    Some(label)
}
