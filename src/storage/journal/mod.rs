//! What was done since the file was saved, written down step by step so that a crash takes nothing with it.
//!
//! A step is acknowledged when it is on the medium. Writing and waiting for the medium is done on a thread of its
//! own, several steps at once when they come quickly, so that nobody who types waits for a slow drive.
//! Deliberately not here: what steps mean.

mod entry;
mod read;
mod text;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::mpsc::Sender;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use std::time::Duration;

use crate::edit::LoggedStep;
use crate::storage::disk::Disk;
use crate::storage::seen::FileMark;
use crate::storage::signature::Signature;
use writer::Writer;

pub use entry::Base;
pub use read::JournalContent;
pub use read::JournalFault;
pub(super) use read::Journaled;
pub use read::check_steps;
pub use read::look_into;
pub(super) use read::read_journal;
pub(super) use text::Chain;
pub(super) use writer::JOURNAL;
pub(super) use writer::Start;

/// Who ends waits so long for the medium.
const PATIENCE: Duration = Duration::from_secs(5);

/// The steps of a journal as far as it is whole, for whoever looks at one that was put aside; none where there is none.
#[must_use]
pub fn steps_in(path: &Path) -> Vec<LoggedStep> {
    read_journal(path)
        .map(Journaled::into_steps)
        .unwrap_or_default()
}

/// The number of a step in the order written down, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// The journal of an open budget (改动日志).
#[derive(Debug)]
pub struct Journal {
    orders: Option<Sender<Order>>,
    progress: Arc<Progress>,
    latest: Ticket,
    worker: Option<JoinHandle<()>>,
}

/// What the thread is asked for.
#[derive(Debug)]
enum Order {
    /// Write down what the steps start from, if it isn't yet.
    Base,
    /// Write a step down.
    Step(Box<LoggedStep>),
    /// Note which file is about to be saved: the steps so far are in it.
    Saving(FileMark),
    /// Begin anew: the steps so far are in this saved state, or are not wanted any more.
    Begin(Base),
    /// Go on in another folder, with nothing written yet.
    MoveTo(Signature, Base),
}

/// How far the thread is.
#[derive(Debug, Default)]
struct Progress {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// All orders up to this one are on the medium.
    done: Ticket,
    /// All orders up to this one have been tried.
    tried: Ticket,
    /// Why the latest could not be written; none once they are.
    trouble: Option<String>,
}

impl Progress {
    fn state(&self) -> MutexGuard<'_, State> {
        // What is behind the lock is whole at any time.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, tell: impl FnOnce(&mut State)) {
        tell(&mut self.state());
        self.changed.notify_all();
    }
}

impl Journal {
    /// A journal that starts from a saved state, or goes on after the steps it was read with.
    #[must_use]
    pub(super) fn begin(disk: Arc<dyn Disk>, start: Start) -> Self {
        let (orders, to_do) = channel();
        let progress = Arc::<Progress>::default();
        let writer = Writer::new(disk, start, Arc::clone(&progress));
        let worker = std::thread::spawn(move || writer.run(&to_do));
        Self {
            orders: Some(orders),
            progress,
            latest: Ticket::default(),
            worker: Some(worker),
        }
    }

    /// Has a step written down, without waiting for it.
    pub fn append(&mut self, step: LoggedStep) -> Ticket {
        self.order(Order::Step(Box::new(step)))
    }

    /// Has the start written down before there is a step: a budget that was never saved is nowhere else.
    pub(super) fn write_base(&mut self) -> Ticket {
        self.order(Order::Base)
    }

    pub(super) fn saving(&mut self, mark: FileMark) -> Ticket {
        self.order(Order::Saving(mark))
    }

    pub(super) fn begin_anew(&mut self, base: Base) -> Ticket {
        self.order(Order::Begin(base))
    }

    pub(super) fn move_to(&mut self, owner: Signature, base: Base) -> Ticket {
        self.order(Order::MoveTo(owner, base))
    }

    fn order(&mut self, order: Order) -> Ticket {
        self.latest.0 += 1;
        if let Some(orders) = &self.orders
            && orders.send(order).is_err()
        {
            self.progress
                .tell(|state| state.trouble = Some("记录改动的线程已经停止".to_owned()));
        }
        self.latest
    }

    /// The latest order that is on the medium: what a crash can't take any more.
    #[must_use]
    pub fn acknowledged(&self) -> Ticket {
        self.progress.state().done
    }

    /// Why steps can't be written down at present; they are tried again with each further one.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.progress.state().trouble.clone()
    }

    /// Waits a little until all that was ordered is on the medium; false when it isn't.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.wait(self.latest, PATIENCE)
    }

    /// Waits until an order is on the medium; false when it isn't after this time, or can't be written.
    #[must_use]
    pub fn wait(&self, ticket: Ticket, patience: Duration) -> bool {
        let state = self.progress.state();
        let waits = |state: &mut State| state.done.max(state.tried) < ticket;
        let waited = self
            .progress
            .changed
            .wait_timeout_while(state, patience, waits);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.done >= ticket
    }
}

impl Drop for Journal {
    /// What was ordered is still written.
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(worker) = self.worker.take() {
            // A panic in it has been told already.
            let _ = worker.join();
        }
    }
}
