//! A budget file that a command changes: nobody else changes it meanwhile, and what it was is kept.
//!
//! Deliberately not here: commands that only read, which neither wait for anybody nor leave anything behind.

use std::path::Path;
use std::path::PathBuf;

use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::document::Document;
use crate::storage;
use crate::storage::Access;
use crate::storage::Keeping;
use crate::storage::Machine;
use crate::storage::Opened;
use crate::storage::Reason;
use crate::storage::Remark;
use crate::storage::SaveError;
use crate::storage::SaveOrder;
use crate::storage::Session;
use crate::storage::VERSIONS_USUAL;

/// A file that is open for a command.
pub(in crate::cli) struct ChangingFile {
    pub(in crate::cli) document: Document,
    path: PathBuf,
    session: Session,
    machine: Machine,
}

impl ChangingFile {
    /// Opens a file that nobody else has open and nobody left unsaved work in.
    pub(in crate::cli) fn open(
        path: &Path,
        machine: &Machine,
        console: &mut Console<'_>,
    ) -> Result<Self, CliError> {
        let opened = Session::open(path, machine.clone())
            .map_err(|source| files::file_error(path, source))?;
        if let Access::ReadOnly(by) = opened.session.access() {
            return Err(CliError::InUse(path.to_owned(), by.clone()));
        }
        tell(&opened.remarks, console);
        let count = unsaved_steps(&opened);
        if count > 0 {
            // They are somebody's who hasn't seen them again: neither taken into the file nor thrown away.
            return Err(CliError::UnsavedSteps(path.to_owned(), count));
        }
        Ok(Self {
            document: files::document(opened.saved)?,
            path: path.to_owned(),
            session: opened.session,
            machine: machine.clone(),
        })
    }

    /// Saves what was changed.
    pub(in crate::cli) fn save(mut self, console: &mut Console<'_>) -> Result<(), CliError> {
        let saving = (&mut self.session, Reason::Command);
        write((&self.path, &self.document), saving, &self.machine, console)
    }
}

/// Saves a budget that is in no file yet; one that is there is kept as an earlier version.
pub(in crate::cli) fn save_new(
    path: &Path,
    document: &Document,
    machine: &Machine,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let mut session = Session::unsaved(machine.clone(), None, String::new());
    let saving = (&mut session, Reason::SaveAs);
    write((path, document), saving, machine, console)
}

fn write(
    (path, document): (&Path, &Document),
    (session, reason): (&mut Session, Reason),
    machine: &Machine,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let text = storage::render(document.budget(), &document.pack().id)
        .map_err(|source| files::file_error(path, source))?;
    let keeping = Keeping {
        reason,
        at: machine.now(),
        most: VERSIONS_USUAL,
    };
    let order = SaveOrder {
        path,
        text: &text,
        keeping,
    };
    let remarks = session.save(order).map_err(|error| match error {
        SaveError::File(source) => files::file_error(path, source),
        SaveError::InUse(by) => CliError::InUse(path.to_owned(), by),
        SaveError::Changed | SaveError::TakenOver => CliError::Overtaken(path.to_owned()),
    })?;
    tell(&remarks, console);
    Ok(())
}

/// How many steps were left to a file, whether they can be taken again or not.
fn unsaved_steps(opened: &Opened) -> usize {
    let left = opened.remarks.iter().map(|remark| match remark {
        Remark::StepsLeft { count } => *count,
        Remark::NothingBeside { .. }
        | Remark::MarkedReadOnly
        | Remark::NotKept { .. }
        | Remark::NotPruned { .. }
        | Remark::SetAside { .. }
        | Remark::NotSetAside { .. }
        | Remark::LeftToNewer => 0,
    });
    opened.steps.len() + left.sum::<usize>()
}

/// Tells what the user should know though the command goes on.
fn tell(remarks: &[Remark], console: &mut Console<'_>) {
    for remark in remarks {
        match remark {
            // Whether it can be saved is seen when it is; steps that are left are the reason why it isn't.
            Remark::MarkedReadOnly | Remark::StepsLeft { .. } => {}
            Remark::NothingBeside { .. }
            | Remark::NotKept { .. }
            | Remark::NotPruned { .. }
            | Remark::SetAside { .. }
            | Remark::NotSetAside { .. }
            | Remark::LeftToNewer => console.remark(&remark.to_string()),
        }
    }
}
