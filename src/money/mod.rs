//! Amounts of money: exact fen, how they are typed and how they are shown.
//!
//! Deliberately not here: which amounts belong together, and anything that needs a float.

mod arithmetic;
mod parse;
mod show;

use std::iter::Sum;
use std::ops::Add;
use std::ops::AddAssign;
use std::ops::Neg;
use std::ops::Sub;

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Error as _;

pub use parse::AmountError;
pub use parse::is_no_figure;
pub use parse::normalize_digits;
pub use parse::parse_amount;
pub use parse::parse_decimal;
pub use show::AmountFormat;
pub use show::ZeroStyle;
pub use show::group_thousands;

/// Fen in one yuan.
pub const FEN_PER_YUAN: i64 = 100;

/// An amount of money (金额), a whole number of fen.
///
/// One entered amount lies within ±[`Money::LIMIT`], and a file holds at most a million records, so
/// that the sum of everything that can be entered is far inside `i64`; release builds check overflow too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that can be entered: just under 100 亿元 (in fen).
    pub const LIMIT: Self = Self(999_999_999_999);

    /// An amount given in fen.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// An amount given in whole yuan.
    #[must_use]
    pub const fn from_yuan(yuan: i64) -> Self {
        Self(yuan * FEN_PER_YUAN)
    }

    /// The amount in fen.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Whether nothing is meant.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether the amount may be entered, see [`Money::LIMIT`].
    #[must_use]
    pub const fn is_enterable(self) -> bool {
        self.0.unsigned_abs() <= Self::LIMIT.0.unsigned_abs()
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// In files an amount stands in yuan with two decimals, `"160000.00"`.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&show::YuanExact(*self))
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Money;
            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("以元为单位的金额，如 \"160000.00\"")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Money, E> {
                parse::parse_stored(text).ok_or_else(|| {
                    E::custom(format_args!("金额“{text}”不是以元为单位、两位小数的数"))
                })
            }
        }
        let amount = deserializer.deserialize_str(Visitor)?;
        if amount.is_enterable() {
            Ok(amount)
        } else {
            Err(D::Error::custom("金额超过 100 亿元，超出本程序范围"))
        }
    }
}

/// The unit in which amounts are typed and printed (金额单位).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum AmountScale {
    /// 元.
    Yuan,
    /// 万元.
    #[default]
    TenThousandYuan,
}

impl AmountScale {
    /// The unit as people write it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::TenThousandYuan => "万元",
        }
    }

    /// Fen in one of this unit.
    #[must_use]
    pub const fn fen(self) -> i64 {
        match self {
            Self::Yuan => FEN_PER_YUAN,
            Self::TenThousandYuan => 10_000 * FEN_PER_YUAN,
        }
    }
}
