//! The steps by which something comes to disk, each of which can fail.
//!
//! Tests put a disk in their place that fails at a chosen step, is full at a chosen byte or behaves like a share.
//! Deliberately not here: which steps, and in which order.

use std::fmt::Debug;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempPath;

use crate::storage::hold::Hold;
use crate::storage::hold::hold;
use crate::storage::hold::release;

/// Programs that only look at a new file, such as virus scanners, keep it for less than all these together (ms).
const PAUSES: [u64; 5] = [20, 50, 100, 200, 400];

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
    fn replace(&self, mut from: TempPath, to: &Path) -> io::Result<()> {
        for pause in PAUSES {
            match from.persist(to) {
                Ok(()) => return Ok(()),
                Err(error) if is_passing(&error.error) => from = error.path,
                Err(error) => return Err(error.error),
            }
            sleep(Duration::from_millis(pause));
        }
        from.persist(to).map_err(|error| error.error)
    }

    /// Gives a file another name.
    ///
    /// # Errors
    /// What the system says; it has the one it had then.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        for pause in PAUSES {
            match fs::rename(from, to) {
                Err(error) if is_passing(&error) => sleep(Duration::from_millis(pause)),
                done => return done,
            }
        }
        fs::rename(from, to)
    }

    /// Gives a file a second name, so that it stays when the first is given to another.
    ///
    /// # Errors
    /// What the system says; many removable drives can't do it.
    fn link(&self, file: &Path, second: &Path) -> io::Result<()> {
        fs::hard_link(file, second)
    }

    /// Holds a file, which is made for it, so that no other program does; see [`Hold`].
    ///
    /// # Errors
    /// When it can't be made or opened.
    fn hold(&self, path: &Path) -> io::Result<Hold> {
        hold(path)
    }

    /// Takes a held file away; it is let go of after that.
    fn release(&self, path: &Path) {
        release(path);
    }

    /// Reads what another program may have written just now.
    ///
    /// # Errors
    /// When there is no such file, or it can't be read.
    fn look(&self, path: &Path) -> io::Result<String> {
        fs::read_to_string(path)
    }
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {}

/// Whether another program has a file for a moment, which Windows and shares of Windows refuse to replace then.
fn is_passing(error: &io::Error) -> bool {
    /// `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`.
    const IN_USE: [i32; 3] = [5, 32, 33];
    let is_busy = matches!(
        error.kind(),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy
    );
    let is_in_use = error.raw_os_error().is_some_and(|it| IN_USE.contains(&it));
    is_busy || cfg!(windows) && is_in_use
}

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
