//! Codes made of digits: functional, departmental economic and government economic classes.
//!
//! A code says where it stands in the tree; whether it exists in a year is the list's answer.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::codes::sound::half_width;

/// Level of a classification code (科目级次).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum CodeLevel {
    /// 类, 3 digits.
    Category,
    /// 款, 5 digits; the last level of the economic lists.
    Section,
    /// 项, 7 digits; only in the functional list.
    Item,
}

impl CodeLevel {
    /// The Chinese word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Category => "类",
            Self::Section => "款",
            Self::Item => "项",
        }
    }

    /// 1 for 类, 2 for 款, 3 for 项.
    pub const fn depth(self) -> u8 {
        match self {
            Self::Category => 1,
            Self::Section => 2,
            Self::Item => 3,
        }
    }
}

/// Why a text is not a code of the list named.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[expect(missing_docs, reason = "the sentences name every field")]
pub enum CodeError {
    /// Nothing was given.
    #[error("未填{list}编码，应为 {expected}")]
    Empty {
        list: &'static str,
        expected: &'static str,
    },
    /// There are characters that no code of the list has.
    #[error("{list}编码应为 {expected}，“{text}”中有其他字符")]
    Character {
        list: &'static str,
        expected: &'static str,
        text: String,
    },
    /// No code of the list has so many characters.
    #[error("{list}编码应为 {expected}，“{text}”是 {found} 位")]
    Length {
        list: &'static str,
        expected: &'static str,
        text: String,
        found: usize,
    },
    /// It begins like a code of another list.
    #[error("{list}编码应以 {leading} 开头，“{text}”不是")]
    Leading {
        list: &'static str,
        leading: &'static str,
        text: String,
    },
}

/// What the three digit codes differ in.
struct Form {
    list: &'static str,
    expected: &'static str,
    leading: &'static str,
    lengths: &'static [usize],
}

impl Form {
    fn parse(&self, text: &str) -> Result<u32, CodeError> {
        let Self {
            list,
            expected,
            leading,
            lengths,
        } = *self;
        let digits: String = text.trim().chars().map(half_width).collect();
        if digits.is_empty() {
            return Err(CodeError::Empty { list, expected });
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CodeError::Character {
                list,
                expected,
                text: text.to_owned(),
            });
        }
        if !lengths.contains(&digits.len()) {
            let found = digits.len();
            return Err(CodeError::Length {
                list,
                expected,
                text: digits,
                found,
            });
        }
        if !digits.starts_with(leading) {
            return Err(CodeError::Leading {
                list,
                leading,
                text: digits,
            });
        }
        // At most seven digits, so only the checks above can fail.
        digits.parse().map_err(|_| CodeError::Character {
            list,
            expected,
            text: digits,
        })
    }
}

const fn level_of(number: u32) -> CodeLevel {
    match number {
        0..=999 => CodeLevel::Category,
        1_000..=99_999 => CodeLevel::Section,
        _ => CodeLevel::Item,
    }
}

/// Position in the tree read from top to bottom: 208, 20801, 2080101, …, 20802, …, 209.
const fn tree_position(number: u32) -> (u32, CodeLevel) {
    match level_of(number) {
        CodeLevel::Category => (number * 10_000, CodeLevel::Category),
        CodeLevel::Section => (number * 100, CodeLevel::Section),
        CodeLevel::Item => (number, CodeLevel::Item),
    }
}

macro_rules! digit_code {
    ($(#[$doc:meta])* $name:ident, $form:expr) => {
        $(#[$doc])*
        ///
        /// Ordered as the printed tree: a parent stands before its children.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "u32", into = "u32")]
        pub struct $name(u32);

        impl $name {
            const FORM: Form = $form;

            /// The digits as a number.
            pub const fn number(self) -> u32 {
                self.0
            }

            /// The level, which follows from the number of digits.
            pub const fn level(self) -> CodeLevel {
                level_of(self.0)
            }

            /// The code one level up.
            pub const fn parent(self) -> Option<Self> {
                match self.level() {
                    CodeLevel::Category => None,
                    CodeLevel::Section | CodeLevel::Item => Some(Self(self.0 / 100)),
                }
            }

            /// The codes above, nearest first.
            pub fn ancestors(self) -> impl Iterator<Item = Self> {
                std::iter::successors(self.parent(), |code| code.parent())
            }

            /// The code itself or its ancestor at `level`; nothing when the code is coarser.
            pub fn at(self, level: CodeLevel) -> Option<Self> {
                std::iter::once(self).chain(self.ancestors()).find(|code| code.level() == level)
            }

            /// The category (类) the code belongs to.
            #[must_use]
            pub const fn category(self) -> Self {
                match self.level() {
                    CodeLevel::Category => self,
                    CodeLevel::Section => Self(self.0 / 100),
                    CodeLevel::Item => Self(self.0 / 10_000),
                }
            }

            /// Whether `other` is this code or below it.
            pub fn covers(self, other: Self) -> bool {
                other.at(self.level()) == Some(self)
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                tree_position(self.0).cmp(&tree_position(other.0))
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            /// Reads the digits, also in full width and with blanks around them.
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Self::FORM.parse(text).map(Self)
            }
        }

        impl TryFrom<u32> for $name {
            type Error = CodeError;

            fn try_from(number: u32) -> Result<Self, CodeError> {
                number.to_string().parse()
            }
        }

        impl From<$name> for u32 {
            fn from(code: $name) -> u32 {
                code.0
            }
        }
    };
}

digit_code!(
    /// Functional class of expenditure (支出功能分类科目).
    FunctionCode,
    Form {
        list: "支出功能分类科目",
        expected: "3、5 或 7 位数字",
        leading: "2",
        lengths: &[3, 5, 7],
    }
);

digit_code!(
    /// Departmental economic class of expenditure (部门预算支出经济分类科目).
    EconomicCode,
    Form {
        list: "部门预算支出经济分类科目",
        expected: "3 或 5 位数字",
        leading: "3",
        lengths: &[3, 5],
    }
);

digit_code!(
    /// Government economic class of expenditure (政府预算支出经济分类科目).
    GovernmentCode,
    Form {
        list: "政府预算支出经济分类科目",
        expected: "3 或 5 位数字",
        leading: "5",
        lengths: &[3, 5],
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    fn check_read(text: &str, expected: &str, level: CodeLevel) {
        let code: FunctionCode = text.parse().unwrap();
        assert_eq!(
            (code.to_string().as_str(), code.level()),
            (expected, level),
            "{text:?}"
        );
    }

    #[test]
    fn codes_are_read_with_their_level() {
        check_read("208", "208", CodeLevel::Category);
        check_read(" 20805 ", "20805", CodeLevel::Section);
        check_read("２０８０５０５", "2080505", CodeLevel::Item);
        check_read("2121100", "2121100", CodeLevel::Item);
    }

    fn check_refused(text: &str, sentence: &str) {
        assert_eq!(
            text.parse::<FunctionCode>().unwrap_err().to_string(),
            sentence,
            "{text:?}"
        );
    }

    #[test]
    fn what_is_no_code_is_refused_in_words() {
        check_refused("", "未填支出功能分类科目编码，应为 3、5 或 7 位数字");
        check_refused(
            "20八",
            "支出功能分类科目编码应为 3、5 或 7 位数字，“20八”中有其他字符",
        );
        check_refused(
            "2080",
            "支出功能分类科目编码应为 3、5 或 7 位数字，“2080”是 4 位",
        );
        check_refused("30101", "支出功能分类科目编码应以 2 开头，“30101”不是");
        check_refused(
            "+20",
            "支出功能分类科目编码应为 3、5 或 7 位数字，“+20”中有其他字符",
        );
        assert!("3010101".parse::<EconomicCode>().is_err());
        assert!("30101".parse::<GovernmentCode>().is_err());
        assert!("99999999999999999999".parse::<FunctionCode>().is_err());
    }

    #[test]
    fn a_code_knows_what_is_above_it() {
        let code: FunctionCode = "2080505".parse().unwrap();
        let above: Vec<String> = code.ancestors().map(|code| code.to_string()).collect();
        assert_eq!(above, ["20805", "208"]);
        assert_eq!(code.category().number(), 208);
        assert_eq!(
            code.at(CodeLevel::Section).map(FunctionCode::number),
            Some(20805)
        );
        assert_eq!(code.category().at(CodeLevel::Item), None);
        assert!(code.category().covers(code) && code.covers(code));
        assert!(!code.covers(code.category()));
    }

    #[test]
    fn codes_are_ordered_as_the_printed_tree() {
        let mut codes: Vec<FunctionCode> = ["209", "2080501", "20805", "208", "2080199", "20801"]
            .map(|text| text.parse().unwrap())
            .to_vec();
        codes.sort();
        let numbers: Vec<u32> = codes.into_iter().map(FunctionCode::number).collect();
        assert_eq!(numbers, [208, 20801, 2_080_199, 20805, 2_080_501, 209]);
    }

    #[test]
    fn a_stored_code_is_a_plain_number_and_checked_when_read() {
        let code: EconomicCode = ron::from_str("30201").unwrap();
        assert_eq!(ron::to_string(&code).unwrap(), "30201");
        assert!(ron::from_str::<EconomicCode>("50201").is_err());
        assert!(ron::from_str::<EconomicCode>("3020").is_err());
    }
}
