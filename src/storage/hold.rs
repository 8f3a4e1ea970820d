//! Holding a file so that no other program holds it as long as this one runs; the system lets go of it for us.
//!
//! Deliberately not here: who holds it; see `lock`.

use std::fs::File;
use std::io;
use std::path::Path;

/// What came of holding a file.
#[derive(Debug)]
pub enum Hold {
    /// We hold it.
    Ours(File),
    /// Another program does, or another part of this one.
    Taken,
    /// Files can't be held on this drive.
    Unknown,
}

/// Tries to hold a file, which is made for it.
///
/// # Errors
/// When it can't be made or opened.
#[cfg(not(windows))]
pub(super) fn hold(path: &Path) -> io::Result<Hold> {
    use std::fs::TryLockError;

    use crate::storage::disk::folder_of;
    use crate::storage::rights::file_as_folder;

    let open = || File::options().create(true).append(true).open(path);
    let file = open()?;
    file_as_folder(&file, folder_of(path));
    match file.try_lock() {
        Ok(()) if is_still_there(&file, path) => Ok(Hold::Ours(file)),
        // Its holder took it away just now.
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(Hold::Taken),
        Err(TryLockError::Error(_)) => Ok(Hold::Unknown),
    }
}

/// Whether a path still leads to a file that was opened by it.
#[cfg(unix)]
pub(super) fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let place = |about: std::fs::Metadata| (about.dev(), about.ino());
    match (file.metadata(), path.metadata()) {
        (Ok(held), Ok(named)) => place(held) == place(named),
        _ => false,
    }
}

#[cfg(not(unix))]
pub(super) fn is_still_there(_file: &File, path: &Path) -> bool {
    path.exists()
}

/// Takes a held file away, before it is let go of.
#[cfg(not(windows))]
pub(super) fn release(path: &Path) {
    // While it is still held, so that nobody holds what is gone.
    let _ = std::fs::remove_file(path);
}

/// On Windows a file that is opened for nobody else is held, and the system takes it away with its last handle.
#[cfg(windows)]
pub(super) fn hold(path: &Path) -> io::Result<Hold> {
    use std::os::windows::fs::OpenOptionsExt as _;
    /// `GENERIC_READ | GENERIC_WRITE | DELETE`.
    const ACCESS: u32 = 0x8000_0000 | 0x4000_0000 | 0x0001_0000;
    /// `FILE_FLAG_DELETE_ON_CLOSE`.
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    /// `ERROR_SHARING_VIOLATION`, and `ERROR_ACCESS_DENIED` while the last handle is being closed.
    const IN_USE: [i32; 2] = [32, 5];
    let mut options = File::options();
    options.read(true).write(true).create(true);
    options.access_mode(ACCESS).share_mode(0);
    let opened = options.custom_flags(DELETE_ON_CLOSE).open(path);
    match opened {
        Ok(file) => Ok(Hold::Ours(file)),
        Err(error) if error.raw_os_error().is_some_and(|it| IN_USE.contains(&it)) => {
            // A folder that may not be written in says the same of a file that isn't there.
            if path.exists() {
                Ok(Hold::Taken)
            } else {
                Err(error)
            }
        }
        Err(error) => Err(error),
    }
}

/// The system takes a held file away when it is let go of.
#[cfg(windows)]
pub(super) fn release(_path: &Path) {}
