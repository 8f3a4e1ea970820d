//! Replacing a file as one step.

use std::fs::File;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use tempfile::NamedTempFile;

/// Writes beside the file, brings it to disk, then renames it over the old one.
///
/// A link stays: what it leads to is replaced.
///
/// # Errors
/// When the file is marked read-only or is no file, and when any step fails; the old file is as it was and
/// nothing is left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = target(path)?;
    let path = target.as_path();
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut beside = NamedTempFile::new_in(folder)?;
    beside.write_all(bytes)?;
    keep_permissions(path, beside.as_file())?;
    beside.as_file().sync_all()?;
    beside.persist(path).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// The file to replace, behind all links.
fn target(path: &Path) -> io::Result<PathBuf> {
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
    if path.is_symlink() {
        return path.canonicalize();
    }
    Ok(path.to_owned())
}

/// A replaced file keeps its permissions; a new one gets those of any new file.
fn keep_permissions(path: &Path, beside: &File) -> io::Result<()> {
    match path.metadata() {
        Ok(old) => beside.set_permissions(old.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => new_file_permissions(beside),
        Err(error) => Err(error),
    }
}

/// Temporary files are private; a budget is shared like any document.
#[cfg(unix)]
fn new_file_permissions(beside: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    beside.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn new_file_permissions(_beside: &File) -> io::Result<()> {
    Ok(())
}

/// Brings the rename to disk; where folders can't be opened the rename itself has to do.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // The new file is complete and in place; a folder that can't be synced is no reason to say it failed.
        let _ = folder.sync_all();
    }
}
