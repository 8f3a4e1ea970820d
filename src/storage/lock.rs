//! Who has a file open: a second program may look at it, not save it.
//!
//! Two things say so. A held file, which the system lets go of when a program ends in whatever way; and a text
//! with user, machine and time, renewed every minute, for drives that can't tell programs of two machines apart.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use std::time::Duration;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::model::CreatedAt;
use crate::model::read_ron;
use crate::model::write_ron;
use crate::storage::hold::Hold;
use crate::storage::hold::hold;
use crate::storage::hold::release;
use crate::storage::save::write_atomically;

/// The file that is held.
const HELD: &str = "in-use.lock";

/// The file that says by whom.
const HOLDER: &str = "in-use.ron";

/// A sign of life is given so often.
const BEAT: Duration = Duration::from_mins(1);

/// A program of another machine that has given no sign of life for so long has ended or lost the drive (seconds).
pub const SILENCE_MOST: u64 = 30 * 60;

/// Who has a file open (使用者).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of the user.
    pub user: String,
    /// The name of the machine.
    pub machine: String,
    /// The number of the program that runs there.
    pub process: u32,
    /// Since when.
    pub since: CreatedAt,
    /// The last sign of life.
    pub alive: CreatedAt,
}

/// Why a file is opened to be looked at only.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InUse {
    /// It is known by whom.
    #[error("{} 自 {} 起正在{}打开此文件，本窗口只能查看；请对方关闭后重新打开，或另存为其他文件", .0.user, .0.since, place(.0))]
    By(Holder),
    /// By a program that hasn't said yet, or can't.
    #[error("另一个程序正打开此文件，本窗口只能查看；请关闭那个程序后重新打开，或另存为其他文件")]
    BySomebody,
}

/// Where the file is open, from here.
fn place(holder: &Holder) -> String {
    if holder.machine == machine() {
        "本机的另一个窗口".to_owned()
    } else {
        format!("电脑“{}”上", holder.machine)
    }
}

impl Holder {
    /// This program.
    #[must_use]
    pub fn here(now: CreatedAt) -> Self {
        Self {
            user: first_of(&["USERNAME", "USER", "LOGNAME"])
                .unwrap_or_else(|| "不明用户".to_owned()),
            machine: machine(),
            process: std::process::id(),
            since: now,
            alive: now,
        }
    }

    fn is_same_program(&self, other: &Self) -> bool {
        (&self.machine, self.process, self.since) == (&other.machine, other.process, other.since)
    }
}

fn first_of(variables: &[&str]) -> Option<String> {
    let mut values = variables.iter().filter_map(|name| env::var(name).ok());
    values.find(|value| !value.trim().is_empty())
}

/// The name of this machine.
fn machine() -> String {
    let said = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .find_map(|path| fs::read_to_string(path).ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty());
    said.or_else(|| first_of(&["COMPUTERNAME", "HOSTNAME"]))
        .unwrap_or_else(|| "不明电脑".to_owned())
}

/// A file that is ours as long as this lives.
#[derive(Debug)]
pub struct Lock {
    folder: PathBuf,
    held: Option<fs::File>,
    holder: Holder,
    /// Dropped, it ends the signs of life.
    stop: Option<Sender<()>>,
    beat: Option<JoinHandle<()>>,
}

/// What came of taking a lock.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Ours(Lock),
    /// It is another's.
    Others(InUse),
}

impl Lock {
    /// Takes the lock in the folder beside a file; the folder is there already.
    ///
    /// # Errors
    /// When nothing can be written into the folder.
    pub fn take(folder: &Path, now: fn() -> CreatedAt) -> io::Result<Taken> {
        let held = match hold(&folder.join(HELD))? {
            Hold::Ours(file) => Some(file),
            Hold::Taken => {
                let by = holder_in(folder).map_or(InUse::BySomebody, InUse::By);
                return Ok(Taken::Others(by));
            }
            Hold::Unknown => None,
        };
        let us = Holder::here(now());
        if let Some(other) = holder_in(folder).filter(|it| is_alive(it, &us, held.is_some())) {
            if let Some(file) = held {
                release(file, &folder.join(HELD));
            }
            return Ok(Taken::Others(InUse::By(other)));
        }
        say(folder, &us)?;
        let (stop, beat) = beats(folder.to_owned(), us.clone(), now);
        Ok(Taken::Ours(Self {
            folder: folder.to_owned(),
            held,
            holder: us,
            stop: Some(stop),
            beat: Some(beat),
        }))
    }

    /// Whether the file is still ours; another machine takes it after a long silence.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        // A text that is gone was taken away by hand; the held file is what counts then.
        holder_in(&self.folder).is_none_or(|it| it.is_same_program(&self.holder))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(beat) = self.beat.take() {
            // It ends at once; a panic in it has been told already.
            let _ = beat.join();
        }
        if self.is_ours() {
            let _ = fs::remove_file(self.folder.join(HOLDER));
        }
        if let Some(file) = self.held.take() {
            release(file, &self.folder.join(HELD));
        }
        // Only an empty folder can be removed so.
        let _ = fs::remove_dir(&self.folder);
    }
}

/// Whether another program that left its name still has the file open.
fn is_alive(other: &Holder, us: &Holder, we_hold: bool) -> bool {
    // On one machine the system says who holds a file, so whoever left a name there is gone.
    let is_here = other.machine == us.machine;
    let is_gone = if we_hold {
        is_here
    } else {
        is_here && !is_running(other.process)
    };
    !is_gone && other.alive.seconds_between(us.since) < SILENCE_MOST
}

/// Whether a program of this number runs here; where that can't be told, it may.
fn is_running(process: u32) -> bool {
    let all = Path::new("/proc");
    !all.is_dir() || all.join(process.to_string()).exists()
}

/// Who has left a name.
pub(super) fn holder_in(folder: &Path) -> Option<Holder> {
    let text = fs::read_to_string(folder.join(HOLDER)).ok()?;
    read_ron(&text).ok()
}

fn say(folder: &Path, holder: &Holder) -> io::Result<()> {
    let text = write_ron(holder, 1).map_err(io::Error::other)?;
    write_atomically(&folder.join(HOLDER), text.as_bytes())
}

/// Signs of life until the sender goes.
fn beats(folder: PathBuf, mut us: Holder, now: fn() -> CreatedAt) -> (Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = channel();
    let beat = std::thread::spawn(move || {
        while stopped.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
            us.alive = now();
            let is_ours = holder_in(&folder).is_some_and(|it| it.is_same_program(&us));
            if is_ours {
                // A drive that is away for a while has silence; the next sign tells it is back.
                let _ = say(&folder, &us);
            }
        }
    });
    (stop, beat)
}
