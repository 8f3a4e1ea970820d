//! Where a command's answer goes: text for people, JSON for programs, remarks and errors beside it.

use std::ffi::OsString;
use std::io;
use std::io::ErrorKind;
use std::io::Write;

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::error::CliError;

/// How the answer is written (输出格式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    #[default]
    Text,
    Json,
}

impl Format {
    /// What the arguments ask for, also when they can't be understood otherwise.
    pub(in crate::cli) fn asked_for(arguments: &[OsString]) -> Self {
        let is_json = |at: usize, argument: &OsString| {
            argument == "--format=json"
                || (argument == "--format" && arguments.get(at + 1).is_some_and(|it| it == "json"))
        };
        let asked = arguments.iter().enumerate();
        if asked.into_iter().any(|(at, it)| is_json(at, it)) {
            Self::Json
        } else {
            Self::Text
        }
    }
}

/// Standard output and standard error.
pub(in crate::cli) struct Console<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    format: Format,
}

#[derive(Serialize)]
struct Failure<'a> {
    error: FailureParts<'a>,
}

#[derive(Serialize)]
struct FailureParts<'a> {
    code: &'a str,
    message: String,
    place: Option<String>,
}

impl<'a> Console<'a> {
    pub(in crate::cli) fn new(
        out: &'a mut dyn Write,
        err: &'a mut dyn Write,
        format: Format,
    ) -> Self {
        Self { out, err, format }
    }

    /// The answer: `value` for programs, what `text` makes of it for people.
    pub(in crate::cli) fn answer<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
        text: impl FnOnce() -> String,
    ) -> Result<(), CliError> {
        match self.format {
            Format::Text => self.print(&harmless(&text())),
            Format::Json => {
                let json = serde_json::to_string(value)
                    .map_err(|error| CliError::Output(io::Error::other(error)))?;
                self.print(&json)
            }
        }
    }

    /// Prints a text, if there is any, and ends its line; that nobody reads any more is no error.
    pub(in crate::cli) fn print(&mut self, text: &str) -> Result<(), CliError> {
        if text.is_empty() {
            return Ok(());
        }
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let written = self
            .out
            .write_all(text.as_bytes())
            .and_then(|()| self.out.write_all(end.as_bytes()))
            .and_then(|()| self.out.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::Output(error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Something the user should know beside the answer.
    pub(in crate::cli) fn remark(&mut self, text: &str) {
        // Where standard error can't be written there is nobody left to tell.
        let _ = writeln!(self.err, "{}", harmless(text));
    }

    /// Progress of long work, or what programs read in the answer: for people only.
    pub(in crate::cli) fn for_people(&mut self, text: &str) {
        match self.format {
            Format::Text => self.remark(text),
            Format::Json => {}
        }
    }

    /// Why the command could not run.
    pub(in crate::cli) fn fail(&mut self, error: &CliError) {
        let message = error.to_string();
        let text = match self.format {
            Format::Text => message,
            Format::Json => {
                let parts = FailureParts {
                    code: error.code(),
                    message,
                    place: error.place(),
                };
                serde_json::to_string(&Failure { error: parts })
                    .expect("three texts can be written as JSON")
            }
        };
        self.remark(&text);
    }
}

/// A text without the characters that terminals obey: a file may come from anybody.
fn harmless(text: &str) -> String {
    let is_obeyed = |mark: &char| mark.is_control() && !matches!(mark, '\n' | '\t');
    text.chars().filter(|mark| !is_obeyed(mark)).collect()
}
