//! Typed amounts: full-width digits, thousands marks, 万 and 亿, and `=` arithmetic.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive;
use thiserror::Error;

use crate::money::AmountScale;
use crate::money::Money;
use crate::money::arithmetic;

/// Why a typed amount can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AmountError {
    /// Nothing but blanks.
    #[error("没有填写数字")]
    Empty,
    /// A character that has no place in a number.
    #[error("“{found}”不是数字：这里只能填数字、小数点、千分位逗号，或以“=”开头的算式")]
    UnexpectedCharacter {
        /// The first such character.
        found: char,
    },
    /// Two decimal points, a comma at the wrong place and the like.
    #[error("“{text}”的小数点或千分位逗号位置不对：小数点只能有一个，逗号每三位一个")]
    Malformed {
        /// What was typed.
        text: String,
    },
    /// More digits than a budget can have.
    #[error("数字太大：金额不能达到 100 亿元")]
    TooLarge,
    /// Smaller than one fen.
    #[error("“{text}”精确到分以下：金额最多填到分（以万元计最多 6 位小数）")]
    BelowFen {
        /// What was typed.
        text: String,
    },
    /// An arithmetic expression that can't be read or computed.
    #[error("算式有误：{reason}")]
    Expression {
        /// What is wrong, a Chinese phrase.
        reason: String,
    },
}

/// Replaces full-width digits and marks by their half-width forms and drops blanks.
#[must_use]
pub fn normalize_digits(text: &str) -> String {
    text.chars()
        .filter(|mark| !mark.is_whitespace() && !is_invisible(*mark))
        .map(|mark| match mark {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(mark) - 0xfee0).unwrap_or(mark),
            '。' => '.',
            '×' => '*',
            '÷' => '/',
            '\u{2010}'..='\u{2015}' | '−' | '─' | '﹣' => '-',
            '￥' => '¥',
            other => other,
        })
        .collect()
}

/// Marks other programs leave in copied numbers that nobody sees.
fn is_invisible(mark: char) -> bool {
    matches!(mark, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
}

/// Whether the text is how forms print that there is no figure: dashes, a stroke, 无.
#[must_use]
pub fn is_no_figure(text: &str) -> bool {
    let text = normalize_digits(text);
    matches!(&*text, "/" | "无") || (!text.is_empty() && text.chars().all(|mark| mark == '-'))
}

/// Reads an amount typed in `scale`.
///
/// `1,234.5`, `１２３．４`, `1.2万`, `3亿`, `500元` and `=3*1200*12` are understood.
/// An explicit 元, 万, 亿 wins over `scale`; the result of arithmetic is rounded to the fen.
///
/// # Errors
/// Says what is wrong in a sentence for the person who typed it.
pub fn parse_amount(text: &str, scale: AmountScale) -> Result<Money, AmountError> {
    let typed = normalize_digits(text);
    if let Some(expression) = typed.strip_prefix('=') {
        let value = arithmetic::evaluate(expression)?;
        let fen = to_fen(value, scale.fen())?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        return enterable(fen);
    }
    let typed = without_currency(typed);
    let in_brackets = typed
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let (number, unit_fen) = split_unit(in_brackets.unwrap_or(&typed), scale);
    let value = match in_brackets {
        // The unit may stand inside the brackets.
        Some(_) => plain_number(&format!("({number})"))?,
        None => plain_number(number)?,
    };
    let fen = to_fen(value, unit_fen)?;
    if fen.fract().is_zero() {
        enterable(fen)
    } else {
        Err(AmountError::BelowFen {
            text: text.trim().to_owned(),
        })
    }
}

/// Reads a plain number that is not an amount: a quantity, a standard, a rate.
///
/// # Errors
/// As [`parse_amount`], without units; `%` divides by a hundred.
pub fn parse_decimal(text: &str) -> Result<Decimal, AmountError> {
    let typed = normalize_digits(text);
    match typed.strip_prefix('=') {
        Some(expression) => arithmetic::evaluate(expression),
        None => match typed.strip_suffix('%') {
            Some(number) => Ok(plain_number(number)? / Decimal::ONE_HUNDRED),
            None => plain_number(&typed),
        },
    }
}

/// Drops a currency sign before the first digit; a sign or a bracket may stand before it.
fn without_currency(typed: String) -> String {
    let is_sign = |mark: char| matches!(mark, '-' | '+' | '(');
    match typed.split_once('¥') {
        Some((signs, rest)) if signs.chars().all(is_sign) => format!("{signs}{rest}"),
        Some(_) | None => typed,
    }
}

/// Cuts a written unit off the number and gives the fen in one of it.
fn split_unit(typed: &str, scale: AmountScale) -> (&str, i64) {
    let yuan = AmountScale::Yuan.fen();
    let units = [
        ("亿元", 100_000_000 * yuan),
        ("亿", 100_000_000 * yuan),
        ("万元", 10_000 * yuan),
        ("万", 10_000 * yuan),
        ("元", yuan),
    ];
    units
        .into_iter()
        .find_map(|(unit, fen)| typed.strip_suffix(unit).map(|number| (number, fen)))
        .unwrap_or((typed, scale.fen()))
}

/// A number with optional sign (also in brackets) and thousands marks.
pub(super) fn plain_number(text: &str) -> Result<Decimal, AmountError> {
    let in_brackets = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let negative = in_brackets.or_else(|| text.strip_prefix('-'));
    let (sign, digits) = match negative {
        Some(rest) => (-Decimal::ONE, rest),
        None => (Decimal::ONE, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() {
        return Err(AmountError::Empty);
    }
    let misplaced = |mark: &char| !(mark.is_ascii_digit() || matches!(mark, '.' | ','));
    if let Some(found) = digits.chars().find(misplaced) {
        return Err(AmountError::UnexpectedCharacter { found });
    }
    let malformed = || AmountError::Malformed {
        text: text.to_owned(),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.contains(['.', ',']) || !well_grouped(whole) {
        return Err(malformed());
    }
    let plain: String = digits.chars().filter(|mark| *mark != ',').collect();
    if plain.len() > 26 {
        return Err(AmountError::TooLarge);
    }
    let value: Decimal = plain.parse().map_err(|_| malformed())?;
    Ok(sign * value)
}

/// Whether commas, if any, stand every three digits.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut later = groups.peekable();
    later.peek().is_none()
        || ((1..=3).contains(&first.len()) && later.all(|group| group.len() == 3))
}

fn to_fen(value: Decimal, unit_fen: i64) -> Result<Decimal, AmountError> {
    value
        .checked_mul(Decimal::from(unit_fen))
        .ok_or(AmountError::TooLarge)
}

fn enterable(fen: Decimal) -> Result<Money, AmountError> {
    let amount = fen
        .to_i64()
        .map(Money::from_fen)
        .ok_or(AmountError::TooLarge)?;
    if amount.is_enterable() {
        Ok(amount)
    } else {
        Err(AmountError::TooLarge)
    }
}

/// Reads an amount as files hold it: yuan, at most two decimals, nothing else.
pub(super) fn parse_stored(text: &str) -> Option<Money> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || whole.len() > 15
        || part.len() > 2
        || !is_number(whole)
        || !is_number(part)
    {
        return None;
    }
    let yuan: i64 = whole.parse().ok()?;
    let cents: i64 = format!("{part:0<2}").parse().ok()?;
    let fen = yuan * 100 + cents;
    Some(Money::from_fen(if negative { -fen } else { fen }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<i64, &str>) {
        let found = parse_amount(text, AmountScale::TenThousandYuan);
        match expected {
            Ok(fen) => assert_eq!(found, Ok(Money::from_fen(fen)), "{text}"),
            Err(words) => {
                let message = found.expect_err(text).to_string();
                assert!(message.contains(words), "{text}: {message}");
            }
        }
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        check("1,083.14", Ok(1_083_140_000));
        check("１６．００", Ok(16_000_000));
        check(" 16 ", Ok(16_000_000));
        check("160000元", Ok(16_000_000));
        check("1.5亿", Ok(15_000_000_000));
        check("0.000001", Ok(1));
        check("(2.5)", Ok(-2_500_000));
        check("=3*1200*12/10000", Ok(4_320_000));
        check("＝（１＋２）×２", Ok(6_000_000));
        check("=1/3", Ok(333_333));
    }

    #[test]
    fn numbers_are_read_as_other_programs_write_them() {
        check("￥1,200.00", Ok(1_200_000_000));
        check("¥ -5", Ok(-5_000_000));
        check("-¥5", Ok(-5_000_000));
        check("(¥1,200.5万元)", Ok(-1_200_500_000));
        check("（２．５）", Ok(-2_500_000));
        check("－３", Ok(-3_000_000));
        check("\u{200e}3\u{a0}", Ok(3_000_000));
        check("5¥", Err("“¥”不是数字"));
        check("1.2E+07", Err("“E”不是数字"));
    }

    #[test]
    fn a_percentage_is_a_hundredth() {
        assert_eq!(parse_decimal("12.5%"), Ok(Decimal::new(125, 3)));
        assert_eq!(parse_decimal("１００％"), Ok(Decimal::ONE));
        assert!(parse_decimal("%").is_err());
        assert!(parse_amount("5%", AmountScale::Yuan).is_err());
    }

    #[test]
    fn a_dash_stands_for_no_figure() {
        for none in ["-", "—", "——", " - ", "－", "/", "无"] {
            assert!(is_no_figure(none), "{none}");
        }
        for some in ["", "-1", "0", "无需"] {
            assert!(!is_no_figure(some), "{some}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_a_sentence() {
        check("", Err("没有填写"));
        check("12a", Err("“a”不是数字"));
        check("3.048.30", Err("小数点"));
        check("12,34", Err("逗号"));
        check("1,234,5", Err("逗号"));
        check("123456789012345678901234567890", Err("太大"));
        check("1000000000000", Err("太大"));
        check("1000000", Err("太大"));
        check("0.0000001", Err("分以下"));
        check("=1/0", Err("除数"));
        check("=(1+2", Err("括号"));
        check("=2*", Err("算式"));
        check("--5", Err("不是数字"));
        check("(-5)", Err("“-”不是数字"));
        check("((5))", Err("“(”不是数字"));
        let deep = 1_000_000;
        let nested = format!("{}5{}", "(".repeat(deep), ")".repeat(deep));
        check(&nested, Err("“(”不是数字"));
        check(&format!("={nested}"), Err("太深"));
    }

    #[test]
    fn stored_amounts_are_exact_yuan() {
        assert_eq!(parse_stored("160000.00"), Some(Money::from_fen(16_000_000)));
        assert_eq!(parse_stored("-0.5"), Some(Money::from_fen(-50)));
        for bad in [
            "",
            "1.234",
            "1e3",
            "１",
            "1,000.00",
            "9999999999999999.00",
            ".5",
            "+1",
        ] {
            assert_eq!(parse_stored(bad), None, "{bad}");
        }
    }
}
