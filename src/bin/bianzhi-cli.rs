//! The command line: start-up only.

use std::env;
use std::io;
use std::process::ExitCode;
use std::time::SystemTime;

#[expect(
    clippy::disallowed_methods,
    reason = "the start of the program is where the time comes in"
)]
fn main() -> ExitCode {
    let now = SystemTime::now();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let code = bianzhi::cli::run(env::args_os(), now, &mut out, &mut err);
    ExitCode::from(code)
}
