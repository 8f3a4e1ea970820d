//! Disks and rights that aren't as they should be: nobody's work is overwritten, and nothing is told that isn't so.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;

use bianzhi::model::CreatedAt;
use bianzhi::storage::Access;
use bianzhi::storage::Disk;
use bianzhi::storage::Hold;
use bianzhi::storage::InUse;
use bianzhi::storage::Keeping;
use bianzhi::storage::Remark;
use bianzhi::storage::SaveError;
use bianzhi::storage::SystemDisk;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open;
use bianzhi::storage::versions;
use tempfile::TempPath;

use super::desk::Desk;
use super::desk::file_with;
use super::desk::keeping;
use super::desk::now;
use super::desk::steps_in;

/// What is odd at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Odd {
    Nothing,
    /// Nothing may be written beside the file.
    NoRights,
    /// Who holds the file lets go of it after so many looks.
    LetsGo(usize),
    /// Names can't be read.
    NoNames,
    /// Files can't be held, and names are shown as they were long ago.
    OldNames,
    /// Budget files can't be replaced.
    NoReplacing,
}

#[derive(Debug)]
struct OddDisk(Mutex<Odd>);

impl OddDisk {
    fn new(odd: Odd) -> Arc<Self> {
        Arc::new(Self(Mutex::new(odd)))
    }

    fn is(&self, odd: Odd) -> bool {
        *self.0.lock().unwrap() == odd
    }

    fn set(&self, odd: Odd) {
        *self.0.lock().unwrap() = odd;
    }
}

fn refusal() -> io::Error {
    io::Error::from_raw_os_error(5)
}

impl Disk for OddDisk {
    fn hold(&self, path: &Path) -> io::Result<Hold> {
        let mut odd = self.0.lock().unwrap();
        match *odd {
            Odd::NoRights => Err(io::ErrorKind::PermissionDenied.into()),
            Odd::OldNames => Ok(Hold::Unknown),
            Odd::LetsGo(looks) if looks > 0 => {
                *odd = Odd::LetsGo(looks - 1);
                Ok(Hold::Taken)
            }
            Odd::Nothing | Odd::LetsGo(_) | Odd::NoNames | Odd::NoReplacing => {
                SystemDisk.hold(path)
            }
        }
    }

    fn look(&self, path: &Path) -> io::Result<String> {
        if self.is(Odd::NoNames) {
            return Err(refusal());
        }
        if self.is(Odd::OldNames) {
            return Ok(SystemDisk.look(path)?.replace("year: 20", "year: 19"));
        }
        SystemDisk.look(path)
    }

    fn replace(&self, from: TempPath, to: &Path) -> io::Result<()> {
        if self.is(Odd::NoReplacing) && to.extension().is_some_and(|it| it == "bmys") {
            return Err(refusal());
        }
        SystemDisk.replace(from, to)
    }
}

fn file(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("预算 2024.bmys");
    file_with(&path, 3);
    path
}

fn open_on(path: &Path, disk: &Arc<OddDisk>) -> Desk {
    Desk::open_on(path, Arc::clone(disk) as Arc<dyn Disk>).unwrap()
}

#[test]
fn who_may_not_write_beside_a_file_only_looks_at_it_while_another_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let without_rights = OddDisk::new(Odd::NoRights);
    let mut early = open_on(&path, &without_rights);
    assert_eq!(*early.session.access(), Access::Full);
    let [remark @ Remark::NothingBeside { .. }] = &early.remarks[..] else {
        panic!("one thing is to be told: {:?}", early.remarks);
    };
    let words = remark.to_string();
    assert!(words.contains("文件夹不能写入") && !words.contains("文件是只读"));
    let _has_it = Desk::open(&path);
    let late = open_on(&path, &without_rights);
    assert!(matches!(
        late.session.access(),
        Access::ReadOnly(InUse::By(_))
    ));
    assert!(late.remarks.is_empty(), "{:?}", late.remarks);
    // Who came before the other, and who saves another file there, are stopped as well.
    assert!(matches!(early.save(), Err(SaveError::InUse(_))));
    let other = folder.path().join("另一份.bmys");
    file_with(&other, 1);
    let mut elsewhere = open_on(&other, &without_rights);
    let saved = elsewhere.save_to(&path, keeping());
    assert!(matches!(saved, Err(SaveError::InUse(_))));
    assert_eq!(steps_in(&open(&path).unwrap().budget), 3);
}

#[test]
fn who_may_not_write_beside_a_file_is_told_of_unsaved_steps_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut desk = Desk::open(&path);
    assert!(desk.step_and_wait() && desk.step_and_wait());
    drop(desk);
    let desk = open_on(&path, &OddDisk::new(Odd::NoRights));
    let told: Vec<String> = desk.remarks.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|it| it.contains("2 步")), "{told:?}");
    assert_eq!(desk.steps(), 3);
    drop(desk);
    assert_eq!(Desk::open(&path).steps(), 5);
}

#[test]
fn saves_that_fail_keep_no_version_and_push_none_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let drive = OddDisk::new(Odd::Nothing);
    let mut desk = open_on(&path, &drive);
    for _ in 0..3 {
        desk.step();
        desk.save().unwrap();
    }
    let before = versions(&path).unwrap();
    assert_eq!(before.len(), 3);
    desk.step();
    drive.set(Odd::NoReplacing);
    for _ in 0..4 {
        desk.save().unwrap_err();
    }
    assert_eq!(versions(&path).unwrap(), before);
    drive.set(Odd::Nothing);
    desk.save().unwrap();
    assert_eq!(versions(&path).unwrap()[1..], before[..2]);
}

#[test]
fn a_file_that_is_let_go_of_at_this_moment_is_ours() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let desk = open_on(&path, &OddDisk::new(Odd::LetsGo(2)));
    assert_eq!(*desk.session.access(), Access::Full);
}

#[test]
fn a_name_is_taken_away_only_if_it_is_the_one_that_was_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut first = open_on(&path, &OddDisk::new(Odd::Nothing));
    let name = folder_beside(&path).join("in-use.ron");
    let before = std::fs::read_to_string(&name).unwrap();
    let second = open_on(&path, &OddDisk::new(Odd::OldNames));
    assert!(matches!(second.session.access(), Access::ReadOnly(_)));
    assert_eq!(std::fs::read_to_string(&name).unwrap(), before);
    drop(second);
    first.step();
    first.save().unwrap();
}

#[test]
fn a_name_that_cannot_be_read_is_nobodys_leave_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let drive = OddDisk::new(Odd::Nothing);
    let mut desk = open_on(&path, &drive);
    assert!(desk.step_and_wait());
    let journal = folder_beside(&path).join("edits.journal");
    let before = fs::read(&journal).unwrap();
    drive.set(Odd::NoNames);
    assert!(!desk.step_and_wait());
    let error = desk.save().unwrap_err();
    assert!(matches!(error, SaveError::File(_)), "{error}");
    assert_eq!(fs::read(&journal).unwrap(), before);
    drive.set(Odd::Nothing);
    assert!(desk.step_and_wait(), "with the one that waited");
    desk.save().unwrap();
    drive.set(Odd::NoNames);
    drop(desk);
    assert!(folder_beside(&path).join("in-use.ron").is_file());
    assert_eq!(steps_in(&open(&path).unwrap().budget), 6);
}

#[test]
fn a_clock_set_back_by_years_does_not_take_the_version_just_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    let mut desk = Desk::open(&path);
    for _ in 0..3 {
        desk.step();
        desk.save().unwrap();
    }
    desk.step();
    let at = CreatedAt {
        year: 2000,
        ..now()
    };
    let set_back = Keeping { at, ..keeping() };
    desk.save_to(&path, set_back).unwrap();
    let kept = versions(&path).unwrap();
    let steps: Vec<usize> = kept
        .iter()
        .map(|it| steps_in(&open(&it.path).unwrap().budget))
        .collect();
    assert_eq!(steps, [5, 4, 6]);
}

#[cfg(unix)]
mod modes {
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn what_is_beside_a_file_is_for_those_who_may_work_in_its_folder() {
        for (shared, files) in [(0o2775, 0o664), (0o750, 0o640), (0o700, 0o600)] {
            let folder = tempfile::tempdir().unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(shared)).unwrap();
            let path = file(folder.path());
            let _desk = Desk::open(&path);
            let beside = folder_beside(&path);
            assert_eq!(mode(&beside), shared);
            for name in ["in-use.ron", "in-use.lock"] {
                assert_eq!(mode(&beside.join(name)), files, "{name}");
            }
        }
    }

    #[test]
    fn a_new_file_is_for_those_any_new_file_is_for() {
        for (mask, expected) in [("077", 0o600), ("027", 0o640), ("002", 0o664)] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("新.bmys");
            let order = format!("umask {mask}; exec \"$@\"");
            let made = Command::new("sh")
                .args(["-c", &order, "sh", env!("CARGO_BIN_EXE_bianzhi-cli"), "new"])
                .arg(&path)
                .args(["--unit", "某某局", "--year", "2024"])
                .args(["--pack", "liaoning_2024"])
                .output()
                .unwrap();
            assert!(path.is_file(), "{made:?}");
            assert_eq!(mode(&path), expected, "umask {mask}");
        }
    }
}
