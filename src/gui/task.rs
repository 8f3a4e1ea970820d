//! A piece of work on a thread of its own, whose result the window looks for once a frame.
//!
//! Deliberately not here: work that says how far it is; see `jobs`.

use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::channel;
use std::time::Duration;

use egui::Context;

/// The work ended without a result, which is a mistake of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

/// Work that is under way, or none.
#[derive(Debug)]
pub struct Task<T>(Option<Receiver<T>>);

impl<T> Default for Task<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Send + 'static> Task<T> {
    /// Begins; the result of earlier work is no longer wanted.
    pub fn start(&mut self, ctx: &Context, work: impl FnOnce() -> T + Send + 'static) {
        let (sender, receiver) = channel();
        let wake = Wake(ctx.clone());
        std::thread::spawn(move || {
            // Dropped last, so that the window finds what it is woken for, even after a panic.
            let _wake = wake;
            let sender = sender;
            // Nobody may wait any more.
            let _ = sender.send(work());
        });
        self.0 = Some(receiver);
    }

    /// Whether a result is still to come.
    pub const fn is_running(&self) -> bool {
        self.0.is_some()
    }

    /// The result, once it is there; waits for it a moment if told to.
    pub fn take(&mut self, patience: Duration) -> Option<Result<T, Lost>> {
        let result = match self.0.as_ref()?.recv_timeout(patience) {
            Ok(result) => Ok(result),
            Err(RecvTimeoutError::Timeout) => return None,
            Err(RecvTimeoutError::Disconnected) => Err(Lost),
        };
        self.0 = None;
        Some(result)
    }
}

/// Has the window drawn again when it goes.
struct Wake(Context);

impl Drop for Wake {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn a_result_comes_once_and_lost_work_is_told() {
        let ctx = Context::default();
        let mut task = Task::default();
        assert_eq!(task.take(LONG), None);
        task.start(&ctx, || 7);
        assert!(task.is_running());
        assert_eq!(task.take(LONG), Some(Ok(7)));
        assert!(!task.is_running());
        task.start(&ctx, || "seven".parse().expect("a panic as by mistake"));
        assert_eq!(task.take(LONG), Some(Err(Lost)));
        assert!(!task.is_running());
    }
}
