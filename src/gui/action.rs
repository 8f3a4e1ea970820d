//! What panels and screens ask for. They send actions while they draw; `dispatch` carries them out afterwards.

use std::path::PathBuf;

use crate::compute::CellRef;
use crate::edit::Transaction;
use crate::gui::command::Command;
use crate::gui::dialogs::PathPurpose;
use crate::gui::find::FindRequest;
use crate::gui::step::Step;
use crate::gui::widgets::grid::CellRange;
use crate::intake::Begun;
use crate::intake::clipboard::CopiedCell;
use crate::model::RecordId;
use crate::rules::Finding;
use crate::rules::Location;

/// A request with its arguments.
#[derive(Clone, Debug)]
pub enum Action {
    /// Do what a command says.
    Command(Command),
    /// Change the budget.
    Commit(Transaction),
    /// Put cells on the clipboard.
    Copy(Vec<Vec<CopiedCell>>),
    /// Read the block on the clipboard for a pane.
    ReadClipboard {
        /// The pane.
        pane: &'static str,
        /// What is selected in it.
        range: CellRange,
        /// The clipboard's text.
        text: String,
    },
    /// Change the budget as far as a block allows.
    CommitBlock {
        /// The change.
        transaction: Transaction,
        /// What to say when it is made; nothing where it can be seen.
        done: Option<String>,
        /// Cells that stay as they were, in words.
        remarks: Vec<String>,
    },
    /// Find or replace.
    Find(FindRequest),
    /// Show a step.
    ShowStep(Step),
    /// Show a place.
    GoTo(Location),
    /// Show a cell of a table.
    GoToCell(CellRef),
    /// Show where a record's amount goes.
    ShowReach(RecordId),
    /// Ask for the reason that explains a warning.
    AskReason(Box<Finding>),
    /// Write down the reason that explains a warning.
    Explain(Box<Finding>, String),
    /// Show the help of a rule, by its code.
    ShowRule(String),
    /// Open a file.
    OpenFile(PathBuf),
    /// Take a file off the list of recent ones.
    ForgetFile(PathBuf),
    /// Begin a budget.
    CreateBudget(Box<NewBudget>),
    /// Ask for last year's file.
    AskLastYear,
    /// A path was chosen, or none.
    Picked(PathPurpose, Option<PathBuf>),
    /// Say something in passing.
    Caution(String),
    /// Answer the question whether unsaved work may be lost.
    Answer(Answer),
}

/// A budget that begins.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBudget {
    /// The id of the region pack.
    pub pack: String,
    /// The budget, and what is to be said about it.
    pub begun: Begun,
}

/// What to do with unsaved work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Stay.
    Stay,
}
