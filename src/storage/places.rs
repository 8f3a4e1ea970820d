//! Where files are usually put, and what is at a place already.
//!
//! For dialogs that ask for a path; nothing is opened here.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::storage::disk::folder_of;

/// Names of the folder for documents where the system doesn't say one.
const DOCUMENTS: [&str; 2] = ["Documents", "文档"];

/// What is at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nothing yet; a file can be put there.
    Free,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Nothing, nor the folder it would be in.
    Nowhere,
}

/// Looks what is at a place.
#[must_use]
pub fn look_at(path: &Path) -> Place {
    if path.is_dir() {
        Place::Folder
    } else if path.exists() {
        Place::File
    } else if folder_of(path).is_dir() {
        Place::Free
    } else {
        Place::Nowhere
    }
}

/// The folder a file is offered to be put in when there is no other: the user's documents.
#[must_use]
pub fn usual_folder() -> PathBuf {
    match env::home_dir().filter(|home| home.is_dir()) {
        Some(home) => documents(&home),
        None => env::current_dir().unwrap_or_default(),
    }
}

/// The folder for documents, as the desktop has it; the home folder where there is none.
fn documents(home: &Path) -> PathBuf {
    let said = fs::read_to_string(home.join(".config/user-dirs.dirs")).ok();
    let said = said.and_then(|text| said_documents(&text, home));
    let usual = DOCUMENTS.map(|name| home.join(name));
    let mut folders = said.into_iter().chain(usual);
    let found = folders.find(|folder| folder.is_dir());
    found.unwrap_or_else(|| home.to_owned())
}

/// `XDG_DOCUMENTS_DIR="$HOME/文档"`
fn said_documents(text: &str, home: &Path) -> Option<PathBuf> {
    let said = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?;
    let said = said.trim_matches('"');
    Some(match said.strip_prefix("$HOME") {
        Some(rest) => home.join(rest.trim_start_matches('/')),
        None => PathBuf::from(said),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_where_the_desktop_says_or_usual_or_at_home() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        assert_eq!(documents(home), home);
        fs::create_dir(home.join("文档")).unwrap();
        assert_eq!(documents(home), home.join("文档"));
        fs::create_dir_all(home.join(".config")).unwrap();
        fs::create_dir(home.join("资料")).unwrap();
        let said = "# 说明\nXDG_DOCUMENTS_DIR=\"$HOME/资料\"\n";
        fs::write(home.join(".config/user-dirs.dirs"), said).unwrap();
        assert_eq!(documents(home), home.join("资料"));
    }

    #[test]
    fn what_is_at_a_place_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("一");
        assert_eq!(look_at(folder.path()), Place::Folder);
        assert_eq!(look_at(&file), Place::Free);
        fs::write(&file, "").unwrap();
        assert_eq!(look_at(&file), Place::File);
        assert_eq!(look_at(&folder.path().join("无/一")), Place::Nowhere);
        assert_eq!(look_at(Path::new("没有的.bmys")), Place::Free);
    }
}
