//! Numbers of headings: 第一部分, 一、, （一）, 1.

use crate::packs::HeadingNumber;

/// The number of the next heading at a level; `counts` are those of the headings before it.
pub(super) fn heading_number(
    numbering: &[HeadingNumber],
    counts: &mut Vec<usize>,
    level: u8,
) -> String {
    let level = usize::from(level.max(1));
    counts.resize(level, 0);
    counts[level - 1] += 1;
    let number = counts[level - 1];
    match numbering.get(level - 1) {
        Some(HeadingNumber::Part) => format!("第{}部分　", han(number)),
        Some(HeadingNumber::Chinese) => format!("{}、", han(number)),
        Some(HeadingNumber::Bracketed) => format!("（{}）", han(number)),
        Some(HeadingNumber::Arabic) => format!("{number}. "),
        Some(HeadingNumber::None) | None => String::new(),
    }
}

/// A number up to 99 in Chinese: `二十一`.
pub(super) fn han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, one) => DIGITS[one].to_owned(),
        (1, one) => format!("十{}", DIGITS[one]),
        (ten @ 2..=9, one) => format!("{}十{}", DIGITS[ten], DIGITS[one]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_count_anew_below_each_other() {
        let numbering = [
            HeadingNumber::Part,
            HeadingNumber::Chinese,
            HeadingNumber::Bracketed,
        ];
        let mut counts = Vec::new();
        let mut number = |level| heading_number(&numbering, &mut counts, level);
        let found = [1, 2, 2, 3, 1, 2].map(&mut number);
        let expected = ["第一部分　", "一、", "二、", "（一）", "第二部分　", "一、"];
        assert_eq!(found, expected);
    }

    #[test]
    fn numbers_are_written_in_chinese() {
        let found = [1, 10, 11, 20, 99, 100].map(han);
        assert_eq!(found, ["一", "十", "十一", "二十", "九十九", "100"]);
    }
}
