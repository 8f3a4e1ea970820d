//! Sentences that compare with last year: `比上年减少 3 万元，下降 5%`.
//!
//! Deliberately not here: whether the figures agree.

use std::ops::Range;

use crate::reading::Cue;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::Unit;
use crate::reading::sentences;

/// Up, down or neither (增减方向).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Flat,
}

impl Direction {
    /// As it is said of amounts.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Up => "增加",
            Self::Down => "减少",
            Self::Flat => "持平",
        }
    }
}

/// A comparison with another year (与上年比较).
#[derive(Clone, Debug)]
pub struct Change<'a> {
    /// The words from one mark to the next: up to 。 or ；.
    pub part: Range<usize>,
    /// Where the comparison begins, within the text.
    pub at: usize,
    /// The year compared with, where it is named.
    pub year: Option<Number>,
    /// The amounts before the comparison.
    pub before: Vec<&'a Number>,
    /// The amount compared with.
    pub base: Option<&'a Number>,
    /// By how much it changed.
    pub delta: Option<(Direction, &'a Number)>,
    /// By how much in a hundred.
    pub rate: Option<(Direction, &'a Number)>,
    /// Where it is said to be as before.
    pub is_flat: bool,
}

const UP: [&str; 5] = ["增加", "增长", "上升", "提高", "增幅"];
const DOWN: [&str; 6] = ["减少", "下降", "降低", "压减", "减幅", "降幅"];
const FLAT: [&str; 4] = ["持平", "无变化", "无增减", "没有变化"];
const COMPARED: [&str; 10] = [
    "比上年",
    "较上年",
    "与上年",
    "同上年",
    "比去年",
    "较去年",
    "与去年",
    "同去年",
    "和上年",
    "和去年",
];

/// The comparisons of a text.
pub fn changes<'a>(reading: &Reading<'a>) -> Vec<Change<'a>> {
    if !reading.has(Cue::Change) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for sentence in sentences(reading.text) {
        let mut from = sentence.start;
        for words in reading.text[sentence].split('；') {
            found.extend(change(reading, from..from + words.len()));
            from += words.len() + '；'.len_utf8();
        }
    }
    found
}

fn change<'a>(reading: &Reading<'a>, part: Range<usize>) -> Option<Change<'a>> {
    let numbers = reading.numbers_in(&part);
    let (at, year) = comparison(reading.text, &part, numbers)?;
    let end = reason_start(reading.text, at..part.end);
    let is_after = |it: &&Number| (at..end).contains(&it.start);
    let after: Vec<&Number> = numbers.iter().filter(is_after).collect();
    let money = |it: &&Number| it.money().is_some();
    let mut change = Change {
        before: numbers
            .iter()
            .filter(|it| it.start < at)
            .filter(money)
            .collect(),
        is_flat: FLAT.iter().any(|word| reading.text[at..end].contains(word)),
        part,
        at,
        year,
        base: None,
        delta: None,
        rate: None,
    };
    for number in after {
        match (direction_before(reading.text, number.start), number.unit) {
            (Some(direction), Unit::Money { .. }) if change.delta.is_none() => {
                change.delta = Some((direction, number));
            }
            (Some(direction), Unit::Percent) if change.rate.is_none() => {
                change.rate = Some((direction, number));
            }
            (None, Unit::Money { .. })
                if change.base.is_none() && change.delta.is_none() && change.rate.is_none() =>
            {
                change.base = Some(number);
            }
            _ => {}
        }
    }
    let says_something = change.delta.is_some() || change.rate.is_some() || change.is_flat;
    says_something.then_some(change)
}

/// Where another year is compared with, and which one.
fn comparison(
    text: &str,
    part: &Range<usize>,
    numbers: &[Number],
) -> Option<(usize, Option<Number>)> {
    let words = &text[part.clone()];
    let last = COMPARED.iter().filter_map(|word| words.find(word)).min();
    let named = numbers
        .iter()
        .filter(|it| it.year().is_some() && !it.is_quoted)
        .find(|it| {
            text[part.start..it.start]
                .trim_end()
                .ends_with(['比', '较', '与', '同', '和'])
        });
    match (last, named) {
        (Some(at), Some(year)) if part.start + at < year.start => Some((part.start + at, None)),
        (_, Some(year)) => Some((year.start, Some(*year))),
        (Some(at), None) => Some((part.start + at, None)),
        (None, None) => None,
    }
}

/// Where the words about the reason begin; the end when there are none.
fn reason_start(text: &str, part: Range<usize>) -> usize {
    let words = &text[part.clone()];
    let at = ["原因", "其中", "主要是", "主要由于", "由于"]
        .iter()
        .filter_map(|word| words.find(word))
        .min();
    at.map_or(part.end, |at| part.start + at)
}

/// The direction that is said of the number beginning here.
fn direction_before(text: &str, at: usize) -> Option<Direction> {
    let mut before = text[..at].trim_end();
    while let Some(shorter) = ["了", "额", "金额", "约", "为", "达", "率", "数", "幅度"]
        .iter()
        .find_map(|it| before.strip_suffix(it))
    {
        before = shorter.trim_end();
    }
    let is = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if is(&UP) {
        Some(Direction::Up)
    } else if is(&DOWN) {
        Some(Direction::Down)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = crate::reading::read_in_test(text, |reading| {
            let words = |it: &Option<(Direction, &Number)>| {
                it.map_or_else(
                    || "-".to_owned(),
                    |(direction, number)| format!("{}{}", direction.label(), number.value),
                )
            };
            changes(reading)
                .iter()
                .map(|it| {
                    let base = it
                        .base
                        .map_or_else(|| "-".to_owned(), |it| it.value.to_string());
                    let before = it.before.len();
                    let flat = if it.is_flat { " 持平" } else { "" };
                    format!(
                        "{before} {base} {} {}{flat}",
                        words(&it.delta),
                        words(&it.rate)
                    )
                })
                .collect::<Vec<_>>()
                .join("；")
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn comparisons_are_read_with_their_figures() {
        check(
            "收支总预算 5 万元，比 2023 年收支总预算 8 万元减少 3 万元，主要是划出2万元。",
            "1 8 减少3 -",
        );
        check(
            "安排5万元，较上年增加了2万元，增长66.67%",
            "1 - 增加2 增加66.67",
        );
        check(
            "接待费3万元，与上年持平；用车费4万元，比上年减少1万元",
            "1 - - - 持平；1 - 减少1 -",
        );
        check(
            "与2019年收入（8万元）相比，收入增加2万元，增长25%",
            "0 8 增加2 增加25",
        );
    }

    #[test]
    fn sentences_that_compare_with_nothing_are_left_out() {
        check("增加岗位5个，安排8万元。", "");
        check("比上年更好", "");
    }
}
