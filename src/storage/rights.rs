//! Who may read and write what is made beside a budget file: those who may work in the folder the budget is in.
//!
//! What the system refuses stays as it was made; it is no reason not to go on.
//! Deliberately not here: files that are replaced, which keep what they had; see `save`.

use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// Temporary files are private; this one is for those any new file is for.
#[cfg(unix)]
pub(super) fn new_file_in(folder: &Path) -> io::Result<NamedTempFile> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;
    // Less what the user's mask takes away.
    let usual = Permissions::from_mode(0o666);
    tempfile::Builder::new()
        .permissions(usual)
        .tempfile_in(folder)
}

#[cfg(not(unix))]
pub(super) fn new_file_in(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

/// Opens a folder that was just made to those the folder above is open to.
#[cfg(unix)]
pub(super) fn folder_as_above(folder: &Path) {
    use std::os::unix::fs::MetadataExt as _;

    use crate::storage::disk::folder_of;
    let Ok(above) = folder_of(folder).metadata() else {
        return;
    };
    // With another group the same mode would be for other people.
    if std::os::unix::fs::chown(folder, None, Some(above.gid())).is_ok() {
        let _ = std::fs::set_permissions(folder, above.permissions());
    }
}

#[cfg(not(unix))]
pub(super) fn folder_as_above(_folder: &Path) {}

/// Opens a file to those its folder is open to.
#[cfg(unix)]
pub(super) fn file_as_folder(file: &File, folder: &Path) {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;
    if let Ok(about) = folder.metadata() {
        let mode = about.permissions().mode() & 0o666;
        let _ = file.set_permissions(Permissions::from_mode(mode));
    }
}

#[cfg(not(unix))]
pub(super) fn file_as_folder(_file: &File, _folder: &Path) {}
