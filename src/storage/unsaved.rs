//! Budgets that were never saved: what is done in them is kept in folders of the program's data, one each.
//!
//! Deliberately not here: what is in such a folder; see `journal` and `recovery`.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::model::Budget;
use crate::model::CreatedAt;
use crate::storage::journal::JOURNAL;
use crate::storage::journal::Journaled;
use crate::storage::journal::check_steps;
use crate::storage::journal::read_journal;
use crate::storage::lock::Taken;
use crate::storage::lock::take;
use crate::storage::machine::Machine;
use crate::storage::recovery::GoesOn;
use crate::storage::recovery::checked;
use crate::storage::session::Opened;
use crate::storage::session::Session;
use crate::storage::versions::moment;

/// A budget that was never saved and was left by a crash (未保存的预算).
#[derive(Clone, Debug, PartialEq)]
pub struct LeftUnsaved {
    /// Where it is kept.
    pub folder: PathBuf,
    /// With all that was done in it; none when nothing of it can be read.
    pub budget: Option<Budget>,
    /// So many steps were taken in it.
    pub steps: usize,
}

impl LeftUnsaved {
    /// When it was begun.
    #[must_use]
    pub fn begun(&self) -> Option<CreatedAt> {
        let name = self.folder.file_name()?.to_str()?;
        let (day, rest) = name.split_at_checked("2024-03-05-".len())?;
        moment(&day.replace('-', ""), rest.split('-').next()?)
    }
}

/// The budgets that were never saved and are not open any more, below a folder of the program's data, the latest first.
#[must_use]
pub fn left_unsaved(data: &Path, machine: &Machine) -> Vec<LeftUnsaved> {
    let Ok(entries) = fs::read_dir(data) else {
        return Vec::new();
    };
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut left: Vec<PathBuf> = folders
        .filter(|folder| folder.join(JOURNAL).is_file())
        .filter(|folder| matches!(take(folder, machine), Ok(Taken::Ours(_))))
        .collect();
    left.sort_by(|one, other| other.cmp(one));
    left.into_iter().map(look_into).collect()
}

fn look_into(folder: PathBuf) -> LeftUnsaved {
    let read = read_journal(&folder.join(JOURNAL));
    let content = read.and_then(|mut read| read.unsaved());
    let Some((saved, mut steps)) = content else {
        return LeftUnsaved {
            folder,
            budget: None,
            steps: 0,
        };
    };
    let mut budget = saved.budget;
    check_steps(&budget, &mut steps);
    for step in &steps {
        // Just checked.
        let _ = step.apply(&mut budget);
    }
    LeftUnsaved {
        folder,
        budget: Some(budget),
        steps: steps.len(),
    }
}

/// Opens a budget that was never saved, with all that was done; none when nothing of it can be read.
#[must_use]
pub fn open_unsaved(folder: &Path, machine: Machine) -> Option<Opened> {
    let Ok(Taken::Ours(lock)) = take(folder, &machine) else {
        return None;
    };
    let mut read: Journaled = read_journal(&folder.join(JOURNAL))?;
    let (saved, steps) = read.unsaved()?;
    let base = read.base.take()?;
    let fault = read.fault.take();
    let mut found = checked(steps, fault, &saved, (folder, &machine));
    if found.remark.is_none() {
        found.goes_on = GoesOn::After(read.length, read.chain);
    }
    let owner = lock.signature().clone();
    let mut session = Session::of_unsaved(machine, lock);
    let mut remarks = Vec::new();
    let steps = session.go_on((owner, base), found, &mut remarks);
    Some(Opened {
        saved,
        steps,
        remarks,
        session,
    })
}

/// Throws a budget away that was never saved, whether it can be read or not; false when it is open in another window.
///
/// # Errors
/// When it can't be taken away.
pub fn drop_unsaved(folder: &Path, machine: &Machine) -> io::Result<bool> {
    let Taken::Ours(lock) = take(folder, machine)? else {
        return Ok(false);
    };
    match fs::remove_file(folder.join(JOURNAL)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    // With the folder, which is empty now.
    drop(lock);
    Ok(true)
}

/// A folder for a budget that was never saved, with a name no other has: `2024-03-05-091200-4711-0`.
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
