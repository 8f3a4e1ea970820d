//! The order of Chinese texts: by pinyin, as name lists and spreadsheets have it.
//!
//! Not here: which texts are sorted, and where empty ones go.

use ::pinyin::ToPinyin;

use crate::codes::sound::half_width;

/// What texts are ordered by: digits, then letters and pinyin together; equals by the characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CollationKey {
    sounds: Vec<(&'static str, char)>,
    text: String,
}

impl CollationKey {
    /// The key of a text; each character counts by its commonest reading.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let sounds = text
            .chars()
            .map(half_width)
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .map(|c| (sound(c), c))
            .collect();
        Self {
            sounds,
            text: text.to_owned(),
        }
    }
}

/// A letter stands where its own sound would, a digit before all.
fn sound(c: char) -> &'static str {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let letter = || LETTERS.find(c).map(|at| &LETTERS[at..=at]);
    let reading = || c.to_pinyin().map(::pinyin::Pinyin::plain);
    letter().or_else(reading).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &[&str]) {
        let mut sorted = expected.to_vec();
        sorted.reverse();
        sorted.sort_by_key(|text| CollationKey::new(text));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn texts_are_ordered_by_pinyin() {
        check(&["办公费", "差旅费", "会议费", "培训费", "印刷费"]);
        check(&["办公费", "办公楼", "邦交"]);
    }

    #[test]
    fn digits_come_first_and_letters_stand_among_the_sounds() {
        check(&["2023年", "2024年", "A类", "办公费", "LED屏", "楼宇"]);
    }

    #[test]
    fn marks_and_width_do_not_count_before_all_else_is_equal() {
        check(&["（一）会议", "ＡＢＣ", "（因公）出国"][1..]);
        check(&["会议", "（会议）甲", "会议乙"]);
    }
}
