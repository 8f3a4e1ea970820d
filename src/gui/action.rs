//! What panels and screens ask for. They send actions while they draw; `dispatch` carries them out afterwards.

use std::path::PathBuf;
use std::sync::Arc;

use crate::compute::CellRef;
use crate::edit::Direction;
use crate::edit::Transaction;
use crate::gui::command::Command;
use crate::gui::dialogs::PathPurpose;
use crate::gui::dialogs::Question;
use crate::gui::dispatch::PastePlace;
use crate::gui::find::FindRequest;
use crate::gui::records::SheetDef;
use crate::gui::step::Step;
use crate::intake::Begun;
use crate::intake::clipboard::CopiedCell;
use crate::model::IndicatorId;
use crate::model::Owner;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Round;
use crate::packs::Pack;
use crate::printing::PrintOrder;
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
    /// Read a block from the clipboard, of which this is the text.
    ReadClipboard(PastePlace, String),
    /// Change the budget as far as a block allows.
    CommitBlock {
        /// The change.
        transaction: Transaction,
        /// What to say when it is made; nothing where it can be seen.
        done: Option<String>,
        /// Cells that stay as they were, in words.
        remarks: Vec<String>,
    },
    /// Take so many steps along the history.
    Retrace(Direction, usize),
    /// End the tour.
    EndTour,
    /// Find or replace.
    Find(FindRequest),
    /// Show a step.
    ShowStep(Step),
    /// Show the statement.
    ShowStatement,
    /// Show a sheet of records.
    ShowSheet(&'static SheetDef),
    /// Show a table, by its position in the book.
    ShowTable(usize),
    /// Look at the file under the form of another pack.
    LookUnder(Arc<Pack>),
    /// Look at it under its own form again.
    LeaveOtherForm,
    /// Use another pack from now on.
    UsePack(Arc<Pack>),
    /// Show a place.
    GoTo(Location),
    /// Show a cell of a table.
    GoToCell(CellRef),
    /// Show where a record's amount goes.
    ShowReach(RecordId),
    /// Offer the file's indicators for a unit or project.
    ChooseIndicators(Owner),
    /// Give a unit or project copies of indicators of others.
    TakeOverIndicators {
        /// The unit or project.
        owner: Owner,
        /// The indicators.
        sources: Vec<IndicatorId>,
        /// With what they aim at.
        keeps_values: bool,
    },
    /// Ask for the reason that explains a warning.
    AskReason(Box<Finding>),
    /// Ask for the reason that explains the listed warnings of a rule, by its code.
    AskReasonOfRule(String),
    /// Write down one reason that explains several warnings.
    ExplainAll(Vec<Finding>, String),
    /// List the open findings of a rule, by its code.
    ListFindings(String),
    /// Write down the reason that explains a warning.
    Explain(Box<Finding>, String),
    /// Show the help of a rule, by its code.
    ShowRule(String),
    /// Keep the budget as it is now as a round.
    Freeze(FreezeRound),
    /// Ask where records are written as data: those of one list, or of all.
    ExportData(DataList),
    /// Ask before doing something.
    Confirm(Box<Question>),
    /// Open a file.
    OpenFile(PathBuf),
    /// Open an earlier version of a file, as a budget that isn't saved.
    OpenVersion(PathBuf),
    /// Say what is different in an earlier version of the list.
    CompareVersion(PathBuf),
    /// Keep so many earlier versions.
    KeepVersions(usize),
    /// Open a budget that was never saved, by the folder it is kept in.
    OpenUnsaved(PathBuf),
    /// Throw such a budget away.
    DropUnsaved(PathBuf),
    /// Open what can be read of a damaged file, as a budget that isn't saved.
    OpenRescued(PathBuf),
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
    /// Ask the system which printers there are.
    AskPrinters,
    /// Print the pages of the preview.
    Print(PrintOrder),
    /// Close the preview.
    EndPreview,
    /// Show the folder of the log in the system's own window.
    ShowLogFolder,
    /// Write sentences shown to the user into the log as well, or no longer.
    LogTexts(bool),
}

/// Under what the budget is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreezeRound {
    /// The round.
    pub round: Round,
    /// A name to tell it from others of the round.
    pub name: String,
    /// The day, as people write it.
    pub date: String,
}

/// Which records are written as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataList {
    /// Those of a kind, as CSV.
    Table(RecordKind),
    /// All, as JSON.
    All,
}

impl DataList {
    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Table(kind) => kind.label(),
            Self::All => "数据",
        }
    }

    /// The extension of its file.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Table(_) => "csv",
            Self::All => "json",
        }
    }
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
