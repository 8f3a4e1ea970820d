//! Shares of amounts, for rules that compare them with a limit in percent.

use rust_decimal::Decimal;

use crate::compute::percent_text;
use crate::money::Money;

/// Whether a part is more than so many percent of the whole; never of nothing.
pub(in crate::rules) fn is_above(part: Money, whole: Money, percent: Decimal) -> bool {
    let [part, all] = [part, whole].map(|it| Decimal::from(it.fen()));
    whole > Money::ZERO && part * Decimal::ONE_HUNDRED > all * percent
}

/// The part in percent of the whole, for messages: `50.7%`.
pub(in crate::rules) fn percent_words(part: Money, whole: Money) -> String {
    let [part, whole] = [part, whole].map(|it| Decimal::from(it.fen()));
    let percent = (part * Decimal::ONE_HUNDRED).checked_div(whole);
    percent.map(percent_text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_above_a_limit_from_the_first_fen_beyond_it() {
        let check = |part, whole, expected| {
            let [part, whole] = [part, whole].map(Money::from_fen);
            let found = is_above(part, whole, Decimal::from(30));
            assert_eq!(found, expected, "{part:?} of {whole:?}");
        };
        check(300, 1000, false);
        check(301, 1000, true);
        check(0, 0, false);
        check(1, 0, false);
        check(5, -10, false);
    }

    #[test]
    fn a_share_has_one_decimal() {
        let words = |part, whole| percent_words(Money::from_fen(part), Money::from_fen(whole));
        assert_eq!(words(14_750, 29_087), "50.7%");
        assert_eq!(words(1, 0), "");
    }
}
