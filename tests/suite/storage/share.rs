//! Several machines on one share: each change that was acknowledged is in the file.
//!
//! The share is a disk that does what shares do to programs: it doesn't tell machines of files others hold, has no
//! second names, shows a new name late and refuses to replace a file now and then.
//! The machines are this test program once more, each with a name of its own.
//! It doesn't stand for a share that gives the old content of a file to who opens it anew, or that loses its line.

use std::env;
use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

use bianzhi::edit::Edit;
use bianzhi::edit::LoggedStep;
use bianzhi::edit::Transaction;
use bianzhi::model::RecordKind;
use bianzhi::model::Value;
use bianzhi::storage::Access;
use bianzhi::storage::Disk;
use bianzhi::storage::Hold;
use bianzhi::storage::Machine;
use bianzhi::storage::SaveError;
use bianzhi::storage::SaveOrder;
use bianzhi::storage::Session;
use bianzhi::storage::SystemDisk;
use bianzhi::storage::open;
use bianzhi::storage::render;
use tempfile::TempPath;

use super::desk::file_with;
use super::desk::keeping;
use super::desk::now;
use super::desk::times;

/// Tells the program the file, the kind of share, which machine it is and how much it has to do.
const MACHINE: &str = "BIANZHI_SHARE_MACHINE";

const MACHINES: usize = 4;

/// What a share says to who holds a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holding {
    /// That it can't be held.
    Refused,
    /// That it is held, to everybody.
    ToEverybody,
}

#[derive(Debug)]
struct Share {
    holding: Holding,
    /// Where this machine holds what it thinks is the file.
    own: PathBuf,
    replaced: Mutex<usize>,
    /// Each look shows what was there at the look before.
    seen: Mutex<Option<String>>,
}

impl Disk for Share {
    fn hold(&self, _: &Path) -> io::Result<Hold> {
        Ok(match self.holding {
            Holding::Refused => Hold::Unknown,
            Holding::ToEverybody => Hold::Ours(File::create(&self.own)?),
        })
    }

    fn release(&self, _: &Path) {}

    fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn look(&self, path: &Path) -> io::Result<String> {
        let there = SystemDisk.look(path).ok();
        let seen_before = std::mem::replace(&mut *self.seen.lock().unwrap(), there);
        seen_before.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn replace(&self, from: TempPath, to: &Path) -> io::Result<()> {
        let mut replaced = self.replaced.lock().unwrap();
        *replaced += 1;
        if *replaced % 5 == 2 {
            // Somebody reads it just now.
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        SystemDisk.replace(from, to)
    }
}

#[test]
fn the_machine_on_the_share() {
    let Ok(order) = env::var(MACHINE) else {
        return;
    };
    let [path, kind, number, rounds] = order.split('|').collect::<Vec<_>>()[..] else {
        panic!("{order}");
    };
    let path = Path::new(path);
    let (number, rounds): (usize, usize) = (number.parse().unwrap(), rounds.parse().unwrap());
    let holding = if kind == "everybody" {
        Holding::ToEverybody
    } else {
        Holding::Refused
    };
    let share = Share {
        holding,
        own: path.with_extension(format!("held-{number}")),
        replaced: Mutex::default(),
        seen: Mutex::default(),
    };
    let machine = Machine {
        disk: Arc::new(share),
        name: format!("CAIWU-{number:02}"),
        ..Machine::new(now)
    };
    for round in 0..rounds {
        let unit = number * rounds + round;
        while !rename(path, &machine, unit) {
            sleep(Duration::from_millis(5));
        }
    }
}

/// Opens the file, renames a unit and saves; whether that is acknowledged.
fn rename(path: &Path, machine: &Machine, unit: usize) -> bool {
    let mut opened = Session::open(path, machine.clone()).unwrap();
    if *opened.session.access() != Access::Full {
        return false;
    }
    let mut budget = opened.saved.budget;
    let step = renaming(&budget, unit);
    step.apply(&mut budget).unwrap();
    let text = render(&budget, &opened.saved.pack).unwrap();
    let order = SaveOrder {
        path,
        text: &text,
        keeping: keeping(),
    };
    match opened.session.save(order) {
        Ok(_) => true,
        // Nothing is acknowledged, so all is done once more.
        Err(
            SaveError::File(_) | SaveError::InUse(_) | SaveError::Changed | SaveError::TakenOver,
        ) => false,
    }
}

fn renaming(budget: &bianzhi::model::Budget, unit: usize) -> LoggedStep {
    let fields = RecordKind::Unit.fields();
    let field = fields.into_iter().find(|it| it.name() == "name").unwrap();
    let edit = Edit::Set {
        id: budget.id_at(RecordKind::Unit, unit).unwrap(),
        field,
        value: Value::Text(format!("改过 {unit}")),
    };
    LoggedStep {
        way: None,
        changes: vec![Transaction::new("改名", vec![edit])],
        pack: String::new(),
    }
}

fn start(path: &Path, kind: &str, (number, rounds): (usize, usize)) -> Child {
    let name = format!("{}::the_machine_on_the_share", module_path!());
    let name = name.split_once("::").expect("a module of the program").1;
    let order = format!("{}|{kind}|{number}|{rounds}", path.display());
    Command::new(env::current_exe().unwrap())
        .args(["--exact", name, "--test-threads=1"])
        .env(MACHINE, order)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[track_caller]
fn check(kind: &str) {
    let rounds = times(5, 50);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算 2024.bmys");
    file_with(&path, MACHINES * rounds);
    let machines: Vec<Child> = (0..MACHINES)
        .map(|number| start(&path, kind, (number, rounds)))
        .collect();
    for mut machine in machines {
        assert!(machine.wait().unwrap().success());
    }
    let budget = open(&path).unwrap().budget;
    for (number, unit) in budget.units.iter().enumerate() {
        assert_eq!(unit.name, format!("改过 {number}"), "{kind}");
    }
}

#[test]
fn no_change_is_lost_on_a_share_where_files_cannot_be_held() {
    check("refused");
}

#[test]
fn no_change_is_lost_on_a_share_that_lets_every_machine_hold_a_file() {
    check("everybody");
}
