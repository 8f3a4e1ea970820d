//! What was done after a file was saved, found after a crash or a power cut.
//!
//! What can't be used is put aside under another name, never thrown away.
//! Deliberately not here: taking the steps again, which is the document's.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::edit::LoggedStep;
use crate::model::CreatedAt;
use crate::storage::file::SavedBudget;
use crate::storage::journal::JOURNAL;
use crate::storage::journal::JournalFault;
use crate::storage::journal::check_steps;
use crate::storage::journal::read_journal;
use crate::storage::remark::Remark;
use crate::storage::seen::FileMark;

/// What was found of a journal.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    /// The steps that can be taken.
    pub(super) steps: Vec<LoggedStep>,
    /// Where the journal goes on; none when it has to be begun anew with these steps.
    pub(super) after: Option<(u64, u64)>,
    pub(super) remark: Option<Remark>,
}

/// What was done to a file after it was saved.
pub(super) fn of_file(
    folder: &Path,
    mark: &FileMark,
    saved: &SavedBudget,
    now: CreatedAt,
) -> Recovered {
    let Some(mut read) = read_journal(&folder.join(JOURNAL)) else {
        return Recovered::default();
    };
    let steps = read.steps_after(mark);
    let fault = match &steps {
        // A journal without steps has nothing that could be missed.
        None if read.is_empty() => None,
        None => read.fault.take().or(Some(JournalFault::OtherState)),
        Some(_) => read.fault.take(),
    };
    let is_ours = steps.is_some();
    let mut found = checked(steps.unwrap_or_default(), fault, saved, (folder, now));
    if is_ours && found.remark.is_none() {
        found.after = Some((read.length, read.chain));
    }
    found
}

/// Steps that can be taken; if anything is wrong, the journal is put aside as it is.
pub(super) fn checked(
    mut steps: Vec<LoggedStep>,
    fault: Option<JournalFault>,
    saved: &SavedBudget,
    (folder, now): (&Path, CreatedAt),
) -> Recovered {
    let refused = check_steps(&saved.budget, &mut steps);
    let remark = refused.or(fault).map(|fault| set_aside(folder, fault, now));
    Recovered {
        steps,
        after: None,
        remark,
    }
}

/// Puts the steps aside that were left to a file another one was saved in the place of.
pub(super) fn put_aside_what_is_left(folder: &Path, now: CreatedAt) -> Option<Remark> {
    let read = read_journal(&folder.join(JOURNAL))?;
    (!read.is_empty()).then(|| set_aside(folder, JournalFault::OtherState, now))
}

/// Gives the journal another name.
fn set_aside(folder: &Path, fault: JournalFault, now: CreatedAt) -> Remark {
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
    match fs::rename(folder.join(JOURNAL), &path) {
        Ok(()) => Remark::SetAside { path, fault },
        Err(source) => Remark::NotSetAside { fault, source },
    }
}
