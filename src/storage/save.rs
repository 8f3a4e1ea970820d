//! Replacing a file as one step.

use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use tempfile::NamedTempFile;

use crate::storage::disk::Disk;
use crate::storage::disk::SystemDisk;
use crate::storage::disk::folder_of;
use crate::storage::disk::sync_folder;
use crate::storage::rights::new_file_in;

/// What the names of incomplete files begin with.
const SCRATCH: &str = ".tmp";

/// From this length on (bytes) a path may, with the name of a version behind it, be too long for Windows.
const LONG: usize = 160;

/// Writes beside the file, brings it to disk, then renames it over the old one.
///
/// A link stays: what it leads to is replaced.
///
/// # Errors
/// When the file is marked read-only or is no file, and when any step fails; the old file is as it was and
/// nothing is left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_after(&SystemDisk, (path, None), bytes, |_| Ok(()))
}

/// The same on a given disk, and with the new file in a given folder of the same drive until it is complete.
///
/// `look` sees the file that is about to be replaced, behind all links, and can refuse.
pub(super) fn write_after<E: From<io::Error>>(
    disk: &dyn Disk,
    (path, scratch): (&Path, Option<&Path>),
    bytes: &[u8],
    look: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let target = of_any_length(target(path)?);
    let path = target.as_path();
    let folder = folder_of(path);
    let scratch = scratch.map(|it| of_any_length(it.to_owned()));
    let is_new = !path.exists();
    let make = |folder: &Path| {
        if is_new {
            new_file_in(folder)
        } else {
            // It gets the permissions of the old one when it is complete.
            NamedTempFile::new_in(folder)
        }
    };
    let in_scratch = scratch.and_then(|it| make(&it).ok());
    let beside = match in_scratch {
        Some(beside) => beside,
        None => make(folder)?,
    };
    disk.write(beside.as_file(), bytes)?;
    keep_permissions(path, beside.as_file())?;
    disk.sync(beside.as_file())?;
    look(path)?;
    disk.replace(beside.into_temp_path(), path)?;
    sync_folder(folder);
    Ok(())
}

/// A path as Windows takes it at any length, not only up to 260 characters; elsewhere it is as it was.
///
/// The standard library does the same for files it opens, but files are put in place by `tempfile`, which doesn't.
fn of_any_length(path: PathBuf) -> PathBuf {
    if !cfg!(windows) || path.as_os_str().len() < LONG {
        return path;
    }
    match (path.file_name(), folder_of(&path).canonicalize()) {
        (Some(name), Ok(folder)) => folder.join(name),
        // Some drives can't say it; then short paths are all there is.
        _ => path,
    }
}

/// The file to replace, behind all links.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let about = match path.metadata() {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path.to_owned()),
        Err(error) => return Err(error),
    };
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // A rename would replace both without asking.
    if !about.is_file() || about.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    behind_links(path)
}

/// The file a path leads to, behind all links.
pub(super) fn behind_links(path: &Path) -> io::Result<PathBuf> {
    if path.is_symlink() {
        path.canonicalize()
    } else {
        Ok(path.to_owned())
    }
}

/// A replaced file keeps its permissions; a new one has those of any new file.
fn keep_permissions(path: &Path, beside: &File) -> io::Result<()> {
    match path.metadata() {
        Ok(old) => {
            keep_owner(&old, beside);
            beside.set_permissions(old.permissions())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A replaced file stays with its owner and group, where the system lets us.
#[cfg(unix)]
fn keep_owner(old: &Metadata, beside: &File) {
    use std::os::unix::fs::MetadataExt as _;
    // Only the administrator may give files away; then the file is ours, as with any other program.
    let _ = std::os::unix::fs::fchown(beside, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_old: &Metadata, _beside: &File) {}

/// Takes away what was not complete when a program ended in the middle of it.
pub(super) fn clear_scratch(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with(SCRATCH) {
            // Left where it is it does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}
