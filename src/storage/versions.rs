//! The versions a file had before: one is kept whenever the file is replaced, the oldest go.
//!
//! Nothing here may keep a save from being made: who keeps a version goes on without it if that fails.
//! Deliberately not here: what is different between two versions.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use tempfile::NamedTempFile;

use crate::model::CreatedAt;
use crate::storage::beside::folder_beside;
use crate::storage::disk::Disk;
use crate::storage::disk::folder_of;
use crate::storage::disk::sync_folder;
use crate::storage::lock::make_folder;
use crate::storage::save::behind_links;

/// How many versions are kept unless the user says otherwise.
pub const VERSIONS_USUAL: usize = 20;

/// What the name of a version ends with: not like a budget file, so that it isn't taken for one.
const ENDING: &str = ".bmys-old";

/// So many versions can be kept in one second; nobody saves that often by hand.
const IN_A_SECOND: u32 = 100;

/// Why the file was replaced (留存原因).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// By saving.
    Save,
    /// By another budget saved in its place.
    SaveAs,
    /// By an earlier version that was taken back.
    Restore,
    /// By a command without a window.
    Command,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Save, Self::SaveAs, Self::Restore, Self::Command];

    /// What the user calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Save => "保存前",
            Self::SaveAs => "另存覆盖前",
            Self::Restore => "恢复前",
            Self::Command => "命令修改前",
        }
    }
}

/// A version that was kept (历史版本).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is.
    pub path: PathBuf,
    /// When it was replaced.
    pub at: CreatedAt,
    /// By what.
    pub reason: Reason,
    /// Its size in bytes.
    pub size: u64,
    /// Which of those of the same second.
    place: u32,
}

/// Why and when a version is kept, and with how many.
#[derive(Clone, Copy, Debug)]
pub struct Keeping {
    /// By what the file is replaced.
    pub reason: Reason,
    /// When.
    pub at: CreatedAt,
    /// So many versions stay; none are kept with 0.
    pub most: usize,
}

/// The versions kept of a file, the latest first.
///
/// # Errors
/// When the folder is there and can't be read.
pub fn versions(path: &Path) -> io::Result<Vec<Version>> {
    // A file that is gone has its versions still.
    let path = behind_links(path).unwrap_or_else(|_| path.to_owned());
    let folder = match fs::read_dir(folder_beside(&path)) {
        Ok(folder) => folder,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found: Vec<Version> = folder
        .filter_map(|entry| version(&entry.ok()?.path()))
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse((it.at, it.place)));
    Ok(found)
}

/// Keeps a file that is about to be replaced; gives where, if it is to be kept.
pub(super) fn keep(disk: &dyn Disk, path: &Path, keeping: Keeping) -> io::Result<Option<PathBuf>> {
    if keeping.most == 0 || !path.is_file() {
        return Ok(None);
    }
    let folder = folder_beside(path);
    make_folder(&folder)?;
    let name = free_name(&folder, keeping)?;
    // A second name costs nothing and can't be half done; drives without them get a copy.
    if disk.link(path, &name).is_err() {
        copy(disk, path, &name)?;
    }
    sync_folder(&folder);
    Ok(Some(name))
}

/// Takes the oldest versions away; a thousand commands don't push out what somebody saved.
///
/// The version kept just now stays: a clock that was set back makes it the oldest.
pub(super) fn prune(path: &Path, keeping: Keeping, kept: Option<&Path>) -> io::Result<()> {
    let is_command = |reason| reason == Reason::Command;
    let name = kept.and_then(Path::file_name);
    let mut all = versions(path)?;
    all.retain(|it| {
        let is_kept = name.is_some() && it.path.file_name() == name;
        !is_kept && is_command(it.reason) == is_command(keeping.reason)
    });
    let most = keeping.most.saturating_sub(usize::from(name.is_some()));
    let mut done = Ok(());
    for old in all.iter().skip(most) {
        // One that can't be taken away doesn't keep the others.
        done = done.and(fs::remove_file(&old.path));
    }
    done
}

fn copy(disk: &dyn Disk, path: &Path, name: &Path) -> io::Result<()> {
    let beside = NamedTempFile::new_in(folder_of(name))?;
    let bytes = fs::read(path)?;
    disk.write(beside.as_file(), &bytes)?;
    let about = fs::metadata(path)?;
    // Who may read the file may read its versions.
    let _ = beside.as_file().set_permissions(about.permissions());
    if let Ok(modified) = about.modified() {
        // Only for people who look into the folder.
        let _ = beside.as_file().set_modified(modified);
    }
    disk.sync(beside.as_file())?;
    disk.replace(beside.into_temp_path(), name)
}

/// A name no other version has.
fn free_name(folder: &Path, keeping: Keeping) -> io::Result<PathBuf> {
    let place = (0..IN_A_SECOND).find(|place| {
        let taken = |reason: &Reason| folder.join(name(keeping.at, *place, *reason)).exists();
        !Reason::ALL.iter().any(taken)
    });
    let place = place.ok_or(io::ErrorKind::AlreadyExists)?;
    Ok(folder.join(name(keeping.at, place, keeping.reason)))
}

/// `20240305-091200-00 保存前.bmys-old`: names in order are versions in order.
fn name(at: CreatedAt, place: u32, reason: Reason) -> String {
    let CreatedAt {
        year,
        month,
        day,
        hour,
        minute,
        second,
    } = at;
    let reason = reason.label();
    format!(
        "{year:04}{month:02}{day:02}-{hour:02}{minute:02}{second:02}-{place:02} {reason}{ENDING}"
    )
}

/// A version, if a file is one.
fn version(path: &Path) -> Option<Version> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let (told, reason) = name.split_once(' ')?;
    let reason = Reason::ALL.into_iter().find(|it| it.label() == reason)?;
    let mut parts = told.split('-');
    let (date, time, place) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Version {
        at: moment(date, time)?,
        reason,
        size: path.metadata().ok().filter(fs::Metadata::is_file)?.len(),
        place: place.parse().ok()?,
        path: path.to_owned(),
    })
}

/// The moment of a name that begins with `20240305-091200`.
pub(super) fn moment(date: &str, time: &str) -> Option<CreatedAt> {
    Some(CreatedAt {
        year: digits(date, 0..4)?,
        month: digits(date, 4..6)?,
        day: digits(date, 6..8)?,
        hour: digits(time, 0..2)?,
        minute: digits(time, 2..4)?,
        second: digits(time, 4..6)?,
    })
}

fn digits<T: std::str::FromStr>(text: &str, at: std::ops::Range<usize>) -> Option<T> {
    text.get(at)?.parse().ok()
}

/// The moment and the reason: `2024-03-05 09:12 保存前`.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.at, self.reason.label())
    }
}
