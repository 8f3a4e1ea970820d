//! What can still be read of a damaged budget file (抢救): every record that stands whole, and a list of what doesn't.
//!
//! Our files have a record on a line, so a line that is whole says all there is of its record.
//! Pure: the damaged bytes stay as they are, and what is read is a budget that has no file yet.
//! Deliberately not here: earlier versions and the journal, which lie beside the file; see `rescue`.

mod gather;
mod lines;
mod mend;
mod outline;
mod words;

use std::fmt;

use crate::model::Budget;
use crate::model::RecordKind;
use crate::storage::check::check;
use crate::storage::file::FORMAT;
use crate::storage::file::SavedBudget;
use crate::storage::salvage::gather::Gathered;
use crate::storage::salvage::gather::gather;
use crate::storage::salvage::lines::Content;
use crate::storage::salvage::lines::Line;

pub(super) use lines::is_gbk;
pub(super) use words::outer_fault;

/// What was read of a damaged file (抢救结果).
#[derive(Clone, Debug, PartialEq)]
pub struct Salvaged {
    /// The budget; its pack is empty where that could not be read.
    pub saved: SavedBudget,
    /// What is missing or was changed so that the rest holds together, in the order of the file.
    pub losses: Vec<Loss>,
}

/// Something that could not be read (没有读出的内容).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The first and the last line it stands on, from 1; none when it stands nowhere.
    pub lines: Option<(usize, usize)>,
    /// What it is, or among what it stands.
    pub what: String,
    /// Why it could not be read, or what was done instead.
    pub why: String,
    /// Whether it is about one record or field, and so says more than line and column.
    pub is_exact: bool,
}

/// `第 120 行，支出行第 37 条（编号 45）的“预算数”：……`
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lines {
            None => {}
            Some((first, last)) if first == last => write!(f, "第 {first} 行，")?,
            Some((first, last)) => write!(f, "第 {first} 至 {last} 行，")?,
        }
        write!(f, "{}：{}", self.what, self.why)
    }
}

/// How many records of each kind there are: `预算单位 3、支出行 120`.
pub(super) fn counts_text(budget: &Budget) -> String {
    let counts = RecordKind::ALL.iter().map(|it| (it, budget.count(*it)));
    let words: Vec<String> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {count}", kind.label()))
        .collect();
    if words.is_empty() {
        "只有封面".to_owned()
    } else {
        words.join("、")
    }
}

/// Reads what stands whole in a damaged file; none of a file of a newer program or of too many lines, nor where nothing
/// of ours is found.
#[must_use]
pub fn salvage(bytes: &[u8]) -> Option<Salvaged> {
    let lines = lines::read(bytes)?;
    let contents: Vec<(usize, Content<'_>)> = lines.iter().flat_map(Line::contents).collect();
    let is_newer = |it: &(usize, Content<'_>)| matches!(it.1, Content::Format(it) if it > FORMAT);
    if contents.iter().any(is_newer) {
        return None;
    }
    let mut gathered = best_copy(&contents)?;
    mend::mend(&mut gathered);
    gathered.losses.sort_by_key(|it| it.lines);
    let Gathered {
        budget,
        pack,
        losses,
        ..
    } = gathered;
    let saved = SavedBudget {
        format: FORMAT,
        pack,
        budget,
    };
    let saved = check(saved).ok()?;
    Some(Salvaged { saved, losses })
}

/// The copy of a budget with most records, where several stand one behind the other; the last of equals.
fn best_copy(contents: &[(usize, Content<'_>)]) -> Option<Gathered> {
    let begins = contents.iter().enumerate();
    let begins = begins.filter(|(_, (_, content))| matches!(content, Content::Format(_)));
    let mut starts: Vec<usize> = begins.map(|(at, _)| at).collect();
    // What stands before the first is of the first: its beginning may be damaged.
    match starts.first_mut() {
        Some(first) => *first = 0,
        None => starts.push(0),
    }
    let ends = starts.iter().skip(1).copied().chain([contents.len()]);
    // One after the other: a file may be nothing but beginnings.
    let copies = starts
        .iter()
        .zip(ends)
        .map(|(from, to)| gather(&contents[*from..to]));
    let best = copies.enumerate().max_by_key(|(_, copy)| copy.records());
    let (at, mut copy) = best.filter(|(_, copy)| copy.is_ours())?;
    let count = starts.len();
    if count > 1 {
        let place = at + 1;
        // The bracket stands a line above the version.
        let second = contents[starts[1]].0.saturating_sub(1).max(1);
        let other = Loss {
            lines: Some((second, second)),
            what: format!("文件里接连写了 {count} 份内容"),
            why: format!("完好记录最多的是第 {place} 份"),
            is_exact: true,
        };
        copy.losses.insert(0, other);
    }
    Some(copy)
}

/// The first record or field that can't be read, to say more of a mistake than line and column.
pub(super) fn first_exact(text: &str) -> Option<Loss> {
    let salvaged = salvage(text.as_bytes())?;
    salvaged.losses.into_iter().find(|it| it.is_exact)
}
