//! Showing a folder in the system's own window.

use std::path::Path;
use std::time::Duration;

use crate::printing::Call;
use crate::printing::RunError;
use crate::printing::Runner;

/// Whoever is still running then is showing the folder.
const LIMIT: Duration = Duration::from_secs(5);

/// The program of Windows.
pub(super) const EXPLORER: &str = "explorer";

/// Has a program of the system show a folder.
pub(super) fn show(
    runner: &dyn Runner,
    program: &'static str,
    folder: &Path,
) -> Result<(), RunError> {
    let call = Call {
        program,
        arguments: vec![folder.as_os_str().to_owned()],
        environment: Vec::new(),
        limit: LIMIT,
        goes_on: true,
    };
    match runner.run(&call) {
        // What `explorer` answers says nothing about how it went.
        Ok(answer) if answer.is_success || program == EXPLORER => Ok(()),
        Ok(_) => Err(RunError::Refused(program)),
        Err(RunError::TooLong { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}
