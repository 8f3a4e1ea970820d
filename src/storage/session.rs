//! An open file and its hold on the disk: who has it, what it held, what was done since it was saved.
//!
//! Everything that keeps work from being lost comes together here, so that whoever opens and saves can't forget it.
//! Deliberately not here: the budget itself, and asking the user.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::edit::LoggedStep;
use crate::model::CreatedAt;
use crate::storage::beside::folder_beside;
use crate::storage::disk::Disk;
use crate::storage::disk::SystemDisk;
use crate::storage::file::FileError;
use crate::storage::file::SavedBudget;
use crate::storage::file::parse;
use crate::storage::journal::Base;
use crate::storage::journal::Journal;
use crate::storage::journal::Start;
use crate::storage::lock::InUse;
use crate::storage::lock::Lock;
use crate::storage::lock::Taken;
use crate::storage::read_bytes;
use crate::storage::recovery;
use crate::storage::recovery::Recovered;
use crate::storage::remark::Remark;
use crate::storage::remark::SaveError;
use crate::storage::save::clear_scratch;
use crate::storage::save::target;
use crate::storage::save::write_after;
use crate::storage::seen::FileMark;
use crate::storage::versions::Keeping;
use crate::storage::versions::keep;
use crate::storage::versions::prune;

/// A save waits so long for the journal; it goes on without it then.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is needed of the machine: its disk and its clock.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Brings bytes to disk.
    pub disk: Arc<dyn Disk>,
    /// Gives the time.
    pub now: fn() -> CreatedAt,
}

impl Machine {
    /// This machine; the clock is the caller's.
    #[must_use]
    pub fn new(now: fn() -> CreatedAt) -> Self {
        let disk = Arc::new(SystemDisk);
        Self { disk, now }
    }
}

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

/// What is to be saved, and how.
#[derive(Clone, Copy, Debug)]
pub struct SaveOrder<'a> {
    /// Where.
    pub path: &'a Path,
    /// The text of the file.
    pub text: &'a str,
    /// What becomes of the version it replaces.
    pub keeping: Keeping,
}

impl Session {
    /// Opens a file; if another program has it open, to be looked at only.
    ///
    /// # Errors
    /// A sentence for the user; the file and what is beside it are untouched.
    pub fn open(path: &Path, machine: Machine) -> Result<Opened, FileError> {
        let path = target(path).unwrap_or_else(|_| path.to_owned());
        // Before it is locked, so that no folder is made beside what is no budget.
        parse(&read_bytes(&path)?)?;
        let mut remarks = Vec::new();
        let folder = folder_beside(&path);
        let (access, lock) = match take(&folder, machine.now) {
            Ok(Taken::Ours(lock)) => (Access::Full, Some(lock)),
            Ok(Taken::Others(by)) => (Access::ReadOnly(by), None),
            Err(source) => {
                remarks.push(Remark::NothingBeside { source });
                (Access::Full, None)
            }
        };
        // Once more: before it was ours another program could save it.
        let bytes = read_bytes(&path)?;
        let saved = parse(&bytes)?;
        let mark = FileMark::of(&bytes);
        let mut session = Self {
            machine,
            access,
            file: Some((path, mark.clone())),
            journal: None,
            lock,
        };
        let steps = if session.lock.is_some() {
            clear_scratch(&folder);
            let recovered = recovery::of_file(&folder, &mark, &saved, (session.machine.now)());
            session.go_on(folder, Base::File(mark), recovered, &mut remarks)
        } else {
            Vec::new()
        };
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
        folder: PathBuf,
        base: Base,
        recovered: Recovered,
        remarks: &mut Vec<Remark>,
    ) -> Vec<LoggedStep> {
        let start = Start {
            folder,
            base,
            after: recovered.after,
        };
        let mut journal = Journal::begin(Arc::clone(&self.machine.disk), start);
        if recovered.after.is_none() {
            for step in &recovered.steps {
                journal.append(step.clone());
            }
        }
        self.journal = Some(journal);
        remarks.extend(recovered.remark);
        recovered.steps
    }

    /// A budget that was never saved; what is done is kept in a folder of the program's data.
    ///
    /// Without a folder, or when it can't be written, nothing is kept.
    #[must_use]
    pub fn unsaved(machine: Machine, folder: Option<&Path>, text: String) -> Self {
        let taken = folder.and_then(|it| take(it, machine.now).ok().map(|taken| (it, taken)));
        let (journal, lock) = match taken {
            Some((folder, Taken::Ours(lock))) => {
                let start = Start {
                    folder: folder.to_owned(),
                    base: Base::Unsaved(text),
                    after: None,
                };
                let mut journal = Journal::begin(Arc::clone(&machine.disk), start);
                journal.write_base();
                (Some(journal), Some(lock))
            }
            Some((_, Taken::Others(_))) | None => (None, None),
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

    /// Saves, over the file or elsewhere; the version that is replaced is kept.
    ///
    /// Saved elsewhere, the session goes on with that file and lets go of the old one.
    ///
    /// # Errors
    /// A sentence for the user; what is on disk is as it was.
    pub fn save(&mut self, order: SaveOrder<'_>) -> Result<Vec<Remark>, SaveError> {
        let path = target(order.path).map_err(|source| FileError::Write { source })?;
        let is_here = self
            .file
            .as_ref()
            .is_some_and(|(file, _)| is_same(file, &path));
        if is_here {
            self.save_here(&path, order)
        } else {
            self.save_elsewhere(path, order)
        }
    }

    fn save_here(&mut self, path: &Path, order: SaveOrder<'_>) -> Result<Vec<Remark>, SaveError> {
        if let Access::ReadOnly(by) = &self.access {
            return Err(SaveError::InUse(by.clone()));
        }
        if self.lock.as_ref().is_some_and(|lock| !lock.is_ours()) {
            return Err(SaveError::TakenOver);
        }
        let seen = self.file.as_ref().map(|(_, mark)| mark.clone());
        let mark = FileMark::of(order.text.as_bytes());
        if let Some(journal) = &mut self.journal {
            let ticket = journal.saving(mark.clone());
            // Without the note the steps are told apart by the state they start from.
            let _ = journal.wait(ticket, PATIENCE);
        }
        let remarks = self.write(path, order, seen.as_ref(), &mark)?;
        self.file = Some((path.to_owned(), mark.clone()));
        if let Some(journal) = &mut self.journal {
            journal.begin_anew(Base::File(mark));
        }
        Ok(remarks)
    }

    fn save_elsewhere(
        &mut self,
        path: PathBuf,
        order: SaveOrder<'_>,
    ) -> Result<Vec<Remark>, SaveError> {
        let folder = folder_beside(&path);
        let mut remarks = Vec::new();
        let lock = match take(&folder, self.machine.now) {
            Ok(Taken::Ours(lock)) => Some(lock),
            Ok(Taken::Others(by)) => return Err(SaveError::InUse(by)),
            Err(source) => {
                remarks.push(Remark::NothingBeside { source });
                None
            }
        };
        let mark = FileMark::of(order.text.as_bytes());
        remarks.extend(self.write(&path, order, None, &mark)?);
        self.file = Some((path, mark.clone()));
        self.access = Access::Full;
        let base = Base::File(mark);
        match (&mut self.journal, &lock) {
            (Some(journal), Some(_)) => {
                let ticket = journal.move_to(folder, base);
                let _ = journal.wait(ticket, PATIENCE);
            }
            (None, Some(_)) => {
                let after = None;
                let start = Start {
                    folder,
                    base,
                    after,
                };
                self.journal = Some(Journal::begin(Arc::clone(&self.machine.disk), start));
            }
            (_, None) => self.forget_journal(),
        }
        self.lock = lock;
        Ok(remarks)
    }

    /// Writes the file; a version that can't be kept is a remark.
    fn write(
        &self,
        path: &Path,
        order: SaveOrder<'_>,
        seen: Option<&FileMark>,
        mark: &FileMark,
    ) -> Result<Vec<Remark>, SaveError> {
        let disk = self.machine.disk.as_ref();
        let mut remarks = Vec::new();
        let mut keeps = order.keeping;
        let folder = folder_beside(path);
        let written = write_after(disk, (path, Some(&folder)), order.text.as_bytes(), |old| {
            let there = FileMark::on_disk(old)?;
            if there.is_some() && seen.is_some() && there.as_ref() != seen {
                return Err(SaveError::Changed);
            }
            if there.as_ref() == Some(mark) {
                // Nothing is replaced by what it is already.
                keeps.most = 0;
            }
            if let Err(source) = keep(disk, old, keeps) {
                remarks.push(Remark::NotKept { source });
            }
            Ok(())
        });
        match written {
            Ok(()) => {}
            // Some drives say no when it is done.
            Err(SaveError::File(_))
                if FileMark::on_disk(path).ok().flatten().as_ref() == Some(mark) => {}
            Err(error) => return Err(error),
        }
        if let Err(source) = prune(path, order.keeping.most) {
            remarks.push(Remark::NotPruned { source });
        }
        Ok(remarks)
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

/// Makes the folder and takes the lock in it; a folder made in vain goes again.
pub(super) fn take(folder: &Path, now: fn() -> CreatedAt) -> io::Result<Taken> {
    fs::create_dir_all(folder)?;
    let taken = Lock::take(folder, now);
    if taken.is_err() {
        // Only an empty folder can be removed so.
        let _ = fs::remove_dir(folder);
    }
    taken
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    if one == other {
        return true;
    }
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
