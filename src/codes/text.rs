//! Codes that are not mere numbers: procurement items, asset classes, income items.
//!
//! They are short, so they are kept in place and can be copied; their tree is in the list, not in the code,
//! because the two editions of the procurement catalogue build their codes differently.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::Serialize;

use crate::codes::digits::CodeError;
use crate::codes::sound::half_width;

/// Longest code of any list: `A0201020201` has 11.
const CAPACITY: usize = 12;

/// Upper-case ASCII text padded with zero bytes, so that the order of the bytes is the order of the texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct ShortText([u8; CAPACITY]);

impl ShortText {
    fn as_str(&self) -> &str {
        let length = self
            .0
            .iter()
            .position(|byte| *byte == 0)
            .unwrap_or(CAPACITY);
        std::str::from_utf8(&self.0[..length]).expect("only ASCII is stored")
    }
}

struct Form {
    list: &'static str,
    expected: &'static str,
    accepts: fn(&str) -> bool,
}

impl Form {
    fn parse(&self, text: &str) -> Result<ShortText, CodeError> {
        let Self {
            list,
            expected,
            accepts,
        } = *self;
        let folded: String = text
            .trim()
            .chars()
            .map(|c| half_width(c).to_ascii_uppercase())
            .collect();
        if folded.is_empty() {
            return Err(CodeError::Empty { list, expected });
        }
        if !accepts(&folded) {
            return Err(CodeError::Character {
                list,
                expected,
                text: text.to_owned(),
            });
        }
        let mut bytes = [0; CAPACITY];
        let Some(place) = bytes.get_mut(..folded.len()) else {
            let found = folded.len();
            return Err(CodeError::Length {
                list,
                expected,
                text: folded,
                found,
            });
        };
        place.copy_from_slice(folded.as_bytes());
        Ok(ShortText(bytes))
    }
}

fn is_procurement(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['A', 'B', 'C']) else {
        return false;
    };
    digits.len().is_multiple_of(2) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_letters_digits_dots(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

macro_rules! text_code {
    ($(#[$doc:meta])* $name:ident, $form:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(ShortText);

        impl $name {
            const FORM: Form = $form;

            /// The code as it is printed.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = CodeError;

            /// Reads the code, also in full width, in small letters and with blanks around it.
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Self::FORM.parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;

            fn try_from(text: String) -> Result<Self, CodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.as_str().to_owned()
            }
        }
    };
}

text_code!(
    /// Item of the procurement catalogue (政府采购品目), such as `A02010104`.
    ProcurementCode,
    Form {
        list: "政府采购品目",
        expected: "A、B 或 C 加至多 10 位数字（两位一级）",
        accepts: is_procurement,
    }
);

text_code!(
    /// Asset class (资产分类), such as `A02030000`, or `2.1` in the edition of 2010.
    AssetClassCode,
    Form {
        list: "资产分类",
        expected: "至多 12 位的字母、数字和点",
        accepts: is_letters_digits_dots,
    }
);

text_code!(
    /// Income item (收入项目) under our own key, such as `IN.UF.BIZ`: income tables print no codes.
    IncomeCode,
    Form {
        list: "收入项目",
        expected: "至多 12 位的字母、数字和点",
        accepts: is_letters_digits_dots,
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let code = text.parse::<ProcurementCode>().ok();
        assert_eq!(
            code.as_ref().map(ProcurementCode::as_str),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn procurement_codes_are_a_letter_and_pairs_of_digits() {
        check("A02010104", Some("A02010104"));
        check(" ａ０２０１０１０４ ", Some("A02010104"));
        check("C", Some("C"));
        check("A0201020201", Some("A0201020201"));
        for text in [
            "",
            "D01",
            "A020",
            "02010104",
            "A0201A1",
            "A02办公",
            "A020102020101",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn codes_are_ordered_as_texts() {
        let code = |text: &str| text.parse::<AssetClassCode>().unwrap();
        assert!(code("1") < code("1.1") && code("1.1") < code("2") && code("2") < code("A01"));
    }

    #[test]
    fn a_stored_code_is_text_and_checked_when_read() {
        let code: ProcurementCode = ron::from_str("\"A02010104\"").unwrap();
        assert_eq!(ron::to_string(&code).unwrap(), "\"A02010104\"");
        assert!(ron::from_str::<ProcurementCode>("\"Z1\"").is_err());
    }
}
