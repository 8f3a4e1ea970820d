//! What was done after a file was saved, found after a crash or a power cut.
//!
//! What can't be used is put aside under another name, or stays where it is; it is never thrown away.
//! Deliberately not here: taking the steps again, which is the document's.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::edit::LoggedStep;
use crate::model::CreatedAt;
use crate::storage::beside::folder_beside;
use crate::storage::disk::Disk;
use crate::storage::file::FileError;
use crate::storage::file::SavedBudget;
use crate::storage::journal::Chain;
use crate::storage::journal::JOURNAL;
use crate::storage::journal::JournalFault;
use crate::storage::journal::check_steps;
use crate::storage::journal::read_journal;
use crate::storage::machine::Machine;
use crate::storage::read_bytes;
use crate::storage::remark::Remark;
use crate::storage::save::behind_links;
use crate::storage::save::write_after;
use crate::storage::seen::FileMark;

/// What was found of a journal.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    /// The steps that can be taken.
    pub(super) steps: Vec<LoggedStep>,
    pub(super) goes_on: GoesOn,
    pub(super) remark: Option<Remark>,
}

/// Where what is done from now on is written down.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum GoesOn {
    /// In a journal that is begun anew, with the steps that were recovered.
    #[default]
    Anew,
    /// Behind what was read: its length and its last checksum.
    After(u64, Chain),
    /// Nowhere: what is in its place is written down nowhere else.
    Nowhere,
}

impl GoesOn {
    /// Where, after something was said of the journal that was found.
    const fn told(remark: Option<&Remark>) -> Self {
        match remark {
            Some(Remark::NotSetAside { .. }) => Self::Nowhere,
            _ => Self::Anew,
        }
    }
}

/// How many steps are written down beside a budget file and not saved in it; nothing is touched.
#[must_use]
pub fn unsaved_steps(path: &Path) -> usize {
    // Behind links, where the window has it.
    let path = behind_links(path).unwrap_or_else(|_| path.to_owned());
    let mark = FileMark::on_disk(&path).ok().flatten();
    steps_left(&folder_beside(&path), mark.as_ref())
}

/// The same of the folder beside a file with this mark.
pub(super) fn steps_left(folder: &Path, mark: Option<&FileMark>) -> usize {
    let Some(mut read) = read_journal(&folder.join(JOURNAL)) else {
        return 0;
    };
    let steps = mark.and_then(|mark| read.steps_after(mark));
    steps.unwrap_or_else(|| read.into_steps()).len()
}

/// What was done to a file after it was saved.
pub(super) fn of_file(
    folder: &Path,
    mark: &FileMark,
    saved: &SavedBudget,
    machine: &Machine,
) -> Recovered {
    let Some(mut read) = read_journal(&folder.join(JOURNAL)) else {
        return Recovered::default();
    };
    if read.fault == Some(JournalFault::Newer) {
        return Recovered {
            steps: Vec::new(),
            goes_on: GoesOn::Nowhere,
            remark: Some(Remark::LeftToNewer),
        };
    }
    let steps = read.steps_after(mark);
    let fault = match &steps {
        // A journal without steps has nothing that could be missed.
        None if read.is_empty() => None,
        None => read.fault.take().or(Some(JournalFault::OtherState)),
        Some(_) => read.fault.take(),
    };
    let is_ours = steps.is_some();
    let mut found = checked(steps.unwrap_or_default(), fault, saved, (folder, machine));
    if is_ours && found.remark.is_none() {
        found.goes_on = GoesOn::After(read.length, read.chain);
    }
    found
}

/// Steps that can be taken; if anything is wrong, the journal is put aside as it is.
pub(super) fn checked(
    mut steps: Vec<LoggedStep>,
    fault: Option<JournalFault>,
    saved: &SavedBudget,
    (folder, machine): (&Path, &Machine),
) -> Recovered {
    let refused = check_steps(&saved.budget, &mut steps);
    let fault = refused.or(fault);
    let remark = fault.map(|fault| set_aside((folder, machine), fault));
    Recovered {
        steps,
        goes_on: GoesOn::told(remark.as_ref()),
        remark,
    }
}

/// Puts the steps aside that were left to a file another one was saved in the place of.
pub(super) fn put_aside_what_is_left(folder: &Path, machine: &Machine) -> Option<Remark> {
    let read = read_journal(&folder.join(JOURNAL))?;
    (!read.is_empty()).then(|| set_aside((folder, machine), JournalFault::OtherState))
}

/// Puts all that was recovered aside, of which only the first steps could be taken; the journal goes on with those.
pub(super) fn only(steps: &[LoggedStep], place: (&Path, &Machine)) -> Recovered {
    let fault = JournalFault::NotTaken {
        place: steps.len() + 1,
    };
    let remark = Some(set_aside(place, fault));
    Recovered {
        steps: steps.to_vec(),
        goes_on: GoesOn::told(remark.as_ref()),
        remark,
    }
}

/// Gives the journal another name, or what it holds where that can't be done.
fn set_aside((folder, machine): (&Path, &Machine), fault: JournalFault) -> Remark {
    let now = machine.now();
    let CreatedAt {
        hour,
        minute,
        second,
        ..
    } = now;
    let stem = format!("{}-{hour:02}{minute:02}{second:02}", now.day_text());
    let free = (0..).map(|place| folder.join(format!("{stem}-{place} 未恢复的改动.journal-old")));
    let path: Option<PathBuf> = free.take(100).find(|path| !path.exists());
    let path = path.unwrap_or_else(|| folder.join(format!("{stem}.journal-old")));
    let disk = machine.disk.as_ref();
    let journal = folder.join(JOURNAL);
    let renamed = disk.rename(&journal, &path);
    match renamed.or_else(|error| copy(disk, &journal, &path).map_err(|_| error)) {
        Ok(()) => Remark::SetAside { path, fault },
        Err(source) => Remark::NotSetAside { fault, source },
    }
}

/// Writes what a file holds under another name, and takes the file away where that can be done.
fn copy(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), FileError> {
    let bytes = read_bytes(from)?;
    write_after(disk, (to, None), &bytes, |_| Ok(()))
        .map_err(|source| FileError::Write { source })?;
    // Left where it is it is written over.
    let _ = fs::remove_file(from);
    Ok(())
}
