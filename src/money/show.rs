//! Amounts as text: rounded once, at output, half away from zero.

use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use crate::money::AmountScale;
use crate::money::Money;

/// How a zero amount is printed (零值显示).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ZeroStyle {
    /// An empty cell.
    #[default]
    Blank,
    /// `0.00`.
    Digits,
    /// `-`.
    Dash,
}

/// How amounts are printed: unit, decimals, thousands marks, zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountFormat {
    /// The unit.
    pub scale: AmountScale,
    /// Digits behind the decimal point; no more are printed than a fen needs.
    pub decimals: u8,
    /// Whether thousands are marked with a comma.
    pub grouping: bool,
    /// How zero is printed.
    pub zero: ZeroStyle,
    /// Whether zeros at the end of the decimals are left out: `44.5`, `0`.
    #[serde(default)]
    pub trims: bool,
}

impl Default for AmountFormat {
    fn default() -> Self {
        Self::new(AmountScale::TenThousandYuan)
    }
}

impl AmountFormat {
    /// Two decimals, thousands marks, zero blank.
    #[must_use]
    pub const fn new(scale: AmountScale) -> Self {
        Self {
            scale,
            decimals: 2,
            grouping: true,
            zero: ZeroStyle::Blank,
            trims: false,
        }
    }

    /// The amount in units of the last printed digit, half away from zero.
    ///
    /// With 万元 and two decimals one step is 100 yuan.
    #[must_use]
    pub fn rounded_steps(&self, amount: Money) -> i64 {
        let step = self.step_fen();
        let fen = amount.fen();
        let half = step / 2;
        if fen >= 0 {
            (fen + half) / step
        } else {
            (fen - half) / step
        }
    }

    /// The printed amount back in fen: what a reader of the table takes it for.
    #[must_use]
    pub fn rounded(&self, amount: Money) -> Money {
        Money::from_fen(self.rounded_steps(amount) * self.step_fen())
    }

    /// Fen in one step of the last printed digit; never below one fen.
    #[must_use]
    pub const fn step_fen(&self) -> i64 {
        self.scale.fen() / 10_i64.pow(self.places())
    }

    /// The decimals that are printed: no more than a fen needs.
    const fn places(self) -> u32 {
        let most = self.scale.fen().ilog10();
        if (self.decimals as u32) < most {
            self.decimals as u32
        } else {
            most
        }
    }

    /// The amount as printed, without its unit; zero as [`ZeroStyle`] says.
    #[must_use]
    pub fn show(&self, amount: Money) -> String {
        if amount.is_zero() {
            match self.zero {
                ZeroStyle::Blank => return String::new(),
                ZeroStyle::Dash => return "-".to_owned(),
                ZeroStyle::Digits => {}
            }
        }
        self.digits(amount)
    }

    /// The amount as digits, also when zero.
    #[must_use]
    pub fn digits(&self, amount: Money) -> String {
        let mut steps = self.rounded_steps(amount);
        let mut places = self.places();
        while self.trims && places > 0 && steps % 10 == 0 {
            steps /= 10;
            places -= 1;
        }
        let power = 10_u64.pow(places);
        let whole = steps.unsigned_abs() / power;
        let part = steps.unsigned_abs() % power;
        let sign = if steps < 0 { "-" } else { "" };
        let whole = if self.grouping {
            group_thousands(whole)
        } else {
            whole.to_string()
        };
        if places == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{part:0width$}", width = places as usize)
        }
    }

    /// The decimals an amount is printed with.
    #[must_use]
    pub fn decimals_of(&self, amount: Money) -> usize {
        let digits = self.digits(amount);
        digits
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    }

    /// The amount with its unit, for sentences: `5,114.04 万元`.
    #[must_use]
    pub fn sentence(&self, amount: Money) -> String {
        format!("{} {}", self.digits(amount), self.scale.label())
    }
}

/// A whole number with a comma every three digits.
#[must_use]
pub fn group_thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The exact amount in yuan with two decimals, as files hold it.
pub(super) struct YuanExact(pub(super) Money);

impl fmt::Display for YuanExact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.fen();
        let sign = if fen < 0 { "-" } else { "" };
        let magnitude = fen.unsigned_abs();
        write!(out, "{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fen: i64, scale: AmountScale, expected: &str) {
        assert_eq!(
            AmountFormat::new(scale).show(Money::from_fen(fen)),
            expected
        );
    }

    #[test]
    fn amounts_are_rounded_once_half_away_from_zero() {
        check(511_404_000_000, AmountScale::TenThousandYuan, "511,404.00");
        check(5_114_040_000, AmountScale::TenThousandYuan, "5,114.04");
        check(5_000, AmountScale::TenThousandYuan, "0.01");
        check(4_999, AmountScale::TenThousandYuan, "0.00");
        check(-5_000, AmountScale::TenThousandYuan, "-0.01");
        check(123_456_789, AmountScale::Yuan, "1,234,567.89");
        check(0, AmountScale::Yuan, "");
    }

    #[test]
    fn zero_is_shown_as_the_form_wants() {
        let mut format = AmountFormat::new(AmountScale::Yuan);
        format.zero = ZeroStyle::Digits;
        assert_eq!(format.show(Money::ZERO), "0.00");
        format.zero = ZeroStyle::Dash;
        assert_eq!(format.show(Money::ZERO), "-");
        format.decimals = 0;
        assert_eq!(format.digits(Money::from_fen(150)), "2");
    }

    #[test]
    fn zeros_at_the_end_are_left_out_where_the_form_does_so() {
        let format = AmountFormat {
            trims: true,
            zero: ZeroStyle::Digits,
            ..AmountFormat::new(AmountScale::TenThousandYuan)
        };
        let check = |fen: i64, expected: &str| {
            assert_eq!(format.show(Money::from_fen(fen)), expected);
        };
        check(44_500_000, "44.5");
        check(94_440_000, "94.44");
        check(1_000_000_000, "1,000");
        check(0, "0");
        assert_eq!(format.decimals_of(Money::from_fen(44_500_000)), 1);
        assert_eq!(format.decimals_of(Money::ZERO), 0);
    }

    #[test]
    fn no_more_decimals_are_printed_than_a_fen_needs() {
        let mut format = AmountFormat::new(AmountScale::Yuan);
        format.decimals = 4;
        assert_eq!(format.digits(Money::from_fen(123_456)), "1,234.56");
        format.scale = AmountScale::TenThousandYuan;
        assert_eq!(format.digits(Money::from_fen(123_456)), "0.1235");
    }
}
