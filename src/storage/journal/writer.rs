//! The thread that writes the journal: all that has been ordered at once, then waits for the medium.
//!
//! What can't be written stays in memory and is tried again with the next order.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Seek as _;
use std::io::SeekFrom;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::storage::disk::Disk;
use crate::storage::disk::sync_folder;
use crate::storage::hold::is_still_there;
use crate::storage::io_words::io_words;
use crate::storage::journal::Order;
use crate::storage::journal::Progress;
use crate::storage::journal::Ticket;
use crate::storage::journal::entry::Base;
use crate::storage::journal::entry::Entry;
use crate::storage::journal::text::Chain;
use crate::storage::journal::text::FIRST_LINE;
use crate::storage::journal::text::record;
use crate::storage::lock::make_folder;
use crate::storage::signature::Signature;

/// The name of the journal in its folder.
pub(crate) const JOURNAL: &str = "edits.journal";

/// Where a journal goes on.
#[derive(Debug)]
pub(crate) struct Start {
    /// In whose folder it is; nothing is written there that isn't ours any more.
    pub(crate) owner: Signature,
    pub(crate) base: Base,
    /// How long it is and its last checksum, when it was read; else it is begun with the first step.
    pub(crate) after: Option<(u64, Chain)>,
}

#[derive(Debug)]
pub(super) struct Writer {
    disk: Arc<dyn Disk>,
    progress: Arc<Progress>,
    owner: Signature,
    /// What a journal that is begun starts with.
    base: Base,
    file: Option<File>,
    /// Where the records end that are on the medium.
    length: u64,
    /// The checksum of the last record that is made, written or not.
    chain: Chain,
    /// Made and not yet on the medium.
    waiting: Vec<u8>,
    /// A step could not be put into words: what follows it leads nowhere without it.
    has_gap: bool,
    /// The last order taken.
    taken: Ticket,
}

impl Writer {
    pub(super) fn new(disk: Arc<dyn Disk>, start: Start, progress: Arc<Progress>) -> Self {
        let (length, chain) = start.after.unwrap_or_default();
        Self {
            disk,
            progress,
            owner: start.owner,
            base: start.base,
            file: None,
            length,
            chain,
            waiting: Vec::new(),
            has_gap: false,
            taken: Ticket::default(),
        }
    }

    pub(super) fn run(mut self, to_do: &Receiver<Order>) {
        while let Ok(order) = to_do.recv() {
            let mut made = self.take(order);
            for order in to_do.try_iter() {
                made = made.and(self.take(order));
            }
            let written = self.write().and(made);
            let taken = self.taken;
            self.progress.tell(|state| {
                state.tried = taken;
                if written.is_ok() {
                    state.done = taken;
                }
                state.trouble = written.as_ref().err().map(io_words);
            });
        }
    }

    fn take(&mut self, order: Order) -> io::Result<()> {
        self.taken.0 += 1;
        match order {
            Order::Base => self.make_base(),
            Order::Step(step) => self.make(&Entry::Step((*step).into())),
            // Nothing is written down that the saved file could have.
            Order::Saving(_) if self.is_blank() => Ok(()),
            Order::Saving(mark) => self.make(&Entry::Saving(mark)),
            Order::Begin(base) => {
                self.begin(base);
                Ok(())
            }
            Order::MoveTo(owner, base) => {
                self.begin(base);
                self.owner = owner;
                Ok(())
            }
        }
    }

    fn is_blank(&self) -> bool {
        self.length == 0 && self.waiting.is_empty()
    }

    /// Takes away what is written; the next step begins a new journal.
    fn begin(&mut self, base: Base) {
        self.file = None;
        if matches!(self.owner.is_ours(), Ok(true)) {
            // Left over it would be known by the mark of the saved file, and is overwritten by the next step.
            let _ = fs::remove_file(self.path());
        }
        self.base = base;
        (self.length, self.chain) = (0, 0);
        self.waiting.clear();
        self.has_gap = false;
    }

    fn make(&mut self, entry: &Entry) -> io::Result<()> {
        self.make_base()?;
        self.has_gap = self.has_gap || self.add(entry).is_err();
        if self.has_gap {
            return Err(io::Error::other("a step before can't be written"));
        }
        Ok(())
    }

    fn add(&mut self, entry: &Entry) -> Result<(), ron::Error> {
        let (bytes, chain) = record(self.chain, entry)?;
        self.waiting.extend(bytes);
        self.chain = chain;
        Ok(())
    }

    fn make_base(&mut self) -> io::Result<()> {
        if self.is_blank() {
            let (bytes, chain) =
                record(0, &Entry::Base(self.base.clone())).map_err(io::Error::other)?;
            self.waiting = FIRST_LINE.to_vec();
            self.waiting.extend(bytes);
            self.chain = chain;
        }
        Ok(())
    }

    fn write(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        if !self.owner.is_ours()? {
            // Whoever took over after a long silence writes there now.
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        let is_new = self.length == 0;
        let path = self.path();
        // What is written to a file that was taken away is nowhere.
        let opened = self.file.take().filter(|it| is_still_there(it, &path));
        let mut file = match opened {
            Some(file) => file,
            None => self.open(&path)?,
        };
        // A part of it may have been written before: its place is where the last whole record ends.
        file.set_len(self.length)?;
        file.seek(SeekFrom::Start(self.length))?;
        self.disk.write(&file, &self.waiting)?;
        self.disk.sync(&file)?;
        if is_new {
            sync_folder(self.owner.folder());
        }
        self.length += u64::try_from(self.waiting.len()).map_err(io::Error::other)?;
        self.waiting.clear();
        self.file = Some(file);
        Ok(())
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        make_folder(self.owner.folder())?;
        let mut options = File::options();
        // The steps before these can't be written once more.
        let is_new = self.length == 0;
        options
            .create(is_new)
            .truncate(false)
            .write(true)
            .open(path)
    }

    fn path(&self) -> PathBuf {
        self.owner.folder().join(JOURNAL)
    }
}
