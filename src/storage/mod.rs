//! Files: the format, reading and checking it, and saving without ever losing the old file.
//!
//! Deliberately not here: what a budget means, and asking the user anything.
#![expect(
    clippy::disallowed_methods,
    reason = "this is where files are read and written"
)]

mod beside;
mod check;
mod disk;
mod file;
mod foreign;
mod hold;
mod holder;
mod io_words;
pub mod journal;
mod lock;
mod machine;
mod mark;
mod places;
mod recovery;
mod remark;
mod rescue;
mod rights;
mod salvage;
mod save;
mod seen;
mod session;
mod signature;
mod unsaved;
mod versions;
mod whole;

use std::fs;
use std::path::Path;

use crate::model::Budget;
use whole::read_whole;

pub use beside::folder_beside;
pub use disk::Disk;
pub use disk::SystemDisk;
pub use file::FORMAT;
pub use file::FileError;
pub use file::SavedBudget;
pub use file::parse;
pub use file::render;
pub use foreign::Foreign;
pub use hold::Hold;
pub use holder::Holder;
pub use holder::InUse;
pub use machine::Clock;
pub use machine::Machine;
pub use mark::content_mark;
pub use places::Place;
pub use places::look_at;
pub use places::usual_folder;
pub use recovery::unsaved_steps;
pub use remark::Remark;
pub use remark::SaveError;
pub use rescue::Rescue;
pub use rescue::Steps;
pub use rescue::rescue;
pub use rescue::rescued_name;
pub use salvage::Loss;
pub use salvage::Salvaged;
pub use salvage::salvage;
pub use save::write_atomically;
pub use seen::FileMark;
pub use session::Access;
pub use session::Opened;
pub use session::SaveOrder;
pub use session::Session;
pub use signature::SILENCE_MOST;
pub use unsaved::LeftUnsaved;
pub use unsaved::drop_unsaved;
pub use unsaved::folder_for_unsaved;
pub use unsaved::left_unsaved;
pub use unsaved::open_unsaved;
pub use versions::Keeping;
pub use versions::Reason;
pub use versions::VERSIONS_USUAL;
pub use versions::Version;
pub use versions::versions;

/// Files larger than this are refused unread (bytes).
pub const SIZE_LIMIT: u64 = 256 * 1024 * 1024;

/// Reads a budget file.
///
/// # Errors
/// A sentence for the user; the file is never touched.
pub fn open(path: &Path) -> Result<SavedBudget, FileError> {
    read_whole(path).map(|(_, saved)| saved)
}

/// Refuses what is no file, or too large a one, before it is read.
fn check_size(path: &Path) -> Result<(), FileError> {
    let about = fs::metadata(path).map_err(|source| FileError::Read { source })?;
    if !about.is_file() && !about.is_dir() {
        return Err(FileError::NotRegular);
    }
    let size = about.len();
    if size > SIZE_LIMIT {
        return Err(FileError::TooLarge {
            megabytes: megabytes(size),
        });
    }
    Ok(())
}

/// A size for people, rounded up: what is over the limit is said to be.
const fn megabytes(size: u64) -> u64 {
    size.div_ceil(1024 * 1024)
}

/// Reads a text that was sent, such as audit formulas.
///
/// # Errors
/// A sentence for the user.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    check_size(path)?;
    fs::read_to_string(path).map_err(|source| FileError::Read { source })
}

/// Reads the bytes of a file that was sent, such as lines or a package.
///
/// # Errors
/// A sentence for the user.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    check_size(path)?;
    fs::read(path).map_err(|source| FileError::Read { source })
}

/// Writes a budget file; until it is complete and on disk the old one stays as it was.
///
/// # Errors
/// A sentence for the user; the old file is untouched.
pub fn save(path: &Path, budget: &Budget, pack: &str) -> Result<(), FileError> {
    let text = render(budget, pack)?;
    write_atomically(path, text.as_bytes()).map_err(|source| FileError::Write { source })
}
