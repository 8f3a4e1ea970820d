//! The steps by which something comes to disk, each of which can fail.
//!
//! Tests put a disk in their place that fails at a chosen step or is full at a chosen byte.
//! Deliberately not here: which steps, and in which order.

use std::fmt::Debug;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write as _;
use std::path::Path;

use tempfile::TempPath;

/// What brings bytes to disk (磁盘).
pub trait Disk: Debug + Send + Sync {
    /// Writes at the place the file is at.
    ///
    /// # Errors
    /// What the system says; a part may have been written.
    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Waits until the content of a file is on the medium.
    ///
    /// # Errors
    /// What the system says; nobody knows what is on the medium then.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Puts a file in the place of another, as one step.
    ///
    /// # Errors
    /// What the system says; the other is as it was.
    fn replace(&self, from: TempPath, to: &Path) -> io::Result<()> {
        from.persist(to).map_err(|error| error.error)
    }

    /// Gives a file a second name, so that it stays when the first is given to another.
    ///
    /// # Errors
    /// What the system says; many removable drives can't do it.
    fn link(&self, file: &Path, second: &Path) -> io::Result<()> {
        fs::hard_link(file, second)
    }
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {}

/// Brings the names in a folder to disk; where folders can't be opened a rename itself has to do.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // What was named is complete and in place; a folder that can't be synced is no reason to say it failed.
        let _ = folder.sync_all();
    }
}

/// The folder a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
