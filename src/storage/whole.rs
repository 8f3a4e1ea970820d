//! Reading a budget file that another program may be replacing just now: on some shares it is gone, or only partly
//! there, for a moment.
//!
//! Deliberately not here: what is wrong with a file that stays so; see `file`.

use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::storage::beside::folder_beside;
use crate::storage::file::FileError;
use crate::storage::file::SavedBudget;
use crate::storage::file::parse;
use crate::storage::read_bytes;
use crate::storage::save::behind_links;

/// A file that is being replaced is whole after so long.
const REPLACING: Duration = Duration::from_millis(200);

/// What a file holds, and its bytes.
pub(super) type Whole = (Vec<u8>, SavedBudget);

/// Reads a file; a bad one that others may have open is read once more after a moment.
pub(super) fn read_whole(path: &Path) -> Result<Whole, FileError> {
    read_patiently(|| read_bytes(path), || may_be_open(path))
}

/// Reads a file once more; what is as it was isn't parsed again.
pub(super) fn read_again(path: &Path, (before, saved): Whole) -> Result<Whole, FileError> {
    match read_bytes(path) {
        Ok(bytes) if bytes == before => Ok((bytes, saved)),
        Ok(_) | Err(_) => read_whole(path),
    }
}

/// Whether a program has it open, or had.
fn may_be_open(path: &Path) -> bool {
    let path = behind_links(path).unwrap_or_else(|_| path.to_owned());
    folder_beside(&path).is_dir()
}

fn read_patiently(
    read: impl Fn() -> Result<Vec<u8>, FileError>,
    may_be_open: impl FnOnce() -> bool,
) -> Result<Whole, FileError> {
    let (bytes, fault) = match read() {
        Ok(bytes) => match parse(&bytes) {
            Ok(saved) => return Ok((bytes, saved)),
            Err(fault) => (Some(bytes), fault),
        },
        Err(fault) if is_gone(&fault) => (None, fault),
        Err(fault) => return Err(fault),
    };
    if !may_be_open() {
        return Err(fault);
    }
    sleep(REPLACING);
    match read() {
        Ok(again) if bytes.as_ref() != Some(&again) => {
            let saved = parse(&again)?;
            Ok((again, saved))
        }
        Ok(_) | Err(_) => Err(fault),
    }
}

fn is_gone(fault: &FileError) -> bool {
    matches!(fault, FileError::Read { source } if source.kind() == io::ErrorKind::NotFound)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const BUDGET: &str = "(format: 1, pack: \"x\", budget: ())";

    /// What comes of reading a file that is first so, then so; none where it is gone; and how often it was read.
    fn read(both: [Option<&str>; 2], is_open: bool) -> (Result<Whole, FileError>, usize) {
        let times = Cell::new(0);
        let read = || {
            let text = both[times.get()];
            times.set(times.get() + 1);
            let gone = || FileError::Read {
                source: io::ErrorKind::NotFound.into(),
            };
            text.map(|it| it.as_bytes().to_vec()).ok_or_else(gone)
        };
        (read_patiently(read, || is_open), times.get())
    }

    #[test]
    fn a_file_that_is_being_replaced_is_read_again() {
        for first in [None, Some(""), Some(&BUDGET[..20])] {
            let (whole, times) = read([first, Some(BUDGET)], true);
            assert_eq!(whole.unwrap().0, BUDGET.as_bytes());
            assert_eq!(times, 2);
        }
    }

    #[test]
    fn a_whole_file_and_a_bad_one_nobody_has_open_are_read_once() {
        let (whole, times) = read([Some(BUDGET), None], true);
        assert!(whole.is_ok() && times == 1);
        for first in [None, Some("(")] {
            let (whole, times) = read([first, Some(BUDGET)], false);
            assert!(whole.is_err() && times == 1);
        }
    }

    #[test]
    fn a_file_that_stays_bad_is_told_as_it_was_first() {
        let (whole, _) = read([Some(""), Some("")], true);
        assert!(matches!(whole, Err(FileError::Empty)));
        let (whole, _) = read([Some(""), None], true);
        assert!(matches!(whole, Err(FileError::Empty)));
        let (whole, _) = read([None, None], true);
        assert!(matches!(whole, Err(FileError::Read { .. })));
        let (whole, _) = read([Some(""), Some("a,b")], true);
        assert!(matches!(whole, Err(FileError::Foreign(_))));
    }
}
