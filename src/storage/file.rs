//! The format: RON text with the format version, the pack and the budget.

use std::io;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::model::Budget;
use crate::model::LEVEL_LIMIT;
use crate::model::NUMBER_LIMIT;
use crate::model::RECORD_LIMIT;
use crate::model::RonMistake;
use crate::model::TEXT_LIMIT;
use crate::model::read_ron;
use crate::model::write_ron;
use crate::storage::check::check;

/// The version of the format this program writes; it reads this one and all before it.
pub const FORMAT: u32 = 1;

/// How deep the text is laid out: one record a line.
const LAYOUT_DEPTH: usize = 3;

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
    #[error("文件没有保存成功，原文件未动：{}", io_words(source))]
    Write {
        /// What the system says.
        source: io::Error,
    },
    /// A pipe or a device: reading it might never end.
    #[error("这是管道或设备，不是文件")]
    NotRegular,
    /// Too large to be a budget.
    #[error("文件有 {megabytes} MB，超过 256 MB 的上限，不是本程序保存的预算文件")]
    TooLarge {
        /// Its size.
        megabytes: u64,
    },
    /// Nothing in it.
    #[error("文件是空的（0 字节），可能上次没有保存成功；请改用备份，或从上年文件重新生成")]
    Empty,
    /// Of another kind: a table, a document, any text.
    #[error("这不是本程序保存的预算文件（.bmys），没有打开；表格里的数据请在录入页复制粘贴")]
    Foreign,
    /// Not UTF-8.
    #[error(
        "文件不是 UTF-8 文本（第 {line} 行起无法识别），可能被其他软件另存为 GBK 等编码；\
         请用本程序保存的原文件，或另存为 UTF-8 后再打开"
    )]
    NotUtf8 {
        /// The first line with a wrong byte, from 1.
        line: usize,
    },
    /// Made by a newer program.
    #[error(
        "文件由更新版本的编制程序保存（文件格式 {found}，本程序支持到 {FORMAT}）；\
         请升级程序后再打开，文件未作任何改动"
    )]
    Newer {
        /// Its format.
        found: u32,
    },
    /// Not a budget file, or a damaged one.
    #[error("文件内容有误，没有打开：{0}")]
    Damaged(#[from] RonMistake),
    /// A record that refers to one that isn't there.
    #[error("文件内容有误，没有打开：{place}的“{field}”引用的{target}（编号 {number}）不存在")]
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
    #[error("文件内容有误，没有打开：编号 {number} 同时用于{first}和{second}")]
    DuplicateNumber {
        /// The number.
        number: u32,
        /// One record.
        first: String,
        /// The other.
        second: String,
    },
    /// A number so high that new records would soon have none.
    #[error("文件内容有误，没有打开：编号 {number} 超过 {NUMBER_LIMIT} 的上限")]
    NumberTooHigh {
        /// The number.
        number: u32,
    },
    /// A unit that is, over others or at once, above itself.
    #[error("文件内容有误，没有打开：{place}的“上级单位”绕成一圈，最终是它自己")]
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
    #[error("{source}（在{place}的存档内容里）")]
    InRound {
        /// The frozen round.
        place: String,
        /// What is wrong in it.
        source: Box<FileError>,
    },
    /// A frozen copy that holds frozen copies.
    #[error("文件内容有误，没有打开：存档里又有轮次存档")]
    NestedRounds,
    /// More records than a budget can have.
    #[error("文件有 {count} 条记录，超过 {RECORD_LIMIT} 条的上限")]
    TooMany {
        /// How many.
        count: usize,
    },
    /// A budget that can't be expressed as text.
    #[error("预算内容无法写成文件：{0}")]
    Unwritable(#[from] ron::Error),
}

/// What the system says, for the user.
pub(super) fn io_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "找不到这个文件或文件夹，可能已被移动或改名".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "文件是只读的或没有读写权限，请换一个位置或请管理员授权".to_owned()
        }
        io::ErrorKind::StorageFull => "磁盘已满，请清理后再试".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的，请另存到其他位置".to_owned(),
        io::ErrorKind::IsADirectory => "这是一个文件夹，不是文件".to_owned(),
        io::ErrorKind::NotADirectory => "路径中有一段是文件，不是文件夹".to_owned(),
        io::ErrorKind::InvalidFilename => "文件名太长，或有系统不允许的字符".to_owned(),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            "文件正被其他程序使用，请关闭后再试".to_owned()
        }
        io::ErrorKind::QuotaExceeded => "磁盘配额已用完，请清理后再试".to_owned(),
        _ => error.raw_os_error().map_or_else(
            || "系统没有说明原因".to_owned(),
            |code| format!("系统拒绝了这一操作（错误代码 {code}）"),
        ),
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
/// When the budget can't be expressed; every budget of the model can.
pub fn render(budget: &Budget, pack: &str) -> Result<String, FileError> {
    let mut text = write_ron(
        &SavedBudgetRef {
            format: FORMAT,
            pack,
            budget,
        },
        LAYOUT_DEPTH,
    )?;
    text.push('\n');
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
    if is_foreign(bytes) {
        return Err(FileError::Foreign);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(bytes, error))?;
    let saved: SavedBudget = match read_ron(text) {
        Ok(saved) => saved,
        Err(mistake) => return Err(newer(text).unwrap_or(FileError::Damaged(mistake))),
    };
    if saved.format > FORMAT {
        return Err(FileError::Newer {
            found: saved.format,
        });
    }
    check(saved)
}

/// Whether it can't be a budget, even a damaged one: those begin with a bracket or a comment.
fn is_foreign(bytes: &[u8]) -> bool {
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let begins = text.trim_ascii_start().first();
    !is_utf16 && !begins.is_some_and(|first| b"(/#".contains(first))
}

/// Bytes that aren't text: cut off within the last character, or of another encoding.
fn not_text(bytes: &[u8], error: std::str::Utf8Error) -> FileError {
    let before = &bytes[..error.valid_up_to()];
    let line = before.split(|byte| *byte == b'\n').count();
    if error.error_len().is_some() {
        return FileError::NotUtf8 { line };
    }
    let last_line = before.rsplit(|byte| *byte == b'\n').next();
    let column = String::from_utf8_lossy(last_line.unwrap_or_default())
        .chars()
        .count()
        + 1;
    let reason = "文件在此处中断，后面的内容缺失".to_owned();
    FileError::Damaged(RonMistake {
        line,
        column,
        reason,
    })
}

/// Whether what can't be read is from a newer program.
fn newer(text: &str) -> Option<FileError> {
    let probe: Probe = read_ron(text).ok()?;
    (probe.format > FORMAT).then_some(FileError::Newer {
        found: probe.format,
    })
}
