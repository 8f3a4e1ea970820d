//! The printing of this machine: which printers there are, and handing them a job.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::printing::PrintError;
use crate::printing::PrintJob;
use crate::printing::RunError;
use crate::printing::Runner;
use crate::printing::cups;
use crate::printing::folder;
use crate::printing::runner::Machine;
use crate::printing::windows;

/// A printer (打印机).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printer {
    /// Its name.
    pub name: String,
    /// Whether it takes what is sent to no printer in particular.
    pub is_default: bool,
    /// Whether it has been stopped or is out of reach.
    pub is_stopped: bool,
}

/// The printers of a machine; at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printers(pub Vec<Printer>);

impl Printers {
    /// Those there are.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(mut printers: Vec<Printer>) -> Result<Self, PrintError> {
        if printers.is_empty() {
            return Err(PrintError::NoPrinter);
        }
        // The one that is taken when nothing is said stands first.
        printers.sort_by_key(|it| !it.is_default);
        Ok(Self(printers))
    }

    /// The printer of a name; the default one, or the first, when none is said.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn find(&self, name: Option<&str>) -> Result<&Printer, PrintError> {
        let mut all = self.0.iter();
        let Some(name) = name else {
            return all.next().ok_or(PrintError::NoPrinter);
        };
        all.find(|it| it.name == name).ok_or_else(|| {
            let known: Vec<&str> = self.0.iter().map(|it| it.name.as_str()).collect();
            PrintError::UnknownPrinter {
                asked: name.to_owned(),
                known: known.join("、"),
            }
        })
    }
}

/// How a system prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// CUPS, on Linux.
    Cups,
    /// The shell of Windows.
    Windows,
}

/// The printing of a machine (系统打印).
#[derive(Clone)]
pub struct System {
    kind: Kind,
    runner: Arc<dyn Runner>,
}

impl System {
    /// The printing of this machine.
    #[must_use]
    pub fn of_this_machine() -> Self {
        let kind = if cfg!(windows) {
            Kind::Windows
        } else {
            Kind::Cups
        };
        let runner = Arc::new(Machine);
        Self { kind, runner }
    }

    /// CUPS whose programs are run by something else.
    #[must_use]
    pub fn cups(runner: Arc<dyn Runner>) -> Self {
        let kind = Kind::Cups;
        Self { kind, runner }
    }

    /// The shell of Windows, run by something else.
    #[must_use]
    pub fn windows(runner: Arc<dyn Runner>) -> Self {
        let kind = Kind::Windows;
        Self { kind, runner }
    }

    /// Whether copies and sides are said with the job; else the printer's own settings hold for the sides.
    #[must_use]
    pub const fn takes_sides(&self) -> bool {
        matches!(self.kind, Kind::Cups)
    }

    /// The printers there are, the default one first.
    ///
    /// # Errors
    /// When there is none, or the system doesn't say.
    pub fn printers(&self) -> Result<Printers, PrintError> {
        match self.kind {
            Kind::Cups => cups::printers(&*self.runner),
            Kind::Windows => windows::printers(&*self.runner),
        }
    }

    /// Shows a folder in the system's own window.
    ///
    /// # Errors
    /// When the system has nothing to show it with.
    pub fn show_folder(&self, path: &Path) -> Result<(), RunError> {
        let program = match self.kind {
            Kind::Cups => "xdg-open",
            Kind::Windows => folder::EXPLORER,
        };
        folder::show(&*self.runner, program, path)
    }

    /// Hands a job over; what becomes of it is for the system to say.
    ///
    /// # Errors
    /// When the system doesn't take it.
    pub fn print(&self, job: &PrintJob) -> Result<(), PrintError> {
        match self.kind {
            Kind::Cups => cups::print(&*self.runner, job),
            Kind::Windows => windows::print(&*self.runner, job),
        }
    }
}

/// A system error as a sentence of ours.
pub(super) fn spooled<T>(result: io::Result<T>) -> Result<T, PrintError> {
    result.map_err(PrintError::Spool)
}
