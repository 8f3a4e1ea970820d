//! Numbered lines: 1. 2. 3., （一）（二）（三）.
//!
//! Deliberately not here: numbers inside a sentence.

/// The way a line is numbered (序号样式).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `（1）`, `(1)`.
    BracketedDigits,
    /// `1.`, `1、`.
    Digits,
    /// `（一）`.
    BracketedHan,
    /// `一、`.
    Han,
}

/// The first line whose number is that of the numbered line before it.
pub(in crate::rules) fn repeated_number(text: &str) -> Option<&str> {
    if !text.contains('\n') {
        return None;
    }
    let mut last = None;
    for line in text.lines() {
        let Some(number) = number(line.trim_start()) else {
            continue;
        };
        // Lists of one item each begin with 1 again and again.
        if last == Some(number) && number.1 > 1 {
            return Some(line.trim());
        }
        last = Some(number);
    }
    None
}

fn number(line: &str) -> Option<(Style, u32)> {
    let (inner, is_bracketed) = match line.strip_prefix(['（', '(']) {
        Some(inner) => (inner, true),
        None => (line, false),
    };
    let end = inner.find(|it| !is_numeral(it))?;
    let (digits, rest) = inner.split_at(end);
    let is_closed = if is_bracketed {
        rest.starts_with(['）', ')'])
    } else {
        rest.starts_with(['、', '．']) || (rest.starts_with('.') && !has_digit_after(rest))
    };
    let value = digits.parse().ok().or_else(|| han_number(digits))?;
    let style = match (
        is_bracketed,
        digits.starts_with(|it: char| it.is_ascii_digit()),
    ) {
        (true, true) => Style::BracketedDigits,
        (false, true) => Style::Digits,
        (true, false) => Style::BracketedHan,
        (false, false) => Style::Han,
    };
    is_closed.then_some((style, value))
}

fn has_digit_after(rest: &str) -> bool {
    rest[1..].starts_with(|it: char| it.is_ascii_digit())
}

const NUMERALS: &str = "〇一二三四五六七八九十";

fn is_numeral(it: char) -> bool {
    it.is_ascii_digit() || NUMERALS.contains(it)
}

/// A number written in Chinese, up to ninety-nine: 十二, 八.
pub(in crate::rules) fn han_number(text: &str) -> Option<u32> {
    let digit = |it: char| {
        let at = NUMERALS.chars().position(|numeral| numeral == it)?;
        u32::try_from(at).ok().filter(|it| *it < 10)
    };
    let (tens, ones) = match text.split_once('十') {
        Some((tens, ones)) => (Some(tens), ones),
        None => (None, text),
    };
    let mut ones = ones.chars();
    let last = ones.next().map(digit);
    if ones.next().is_some() {
        return None;
    }
    let tens = match tens {
        Some("") => 10,
        Some(tens) => {
            let mut tens = tens.chars();
            let value = digit(tens.next()?)? * 10;
            if tens.next().is_some() {
                return None;
            }
            value
        }
        None => 0,
    };
    match last {
        Some(ones) => Some(tens + ones?),
        None => (tens > 0).then_some(tens),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_comes_twice_in_a_row_is_found() {
        let check = |text, expected| assert_eq!(repeated_number(text), expected, "{text}");
        check("（5）甲\n（6）乙\n（6）丙", Some("（6）丙"));
        check("一、甲\n二、乙\n二、丙", Some("二、丙"));
        check("1.甲\n2.乙\n\n说明\n2.丙", Some("2.丙"));
        check("1.甲\n2.乙\n3.丙", None);
        check("（一）甲\n1.乙\n（二）丙\n1.丁", None);
        check("1.甲\n1.乙", None);
        check("2.5万元\n2.5万元", None);
        check("2（含）以上\n2（含）以上", None);
    }

    #[test]
    fn chinese_numbers_are_read() {
        for (text, expected) in [
            ("八", Some(8)),
            ("十", Some(10)),
            ("十三", Some(13)),
            ("二十", Some(20)),
            ("二十一", Some(21)),
            ("", None),
            ("百", None),
            ("一二", None),
            ("十十", None),
            ("〇十", None),
        ] {
            assert_eq!(han_number(text), expected, "{text}");
        }
    }
}
