//! Which pages are printed, as people write it: `1-3，5`.

use std::ops::RangeInclusive;

use thiserror::Error;

/// Some pages by their printed numbers (页码范围); all when nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRange(Vec<RangeInclusive<usize>>);

/// Why a range can't be read (页码范围错误).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RangeError {
    /// Not a number, or two that run backwards.
    #[error("页码范围“{0}”无法识别，请写成“1-3,5”，全部打印时不填")]
    Unreadable(String),
}

impl PageRange {
    /// Reads a range; full-width figures and Chinese marks are as good as any.
    ///
    /// # Errors
    /// When a part of it is no page number and no pair of them.
    pub fn parse(text: &str) -> Result<Self, RangeError> {
        let text: String = text.chars().filter_map(plain).collect();
        let parts = text.split(',').filter(|part| !part.is_empty());
        let read = |part: &str| part_of(part).ok_or(RangeError::Unreadable(part.to_owned()));
        parts.map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a page is printed.
    #[must_use]
    pub fn has(&self, number: usize) -> bool {
        self.0.is_empty() || self.0.iter().any(|part| part.contains(&number))
    }
}

fn part_of(part: &str) -> Option<RangeInclusive<usize>> {
    let (from, to) = part.split_once('-').unwrap_or((part, part));
    let from: usize = from.parse().ok()?;
    let to: usize = to.parse().ok()?;
    (from <= to).then_some(from..=to)
}

/// The character as a plain one; blanks are none.
fn plain(character: char) -> Option<char> {
    Some(match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))?,
        '，' | '、' | '；' | ';' => ',',
        '－' | '—' | '–' | '～' | '~' | '至' => '-',
        it if it.is_whitespace() => return None,
        it => it,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let range = PageRange::parse(text).expect("it can be read");
        let pages: Vec<usize> = (1..=6).filter(|number| range.has(*number)).collect();
        assert_eq!(pages, expected, "{text}");
    }

    #[test]
    fn ranges_are_read_as_people_write_them() {
        check("", &[1, 2, 3, 4, 5, 6]);
        check("2", &[2]);
        check("1-3,5", &[1, 2, 3, 5]);
        check("１－２、 4 ～ 6，", &[1, 2, 4, 5, 6]);
        check("2至3；3", &[2, 3]);
        check("9", &[]);
    }

    #[test]
    fn what_is_no_range_is_said_with_an_example() {
        for text in ["a", "3-1", "1-", "-2", "1-2-3"] {
            let error = PageRange::parse(text).expect_err(text);
            assert!(error.to_string().contains("请写成“1-3,5”"), "{error}");
        }
    }
}
