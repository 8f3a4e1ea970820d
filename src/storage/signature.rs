//! The name a program leaves beside a file it has open, for drives that can't tell programs of two machines apart.
//!
//! Deliberately not here: holding files; see `hold`.

use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use crate::model::CreatedAt;
use crate::model::read_ron;
use crate::model::write_ron;
use crate::storage::disk::Disk;
use crate::storage::holder::Holder;
use crate::storage::holder::InUse;
use crate::storage::machine::Machine;
use crate::storage::rights::file_as_folder;
use crate::storage::rights::new_file_in;
use crate::storage::save::write_atomically;

/// The file that says who has the other one open.
const HOLDER: &str = "in-use.ron";

/// A program of another machine that has given no sign of life for so long has ended or lost the drive (seconds).
pub const SILENCE_MOST: u64 = 30 * 60;

/// A name that was begun is usually whole after so long.
const WRITING: Duration = Duration::from_millis(200);

/// A name that can't be read is looked at so many times, with a pause: some are being replaced just now.
const LOOKS: usize = 3;
const PAUSE: Duration = Duration::from_millis(50);

/// A name that isn't whole after so many times that long was begun by a program that is gone.
const PATIENCE: usize = 15;

/// The name we left in the folder beside a file, by which it is known to be ours still.
#[derive(Clone, Debug)]
pub(super) struct Signature {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    holder: Holder,
}

impl Signature {
    /// Whether the file is still ours; another machine takes it after a long silence.
    ///
    /// # Errors
    /// When it can't be told at present.
    pub(super) fn is_ours(&self) -> io::Result<bool> {
        match self.left() {
            Left::Name(it) => Ok(it.is_same_program(&self.holder)),
            // A text that is gone was taken away by hand; the held file is what counts then.
            Left::Nothing | Left::Garbled => Ok(true),
            Left::Unreadable(error) => Err(error),
        }
    }

    /// Who else has the file, where nothing of ours can be left.
    pub(super) fn other(&self) -> Option<InUse> {
        match self.left() {
            Left::Name(other) => is_alive(&other, &self.holder, false).then_some(InUse::By(other)),
            Left::Unreadable(_) => Some(InUse::BySomebody),
            Left::Nothing | Left::Garbled => None,
        }
    }

    /// The folder it is in.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The signature of this program, not yet left anywhere.
    pub(super) fn new(folder: &Path, machine: &Machine) -> Self {
        Self {
            disk: Arc::clone(&machine.disk),
            folder: folder.to_owned(),
            holder: Holder::here(machine),
        }
    }

    /// Leaves our name; gives who has the file when another has.
    ///
    /// A share may let two machines hold one file, and show a name late; but it makes one name only once.
    pub(super) fn leave(&self, we_hold: bool) -> io::Result<Option<InUse>> {
        let mut found = self.left();
        if matches!(found, Left::Nothing) {
            if self.put_first(&self.text()?)? {
                return Ok(None);
            }
            sleep(WRITING);
            found = self.left();
            // Our own name here is no sign that it was made: on a share it may be the one of the session before.
        }
        for _ in 0..PATIENCE {
            if !matches!(found, Left::Garbled) {
                break;
            }
            sleep(WRITING);
            found = self.left();
        }
        match found {
            Left::Name(other) if is_alive(&other, &self.holder, we_hold) => {
                Ok(Some(InUse::By(other)))
            }
            Left::Nothing | Left::Unreadable(_) => Ok(Some(InUse::BySomebody)),
            Left::Name(_) | Left::Garbled => self.take_over(we_hold),
        }
    }

    /// Leaves our name in the place of one whose program is gone; gives who has the file when another was quicker.
    ///
    /// What is taken away is exactly the name that was looked at: a share may show one that is gone already, and a
    /// living one may stand there by now.
    fn take_over(&self, we_hold: bool) -> io::Result<Option<InUse>> {
        sleep(PAUSE);
        let place = self.folder.join(HOLDER);
        let seen = self.disk.look(&place).ok();
        let is_dead = seen.as_deref().is_some_and(|text| match read_ron(text) {
            Ok(other) => !is_alive(&other, &self.holder, we_hold),
            Err(_) => true,
        });
        let aside = new_file_in(&self.folder)?.into_temp_path();
        // Of several only one moves it.
        if !is_dead || self.disk.rename(&place, &aside).is_err() {
            return Ok(Some(InUse::BySomebody));
        }
        let moved = fs::read_to_string(&aside)?;
        if seen.as_ref() != Some(&moved) {
            // Where a third one has it by now, the second is told before it saves.
            self.put_first(&moved)?;
            return Ok(Some(InUse::BySomebody));
        }
        let is_ours = self.put_first(&self.text()?)?;
        Ok((!is_ours).then_some(InUse::BySomebody))
    }

    /// Gives a sign of life, if the file is ours still.
    pub(super) fn renew(&mut self, now: CreatedAt) {
        self.holder.alive = now;
        if matches!(self.left(), Left::Name(it) if it.is_same_program(&self.holder)) {
            // A drive that is away for a while has silence; the next sign tells it is back.
            let _ = self.say();
        }
    }

    /// Takes our name away.
    pub(super) fn take_away(&self) {
        if matches!(self.is_ours(), Ok(true)) {
            let _ = fs::remove_file(self.folder.join(HOLDER));
        }
    }

    fn left(&self) -> Left {
        left(self.disk.as_ref(), &self.folder)
    }

    fn text(&self) -> io::Result<String> {
        write_ron(&self.holder, 1).map_err(io::Error::other)
    }

    /// Leaves our name in the place of any other.
    fn say(&self) -> io::Result<()> {
        write_atomically(&self.folder.join(HOLDER), self.text()?.as_bytes())
    }

    /// Leaves a name where there is none; false when another was faster.
    fn put_first(&self, text: &str) -> io::Result<bool> {
        let place = self.folder.join(HOLDER);
        let mut whole = new_file_in(&self.folder)?;
        file_as_folder(whole.as_file(), &self.folder);
        whole.write_all(text.as_bytes())?;
        if self.disk.link(whole.path(), &place).is_ok() {
            return Ok(true);
        }
        // Without second names it can't be whole at once; who reads it meanwhile waits.
        match fs::File::create_new(&place) {
            Ok(mut file) => {
                file_as_folder(&file, &self.folder);
                file.write_all(text.as_bytes()).map(|()| true)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// Who has a file open, as far as it is said.
pub(super) fn who(disk: &dyn Disk, folder: &Path) -> InUse {
    match left(disk, folder) {
        Left::Name(holder) => InUse::By(holder),
        Left::Nothing | Left::Garbled | Left::Unreadable(_) => InUse::BySomebody,
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

/// What is said of who has a file.
enum Left {
    Nothing,
    /// Not yet whole, or damaged.
    Garbled,
    /// It is there, or may be.
    Unreadable(io::Error),
    Name(Holder),
}

fn left(disk: &dyn Disk, folder: &Path) -> Left {
    let place = folder.join(HOLDER);
    let mut looks = 1..LOOKS;
    loop {
        match disk.look(&place) {
            Ok(text) => return read_ron(&text).map_or(Left::Garbled, Left::Name),
            Err(error) => match error.kind() {
                // Where no such folder can be there is no name in it.
                io::ErrorKind::NotFound
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::InvalidFilename => return Left::Nothing,
                // Bytes that are no text.
                io::ErrorKind::InvalidData => return Left::Garbled,
                _ if looks.next().is_none() => return Left::Unreadable(error),
                _ => sleep(PAUSE),
            },
        }
    }
}
