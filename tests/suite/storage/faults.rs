//! A disk that fails: whatever step goes wrong, the old or the new state opens whole, with every step acknowledged.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;

use bianzhi::storage::Disk;
use bianzhi::storage::SystemDisk;
use bianzhi::storage::folder_beside;
use tempfile::TempPath;

use super::desk::Desk;
use super::desk::file_with;
use super::desk::times;

/// What goes wrong.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Nothing,
    /// The step of this number fails.
    Step {
        at: usize,
        fails_after: bool,
        stays: bool,
    },
    /// The disk is full after so many bytes.
    Full {
        at: usize,
    },
}

/// A disk that does what it is told until the fault comes.
#[derive(Debug)]
struct FaultyDisk {
    fault: Fault,
    has_links: bool,
    done: Mutex<Done>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Done {
    steps: usize,
    bytes: usize,
    failures: usize,
}

impl FaultyDisk {
    fn new(fault: Fault, has_links: bool) -> Arc<Self> {
        Arc::new(Self {
            fault,
            has_links,
            done: Mutex::default(),
        })
    }

    fn done(&self) -> Done {
        *self.done.lock().unwrap()
    }

    /// Does a step, or fails before or after it.
    fn step(&self, step: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut done = self.done.lock().unwrap();
        let number = done.steps;
        done.steps += 1;
        let Fault::Step {
            at,
            fails_after,
            stays,
        } = self.fault
        else {
            return step();
        };
        if number != at && !(stays && number > at) {
            return step();
        }
        done.failures += 1;
        if fails_after {
            step()?;
        }
        Err(io::Error::from_raw_os_error(5))
    }
}

impl Disk for FaultyDisk {
    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        let Fault::Full { at } = self.fault else {
            self.done.lock().unwrap().bytes += bytes.len();
            let written = self.step(|| SystemDisk.write(file, bytes));
            if written.is_err()
                && !matches!(
                    self.fault,
                    Fault::Step {
                        fails_after: true,
                        ..
                    }
                )
            {
                // A write that fails has often done a part.
                file.write_all(&bytes[..bytes.len() / 2])?;
            }
            return written;
        };
        let mut done = self.done.lock().unwrap();
        let fits = bytes.len().min(at.saturating_sub(done.bytes));
        done.bytes += fits;
        file.write_all(&bytes[..fits])?;
        if fits < bytes.len() {
            done.failures += 1;
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step(|| SystemDisk.sync(file))
    }

    fn replace(&self, from: TempPath, to: &Path) -> io::Result<()> {
        self.step(|| SystemDisk.replace(from, to))
    }

    fn link(&self, file: &Path, second: &Path) -> io::Result<()> {
        if !self.has_links {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step(|| SystemDisk.link(file, second))
    }
}

/// Twelve steps and four saves on a faulty disk, then the machine goes; what is found afterwards is checked.
fn work_and_return(faulty: &Arc<FaultyDisk>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算 2024.bmys");
    file_with(&path, 3);
    let mut desk = Desk::open_on(&path, Arc::clone(faulty) as Arc<dyn Disk>).unwrap();
    let (mut sure, mut saved) = (3, 3);
    for number in 0..12 {
        if desk.step_and_wait() {
            sure = desk.steps();
        }
        if number % 3 == 2 && desk.save().is_ok() {
            saved = desk.steps();
        }
    }
    let last = desk.steps();
    drop(desk);
    let again = Desk::open(&path);
    let found = again.steps();
    let told =
        format!("{faulty:?}: found {found}, acknowledged {sure}, saved {saved}, done {last}");
    assert!((sure.max(saved)..=last).contains(&found), "{told}");
    assert!(again.remarks.is_empty(), "{told}: {:?}", again.remarks);
    drop(again);
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|it| *it != path && *it != folder_beside(&path))
        .collect();
    assert!(left.is_empty(), "{told}: {left:?}");
}

#[test]
fn nothing_is_lost_when_any_write_sync_or_rename_fails() {
    for has_links in [true, false] {
        let sound = FaultyDisk::new(Fault::Nothing, has_links);
        work_and_return(&sound);
        let steps = sound.done().steps;
        assert!(steps > 40, "{steps}");
        let count = times(12, 100);
        for number in 0..count {
            let fault = Fault::Step {
                at: number * steps / count,
                fails_after: number % 4 == 3,
                stays: number % 3 == 1,
            };
            let disk = FaultyDisk::new(fault, has_links);
            work_and_return(&disk);
            assert!(disk.done().failures > 0, "{fault:?} never came");
        }
    }
}

#[test]
fn nothing_is_lost_when_the_disk_is_full_at_any_byte() {
    for has_links in [true, false] {
        let sound = FaultyDisk::new(Fault::Nothing, has_links);
        work_and_return(&sound);
        let bytes = sound.done().bytes;
        assert!(bytes > 4_000, "{bytes}");
        let count = times(12, 100);
        for number in 0..count {
            // A prime spreads the places over records and saves.
            let at = (number * bytes / count + number * 97) % bytes;
            let disk = FaultyDisk::new(Fault::Full { at }, has_links);
            work_and_return(&disk);
            assert!(disk.done().failures > 0, "full at {at} never came");
        }
    }
}
