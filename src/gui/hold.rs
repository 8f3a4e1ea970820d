//! The open file's hold on the disk: what is done is written down there, and who has it open is known.
//!
//! Deliberately not here: opening and saving; see `dispatch::files`.

use std::path::PathBuf;

use crate::document::Document;
use crate::storage::Access;
use crate::storage::Session;
use crate::storage::journal::Journal;

/// The hold on the disk; the samples have none.
#[derive(Debug, Default)]
pub struct Hold {
    session: Option<Session>,
    /// The user has been told that steps can't be written down.
    is_told: bool,
    /// It is an earlier version of a file; saved over that file, it takes it back to it.
    pub is_version: bool,
    /// Where it is to be saved unless the user says otherwise, for what was read of a damaged file.
    pub save_as: Option<PathBuf>,
}

impl Hold {
    /// The hold a file was opened with; its steps are written down from now on.
    pub fn of(session: Session, document: &mut Document) -> Self {
        document.keep_log();
        Self {
            session: Some(session),
            ..Self::default()
        }
    }

    /// The session, or the one `make` gives to what had none.
    pub fn session(&mut self, make: impl FnOnce() -> Session) -> &mut Session {
        self.session.get_or_insert_with(make)
    }

    /// Why the file may only be looked at.
    pub fn refusal(&self) -> Option<String> {
        match self.session.as_ref()?.access() {
            Access::Full => None,
            Access::ReadOnly(by) => Some(by.to_string()),
        }
    }

    /// Writes down what was done since the last frame; tells, once, when that doesn't work.
    pub fn write_down(&mut self, document: &mut Document) -> Option<String> {
        let steps = document.take_log();
        let journal = self.session.as_mut()?.journal_mut()?;
        for step in steps {
            journal.append(step);
        }
        let trouble = journal.trouble();
        let was_told = std::mem::replace(&mut self.is_told, trouble.is_some());
        let trouble = trouble.filter(|_| !was_told)?;
        Some(format!("改动暂时不能自动留存，请尽快保存：{trouble}"))
    }

    /// Whether all that was done is on the medium; waits for it a little.
    pub fn is_safe(&mut self, document: &mut Document) -> bool {
        self.write_down(document);
        let journal = self.session.as_ref().and_then(Session::journal);
        journal.is_some_and(Journal::is_settled)
    }

    /// Lets go of the file; what isn't saved is not wanted.
    pub fn let_go(&mut self) {
        if let Some(session) = self.session.take() {
            session.discard();
        }
    }
}
