//! How the program's RON texts are read and written, and what is said of mistakes in them.
//!
//! Deliberately not here: files, versions, and what the text means.

use ron::Error;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error as ThisError;

use crate::model::records::begin_reading;

/// How deep brackets may be nested: four times as deep as in any file of ours, and little enough for a small stack.
const NESTING_LIMIT: usize = 64;

/// A mistake in a RON text: where and what.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[error("第 {line} 行第 {column} 列有误：{fault}")]
pub struct RonMistake {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: RonFault,
}

/// What is wrong in a RON text, with the names the text has.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum RonFault {
    /// A field nobody knows.
    #[error("不认识的字段“{found}”；这里可用的字段有{}", names(known))]
    UnknownField {
        /// Its name.
        found: String,
        /// Those there are.
        known: &'static [&'static str],
    },
    /// Brackets within brackets, more than any file of ours has.
    #[error("括号嵌套太深，本程序写的文件不会这样")]
    TooDeep,
    /// A field that must be there.
    #[error("缺少字段“{0}”")]
    MissingField(&'static str),
    /// A field that is there twice.
    #[error("字段“{0}”出现两次")]
    RepeatedField(&'static str),
    /// A choice nobody knows.
    #[error("不认识的取值“{found}”；这里可用的取值有{}", names(known))]
    UnknownChoice {
        /// What stands there.
        found: String,
        /// Those there are.
        known: &'static [&'static str],
    },
    /// Something of another form than should stand there.
    #[error("{0}")]
    Form(&'static str),
    /// Anything else, in Chinese.
    #[error("{0}")]
    Other(String),
}

/// So many names are offered where another was found.
const NAMES_OFFERED: usize = 12;

fn names(known: &[&str]) -> String {
    let offered = known.iter().take(NAMES_OFFERED);
    let offered: Vec<String> = offered.map(|it| format!("“{it}”")).collect();
    let further = if known.len() > NAMES_OFFERED {
        "等"
    } else {
        ""
    };
    format!("{}{further}", offered.join("、"))
}

/// Reads a text; a byte-order mark is skipped.
///
/// # Errors
/// Where the first mistake is, and what.
pub fn read_ron<T: DeserializeOwned>(text: &str) -> Result<T, RonMistake> {
    begin_reading();
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(NESTING_LIMIT);
    options
        .from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| RonMistake {
            line: error.span.start.line,
            column: error.span.start.col,
            fault: fault(&error.code),
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

/// What is wrong; what the reader says in English is never passed on.
fn fault(error: &Error) -> RonFault {
    match error {
        Error::NoSuchStructField {
            found, expected, ..
        } => RonFault::UnknownField {
            found: found.clone(),
            known: expected,
        },
        Error::MissingStructField { field, .. } => RonFault::MissingField(field),
        Error::DuplicateStructField { field, .. } => RonFault::RepeatedField(field),
        Error::NoSuchEnumVariant {
            found, expected, ..
        } => RonFault::UnknownChoice {
            found: found.clone(),
            known: expected,
        },
        Error::UnexpectedChar(found) => RonFault::Other(format!("不应出现字符“{found}”")),
        Error::InvalidIdentifier(found) | Error::SuggestRawIdentifier(found) => {
            RonFault::Other(format!("“{found}”不能作名称"))
        }
        Error::Message(text) | Error::Io(text) => own_words(text, "内容与这里应填的不符"),
        Error::InvalidValueForType { expected, .. } => {
            own_words(expected, "内容的类型与这里应填的不符")
        }
        Error::ExceededRecursionLimit => RonFault::TooDeep,
        other => RonFault::Form(expectation(other)),
    }
}

/// What should stand where something else does.
fn expectation(error: &Error) -> &'static str {
    match error {
        Error::ExpectedDifferentLength { .. } => "项数与这里应有的不符",
        Error::Eof
        | Error::UnclosedBlockComment
        | Error::UnclosedLineComment
        | Error::ExpectedStringEnd => "文件在此处中断，后面的内容缺失",
        Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            "这里应是不带引号的整数，且不能过大"
        }
        Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            "这里应是数字"
        }
        Error::ExpectedString | Error::ExpectedByteString => "这里应是带英文双引号的文字",
        Error::ExpectedChar | Error::ExpectedByteLiteral => "这里应是单个字符",
        Error::ExpectedBoolean => "这里应是 true 或 false",
        Error::ExpectedArray => "这里应以“[”开始",
        Error::ExpectedArrayEnd => "这里缺少“]”",
        Error::ExpectedMap => "这里应以“{”开始",
        Error::ExpectedMapEnd => "这里缺少“}”",
        Error::ExpectedMapColon => "字段名后面缺少“:”",
        Error::ExpectedComma => "这里缺少逗号，或文件在此处中断",
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_)
        | Error::ExpectedUnit => "这里应以“(”开始",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "这里缺少“)”",
        Error::ExpectedIdentifier => "这里应是字段名",
        Error::TrailingCharacters => "文件末尾有多余的内容",
        Error::Utf8Error(_) => "这里不是 UTF-8 文字",
        Error::InvalidEscape(_) => "反斜杠后面的写法不对",
        _ => "写法不符合文件格式",
    }
}

/// A message when it is one of our own, which are Chinese; otherwise `instead`.
fn own_words(message: &str, instead: &'static str) -> RonFault {
    let is_chinese = message
        .chars()
        .any(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark));
    if is_chinese && !message.contains("expected") {
        RonFault::Other(message.to_owned())
    } else {
        RonFault::Form(instead)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::model::Cover;
    use crate::money::Money;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sheet {
        #[serde(rename = "cover")]
        _cover: Cover,
        #[serde(rename = "amounts")]
        _amounts: Vec<Money>,
    }

    fn check(text: &str, place: (usize, usize), words: &str) {
        let mistake = read_ron::<Sheet>(text).expect_err(text);
        let said = mistake.fault.to_string();
        assert!(said.contains(words), "{text}: {mistake}");
        assert!(!said.contains("xpected"), "{text}: {mistake}");
        assert_eq!((mistake.line, mistake.column), place, "{text}: {mistake}");
    }

    #[test]
    fn every_mistake_is_named_in_chinese_with_its_place() {
        check("(cover: (), amounts: [\"1.00\"", (1, 24), "中断");
        check("[1]", (1, 1), "“(”");
        check("(cover: (year: \"x\"), amounts: [])", (1, 15), "整数");
        check("(cover: (round: Someday), amounts: [])", (1, 17), "Someday");
        check("(cover: (), amounts: [1.5])", (1, 23), "双引号");
        check(
            "(cover: (), amounts: [\"1.5.5\"])",
            (1, 24),
            "不是以元为单位",
        );
        check("(cover: (), amounts: {})", (1, 21), "“[”");
        check("(cover: ())", (1, 11), "缺少字段“amounts”");
        check("(cover: (), amounts: [])\n)", (1, 25), "多余");
        check("(cover (), amounts: [])", (1, 7), "“:”");
        check("(\ncover: (leader: 5), amounts: [])", (2, 16), "双引号");
    }
}
