//! Printing through CUPS: `lpstat` tells which printers there are, `lp` takes a document.

use std::ffi::OsString;
use std::io::Write as _;
use std::time::Duration;

use crate::model::PlanSides;
use crate::packs::Paper;
use crate::printing::Answer;
use crate::printing::Call;
use crate::printing::PrintError;
use crate::printing::PrintJob;
use crate::printing::Printer;
use crate::printing::Printers;
use crate::printing::RunError;
use crate::printing::Runner;
use crate::printing::job::PrintDocument;
use crate::printing::system::spooled;

/// Printers of the network answer late.
const LISTING: Duration = Duration::from_secs(15);
/// The document is copied into the queue meanwhile.
const PRINTING: Duration = Duration::from_mins(1);

/// Names in UTF-8, the words around them in English.
const LOCALE: (&str, &str) = ("LC_ALL", "C.UTF-8");

pub(super) fn printers(runner: &dyn Runner) -> Result<Printers, PrintError> {
    let known = run(runner, "lpstat", &["-p", "-d"], LISTING)?;
    if is_not_running(&known) {
        return Err(PrintError::NotRunning);
    }
    let mut printers = read(&known.out);
    // Printers found in the network have no queue yet; old releases don't list them.
    let found = run(runner, "lpstat", &["-e"], LISTING);
    if let Ok(found) = found
        && found.is_success
    {
        for name in found.out.lines().map(str::trim) {
            if !name.is_empty() && printers.iter().all(|it| it.name != name) {
                let is_default = default_of(&known.out) == Some(name);
                printers.push(Printer {
                    name: name.to_owned(),
                    is_default,
                    is_stopped: false,
                });
            }
        }
    }
    Printers::new(printers)
}

pub(super) fn print(runner: &dyn Runner, job: &PrintJob) -> Result<(), PrintError> {
    for document in &job.documents {
        let mut file = spooled(tempfile::Builder::new().suffix(".pdf").tempfile())?;
        spooled(file.write_all(&document.pdf))?;
        let mut arguments = arguments(job, document);
        arguments.push(file.path().as_os_str().to_owned());
        let answer = call(runner, "lp", arguments, PRINTING)?;
        if is_not_running(&answer) {
            return Err(PrintError::NotRunning);
        }
        if !answer.is_success {
            return Err(PrintError::Refused {
                printer: job.printer.clone(),
                reason: answer.err.trim().to_owned(),
            });
        }
    }
    Ok(())
}

/// All that `lp` is told but the file.
fn arguments(job: &PrintJob, document: &PrintDocument) -> Vec<OsString> {
    let sides = match job.sides {
        PlanSides::One => "one-sided",
        PlanSides::LongEdge => "two-sided-long-edge",
        PlanSides::ShortEdge => "two-sided-short-edge",
    };
    let media = match document.paper {
        Paper::A4 => "A4",
        Paper::A3 => "A3",
    };
    let texts = [
        "-d".to_owned(),
        job.printer.clone(),
        "-n".to_owned(),
        job.copies.to_string(),
        "-t".to_owned(),
        job.title.clone(),
        "-o".to_owned(),
        format!("sides={sides}"),
        "-o".to_owned(),
        format!("media={media}"),
        "-o".to_owned(),
        // Several copies come out one after the other, each complete.
        "collate=true".to_owned(),
        "-o".to_owned(),
        // The pages have their margins.
        "print-scaling=none".to_owned(),
        "--".to_owned(),
    ];
    texts.into_iter().map(OsString::from).collect()
}

fn run(
    runner: &dyn Runner,
    program: &'static str,
    arguments: &[&str],
    limit: Duration,
) -> Result<Answer, PrintError> {
    let arguments = arguments.iter().map(OsString::from).collect();
    call(runner, program, arguments, limit)
}

fn call(
    runner: &dyn Runner,
    program: &'static str,
    arguments: Vec<OsString>,
    limit: Duration,
) -> Result<Answer, PrintError> {
    let call = Call {
        program,
        arguments,
        environment: vec![(LOCALE.0, OsString::from(LOCALE.1))],
        limit,
        goes_on: false,
    };
    runner.run(&call).map_err(|error| match error {
        RunError::Missing(_) => PrintError::NoService,
        RunError::TooLong { .. } | RunError::Refused(_) | RunError::Failed { .. } => {
            PrintError::Run(error)
        }
    })
}

fn is_not_running(answer: &Answer) -> bool {
    let err = answer.err.to_lowercase();
    let signs = [
        "scheduler is not running",
        "unable to connect to server",
        "connection refused",
        "bad file descriptor",
    ];
    !answer.is_success && signs.iter().any(|sign| err.contains(sign))
}

/// The printers in what `lpstat -p -d` says.
fn read(text: &str) -> Vec<Printer> {
    let default = default_of(text);
    let mut printers = Vec::new();
    for line in text.lines() {
        // Lines that begin with blanks go on about the printer before.
        let Some(rest) = line.strip_prefix("printer ") else {
            continue;
        };
        let (name, state) = rest.split_once(' ').unwrap_or((rest, ""));
        printers.push(Printer {
            name: name.to_owned(),
            is_default: default == Some(name),
            is_stopped: state.starts_with("disabled"),
        });
    }
    printers
}

fn default_of(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    lines.find_map(|line| Some(line.strip_prefix("system default destination: ")?.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printers_are_read_with_their_state_and_the_default() {
        let text = "\
printer 二楼_彩色 is idle.  enabled since Mon 01 Jan 2024 09:00:00 AM CST
printer Office now printing Office-7.  enabled since Mon 01 Jan 2024
\tWaiting for job to complete.
printer Old disabled since Mon 01 Jan 2024 -
\treason unknown
system default destination: Office
";
        let printer = |name: &str, is_default, is_stopped| Printer {
            name: name.to_owned(),
            is_default,
            is_stopped,
        };
        assert_eq!(
            read(text),
            [
                printer("二楼_彩色", false, false),
                printer("Office", true, false),
                printer("Old", false, true),
            ]
        );
        assert_eq!(read("no system default destination\n"), []);
    }
}
