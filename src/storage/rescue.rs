//! A file that can't be opened, and all there is to go on with: what can be read of it, and what lies beside it.
//!
//! Nothing is written: what is read has no file until the user saves it under a name of its own.
//! Deliberately not here: telling the user and asking what is wanted.

use std::path::Path;
use std::path::PathBuf;

use crate::edit::LoggedStep;
use crate::storage::beside::folder_beside;
use crate::storage::file::FileError;
use crate::storage::file::SavedBudget;
use crate::storage::file::parse;
use crate::storage::file::render;
use crate::storage::journal::JOURNAL;
use crate::storage::journal::check_steps;
use crate::storage::journal::read_journal;
use crate::storage::read_bytes;
use crate::storage::salvage::Salvaged;
use crate::storage::salvage::counts_text;
use crate::storage::salvage::salvage;
use crate::storage::seen::FileMark;
use crate::storage::versions::Version;
use crate::storage::versions::versions;

/// What there is of a damaged file (抢救).
#[derive(Debug)]
pub struct Rescue {
    /// Why the file can't be opened.
    pub fault: FileError,
    /// What can be read of it, with the unsaved steps where they follow on it.
    pub salvaged: Option<Salvaged>,
    /// The latest earlier version that is whole.
    pub version: Option<(Version, SavedBudget)>,
    /// How many steps the journal beside it has, and how many of them are in what was read.
    pub steps: Steps,
}

/// What became of steps that were written down and never saved (未保存的改动).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// So many are in the budget that was read.
    pub taken: usize,
    /// So many start from a state that could not be read.
    pub left: usize,
}

impl Rescue {
    /// Why the file can't be opened, without what can be done about it.
    #[must_use]
    pub fn why(&self) -> String {
        self.fault.without_advice()
    }

    /// What there is, in sentences; what is lost is in `salvaged`.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let read = self.salvaged.as_ref().map_or_else(
            || "文件中没有一条能读出的记录".to_owned(),
            |it| format!("能读出：{}", counts_text(&it.saved.budget)),
        );
        let version = self.version.as_ref().map_or_else(
            || "文件旁边没有完好的历史版本".to_owned(),
            |(version, saved)| {
                let counts = counts_text(&saved.budget);
                format!("最近的完好版本：{version}（{counts}）")
            },
        );
        let Steps { taken, left } = self.steps;
        let taken = (taken > 0).then(|| format!("没有保存的 {taken} 步改动已经接上"));
        let left =
            (left > 0).then(|| format!("另有 {left} 步没有保存的改动接不上，原样留在文件旁边"));
        [Some(read), Some(version), taken, left]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// Looks what can be saved of a file; nothing when it is whole.
///
/// # Errors
/// When the file can't be read, is of a newer program, or is no budget and has no earlier version beside it.
pub fn rescue(path: &Path) -> Result<Option<Rescue>, FileError> {
    let bytes = read_bytes(path)?;
    let fault = match parse(&bytes) {
        Ok(_) => return Ok(None),
        Err(fault @ (FileError::Newer { .. } | FileError::TooMany { .. })) => return Err(fault),
        Err(fault) => fault,
    };
    let mut salvaged = salvage(&bytes);
    let version = latest_whole(path);
    if salvaged.is_none() && version.is_none() {
        let is_other = matches!(fault, FileError::Foreign(_) | FileError::Empty);
        return Err(if is_other {
            fault
        } else {
            FileError::Lost(Box::new(fault))
        });
    }
    let steps = steps_beside(path, salvaged.as_mut());
    Ok(Some(Rescue {
        fault,
        salvaged,
        version,
        steps,
    }))
}

/// The name of a budget that was read of a damaged file: `预算（抢救）.bmys`, beside it and taken by no other.
#[must_use]
pub fn rescued_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let numbered = (2..1_000).map(|number| format!("{stem}（抢救 {number}）.bmys"));
    let mut names = std::iter::once(format!("{stem}（抢救）.bmys")).chain(numbered);
    let free = names.find_map(|name| Some(path.with_file_name(name)).filter(|it| !it.exists()));
    free.unwrap_or_else(|| path.with_file_name(format!("{stem}（抢救）.bmys")))
}

fn latest_whole(path: &Path) -> Option<(Version, SavedBudget)> {
    let versions = versions(path).ok()?;
    versions.into_iter().find_map(|version| {
        let saved = parse(&read_bytes(&version.path).ok()?).ok()?;
        Some((version, saved))
    })
}

/// Takes the steps of the journal where they start from just what was read.
fn steps_beside(path: &Path, salvaged: Option<&mut Salvaged>) -> Steps {
    let Some(mut journal) = read_journal(&folder_beside(path).join(JOURNAL)) else {
        return Steps::default();
    };
    let found = salvaged.and_then(|it| {
        let text = render(&it.saved.budget, &it.saved.pack).ok()?;
        let steps = journal.steps_after(&FileMark::of(text.as_bytes()))?;
        Some((it, steps))
    });
    match found {
        Some((salvaged, steps)) => take(salvaged, steps),
        None => Steps {
            taken: 0,
            left: journal.into_steps().len(),
        },
    }
}

fn take(salvaged: &mut Salvaged, mut steps: Vec<LoggedStep>) -> Steps {
    let all = steps.len();
    // Those that can't be made are left.
    let _ = check_steps(&salvaged.saved.budget, &mut steps);
    let taken = steps.len();
    for step in steps {
        if step.apply(&mut salvaged.saved.budget).is_ok() {
            salvaged.saved.pack = step.pack;
        }
    }
    Steps {
        taken,
        left: all - taken,
    }
}
