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
    use std::fs::Permissions;
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::fs::chown;

    use crate::storage::disk::folder_of;

    if let Ok(above) = folder_of(folder).metadata() {
        // Only who belongs to a group may give it anything.
        let has_its_group = chown(folder, None, Some(above.gid())).is_ok();
        let mode = mode_below(above.mode(), has_its_group);
        let _ = std::fs::set_permissions(folder, Permissions::from_mode(mode));
    }
}

/// The mode of a folder below one of a mode; those of another group are like everybody.
#[cfg(unix)]
const fn mode_below(above: u32, has_its_group: bool) -> u32 {
    if has_its_group {
        above & 0o7777
    } else {
        above & 0o1707 | (above & 0o7) << 3
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_another_group_is_open_to_it_as_to_everybody() {
        assert_eq!(mode_below(0o42775, true), 0o2775);
        for (above, below) in [(0o42775, 0o755), (0o40770, 0o700), (0o41777, 0o1777)] {
            assert_eq!(mode_below(above, false), below);
        }
    }
}
