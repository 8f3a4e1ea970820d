//! Numbers in a text: their value, their unit, whether they stand in a quoted title.
//!
//! Deliberately not here: numbers that are written wrongly; they are left out.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::money::AmountScale;
use crate::money::Money;

/// A number in a text (文字中的数).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Where its first digit stands.
    pub start: usize,
    /// Where its unit ends.
    pub end: usize,
    pub value: Decimal,
    pub decimals: u32,
    pub unit: Unit,
    /// Whether it stands in a title, in quotation marks or in the brackets of a document number.
    pub is_quoted: bool,
    /// Whether it is one end of a range: `80-90%`.
    pub is_range: bool,
}

/// What a number counts (单位).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing follows, or a mark.
    None,
    /// 元, 万元, 亿元; the fen in one of it, and whether 元 is written.
    Money {
        fen: i64,
        is_complete: bool,
    },
    Percent,
    /// 个百分点.
    Points,
    Year,
    /// Anything else, by its first character.
    Other(char),
}

const YUAN: i64 = 100;
const TEN_THOUSAND: i64 = 10_000 * YUAN;

impl Number {
    /// The amount; none for what isn't money, is finer than a fen or larger than any budget.
    pub fn money(&self) -> Option<Money> {
        // 十万亿元, so that sums of all amounts of a text stay far inside what an amount can hold.
        const LIMIT: i64 = 1_000_000_000_000_000;
        let Unit::Money { fen, .. } = self.unit else {
            return None;
        };
        let exact = self.value.checked_mul(Decimal::from(fen))?;
        let is_whole = exact.fract().is_zero();
        let fen = exact.to_i64().filter(|fen| is_whole && *fen <= LIMIT)?;
        Some(Money::from_fen(fen))
    }

    /// The unit in which the amount is written.
    pub const fn scale(&self) -> AmountScale {
        match self.unit {
            Unit::Money { fen, .. } if fen < TEN_THOUSAND => AmountScale::Yuan,
            _ => AmountScale::TenThousandYuan,
        }
    }

    /// What the last digit written is worth, in fen.
    pub fn step(&self) -> Money {
        let Unit::Money { fen, .. } = self.unit else {
            return Money::ZERO;
        };
        let divisor = 10_i64.checked_pow(self.decimals).unwrap_or(i64::MAX);
        Money::from_fen((fen / divisor).max(1))
    }

    /// How far the exact amount may be from the one written, by rounding.
    ///
    /// Small whole numbers are exact: 3 万元 isn't said of 3.40 万元.
    pub fn slack(&self) -> Money {
        const LEAST_ROUNDED: i64 = 100;
        if self.decimals == 0 && self.value < Decimal::from(LEAST_ROUNDED) {
            return Money::ZERO;
        }
        Money::from_fen(self.step().fen() / 2)
    }

    /// The percentage.
    pub fn percent(&self) -> Option<Decimal> {
        (self.unit == Unit::Percent && !self.is_range).then_some(self.value)
    }

    /// The year.
    pub fn year(&self) -> Option<u16> {
        (self.unit == Unit::Year).then(|| self.value.to_u16())?
    }
}

/// Reads the numbers of a text.
pub(super) fn read(text: &str, found: &mut Vec<Number>) {
    let bytes = text.as_bytes();
    let mut depth = 0_u32;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => at = read_number(text, at, depth > 0, found),
            // Chinese characters.
            0xE4..=0xE9 => at += 3,
            b'\n' => {
                depth = 0;
                at += 1;
            }
            0..0x80 => at += 1,
            _ => {
                let mark = text[at..].chars().next().unwrap_or(' ');
                match mark {
                    '《' | '〈' | '“' | '〔' | '【' | '「' => depth += 1,
                    '》' | '〉' | '”' | '〕' | '】' | '」' => {
                        depth = depth.saturating_sub(1);
                    }
                    '。' => depth = 0,
                    '０'..='９' => {
                        at = read_number(text, at, depth > 0, found);
                        continue;
                    }
                    _ => {}
                }
                at += mark.len_utf8();
            }
        }
    }
}

/// Reads the number that begins here; gives where to go on.
fn read_number(text: &str, start: usize, is_quoted: bool, found: &mut Vec<Number>) -> usize {
    let Digits {
        end,
        mantissa,
        decimals,
    } = digits(&text[start..]);
    let end = start + end;
    let before = text[..start].chars().next_back();
    let is_lettered = before.is_some_and(|it| it.is_ascii_alphabetic() || it == '_');
    let Some(mantissa) = mantissa.filter(|_| !is_lettered) else {
        return end;
    };
    let value = Decimal::new(mantissa, decimals);
    let is_bracketed = matches!(before, Some('[' | '〔')) && text[end..].starts_with([']', '〕']);
    let (unit, length) = unit(&text[end..], value);
    found.push(Number {
        start,
        end: end + length,
        value,
        decimals,
        unit,
        is_quoted: is_quoted || is_bracketed,
        is_range: before.is_some_and(is_dash) || text[end..].starts_with(is_dash),
    });
    end + length
}

const fn is_dash(it: char) -> bool {
    matches!(it, '-' | '—' | '－' | '~' | '～' | '–')
}

struct Digits {
    end: usize,
    /// The digits as a whole number; none when they are written wrongly.
    mantissa: Option<i64>,
    decimals: u32,
}

fn digits(text: &str) -> Digits {
    let mut read = Digits {
        end: 0,
        mantissa: Some(0),
        decimals: 0,
    };
    let mut has_point = false;
    for (at, mark) in text.char_indices() {
        let rest = &text[at + mark.len_utf8()..];
        if let Some(digit) = digit(mark) {
            let next = |it: i64| it.checked_mul(10)?.checked_add(digit);
            read.mantissa = read.mantissa.and_then(next);
            read.decimals += u32::from(has_point);
        } else {
            match mark {
                '.' | '．' if rest.starts_with(is_digit) => {
                    if has_point {
                        read.mantissa = None;
                    }
                    has_point = true;
                }
                ',' if !has_point && is_thousand(rest) => {}
                _ => break,
            }
        }
        read.end = at + mark.len_utf8();
    }
    if read.decimals > 10 {
        read.mantissa = None;
    }
    read
}

fn is_digit(mark: char) -> bool {
    digit(mark).is_some()
}

fn digit(mark: char) -> Option<i64> {
    match mark {
        '0'..='9' => Some(i64::from(u32::from(mark) - u32::from('0'))),
        '０'..='９' => Some(i64::from(u32::from(mark) - u32::from('０'))),
        _ => None,
    }
}

/// Whether exactly three digits stand here, as after a thousands mark.
fn is_thousand(rest: &str) -> bool {
    rest.chars().take_while(|it| is_digit(*it)).count() == 3
}

/// The unit behind a number, and the bytes up to its end.
fn unit(after: &str, value: Decimal) -> (Unit, usize) {
    let rest = after.trim_start_matches([' ', '\u{3000}', '\t', '\u{a0}']);
    let blanks = after.len() - rest.len();
    let money = |fen, is_complete, words: &str| {
        let unit = Unit::Money { fen, is_complete };
        (unit, blanks + words.len())
    };
    let Some(first) = rest.chars().next() else {
        return (Unit::None, 0);
    };
    match first {
        '元' if !rest.starts_with("元素") => money(YUAN, true, "元"),
        '万' if rest.starts_with("万元") => money(TEN_THOUSAND, true, "万元"),
        '亿' if rest.starts_with("亿元") => money(10_000 * TEN_THOUSAND, true, "亿元"),
        '万' if ends(&rest["万".len()..]) => money(TEN_THOUSAND, false, "万"),
        '亿' if ends(&rest["亿".len()..]) => money(10_000 * TEN_THOUSAND, false, "亿"),
        '%' | '％' => (Unit::Percent, blanks + first.len_utf8()),
        '个' if rest.starts_with("个百分点") => (Unit::Points, blanks),
        '年' if is_year(value) => {
            let words = if rest.starts_with("年度") {
                "年度"
            } else {
                "年"
            };
            (Unit::Year, blanks + words.len())
        }
        _ if first.is_alphanumeric() && digit(first).is_none() => (Unit::Other(first), 0),
        _ => (Unit::None, 0),
    }
}

fn is_year(value: Decimal) -> bool {
    value.scale() == 0 && value >= Decimal::from(1949) && value <= Decimal::from(2099)
}

/// Whether a mark or the end stands here, so that 万 counts money.
fn ends(rest: &str) -> bool {
    rest.trim_start()
        .starts_with(['，', '、', '。', '；', '）', ',', ';', ')'])
        || rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        read(text, &mut found);
        let words = found.iter().map(|it| {
            let unit = match it.unit {
                Unit::None => String::new(),
                Unit::Money { .. } => format!("={}分", it.money().unwrap().fen()),
                Unit::Percent => "%".to_owned(),
                Unit::Points => "点".to_owned(),
                Unit::Year => "年".to_owned(),
                Unit::Other(first) => first.to_string(),
            };
            format!("{}{unit}", it.value)
        });
        assert_eq!(words.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn amounts_are_read_with_their_unit() {
        check(
            "安排5,114.04万元、３．５ 元",
            &["5114.04=5114040000分", "3.5=350分"],
        );
        check("7.2亿元", &["7.2=72000000000分"]);
        check("差旅费1万、邮电费", &["1=1000000分"]);
    }

    #[test]
    fn percentages_years_and_counts_are_told_apart() {
        check(
            "2024 年度完成95%，2.8万人，提高2个百分点",
            &["2024年", "95%", "2.8万", "2点"],
        );
        check("1200年", &["1200年"]);
        check("第5条", &["5条"]);
    }

    #[test]
    fn lists_are_several_numbers_and_malformed_ones_are_none() {
        check("2022,2023年", &["2022", "2023年"]);
        check("20,30万元", &["20", "30=30000000分"]);
        check("3.048.30万元", &[]);
        check("A4纸", &[]);
        check("99999999999999999999元", &[]);
        let mut found = Vec::new();
        read("9999999999999999亿元", &mut found);
        assert_eq!(found[0].money(), None);
    }

    #[test]
    fn titles_and_document_numbers_are_quoted() {
        let mut found = Vec::new();
        read(
            "《2021年办法》（财预〔2021〕101号）和“2022年春风行动”，2023年",
            &mut found,
        );
        let quoted: Vec<bool> = found.iter().map(|it| it.is_quoted).collect();
        assert_eq!(quoted, [true, true, false, true, false]);
    }

    #[test]
    fn a_forgotten_closing_mark_reaches_to_the_end_of_the_sentence() {
        let mut found = Vec::new();
        read("《2021年办法。2022年安排", &mut found);
        assert_eq!(
            found.iter().map(|it| it.is_quoted).collect::<Vec<_>>(),
            [true, false]
        );
    }
}
