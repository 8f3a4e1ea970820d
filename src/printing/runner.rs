//! Running a program of the system, without a shell and within a time limit.

use std::ffi::OsString;
use std::io;
use std::io::Read;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

use thiserror::Error;

use crate::support::SOFTWARE_VARIABLES;
use crate::support::TRIED_VARIABLE;

/// So long between two looks whether the program has ended.
const PAUSE: Duration = Duration::from_millis(20);

/// A program with everything it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its name, found in the system's path.
    pub program: &'static str,
    /// Its arguments, each handed over as it is.
    pub arguments: Vec<OsString>,
    /// What else it reads, by name.
    pub environment: Vec<(&'static str, OsString)>,
    /// How long it may take.
    pub limit: Duration,
    /// Whether it goes on if it takes longer; else it is ended then.
    pub goes_on: bool,
}

/// What a program said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whether it did what it was asked for.
    pub is_success: bool,
    /// What it answered.
    pub out: String,
    /// What it complained about.
    pub err: String,
}

/// Why a program said nothing (运行错误).
#[derive(Debug, Error)]
pub enum RunError {
    /// The system doesn't have it.
    #[error("系统中没有 {0}")]
    Missing(&'static str),
    /// It took too long.
    #[error("{program} 在 {seconds} 秒内没有完成")]
    TooLong {
        /// The program.
        program: &'static str,
        /// Its limit.
        seconds: u64,
    },
    /// It said that it could not do what it was asked for.
    #[error("{0} 没能完成")]
    Refused(&'static str),
    /// It could not be run.
    #[error("{program} 无法运行：{source}")]
    Failed {
        /// The program.
        program: &'static str,
        /// What the system says.
        source: io::Error,
    },
}

/// Runs programs; tests put another in its place.
pub trait Runner: Send + Sync {
    /// Runs a program and waits for its answer.
    ///
    /// # Errors
    /// When there is no answer.
    fn run(&self, call: &Call) -> Result<Answer, RunError>;
}

/// Runs programs of this machine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Machine;

impl Runner for Machine {
    fn run(&self, call: &Call) -> Result<Answer, RunError> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => RunError::Missing(call.program),
            _ => RunError::Failed {
                program: call.program,
                source,
            },
        };
        let mut child = command(call).spawn().map_err(failed)?;
        let out = gathered(child.stdout.take());
        let err = gathered(child.stderr.take());
        let is_success = wait(&mut child, call).map_err(failed)?;
        let Some(is_success) = is_success else {
            return Err(RunError::TooLong {
                program: call.program,
                seconds: call.limit.as_secs(),
            });
        };
        Ok(Answer {
            is_success,
            out: text(out),
            err: text(err),
        })
    }
}

fn command(call: &Call) -> Command {
    let mut command = Command::new(call.program);
    command
        .args(&call.arguments)
        .envs(call.environment.iter().cloned())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if std::env::var_os(TRIED_VARIABLE).is_some() {
        without_own(&mut command);
    }
    without_window(&mut command);
    command
}

/// What the program told itself when it started itself again is not for others.
fn without_own(command: &mut Command) {
    command.env_remove(TRIED_VARIABLE);
    for (name, _) in SOFTWARE_VARIABLES {
        command.env_remove(name);
    }
}

/// A console program opens no window of its own.
#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
const fn without_window(_command: &mut Command) {}

/// Reads while the program runs, so that it never waits for a full pipe.
fn gathered(pipe: Option<impl Read + Send + 'static>) -> Option<JoinHandle<Vec<u8>>> {
    let mut pipe = pipe?;
    Some(thread::spawn(move || {
        let mut bytes = Vec::new();
        // What could be read up to an error is better than nothing.
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    }))
}

fn text(gathered: Option<JoinHandle<Vec<u8>>>) -> String {
    let bytes = gathered.and_then(|thread| thread.join().ok());
    String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
}

/// Waits for the end and tells whether it was a good one; `None` when it did not come in time.
fn wait(child: &mut Child, call: &Call) -> io::Result<Option<bool>> {
    let mut waited = Duration::ZERO;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if waited >= call.limit {
            if !call.goes_on {
                child.kill()?;
                child.wait()?;
            }
            return Ok(None);
        }
        thread::sleep(PAUSE);
        waited += PAUSE;
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn call(program: &'static str, arguments: &[&str], limit: u64) -> Result<Answer, RunError> {
        Machine.run(&Call {
            program,
            arguments: arguments.iter().map(OsString::from).collect(),
            environment: vec![("BIANZHI_TEST", OsString::from("值"))],
            limit: Duration::from_millis(limit),
            goes_on: false,
        })
    }

    #[test]
    fn arguments_arrive_as_they_are_and_answers_come_back() {
        let odd = "$(id); `id` \"二楼 打印机\" *";
        let answer = call("printf", &["%s|%s", odd, "b"], 5_000).expect("it runs");
        assert_eq!(answer.out, format!("{odd}|b"));
        assert!(answer.is_success);
        let answer = call("printenv", &["BIANZHI_TEST"], 5_000).expect("it runs");
        assert_eq!(answer.out, "值\n");
    }

    #[test]
    fn what_fails_is_told_from_what_is_missing_or_hangs() {
        let answer = call("ls", &["/不存在"], 5_000).expect("it runs");
        assert!(!answer.is_success && !answer.err.is_empty());
        let missing = call("bianzhi-no-such-program", &[], 5_000);
        assert!(matches!(missing, Err(RunError::Missing(_))));
        let slow = call("sleep", &["30"], 60);
        assert!(matches!(slow, Err(RunError::TooLong { .. })));
    }

    #[test]
    fn what_may_go_on_is_left_running() {
        let folder = tempfile::tempdir().unwrap();
        let done = folder.path().join("done");
        let script = "sleep 0.3; echo x; mkdir \"$0\"";
        let slow = Machine.run(&Call {
            program: "sh",
            arguments: vec!["-c".into(), script.into(), done.clone().into()],
            environment: Vec::new(),
            limit: Duration::from_millis(40),
            goes_on: true,
        });
        assert!(matches!(slow, Err(RunError::TooLong { .. })));
        let came = (0..250).any(|_| {
            thread::sleep(PAUSE);
            done.exists()
        });
        assert!(came, "it was ended");
    }

    #[test]
    fn what_the_program_told_itself_is_not_told_to_others() {
        let mut command = Command::new("true");
        without_own(&mut command);
        let removed = command.get_envs().filter(|(_, value)| value.is_none());
        let removed: Vec<_> = removed.filter_map(|(name, _)| name.to_str()).collect();
        let own = [
            "BIANZHI_TRIED",
            "LIBGL_ALWAYS_SOFTWARE",
            "__GLX_VENDOR_LIBRARY_NAME",
        ];
        assert_eq!(removed, own);
    }
}
