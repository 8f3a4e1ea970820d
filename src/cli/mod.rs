//! The command line: the work of the window without a screen, for batches and tests.
//!
//! Each command reads its options, asks the core and prints text for people or JSON for programs.
//! Deliberately not here: anything the core could decide, and the clock (the start of the program passes the time in).
#![expect(
    clippy::disallowed_methods,
    reason = "the command line looks whether a file is there and makes folders for exports"
)]

mod arguments;
mod changing;
mod check;
mod clock;
mod codes;
mod error;
mod explain;
mod export;
mod export_data;
mod files;
mod import;
mod making;
mod new;
mod output;
mod print;
mod recover;
mod set;
mod statement;
mod tables;
mod text_table;
mod usage;
mod verify;
mod versions;

use std::ffi::OsString;
use std::io::Write;
use std::time::SystemTime;

use clap::Parser as _;

use crate::cli::arguments::Arguments;
use crate::cli::arguments::Command;
use crate::cli::error::CliError;
use crate::cli::output::Console;
use crate::cli::output::Format;
use crate::storage::Machine;

pub use clock::china_time;

/// The exit code when the command could not run.
const COULD_NOT_RUN: u8 = 2;

/// What a command that ran has to say by its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Nothing, or nothing of error level.
    Clean,
    /// The audit has findings of error level, or not everything could be done.
    ErrorsFound,
    /// Nothing could be done; the answer says why.
    NothingDone,
}

impl Verdict {
    const fn exit_code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::ErrorsFound => 1,
            Self::NothingDone => COULD_NOT_RUN,
        }
    }
}

/// Runs one command and gives the exit code: 0 clean, 1 findings of error level or work that
/// could be done only in part, 2 could not run.
///
/// The first argument is the name of the program, as the system gives it; `now` goes into exported files.
pub fn run(
    arguments: impl IntoIterator<Item = impl Into<OsString>>,
    now: SystemTime,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
    let mut console = Console::new(out, err, Format::asked_for(&arguments));
    let result = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => dispatch(&arguments.command, now, &mut console),
        Err(answer) => usage::answer(&answer, &mut console),
    };
    match result {
        Ok(verdict) => verdict.exit_code(),
        Err(error) => {
            console.fail(&error);
            COULD_NOT_RUN
        }
    }
}

fn dispatch(
    command: &Command,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let machine = Machine::new(move || china_time(now));
    match command {
        Command::New(options) => new::run(options, &machine, console),
        Command::Set(options) => set::run(options, &machine, console),
        Command::Check(options) => check::run(options, console),
        Command::Tables(options) => tables::run(options, console),
        Command::Statement(options) => statement::run(options, console),
        Command::Versions(options) => versions::run(options, console),
        Command::Recover(options) => recover::run(options, console),
        Command::Export(options) => export::run(options, now, console),
        Command::Import(options) => import::run(options, &machine, console),
        Command::Verify(options) => verify::run(options, console),
        Command::Print(options) => print::run(options, now, console),
        Command::Explain(options) => explain::run(options, now, console),
        Command::Codes(options) => codes::run(options, console),
    }
}
