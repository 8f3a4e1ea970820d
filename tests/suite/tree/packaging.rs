//! What can be known of the packaging without making a package.
//!
//! The packages themselves are made and tried by hand, by the scripts in `packaging`.

use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;

use super::source::SourceFile;
use super::{Breach, assert_kept, check_says, project_files};

/// What the shell says against a script, without running it.
fn complaint(script: &str) -> Option<String> {
    let mut shell = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the machine has bash");
    let mut input = shell.stdin.take().expect("the input is a pipe");
    // A shell that has found a mistake may read no further.
    let _ = input.write_all(script.as_bytes());
    drop(input);
    let ended = shell.wait_with_output().expect("the shell ends");
    (!ended.status.success()).then(|| String::from_utf8_lossy(&ended.stderr).into_owned())
}

fn check(files: &[SourceFile]) -> Vec<Breach> {
    let wrong = |file: &SourceFile| complaint(&file.text).map(|_| "the shell can't read it");
    files
        .iter()
        .filter_map(|file| wrong(file).map(|what| Breach::new(&file.path, 1, what)))
        .collect()
}

/// The lines that tell a system which program opens budget files.
fn check_file_type(files: &[SourceFile], extension: &str) -> Vec<Breach> {
    let told = [
        ("packaging/linux/bianzhi.xml", format!("\"*.{extension}\"")),
        (
            "packaging/windows/setup.nsi",
            format!("\"Software\\Classes\\.{extension}\" \"\" \"${{FILE_TYPE}}\""),
        ),
    ];
    let is_told = |path: &str, words: &str| {
        files
            .iter()
            .any(|file| file.path == path && file.text.contains(words))
    };
    told.into_iter()
        .filter(|(path, words)| !is_told(path, words))
        .map(|(path, words)| Breach::new(path, 1, format!("has no {words}")))
        .collect()
}

#[test]
fn the_shell_can_read_every_script() {
    let files = project_files("packaging", &["sh"]);
    assert!(!files.is_empty());
    assert_kept(&check(&files));
}

#[test]
fn a_script_that_is_cut_off_is_found() {
    let files = [
        SourceFile::new("packaging/a.sh", "if true; then\n    echo a\nfi\n"),
        SourceFile::new("packaging/b.sh", "if true; then\n    echo b\n"),
    ];
    check_says(
        &check(&files),
        &["packaging/b.sh:1: the shell can't read it"],
    );
}

#[cfg(feature = "gui")]
#[test]
fn every_system_is_told_the_extension_of_budget_files() {
    let files = project_files("packaging", &["xml", "nsi"]);
    assert_kept(&check_file_type(&files, bianzhi::gui::files::EXTENSION));
}

#[test]
fn another_extension_is_found() {
    let files = [SourceFile::new(
        "packaging/linux/bianzhi.xml",
        "<glob pattern=\"*.budget\"/>",
    )];
    check_says(
        &check_file_type(&files, "budget"),
        &[
            "packaging/windows/setup.nsi:1: has no \"Software\\Classes\\.budget\" \"\" \"${FILE_TYPE}\"",
        ],
    );
    assert_eq!(check_file_type(&files, "bmys").len(), 2);
}
