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
use crate::storage::journal::Journaled;
use crate::storage::journal::check_steps;
use crate::storage::journal::read_journal;
use crate::storage::lock::Taken;
use crate::storage::remark::Remark;
use crate::storage::seen::FileMark;
use crate::storage::session::Machine;
use crate::storage::session::Opened;
use crate::storage::session::Session;
use crate::storage::session::take;

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
fn checked(
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

/// The folders of budgets that were never saved and are not open any more, below a folder of the program's data.
#[must_use]
pub fn left_unsaved(data: &Path, machine: &Machine) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(data) else {
        return Vec::new();
    };
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut left: Vec<PathBuf> = folders
        .filter(|folder| folder.join(JOURNAL).is_file())
        .filter(|folder| matches!(take(folder, machine.now), Ok(Taken::Ours(_))))
        .collect();
    left.sort();
    left
}

/// Opens a budget that was never saved, with all that was done; none when nothing of it can be read.
#[must_use]
pub fn open_unsaved(folder: &Path, machine: Machine) -> Option<Opened> {
    let Ok(Taken::Ours(lock)) = take(folder, machine.now) else {
        return None;
    };
    let mut read: Journaled = read_journal(&folder.join(JOURNAL))?;
    let (saved, steps) = read.unsaved()?;
    let base = read.base.take()?;
    let fault = read.fault.take();
    let mut found = checked(steps, fault, &saved, (folder, (machine.now)()));
    if found.remark.is_none() {
        found.after = Some((read.length, read.chain));
    }
    let mut session = Session::of_unsaved(machine, lock);
    let mut remarks = Vec::new();
    let steps = session.go_on(folder.to_owned(), base, found, &mut remarks);
    Some(Opened {
        saved,
        steps,
        remarks,
        session,
    })
}

/// A folder for a budget that was never saved, with a name no other has: `20240305-091200-4711`.
#[must_use]
pub fn folder_for_unsaved(data: &Path, now: CreatedAt) -> PathBuf {
    let CreatedAt {
        hour,
        minute,
        second,
        ..
    } = now;
    let stem = format!(
        "{}-{hour:02}{minute:02}{second:02}-{}",
        now.day_text(),
        std::process::id()
    );
    let names = (0_u32..).map(|place| data.join(format!("{stem}-{place}")));
    let free = names.take(1_000).find(|path| !path.exists());
    free.unwrap_or_else(|| data.join(stem))
}
