//! No file is longer than a reader can keep in mind.

use super::source::SourceFile;
use super::{Breach, assert_kept, check_says, project_files};

const LONGEST: usize = 400;

fn check(files: &[SourceFile]) -> Vec<Breach> {
    let count = |file: &SourceFile| file.text.lines().count();
    files
        .iter()
        .filter(|file| count(file) > LONGEST)
        .map(|file| {
            let what = format!("{} lines; at most {LONGEST}", count(file));
            Breach::new(&file.path, LONGEST + 1, what)
        })
        .collect()
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut files = project_files("src", &["rs", "md"]);
    files.extend(project_files("tests", &["rs"]));
    files.extend(project_files("packaging", &["nsi", "rs", "sh"]));
    assert!(!files.is_empty());
    assert_kept(&check(&files));
}

#[test]
fn a_file_of_401_lines_is_too_long() {
    let files = [
        SourceFile::new("src/a.rs", &"//\n".repeat(400)),
        SourceFile::new("src/b.rs", &"//\n".repeat(401)),
    ];
    check_says(&check(&files), &["src/b.rs:401: 401 lines; at most 400"]);
}
