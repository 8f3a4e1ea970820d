//! Who has a file open: a second program may look at it, not save it.
//!
//! Two things say so. A held file, which the system lets go of when a program ends in whatever way; and a text
//! with user, machine and time, renewed every minute, for drives that can't tell programs of two machines apart.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use std::thread::sleep;
use std::time::Duration;

use crate::storage::disk::Disk;
use crate::storage::hold::Hold;
use crate::storage::holder::InUse;
use crate::storage::machine::Machine;
use crate::storage::rights::folder_as_above;
use crate::storage::signature::Signature;
use crate::storage::signature::who;

/// The file that is held.
const HELD: &str = "in-use.lock";

/// A sign of life is given so often.
const BEAT: Duration = Duration::from_mins(1);

/// Taking a lock is tried so often while others let go of it.
const TRIES: usize = 20;

/// Who lets go of a file has done so after all these together.
const PAUSE: Duration = Duration::from_millis(50);
const PAUSES: usize = 4;

/// A file that is ours as long as this lives.
#[derive(Debug)]
pub struct Lock {
    disk: Arc<dyn Disk>,
    signature: Signature,
    held: Option<fs::File>,
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
    pub fn take(folder: &Path, machine: &Machine) -> io::Result<Taken> {
        let disk = &machine.disk;
        let held = match disk.hold(&folder.join(HELD))? {
            Hold::Ours(file) => Some(file),
            Hold::Taken => return Ok(Taken::Others(who(disk.as_ref(), folder))),
            Hold::Unknown => None,
        };
        let signature = Signature::new(folder, machine);
        let left = signature.leave(held.is_some());
        if held.is_some() && !matches!(left, Ok(None)) {
            disk.release(&folder.join(HELD));
        }
        if let Some(other) = left? {
            return Ok(Taken::Others(other));
        }
        let (stop, beat) = beats(signature.clone(), machine.clone());
        Ok(Taken::Ours(Self {
            disk: Arc::clone(disk),
            signature,
            held,
            stop: Some(stop),
            beat: Some(beat),
        }))
    }

    /// The name we left, for those who have to know that the file is ours still.
    pub(super) const fn signature(&self) -> &Signature {
        &self.signature
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(beat) = self.beat.take() {
            // It ends at once; a panic in it has been told already.
            let _ = beat.join();
        }
        let folder = self.signature.folder();
        self.signature.take_away();
        if self.held.is_some() {
            self.disk.release(&folder.join(HELD));
        }
        // Before the folder goes: on Windows it is empty only then.
        drop(self.held.take());
        // Only an empty folder can be removed so.
        let _ = fs::remove_dir(folder);
    }
}

/// Makes the folder and takes the lock in it; a folder made in vain goes again.
pub(super) fn take(folder: &Path, machine: &Machine) -> io::Result<Taken> {
    let mut pauses = 0..PAUSES;
    for _ in 0..TRIES {
        make_folder(folder)?;
        match Lock::take(folder, machine) {
            // Who had it until now has just taken the empty folder away.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Perhaps who had it is about to let go of it: the name goes first.
            Ok(Taken::Others(InUse::BySomebody)) if pauses.next().is_some() => sleep(PAUSE),
            Err(error) => {
                // Only an empty folder can be removed so.
                let _ = fs::remove_dir(folder);
                return Err(error);
            }
            Ok(taken) => return Ok(taken),
        }
    }
    Ok(Taken::Others(InUse::BySomebody))
}

/// Who has a file open, for a program that may not take the lock.
pub(super) fn holder(folder: &Path, machine: &Machine) -> Option<InUse> {
    Signature::new(folder, machine).other()
}

/// Makes a folder, not those above it: a drive that is gone isn't made up for.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => {
            folder_as_above(folder);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Signs of life until the sender goes.
fn beats(mut us: Signature, machine: Machine) -> (Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = channel();
    let beat = std::thread::spawn(move || {
        while stopped.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
            us.renew(machine.now());
        }
    });
    (stop, beat)
}
