//! An open file and its hold on the disk: who has it, what it held, what was done since it was saved.
//!
//! Everything that keeps work from being lost comes together here, so that whoever opens and saves can't forget it.
//! Deliberately not here: the budget itself, and asking the user.

mod saving;

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::edit::LoggedStep;
use crate::storage::beside::folder_beside;
use crate::storage::file::FileError;
use crate::storage::file::SavedBudget;
use crate::storage::holder::InUse;
use crate::storage::journal::Base;
use crate::storage::journal::JOURNAL;
use crate::storage::journal::Journal;
use crate::storage::journal::Start;
use crate::storage::journal::read_journal;
use crate::storage::lock::Lock;
use crate::storage::lock::Taken;
use crate::storage::lock::holder;
use crate::storage::lock::take;
use crate::storage::machine::Machine;
use crate::storage::recovery;
use crate::storage::recovery::GoesOn;
use crate::storage::recovery::Recovered;
use crate::storage::recovery::steps_left;
use crate::storage::remark::Remark;
use crate::storage::save::behind_links;
use crate::storage::save::clear_scratch;
use crate::storage::seen::FileMark;
use crate::storage::signature::Signature;
use crate::storage::whole::read_again;
use crate::storage::whole::read_whole;

pub use saving::SaveOrder;

/// An open file on disk (打开的文件).
#[derive(Debug)]
pub struct Session {
    machine: Machine,
    access: Access,
    /// The file, behind all links, and what it held last; none for a budget that was never saved.
    file: Option<(PathBuf, FileMark)>,
    /// None where nothing may, or can, be written beside the file.
    journal: Option<Journal>,
    /// Goes last: the file is ours until the journal is written.
    lock: Option<Lock>,
}

/// What may be done with an open file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Full,
    /// It may be looked at, and saved elsewhere.
    ReadOnly(InUse),
}

/// A file that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What the file holds.
    pub saved: SavedBudget,
    /// What was done after it was saved and is to be done again, in order.
    pub steps: Vec<LoggedStep>,
    /// What the user should know.
    pub remarks: Vec<Remark>,
    /// Its hold on the disk.
    pub session: Session,
}

impl Session {
    /// Opens a file; if another program has it open, to be looked at only.
    ///
    /// # Errors
    /// A sentence for the user; the file and what is beside it are untouched.
    pub fn open(path: &Path, machine: Machine) -> Result<Opened, FileError> {
        let path = behind_links(path).unwrap_or_else(|_| path.to_owned());
        // Before it is locked, so that no folder is made beside what is no budget.
        let read = read_whole(&path)?;
        let mut remarks = Vec::new();
        let folder = folder_beside(&path);
        let (access, lock) = match take(&folder, &machine) {
            Ok(Taken::Ours(lock)) => (Access::Full, Some(lock)),
            Ok(Taken::Others(by)) => (Access::ReadOnly(by), None),
            Err(source) => {
                if let Some(by) = holder(&folder, &machine) {
                    (Access::ReadOnly(by), None)
                } else {
                    remarks.push(Remark::NothingBeside { source });
                    (Access::Full, None)
                }
            }
        };
        // Once more: before it was ours another program could save it.
        let (bytes, saved) = read_again(&path, read)?;
        if is_marked(&path) {
            remarks.push(Remark::MarkedReadOnly);
        }
        let mark = FileMark::of(&bytes);
        let mut session = Self {
            machine,
            access,
            file: Some((path, mark.clone())),
            journal: None,
            lock,
        };
        let mut steps = Vec::new();
        if let Some(owner) = session.owner() {
            clear_scratch(&folder);
            let recovered = recovery::of_file(&folder, &mark, &saved, &session.machine);
            steps = session.go_on((owner, Base::File(mark)), recovered, &mut remarks);
        } else if session.access == Access::Full {
            let count = steps_left(&folder, Some(&mark));
            remarks.extend((count > 0).then_some(Remark::StepsLeft { count }));
        }
        Ok(Opened {
            saved,
            steps,
            remarks,
            session,
        })
    }

    /// Goes on with the journal that was found.
    pub(super) fn go_on(
        &mut self,
        (owner, base): (Signature, Base),
        recovered: Recovered,
        remarks: &mut Vec<Remark>,
    ) -> Vec<LoggedStep> {
        remarks.extend(recovered.remark);
        let after = match recovered.goes_on {
            GoesOn::Nowhere => return recovered.steps,
            GoesOn::Anew => None,
            GoesOn::After(length, chain) => Some((length, chain)),
        };
        let is_unsaved = matches!(base, Base::Unsaved(_));
        let start = Start { owner, base, after };
        let mut journal = Journal::begin(Arc::clone(&self.machine.disk), start);
        if is_unsaved {
            journal.write_base();
        }
        if after.is_none() {
            for step in &recovered.steps {
                journal.append(step.clone());
            }
        }
        self.journal = Some(journal);
        recovered.steps
    }

    /// Goes on with the first of the steps that were recovered, when those behind them can't be taken: all are put
    /// aside, so that what is done now doesn't stand behind what nobody can take.
    pub fn keep_only(&mut self, steps: &[LoggedStep]) -> Option<Remark> {
        let owner = self.owner()?;
        // What was ordered is written then.
        drop(self.journal.take()?);
        let base = match &self.file {
            Some((_, mark)) => Base::File(mark.clone()),
            None => read_journal(&owner.folder().join(JOURNAL))?.base?,
        };
        let recovered = recovery::only(steps, (owner.folder(), &self.machine));
        let mut remarks = Vec::new();
        self.go_on((owner, base), recovered, &mut remarks);
        remarks.pop()
    }

    /// A budget that was never saved; what is done is kept in a folder of the program's data.
    ///
    /// Without a folder, or when it can't be written, nothing is kept.
    #[must_use]
    pub fn unsaved(machine: Machine, folder: Option<&Path>, text: String) -> Self {
        let taken = folder.and_then(|it| take_new(it, &machine).ok());
        let (journal, lock) = match taken {
            Some(Taken::Ours(lock)) => {
                let start = Start {
                    owner: lock.signature().clone(),
                    base: Base::Unsaved(text),
                    after: None,
                };
                let mut journal = Journal::begin(Arc::clone(&machine.disk), start);
                journal.write_base();
                (Some(journal), Some(lock))
            }
            Some(Taken::Others(_)) | None => (None, None),
        };
        Self {
            machine,
            access: Access::Full,
            file: None,
            journal,
            lock,
        }
    }

    pub(super) fn of_unsaved(machine: Machine, lock: Lock) -> Self {
        Self {
            machine,
            access: Access::Full,
            file: None,
            journal: None,
            lock: Some(lock),
        }
    }

    fn owner(&self) -> Option<Signature> {
        self.lock.as_ref().map(|it| it.signature().clone())
    }

    /// What may be done with the file.
    #[must_use]
    pub const fn access(&self) -> &Access {
        &self.access
    }

    /// The steps since it was saved; none where they can't be written down.
    #[must_use]
    pub const fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    /// The same, to append to.
    pub const fn journal_mut(&mut self) -> Option<&mut Journal> {
        self.journal.as_mut()
    }

    /// Leaves what was done since the last save to nobody: the user doesn't want it.
    pub fn discard(mut self) {
        self.forget_journal();
    }

    fn forget_journal(&mut self) {
        if let Some(mut journal) = self.journal.take() {
            let gone = Base::Unsaved(String::new());
            let base = self
                .file
                .as_ref()
                .map_or(gone, |(_, mark)| Base::File(mark.clone()));
            journal.begin_anew(base);
        }
    }
}

/// Whether a file is marked read-only.
fn is_marked(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| it.permissions().readonly())
}

/// Takes a folder of the program's data, which may have to be made as well.
fn take_new(folder: &Path, machine: &Machine) -> io::Result<Taken> {
    fs::create_dir_all(folder)?;
    take(folder, machine)
}
