//! Printing through the shell of Windows: PowerShell lists the printers and has the PDF printed by whatever
//! program is set for it.
//!
//! The scripts are fixed; names and paths reach them as environment variables and are never read as script.
//! Nothing here is bound to Windows, so that it is tested everywhere.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::printing::Answer;
use crate::printing::Call;
use crate::printing::PrintError;
use crate::printing::PrintJob;
use crate::printing::Printer;
use crate::printing::Printers;
use crate::printing::RunError;
use crate::printing::Runner;
use crate::printing::system::spooled;

/// The first PowerShell of a day starts slowly.
const LISTING: Duration = Duration::from_secs(30);
const PRINTING: Duration = Duration::from_secs(90);

/// One printer a line: default or not, out of reach or not, name.
///
/// Without double quotes, which two programs would take away on the way.
const LIST: &str = "\
    $ErrorActionPreference = 'Stop'; \
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8; \
    Get-CimInstance Win32_Printer | ForEach-Object { \
    '{0}{3}{1}{3}{2}' -f $_.Default, $_.WorkOffline, $_.Name, [char]9 }";

/// A refusal is one line: the number Windows has for it in every language, and its words.
const PRINT: &str = "\
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8; \
    try { \
    $job = New-Object System.Diagnostics.ProcessStartInfo $env:BIANZHI_DOCUMENT; \
    $job.UseShellExecute = $true; \
    $job.Verb = 'PrintTo'; \
    $job.Arguments = '{0}{1}{0}' -f [char]34, $env:BIANZHI_PRINTER; \
    $job.WindowStyle = 'Hidden'; \
    [void][System.Diagnostics.Process]::Start($job) \
    } catch { \
    $cause = $_.Exception.GetBaseException(); \
    [Console]::Error.WriteLine('{0}{1}{2}' -f $cause.NativeErrorCode, [char]9, $cause.Message); \
    exit 1 }";

/// No program is set for printing such files: `ERROR_NO_ASSOCIATION`.
const NO_PROGRAM: &str = "1155";

/// Where documents stand until they have been printed: nobody says when that is.
const FOLDER: &str = "bianzhi-print";

pub(super) fn printers(runner: &dyn Runner) -> Result<Printers, PrintError> {
    let answer = run(runner, LIST, Vec::new(), LISTING)?;
    if !answer.is_success {
        return Err(PrintError::NotRunning);
    }
    Printers::new(answer.out.lines().filter_map(read).collect())
}

pub(super) fn print(runner: &dyn Runner, job: &PrintJob) -> Result<(), PrintError> {
    let folder = spooled(fresh_folder(&std::env::temp_dir().join(FOLDER)))?;
    for document in &job.documents {
        let name = tempfile::Builder::new().suffix(".pdf").tempfile_in(&folder);
        let (_, path) = spooled(spooled(name)?.keep().map_err(|error| error.error))?;
        spooled(fs::write(&path, &document.pdf))?;
        for _ in 0..job.copies {
            send(runner, &job.printer, &path)?;
        }
    }
    Ok(())
}

fn send(runner: &dyn Runner, printer: &str, document: &Path) -> Result<(), PrintError> {
    let environment = vec![
        ("BIANZHI_DOCUMENT", document.as_os_str().to_owned()),
        ("BIANZHI_PRINTER", OsString::from(printer)),
    ];
    let answer = run(runner, PRINT, environment, PRINTING)?;
    if answer.is_success {
        return Ok(());
    }
    let said = answer.err.lines().next().unwrap_or_default();
    let (number, reason) = said.split_once('\t').unwrap_or(("", said));
    Err(if number == NO_PROGRAM {
        PrintError::NoReader
    } else {
        PrintError::Refused {
            printer: printer.to_owned(),
            reason: reason.to_owned(),
        }
    })
}

/// The folder, without what was printed before.
fn fresh_folder(folder: &Path) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)?.flatten() {
        // What is still being printed can't be removed, and is not.
        let _ = fs::remove_file(entry.path());
    }
    Ok(folder.to_owned())
}

fn run(
    runner: &dyn Runner,
    script: &'static str,
    environment: Vec<(&'static str, OsString)>,
    limit: Duration,
) -> Result<Answer, PrintError> {
    let arguments = [
        "-NoLogo",
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        script,
    ];
    let call = Call {
        program: "powershell",
        arguments: arguments.iter().map(OsString::from).collect(),
        environment,
        limit,
        goes_on: false,
    };
    runner.run(&call).map_err(|error| match error {
        RunError::Missing(_) => PrintError::NotRunning,
        RunError::TooLong { .. } | RunError::Refused(_) | RunError::Failed { .. } => {
            PrintError::Run(error)
        }
    })
}

fn read(line: &str) -> Option<Printer> {
    // Some releases begin with the mark of the encoding.
    let line = line.trim_start_matches('\u{feff}').trim_end();
    let mut parts = line.splitn(3, '\t');
    let is_default = parts.next()?.eq_ignore_ascii_case("true");
    let is_stopped = parts.next()?.eq_ignore_ascii_case("true");
    let name = parts.next()?.to_owned();
    (!name.is_empty()).then_some(Printer {
        name,
        is_default,
        is_stopped,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_is_a_line_and_other_lines_are_none() {
        let printer = read("True\tFalse\tHP 激光 二楼\r").expect("it is one");
        assert_eq!(printer.name, "HP 激光 二楼");
        assert!(printer.is_default && !printer.is_stopped);
        assert!(read("\u{feff}TRUE\tFalse\tFax\r").is_some_and(|fax| fax.is_default));
        assert_eq!(read("Warning: something"), None);
        assert_eq!(read(""), None);
    }
}
