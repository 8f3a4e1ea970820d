//! The format: RON text with the format version, the pack and the budget.

use std::io;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::model::Budget;
use crate::model::LEVEL_LIMIT;
use crate::model::NUMBER_LIMIT;
use crate::model::RECORD_LIMIT;
use crate::model::RonFault;
use crate::model::RonMistake;
use crate::model::TEXT_LIMIT;
use crate::model::read_ron;
use crate::model::write_ron;
use crate::storage::SIZE_LIMIT;
use crate::storage::check::check;
use crate::storage::foreign::Foreign;
use crate::storage::io_words::io_words;
use crate::storage::io_words::write_words;
use crate::storage::megabytes;
use crate::storage::salvage::Loss;
use crate::storage::salvage::first_exact;
use crate::storage::salvage::is_gbk;
use crate::storage::salvage::outer_fault;

/// The version of the format this program writes; it reads this one and all before it.
pub const FORMAT: u32 = 1;

/// What is said where a file stops.
const ENDED: &str = "文件在此处中断，后面的内容缺失";

/// How deep the text is laid out: one record a line.
const LAYOUT_DEPTH: usize = 3;

/// What can be done about damage, in the window and on the command line.
const ADVICE: &str = "；可抢救能读出的内容，或改用历史版本";

/// Why a file can't be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// The system can't read it.
    #[error("文件读不出来：{}", io_words(source))]
    Read {
        /// What the system says.
        source: io::Error,
    },
    /// The system can't write it.
    #[error("文件没有保存成功，原文件未动：{}", write_words(source))]
    Write {
        /// What the system says.
        source: io::Error,
    },
    /// A pipe or a device: reading it might never end.
    #[error("这是管道或设备，不是文件；请改选文件")]
    NotRegular,
    /// Too large to be one of ours.
    #[error("文件有 {megabytes} MB，超过 256 MB 的上限，不是本程序用的文件；请核对选的文件")]
    TooLarge {
        /// Its size.
        megabytes: u64,
    },
    /// A budget that would be too large a file to be opened again.
    #[error(
        "内容有 {megabytes} MB，超过文件 256 MB 的上限，没有写成文件，原文件未动；\
         请减少轮次存档或缩短长的文字，再保存"
    )]
    Oversized {
        /// Its size.
        megabytes: u64,
    },
    /// Nothing in it.
    #[error(
        "文件是空的（0 字节），可能上次没有保存成功；请改用历史版本或备份，或从上年文件重新生成"
    )]
    Empty,
    /// As long as it was, and nothing of it written.
    #[error("文件全是空字节，多半是断电或拔盘时没有写完，没有打开；请改用历史版本或备份")]
    Blank,
    /// Of another kind: a table, a document, any text.
    #[error("{0}")]
    Foreign(Foreign),
    /// Bytes that were never written, after a power cut.
    #[error("文件第 {line} 行起有一段空字节，多半是断电或拔盘时没有写完，没有打开{ADVICE}")]
    Unwritten {
        /// The first line with them, from 1.
        line: usize,
    },
    /// Saved as UTF-16 by an editor.
    #[error(
        "文件是 UTF-16 文本，多半被记事本等软件另存过，没有打开；请在其中另存为 UTF-8，或抢救后保存"
    )]
    Utf16,
    /// Not UTF-8.
    #[error(
        "文件不是 UTF-8 文本（第 {line} 行起无法识别），多半被其他软件另存为 GBK 编码，没有打开；\
         请在其中另存为 UTF-8，或抢救后保存"
    )]
    NotUtf8 {
        /// The first line with a wrong byte, from 1.
        line: usize,
    },
    /// Bytes that are no text in any encoding.
    #[error("文件第 {line} 行有不是文字的字节，多半是磁盘或传输出错，没有打开{ADVICE}")]
    Garbled {
        /// The first line with a wrong byte, from 1.
        line: usize,
    },
    /// Damaged, with nothing to go on with.
    #[error("{}；其中没有能读出的记录，旁边也没有完好的历史版本，请改用备份", .0.without_advice())]
    Lost(Box<FileError>),
    /// Made by a newer program.
    #[error(
        "文件由更新版本的编制程序保存（文件格式 {found}，本程序支持到 {FORMAT}）；\
         请升级程序后再打开，文件未作任何改动"
    )]
    Newer {
        /// Its format.
        found: u32,
    },
    /// A text that isn't laid out as a budget is.
    #[error("文件内容有误，没有打开：{0}{ADVICE}")]
    Damaged(#[from] RonMistake),
    /// A record or field that can't be read.
    #[error("文件内容有误，没有打开：{0}{ADVICE}")]
    DamagedRecord(Box<Loss>),
    /// A record that refers to one that isn't there.
    #[error(
        "文件内容有误，没有打开：{place}的“{field}”引用的{target}（编号 {number}）不存在{ADVICE}"
    )]
    DanglingReference {
        /// Who refers.
        place: String,
        /// By which field.
        field: &'static str,
        /// To what.
        target: &'static str,
        /// With which id.
        number: u32,
    },
    /// Two records with the same number.
    #[error("文件内容有误，没有打开：编号 {number} 同时用于{first}和{second}{ADVICE}")]
    DuplicateNumber {
        /// The number.
        number: u32,
        /// One record.
        first: String,
        /// The other.
        second: String,
    },
    /// A number so high that new records would soon have none.
    #[error("文件内容有误，没有打开：编号 {number} 超过 {NUMBER_LIMIT} 的上限{ADVICE}")]
    NumberTooHigh {
        /// The number.
        number: u32,
    },
    /// A unit that is, over others or at once, above itself.
    #[error("文件内容有误，没有打开：{place}的“上级单位”绕成一圈，最终是它自己{ADVICE}")]
    UnitCycle {
        /// The unit.
        place: String,
    },
    /// Units below units below units, further than any department goes.
    #[error(
        "文件内容有误，没有打开：{place}在第 {LEVEL_LIMIT} 级以下，超过单位级次的上限；请改正“上级单位”"
    )]
    TooManyLevels {
        /// The unit.
        place: String,
    },
    /// A text no field can hold.
    #[error(
        "文件内容有误，没有打开：{place}的“{field}”超过 {TEXT_LIMIT} 字的上限；请用文本编辑器缩短后再打开"
    )]
    TextTooLong {
        /// Where.
        place: String,
        /// In which field.
        field: &'static str,
    },
    /// Something wrong in a frozen copy.
    #[error("{}（在{place}的存档内容里）{ADVICE}", source.without_advice())]
    InRound {
        /// The frozen round.
        place: String,
        /// What is wrong in it.
        source: Box<FileError>,
    },
    /// A frozen copy that holds frozen copies.
    #[error("文件内容有误，没有打开：存档里又有轮次存档{ADVICE}")]
    NestedRounds,
    /// More records than a budget can have.
    #[error("文件有 {count} 条记录，超过 {RECORD_LIMIT} 条的上限；请按单位分成几个文件")]
    TooMany {
        /// How many.
        count: usize,
    },
    /// A budget that can't be expressed as text.
    #[error("预算内容无法写成文件：{0}")]
    Unwritable(#[from] ron::Error),
}

impl FileError {
    /// What is wrong, without what can be done about a file of one's own.
    #[must_use]
    pub fn without_advice(&self) -> String {
        let words = self.to_string();
        words.strip_suffix(ADVICE).unwrap_or(&words).to_owned()
    }
}

/// What a file holds (预算文件).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedBudget {
    /// The version of the format.
    pub format: u32,
    /// The id of the pack it was made with.
    pub pack: String,
    /// What people entered.
    pub budget: Budget,
}

/// As [`SavedBudget`], without taking the budget.
#[derive(Serialize)]
#[serde(rename = "SavedBudget")]
struct SavedBudgetRef<'a> {
    format: u32,
    pack: &'a str,
    budget: &'a Budget,
}

/// The version alone; whatever else a newer file has is skipped.
#[derive(Deserialize)]
struct Probe {
    format: u32,
}

/// The text of a budget file.
///
/// # Errors
/// When the budget can't be expressed, which every budget of the model can, or would be too large a file.
pub fn render(budget: &Budget, pack: &str) -> Result<String, FileError> {
    render_within(SIZE_LIMIT, budget, pack)
}

fn render_within(limit: u64, budget: &Budget, pack: &str) -> Result<String, FileError> {
    let mut text = write_ron(
        &SavedBudgetRef {
            format: FORMAT,
            pack,
            budget,
        },
        LAYOUT_DEPTH,
    )?;
    text.push('\n');
    let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
    if size > limit {
        return Err(FileError::Oversized {
            megabytes: megabytes(size),
        });
    }
    Ok(text)
}

/// Reads and checks the bytes of a budget file.
///
/// # Errors
/// What is wrong and where.
pub fn parse(bytes: &[u8]) -> Result<SavedBudget, FileError> {
    if bytes.is_empty() {
        return Err(FileError::Empty);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(FileError::Utf16);
    }
    if is_foreign(bytes) {
        return Err(FileError::Foreign(Foreign::of(bytes)));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(FileError::Blank);
    }
    // Nothing we write has them; within quotes they would be taken for text.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(FileError::Unwritten {
            line: line_of(bytes, at),
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error))?;
    let saved: SavedBudget = match read_ron(text) {
        Ok(saved) => saved,
        Err(mistake) => return Err(newer(text).unwrap_or_else(|| damaged(text, mistake))),
    };
    if saved.format > FORMAT {
        return Err(FileError::Newer {
            found: saved.format,
        });
    }
    check(saved)
}

/// No file of another kind begins with so many bytes of nothing.
const GAP_LEAST: usize = 16;

/// Whether it can't be a budget, even a damaged one: those begin with a bracket or a comment.
///
/// What stands where a budget begins may never have been written.
fn is_foreign(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let gap = text.iter().take_while(|byte| **byte == 0).count();
    if gap >= GAP_LEAST || (gap > 0 && gap == text.len()) {
        return false;
    }
    let first = text.trim_ascii_start().first();
    !first.is_some_and(|first| b"(/#".contains(first))
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|byte| *byte == b'\n').count()
}

/// What is wrong: the first record that can't be read, unless the text goes wrong before it.
fn damaged(text: &str, mistake: RonMistake) -> FileError {
    let exact = first_exact(text);
    // What follows the end is found wrong at the end.
    let reach = mistake.line + usize::from(is_trailing(&mistake.fault));
    let is_first = |loss: &Loss| loss.lines.is_some_and(|(line, _)| line <= reach);
    match exact.filter(is_first) {
        Some(loss) => FileError::DamagedRecord(Box::new(loss)),
        None => FileError::Damaged(in_words_of_the_file(text, mistake)),
    }
}

/// A mistake outside of records: what ends too early has ended, and lists are called as on the screen.
fn in_words_of_the_file(text: &str, mistake: RonMistake) -> RonMistake {
    let has_ended = mistake.line >= text.trim_end().lines().count();
    let fault = match mistake.fault {
        RonFault::Form(_) if has_ended && !is_trailing(&mistake.fault) => RonFault::Form(ENDED),
        fault => outer_fault(fault),
    };
    RonMistake { fault, ..mistake }
}

/// Whether all is well but for what follows.
fn is_trailing(fault: &RonFault) -> bool {
    matches!(fault, RonFault::Form(words) if words.contains("多余"))
}

/// Bytes that aren't text: cut off within the last character, or of another encoding.
fn not_text(bytes: &[u8], error: std::str::Utf8Error) -> FileError {
    let before = &bytes[..error.valid_up_to()];
    let line = line_of(bytes, before.len());
    if error.error_len().is_some() {
        return if is_gbk(bytes) {
            FileError::NotUtf8 { line }
        } else {
            FileError::Garbled { line }
        };
    }
    let last_line = before.rsplit(|byte| *byte == b'\n').next();
    let column = String::from_utf8_lossy(last_line.unwrap_or_default())
        .chars()
        .count()
        + 1;
    let fault = RonFault::Form(ENDED);
    FileError::Damaged(RonMistake {
        line,
        column,
        fault,
    })
}

/// Whether what can't be read is from a newer program.
fn newer(text: &str) -> Option<FileError> {
    let probe: Probe = read_ron(text).ok()?;
    (probe.format > FORMAT).then_some(FileError::Newer {
        found: probe.format,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_too_large_to_be_opened_is_not_written() {
        let budget = Budget::default();
        let text = render(&budget, "x").unwrap();
        let size = u64::try_from(text.len()).unwrap();
        assert_eq!(render_within(size, &budget, "x").unwrap(), text);
        let error = render_within(size - 1, &budget, "x").unwrap_err();
        assert!(matches!(error, FileError::Oversized { megabytes: 1 }));
        assert!(error.to_string().contains("减少轮次存档"), "{error}");
    }
}
