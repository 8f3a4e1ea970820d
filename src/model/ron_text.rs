//! How the program's RON texts are read and written, and what is said of mistakes in them.
//!
//! Deliberately not here: files, versions, and what the text means.

use ron::Error;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error as ThisError;

/// A mistake in a RON text: where and what.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[error("第 {line} 行第 {column} 列有误：{reason}")]
pub struct RonMistake {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong, in Chinese.
    pub reason: String,
}

/// Reads a text; a byte-order mark is skipped.
///
/// # Errors
/// Where the first mistake is, and what.
pub fn read_ron<T: DeserializeOwned>(text: &str) -> Result<T, RonMistake> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| RonMistake {
            line: error.span.start.line,
            column: error.span.start.col,
            reason: reason(&error.code),
        })
}

/// Writes a value with one record a line.
///
/// # Errors
/// When a value can't be expressed; the types of the model all can.
pub fn write_ron<T: Serialize>(value: &T, depth: usize) -> Result<String, Error> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let config = PrettyConfig::new()
        .depth_limit(depth)
        .new_line("\n")
        .indentor(" ".repeat(2));
    options.to_string_pretty(value, config)
}

fn reason(error: &Error) -> String {
    match error {
        Error::Message(text) => text.clone(),
        Error::Eof | Error::UnclosedBlockComment | Error::ExpectedStringEnd => {
            "文件在此处中断，后面的内容缺失".to_owned()
        }
        Error::NoSuchStructField {
            found, expected, ..
        } => {
            format!(
                "不认识的字段“{found}”；这里可用的字段有 {}",
                expected.join("、")
            )
        }
        Error::MissingStructField { field, .. } => format!("缺少字段“{field}”"),
        Error::DuplicateStructField { field, .. } => format!("字段“{field}”出现两次"),
        Error::NoSuchEnumVariant {
            found, expected, ..
        } => {
            format!(
                "不认识的取值“{found}”；这里可用的取值有 {}",
                expected.join("、")
            )
        }
        Error::InvalidValueForType { expected, found } => {
            format!("内容不符：应为{expected}，实为 {found}")
        }
        Error::ExpectedDifferentLength { expected, found } => {
            format!("项数不符：应为 {expected}，实为 {found}")
        }
        Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            "这里应是不带引号的整数".to_owned()
        }
        Error::ExpectedString => "这里应是带英文双引号的文字".to_owned(),
        Error::ExpectedBoolean => "这里应是 true 或 false".to_owned(),
        Error::ExpectedArray => "这里应以“[”开始".to_owned(),
        Error::ExpectedArrayEnd => "这里缺少“]”".to_owned(),
        Error::ExpectedComma => "这里缺少逗号，或文件在此处中断".to_owned(),
        Error::ExpectedMapColon => "字段名后面缺少“:”".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "这里应以“(”开始".to_owned()
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "这里缺少“)”".to_owned(),
        Error::TrailingCharacters => "文件末尾有多余的内容".to_owned(),
        Error::ExceededRecursionLimit => "括号嵌套太深".to_owned(),
        Error::UnexpectedChar(found) => format!("不应出现字符“{found}”"),
        other => format!("写法不符合文件格式（{other}）"),
    }
}
