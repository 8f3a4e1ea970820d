//! Several programs that change one file at the same time: each change that was acknowledged is in the file.
//!
//! The programs are those of the command line, as in a batch that is run twice by mistake.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::Output;
use std::thread::sleep;
use std::time::Duration;

use bianzhi::storage::folder_beside;
use bianzhi::storage::open;
use bianzhi::storage::versions;

use super::desk::file_with;
use super::desk::times;

const PROGRAMS: usize = 4;

/// Fills one field in; whoever has the file open is waited for.
fn fill_in(path: &Path, unit: usize) {
    let assignment = format!("units[{unit}].name=改过 {unit}");
    loop {
        let Output { status, stderr, .. } = Command::new(env!("CARGO_BIN_EXE_bianzhi-cli"))
            .arg("set")
            .arg(path)
            .args([&assignment, "--format", "json"])
            .output()
            .unwrap();
        if status.success() {
            return;
        }
        let told = String::from_utf8(stderr).unwrap();
        assert!(
            ["in_use", "overtaken"].iter().any(|it| told.contains(it)),
            "{told}"
        );
        sleep(Duration::from_millis(10));
    }
}

#[test]
fn no_change_is_lost_when_programs_change_a_file_at_once() {
    let rounds = times(5, 20);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算 2024.bmys");
    file_with(&path, PROGRAMS * rounds);
    std::thread::scope(|scope| {
        for program in 0..PROGRAMS {
            let path = &path;
            scope.spawn(move || {
                let units = (0..rounds).map(|round| program * rounds + round + 1);
                units.for_each(|unit| fill_in(path, unit));
            });
        }
    });
    let budget = open(&path).unwrap().budget;
    for (unit, number) in budget.units.iter().zip(1..) {
        assert_eq!(unit.name, format!("改过 {number}"));
    }
    assert_eq!(versions(&path).unwrap().len(), (PROGRAMS * rounds).min(20));
    let left = fs::read_dir(folder_beside(&path)).unwrap();
    let left = left.map(|it| it.unwrap().path());
    let others: Vec<_> = left
        .filter(|it| it.extension().is_none_or(|it| it != "bmys-old"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}
