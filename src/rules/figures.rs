//! What stands in the value of an indicator: a comparison, a number, and what follows it.
//!
//! Deliberately not here: units and judgments.

use rust_decimal::Decimal;

use crate::rules::texts::is_digit;

/// How a result compares with the value of an indicator (运算符号).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Relation {
    /// ≥
    AtLeast,
    /// >
    Above,
    /// ≤
    AtMost,
    /// <
    Below,
    /// =
    Equal,
}

/// The ways to write a comparison; the longer before those it begins with.
const NOTATIONS: &[(&str, Relation)] = &[
    (">=", Relation::AtLeast),
    ("=>", Relation::AtLeast),
    ("＞＝", Relation::AtLeast),
    ("≥", Relation::AtLeast),
    ("≧", Relation::AtLeast),
    ("大于等于", Relation::AtLeast),
    ("大于或等于", Relation::AtLeast),
    ("不低于", Relation::AtLeast),
    ("不少于", Relation::AtLeast),
    ("不小于", Relation::AtLeast),
    ("至少", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("=<", Relation::AtMost),
    ("＜＝", Relation::AtMost),
    ("≤", Relation::AtMost),
    ("≦", Relation::AtMost),
    ("小于等于", Relation::AtMost),
    ("小于或等于", Relation::AtMost),
    ("不超过", Relation::AtMost),
    ("不高于", Relation::AtMost),
    ("不大于", Relation::AtMost),
    ("不多于", Relation::AtMost),
    ("至多", Relation::AtMost),
    (">", Relation::Above),
    ("＞", Relation::Above),
    ("大于", Relation::Above),
    ("高于", Relation::Above),
    ("超过", Relation::Above),
    ("<", Relation::Below),
    ("＜", Relation::Below),
    ("小于", Relation::Below),
    ("低于", Relation::Below),
    ("=", Relation::Equal),
    ("＝", Relation::Equal),
    ("等于", Relation::Equal),
    ("达到", Relation::Equal),
];

impl Relation {
    /// The comparison a text begins with, and the rest of it.
    pub fn leading(text: &str) -> Option<(Self, &str)> {
        NOTATIONS
            .iter()
            .find_map(|(notation, relation)| Some((*relation, text.strip_prefix(notation)?)))
    }

    /// The comparison a text is.
    pub fn parse(text: &str) -> Option<Self> {
        let (relation, rest) = Self::leading(text.trim())?;
        rest.is_empty().then_some(relation)
    }

    /// The sign, as it is shown.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::Above => ">",
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::Equal => "=",
        }
    }

    /// Whether the result is to be large.
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }

    /// Whether the result is to be small.
    pub const fn is_ceiling(self) -> bool {
        matches!(self, Self::AtMost | Self::Below)
    }

    /// The comparison the other way round.
    pub const fn flipped(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::Above => Self::Below,
            Self::AtMost => Self::AtLeast,
            Self::Below => Self::Above,
            Self::Equal => Self::Equal,
        }
    }

    /// It, written in the manner of another text: with signs of the keyboard or of print.
    pub fn written_like(self, text: &str) -> &'static str {
        let is_typed = text.contains(">=") || text.contains("<=");
        match self {
            Self::AtLeast if is_typed => ">=",
            Self::AtMost if is_typed => "<=",
            _ => self.sign(),
        }
    }
}

/// A number in a value, with what stands around it (数值).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Figure<'a> {
    /// The comparison before it.
    pub relation: Option<Relation>,
    pub number: Decimal,
    /// Digits behind the point, as written.
    pub decimals: u32,
    /// The digits, as written.
    pub digits: &'a str,
    /// What follows, without blanks.
    pub rest: &'a str,
}

/// Words behind a number that compare, as in “95%以上”.
const TAILS: [(&str, Relation); 4] = [
    ("及以上", Relation::AtLeast),
    ("以上", Relation::AtLeast),
    ("以内", Relation::AtMost),
    ("以下", Relation::AtMost),
];

impl<'a> Figure<'a> {
    /// The only number of a text; none for words, dates and ranges.
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let (mut relation, text) = match Relation::leading(text) {
            Some((relation, rest)) => (Some(relation), rest.trim_start()),
            None => (None, text),
        };
        let belongs = |it: char| is_digit(it) || matches!(it, '.' | ',');
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let sign = text.len() - unsigned.len();
        let end = unsigned.find(|it| !belongs(it)).unwrap_or(unsigned.len());
        let (digits, mut rest) = (&text[..sign + end], text[sign + end..].trim());
        if !unsigned.starts_with(is_digit) || rest.contains(is_digit) {
            return None;
        }
        if let Some((tail, by_tail)) = TAILS.iter().find(|(tail, _)| rest.ends_with(tail)) {
            relation = relation.or(Some(*by_tail));
            rest = rest[..rest.len() - tail.len()].trim_end();
        }
        let number: Decimal = half_width(digits).parse().ok()?;
        Some(Self {
            relation,
            number,
            decimals: number.scale(),
            digits,
            rest,
        })
    }
}

/// Digits of half width, without thousands marks.
fn half_width(digits: &str) -> String {
    digits
        .chars()
        .filter(|it| *it != ',')
        .map(|it| match it {
            '０'..='９' => char::from_digit(u32::from(it) - u32::from('０'), 10).unwrap_or(it),
            _ => it,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(Option<Relation>, &str, &str)>) {
        let found = Figure::parse(text);
        let found = found.map(|it| (it.relation, it.number.to_string(), it.rest));
        let expected = expected.map(|(relation, number, rest)| (relation, number.to_owned(), rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_relation_is_written_in_the_manner_of_another_text() {
        let check = |relation: Relation, text, expected| {
            assert_eq!(relation.written_like(text), expected, "{relation:?} {text}");
        };
        check(Relation::AtLeast, "<=", ">=");
        check(Relation::AtMost, ">=", "<=");
        check(Relation::AtLeast, "≥", "≥");
        check(Relation::AtMost, "", "≤");
    }

    #[test]
    fn a_value_is_a_comparison_a_number_and_a_unit() {
        check("95", Some((None, "95", "")));
        check(" 0.003 ", Some((None, "0.003", "")));
        check("≥95%", Some((Some(Relation::AtLeast), "95", "%")));
        check("<= 18 万元", Some((Some(Relation::AtMost), "18", "万元")));
        check("不低于９０%", Some((Some(Relation::AtLeast), "90", "%")));
        check("95%以上", Some((Some(Relation::AtLeast), "95", "%")));
        check("30天以内", Some((Some(Relation::AtMost), "30", "天")));
        check("<4.5%", Some((Some(Relation::Below), "4.5", "%")));
        check("18,000,000元", Some((None, "18000000", "元")));
        check("-5", Some((None, "-5", "")));
        check("12月", Some((None, "12", "月")));
    }

    #[test]
    fn words_dates_and_ranges_are_no_number() {
        for text in [
            "",
            "—",
            "管理规范",
            "2023年12月31日",
            "90-95",
            "不超过实际缴费的2/3",
            "1.2.3",
            "%",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn every_notation_is_read_whole() {
        for (notation, relation) in NOTATIONS {
            assert_eq!(Relation::parse(notation), Some(*relation), "{notation}");
        }
        assert_eq!(Relation::parse("\\geq"), None);
    }

    #[test]
    fn a_flipped_comparison_is_written_in_the_manner_of_the_old_one() {
        assert_eq!(Relation::AtLeast.flipped().written_like(">="), "<=");
        assert_eq!(Relation::AtMost.flipped().written_like("≤"), "≥");
        assert_eq!(Relation::Above.flipped().written_like(">"), "<");
    }
}
