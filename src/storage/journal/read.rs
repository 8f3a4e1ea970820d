//! Reading a journal that was left: which steps it has, and from which state on.
//!
//! A torn end is cut off, not believed. Deliberately not here: what becomes of a journal that isn't wanted.

use std::fs;
use std::io;
use std::path::Path;

use thiserror::Error;

use crate::edit::LoggedStep;
use crate::model::Budget;
use crate::storage::check::check;
use crate::storage::check_size;
use crate::storage::file::FORMAT;
use crate::storage::file::FileError;
use crate::storage::file::SavedBudget;
use crate::storage::file::parse;
use crate::storage::journal::entry::Base;
use crate::storage::journal::entry::Entry;
use crate::storage::journal::text::Chain;
use crate::storage::journal::text::FIRST_LINE;
use crate::storage::journal::text::Next;
use crate::storage::journal::text::next;
use crate::storage::seen::FileMark;

/// Why a journal, or a part of it, can't be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JournalFault {
    /// It starts from another state than that of the file.
    #[error("它记的是另一个文件状态之后的改动")]
    OtherState,
    /// It is no journal, or one of another release.
    #[error("内容不能识别，可能由其他版本的程序写成")]
    Unknown,
    /// It is of a newer program.
    #[error("它由更新版本的程序写成，请升级程序")]
    Newer,
    /// It is damaged.
    #[error("从第 {place} 步起已经损坏")]
    Damaged {
        /// From which step on, from 1.
        place: usize,
    },
    /// A step can't be made.
    #[error("第 {place} 步不能重做：{reason}")]
    Refused {
        /// Which step, from 1.
        place: usize,
        /// Why not.
        reason: String,
    },
    /// What the steps lead to can't be saved.
    #[error("重做之后的内容有误：{reason}")]
    Unsound {
        /// What is wrong.
        reason: String,
    },
    /// Steps that can be made, but not with what this program has.
    #[error("从第 {place} 步起不能重做，可能用了本程序没有的表样")]
    NotTaken {
        /// From which step on, from 1.
        place: usize,
    },
    /// It can't be read.
    #[error("读不出来")]
    Unreadable,
}

/// A journal that was read.
#[derive(Debug, Default)]
pub(crate) struct Journaled {
    pub(crate) base: Option<Base>,
    /// The steps, and after how many of them a file of this mark was about to be saved.
    steps: Vec<LoggedStep>,
    savings: Vec<(usize, FileMark)>,
    /// Where the whole records end, in bytes.
    pub(crate) length: u64,
    pub(crate) chain: Chain,
    pub(crate) fault: Option<JournalFault>,
}

/// Reads the journal at a place; nothing when there is none.
pub(crate) fn read_journal(path: &Path) -> Option<Journaled> {
    if let Err(FileError::Read { source }) = check_size(path)
        && source.kind() == io::ErrorKind::NotFound
    {
        return None;
    }
    let bytes = check_size(path).ok().and_then(|()| fs::read(path).ok());
    let Some(bytes) = bytes else {
        return Some(faulty(JournalFault::Unreadable));
    };
    read_all(&bytes)
}

/// Reads the bytes of a journal; nothing when it was cut off before anything was in it.
fn read_all(bytes: &[u8]) -> Option<Journaled> {
    match bytes.strip_prefix(FIRST_LINE) {
        Some(records) => Some(read_records(records)),
        // Cut off before anything was in it.
        None if FIRST_LINE.starts_with(bytes) => None,
        None if is_newer(bytes) => Some(faulty(JournalFault::Newer)),
        None => Some(faulty(JournalFault::Unknown)),
    }
}

/// Whether the first line is that of a later form: only its number is another one.
fn is_newer(bytes: &[u8]) -> bool {
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let number = first.strip_prefix(b"bianzhi journal ");
    let number = number.and_then(|it| std::str::from_utf8(it).ok());
    number
        .and_then(|it| it.parse::<u32>().ok())
        .is_some_and(|it| it > 1)
}

fn faulty(fault: JournalFault) -> Journaled {
    Journaled {
        fault: Some(fault),
        ..Journaled::default()
    }
}

/// What a journal holds, as far as it is whole (日志内容).
#[derive(Debug, Default)]
pub struct JournalContent {
    /// What its steps start from.
    pub base: Option<Base>,
    /// The steps, in order.
    pub steps: Vec<LoggedStep>,
    /// What is wrong with the rest.
    pub fault: Option<JournalFault>,
}

/// Looks into the bytes of a journal.
#[must_use]
pub fn look_into(bytes: &[u8]) -> JournalContent {
    let read = read_all(bytes).unwrap_or_default();
    JournalContent {
        base: read.base,
        steps: read.steps,
        fault: read.fault,
    }
}

fn read_records(all: &[u8]) -> Journaled {
    let mut read = Journaled::default();
    let mut rest = all;
    loop {
        let (entry, chain, after) = match next(read.chain, rest) {
            Next::Record(entry, chain, after) => (entry, chain, after),
            Next::End | Next::Torn => break,
            Next::Damaged => {
                let place = read.steps.len() + 1;
                read.fault = Some(JournalFault::Damaged { place });
                break;
            }
            Next::Unknown => {
                read.fault = Some(JournalFault::Unknown);
                break;
            }
        };
        if !read.take(*entry) {
            read.fault = Some(JournalFault::Unknown);
            break;
        }
        (read.chain, rest) = (chain, after);
    }
    let length = FIRST_LINE.len() + all.len() - rest.len();
    read.length = u64::try_from(length).unwrap_or(u64::MAX);
    read
}

impl Journaled {
    /// Takes a record in; false when it makes no sense here.
    fn take(&mut self, entry: Entry) -> bool {
        match entry {
            Entry::Base(base) if self.base.is_none() => self.base = Some(base),
            Entry::Step(step) if self.base.is_some() => match step.read() {
                Some(step) => self.steps.push(step),
                None => return false,
            },
            Entry::Saving(mark) if self.base.is_some() => {
                self.savings.push((self.steps.len(), mark));
            }
            Entry::Base(_) | Entry::Step(_) | Entry::Saving(_) => return false,
        }
        true
    }

    /// All steps, whatever they start from.
    pub(crate) fn into_steps(self) -> Vec<LoggedStep> {
        self.steps
    }

    /// Whether there is nothing in it to lose.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.fault.is_none()
    }

    /// The steps that lead on from a file; nothing when it is in another state than they start from.
    pub(crate) fn steps_after(&mut self, file: &FileMark) -> Option<Vec<LoggedStep>> {
        // The latest first: a state can be saved twice, with changes that cancel each other in between.
        let saved = self.savings.iter().rev().find(|(_, mark)| mark == file);
        let from = match (saved, &self.base) {
            (Some((from, _)), _) => *from,
            (None, Some(Base::File(base))) if base == file => 0,
            _ => return None,
        };
        Some(self.steps.split_off(from))
    }

    /// The budget that was never saved, with all its steps.
    pub(crate) fn unsaved(&mut self) -> Option<(SavedBudget, Vec<LoggedStep>)> {
        let Some(Base::Unsaved(text)) = &self.base else {
            return None;
        };
        let saved = parse(text.as_bytes()).ok()?;
        Some((saved, std::mem::take(&mut self.steps)))
    }
}

/// Keeps of the steps those that can be made one after the other, and says why the rest can't; none where they lead to
/// what can't be saved.
pub fn check_steps(budget: &Budget, steps: &mut Vec<LoggedStep>) -> Option<JournalFault> {
    let mut left = budget.clone();
    let mut made = steps.iter().enumerate();
    let refused = made.find_map(|(at, step)| Some((at, step.apply(&mut left).err()?)));
    if let Some((at, error)) = refused {
        steps.truncate(at);
        let (place, reason) = (at + 1, error.to_string());
        // Those before it are held to the same.
        let fault = check_steps(budget, steps);
        return fault.or(Some(JournalFault::Refused { place, reason }));
    }
    let saved = SavedBudget {
        format: FORMAT,
        pack: String::new(),
        budget: left,
    };
    let error = check(saved).err()?;
    steps.clear();
    let words = error.without_advice();
    // It is no file that is being opened.
    let reason = words.strip_prefix("文件内容有误，没有打开：");
    let reason = reason.unwrap_or(&words).to_owned();
    Some(JournalFault::Unsound { reason })
}
