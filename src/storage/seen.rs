//! What a file held when it was last read or written here, so that the work of another program is noticed.
//!
//! Deliberately not here: what to do about it.

use std::fmt;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;
use serde::Serialize;
use sha2::Digest as _;
use sha2::Sha256;

/// The mark of the bytes of a file (文件标记): other bytes have another mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileMark(String);

impl FileMark {
    /// The mark of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        Self(digest.iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a text can be written to");
            text
        }))
    }

    /// The mark of what a file holds now; none when there is no file.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn on_disk(path: &Path) -> io::Result<Option<Self>> {
        // Size and time are not looked at: on many drives a second change within two seconds has the same time.
        match fs::read(path) {
            Ok(bytes) => Ok(Some(Self::of(&bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The first eight digits.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }
}

impl fmt::Display for FileMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
