//! What is needed of the machine: its disk, its clock and its name.
//!
//! Deliberately not here: asking the system what time it is, which the start of the program does.

use std::env;
use std::fmt;
use std::fs;
use std::sync::Arc;

use crate::model::CreatedAt;
use crate::storage::disk::Disk;
use crate::storage::disk::SystemDisk;

/// The machine a file is opened on (本机).
#[derive(Clone, Debug)]
pub struct Machine {
    /// Brings bytes to disk.
    pub disk: Arc<dyn Disk>,
    /// Gives the time.
    pub clock: Clock,
    /// What the machine is called on the network.
    pub name: String,
}

impl Machine {
    /// This machine; the clock is the caller's.
    #[must_use]
    pub fn new(now: impl Fn() -> CreatedAt + Send + Sync + 'static) -> Self {
        Self {
            disk: Arc::new(SystemDisk),
            clock: Clock(Arc::new(now)),
            name: name_here(),
        }
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> CreatedAt {
        (self.clock.0)()
    }
}

/// Gives the time (时钟).
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> CreatedAt + Send + Sync>);

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// The name of this machine.
pub(super) fn name_here() -> String {
    let said = ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .iter()
        .find_map(|path| fs::read_to_string(path).ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty());
    said.or_else(|| first_of(&["COMPUTERNAME", "HOSTNAME"]))
        .unwrap_or_else(|| "不明电脑".to_owned())
}

/// The name of the user who is at work.
pub(super) fn user_here() -> String {
    first_of(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_else(|| "不明用户".to_owned())
}

fn first_of(variables: &[&str]) -> Option<String> {
    let mut values = variables.iter().filter_map(|name| env::var(name).ok());
    values.find(|value| !value.trim().is_empty())
}
