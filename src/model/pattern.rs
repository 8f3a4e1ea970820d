//! What is looked for in the cells of a list: a text in any width and case, or a figure however it is written.
//!
//! Deliberately not here: where it is looked for.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::codes::half_width;
use crate::money::parse_decimal;

/// What is looked for (查找内容).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    marks: Vec<char>,
    /// Without thousands marks.
    digits: Vec<char>,
    number: Option<Decimal>,
    is_whole: bool,
}

impl Pattern {
    /// A text anywhere in a cell, or as the whole of it; none where there is nothing to look for.
    #[must_use]
    pub fn new(text: &str, is_whole: bool) -> Option<Self> {
        let marks: Vec<char> = text.trim().chars().map(plain).collect();
        if marks.is_empty() {
            return None;
        }
        let is_digit = |mark: &char| *mark != ',';
        Some(Self {
            digits: marks.iter().copied().filter(is_digit).collect(),
            marks,
            number: parse_decimal(text)
                .ok()
                .filter(|_| !text.trim_start().starts_with('=')),
            is_whole,
        })
    }

    /// Whether a cell with this text is meant. Of a code with its name, either is a whole.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        if !self.is_whole {
            return next(&self.marks, text, 0).is_some();
        }
        let is_same = |text: &str| text.chars().map(plain).eq(self.marks.iter().copied());
        let either = text.split_once(' ');
        is_same(text) || either.is_some_and(|(code, name)| is_same(code) || is_same(name))
    }

    /// Whether a cell with this figure is meant: 1200 finds 1,200.00, and 1,200.00 finds 1200.
    #[must_use]
    pub fn is_in_figure(&self, text: &str) -> bool {
        let figure = text.replace(',', "");
        let is_equal = self.number.is_some() && self.number == figure.parse().ok();
        is_equal || (!self.is_whole && next(&self.digits, &figure, 0).is_some())
    }

    /// The text of a cell with something else in the place of what is looked for; none where it isn't there.
    #[must_use]
    pub fn replaced(&self, text: &str, with: &str) -> Option<String> {
        if self.is_whole {
            return self.is_in(text).then(|| with.to_owned());
        }
        replace_all(&self.marks, text, with)
    }

    /// The same for a figure without thousands marks.
    #[must_use]
    pub fn replaced_in_figure(&self, figure: &str, with: &str) -> Option<String> {
        if !self.is_in_figure(figure) {
            return None;
        }
        let part = Some(()).filter(|()| !self.is_whole);
        let replaced = part.and_then(|()| replace_all(&self.digits, figure, with));
        Some(replaced.unwrap_or_else(|| with.to_owned()))
    }
}

/// The character that all forms of a character are compared as.
fn plain(mark: char) -> char {
    let mark = half_width(mark);
    mark.to_lowercase().next().unwrap_or(mark)
}

/// Where some characters stand in a text next.
fn next(marks: &[char], text: &str, from: usize) -> Option<Range<usize>> {
    text[from..].char_indices().find_map(|(at, _)| {
        let start = from + at;
        let mut rest = text[start..].chars();
        let is_here = marks
            .iter()
            .all(|mark| rest.next().map(plain) == Some(*mark));
        is_here.then(|| start..text.len() - rest.as_str().len())
    })
}

fn replace_all(marks: &[char], text: &str, with: &str) -> Option<String> {
    let mut replaced = String::new();
    let mut from = 0;
    while let Some(place) = next(marks, text, from) {
        replaced.push_str(&text[from..place.start]);
        replaced.push_str(with);
        from = place.end;
    }
    if from == 0 {
        return None;
    }
    replaced.push_str(&text[from..]);
    Some(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Pattern {
        Pattern::new(text, false).unwrap()
    }

    fn whole(text: &str) -> Pattern {
        Pattern::new(text, true).unwrap()
    }

    #[test]
    fn texts_are_found_in_any_width_and_case() {
        assert!(part("（本级）").is_in("某某局(本级)"));
        assert!(part("ａ4").is_in("打印纸A4"));
        assert!(part(" 办公 ").is_in("30201 办公费"));
        assert!(!part("办公室").is_in("30201 办公费"));
        assert_eq!(Pattern::new(" ", false), None);
    }

    #[test]
    fn a_whole_is_the_cell_or_the_code_or_the_name() {
        for text in ["30201", "办公费", "30201 办公费"] {
            assert!(whole(text).is_in("30201 办公费"), "{text}");
        }
        assert!(!whole("办公").is_in("30201 办公费"));
    }

    #[test]
    fn amounts_are_found_however_they_are_written() {
        for text in ["1200", "1,200", "1,200.00", "１２００", "1200.0"] {
            assert!(part(text).is_in_figure("1,200.00"), "{text}");
            assert!(whole(text).is_in_figure("1,200.00"), "{text}");
        }
        assert!(part("1,200.00").is_in_figure("1200"));
        assert!(part("200").is_in_figure("1,200.00"));
        assert!(!whole("200").is_in_figure("1,200.00"));
        assert!(!part("办公").is_in_figure("1,200.00"));
        assert!(!part("12").is_in_figure(""));
    }

    #[test]
    fn what_is_found_is_replaced_and_the_rest_stays() {
        assert_eq!(
            part("费").replaced("费用费", "款").as_deref(),
            Some("款用款")
        );
        assert_eq!(part("Ａ").replaced("aBa", "").as_deref(), Some("B"));
        assert_eq!(part("x").replaced("费", "款"), None);
        assert_eq!(whole("费").replaced("费用", "款"), None);
        assert_eq!(
            part("1,2").replaced_in_figure("1200.00", "3").as_deref(),
            Some("300.00")
        );
        assert_eq!(
            whole("1,200").replaced_in_figure("1200.00", "5").as_deref(),
            Some("5")
        );
        assert_eq!(part("7").replaced_in_figure("1200.00", "5"), None);
    }
}
