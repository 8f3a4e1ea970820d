//! Saving an open file, over itself or elsewhere.
//!
//! Deliberately not here: writing bytes as one step; see `save`.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::storage::beside::folder_beside;
use crate::storage::file::FileError;
use crate::storage::journal::Base;
use crate::storage::journal::Journal;
use crate::storage::journal::Start;
use crate::storage::lock::Lock;
use crate::storage::lock::Taken;
use crate::storage::lock::holder;
use crate::storage::lock::take;
use crate::storage::recovery;
use crate::storage::remark::Remark;
use crate::storage::remark::SaveError;
use crate::storage::save::target;
use crate::storage::save::write_after;
use crate::storage::seen::FileMark;
use crate::storage::session::Access;
use crate::storage::session::Session;
use crate::storage::versions::Keeping;
use crate::storage::versions::keep;
use crate::storage::versions::prune;

/// A save waits so long for the journal; it goes on without it then.
const PATIENCE: Duration = Duration::from_secs(5);

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
        let seen = self.file.as_ref().map(|(_, mark)| mark.clone());
        let mark = FileMark::of(order.text.as_bytes());
        if let Some(journal) = &mut self.journal {
            let ticket = journal.saving(mark.clone());
            // Without the note the steps are told apart by the state they start from.
            let _ = journal.wait(ticket, PATIENCE);
        }
        let remarks = self.write((path, self.lock.as_ref()), order, seen.as_ref(), &mark)?;
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
        let lock = match take(&folder, &self.machine) {
            Ok(Taken::Ours(lock)) => Some(lock),
            Ok(Taken::Others(by)) => return Err(SaveError::InUse(by)),
            // That nobody else has it is seen when it is replaced.
            Err(source) => {
                remarks.push(Remark::NothingBeside { source });
                None
            }
        };
        let mark = FileMark::of(order.text.as_bytes());
        remarks.extend(self.write((&path, lock.as_ref()), order, None, &mark)?);
        self.file = Some((path, mark.clone()));
        self.access = Access::Full;
        let base = Base::File(mark);
        let owner = lock.as_ref().map(|it| it.signature().clone());
        // What was done to the file that was there before isn't in this one.
        let left = owner
            .as_ref()
            .and_then(|_| recovery::put_aside_what_is_left(&folder, &self.machine));
        let is_free = !matches!(left, Some(Remark::NotSetAside { .. }));
        remarks.extend(left);
        match (&mut self.journal, owner.filter(|_| is_free)) {
            (Some(journal), Some(owner)) => {
                let ticket = journal.move_to(owner, base);
                let _ = journal.wait(ticket, PATIENCE);
            }
            (None, Some(owner)) => {
                let after = None;
                let start = Start { owner, base, after };
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
        (path, lock): (&Path, Option<&Lock>),
        order: SaveOrder<'_>,
        seen: Option<&FileMark>,
        mark: &FileMark,
    ) -> Result<Vec<Remark>, SaveError> {
        let disk = self.machine.disk.as_ref();
        let mut remarks = Vec::new();
        let mut keeps = order.keeping;
        let mut kept = None;
        let folder = folder_beside(path);
        let written = write_after(disk, (path, Some(&folder)), order.text.as_bytes(), |old| {
            // At the last moment: a share lets two machines write at the same time.
            self.check_hold(&folder, lock)?;
            let there = FileMark::on_disk(old)?;
            if there.is_some() && seen.is_some() && there.as_ref() != seen {
                return Err(SaveError::Changed);
            }
            if there.as_ref() == Some(mark) {
                // Nothing is replaced by what it is already.
                keeps.most = 0;
            }
            match keep(disk, old, keeps) {
                Ok(name) => kept = name.zip(there),
                Err(source) => remarks.push(Remark::NotKept { source }),
            }
            Ok(())
        });
        match written {
            Ok(()) => {}
            // Some drives say no when it is done.
            Err(SaveError::File(_))
                if FileMark::on_disk(path).ok().flatten().as_ref() == Some(mark) => {}
            Err(error) => {
                forget_version(path, kept);
                return Err(error);
            }
        }
        let kept = kept.as_ref().map(|(name, _)| name.as_path());
        if let Err(source) = prune(path, order.keeping, kept) {
            remarks.push(Remark::NotPruned { source });
        }
        Ok(remarks)
    }

    /// Refuses when another program has the file, by what is left beside it.
    fn check_hold(&self, folder: &Path, lock: Option<&Lock>) -> Result<(), SaveError> {
        match lock {
            Some(lock) if lock.signature().is_ours()? => Ok(()),
            Some(_) => Err(SaveError::TakenOver),
            None => holder(folder, &self.machine).map_or(Ok(()), |by| Err(SaveError::InUse(by))),
        }
    }
}

/// Takes a version away that was kept for nothing: the file is still just that.
fn forget_version(path: &Path, kept: Option<(PathBuf, FileMark)>) {
    if let Some((name, mark)) = kept
        && FileMark::on_disk(path).is_ok_and(|there| there == Some(mark))
    {
        // Left where it is it counts as one more version.
        let _ = fs::remove_file(name);
    }
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
