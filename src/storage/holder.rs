//! Who has a file open, as it is written beside the file and told to whoever comes second.
//!
//! Deliberately not here: writing it there; see `signature`.

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::model::CreatedAt;
use crate::storage::machine::Machine;
use crate::storage::machine::name_here;
use crate::storage::machine::user_here;

/// Who has a file open (使用者).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name of the user.
    pub user: String,
    /// The name of the machine.
    pub machine: String,
    /// The number of the program that runs there.
    pub process: u32,
    /// Since when.
    pub since: CreatedAt,
    /// The last sign of life.
    pub alive: CreatedAt,
}

/// Why a file is opened to be looked at only.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InUse {
    /// It is known by whom.
    #[error("{}，本窗口只能查看；请对方关闭后重新打开，或另存为其他文件", self.who())]
    By(Holder),
    /// By a program that hasn't said yet, or can't.
    #[error("{}，本窗口只能查看；请关闭那个程序后重新打开，或另存为其他文件", self.who())]
    BySomebody,
}

impl InUse {
    /// Who has it open, since when and where, as the beginning of a sentence.
    #[must_use]
    pub fn who(&self) -> String {
        match self {
            Self::BySomebody => "另一个程序正打开此文件".to_owned(),
            Self::By(it) => {
                let place = if it.machine == name_here() {
                    "本机的另一个窗口或命令中".to_owned()
                } else {
                    format!("电脑“{}”上", it.machine)
                };
                format!("{} 自 {} 起正在{place}打开此文件", it.user, it.since)
            }
        }
    }
}

impl Holder {
    /// This program.
    #[must_use]
    pub fn here(machine: &Machine) -> Self {
        let now = machine.now();
        Self {
            user: user_here(),
            machine: machine.name.clone(),
            process: std::process::id(),
            since: now,
            alive: now,
        }
    }

    pub(super) fn is_same_program(&self, other: &Self) -> bool {
        (&self.machine, self.process, self.since) == (&other.machine, other.process, other.since)
    }
}
