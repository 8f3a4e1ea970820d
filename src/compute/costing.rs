//! Amounts that are products: standard × quantity × times.
//!
//! Not here: whether an amount that was typed differs from its product; that is for rules and the user.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive as _;

use crate::model::CostingLine;
use crate::money::Money;

/// Fen in a yuan.
const FEN: Decimal = Decimal::ONE_HUNDRED;

/// A product in fen as an amount, half a fen away from zero; none when it can't be entered.
#[must_use]
pub fn product(factors: &[Decimal]) -> Option<Money> {
    let mut factors = factors.iter();
    let first = *factors.next()?;
    let fen = factors.try_fold(first, |product, factor| product.checked_mul(*factor))?;
    fen.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_i64()
        .map(Money::from_fen)
        .filter(|amount| amount.is_enterable())
}

/// What a costing line comes to (标准×数量×次数); none while one of the three is missing.
#[must_use]
pub fn costed(line: &CostingLine) -> Option<Money> {
    product(&[line.standard?, line.quantity?, line.times?, FEN])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(standard: &str, quantity: &str, times: &str) -> CostingLine {
        let number = |text: &str| text.parse().ok();
        CostingLine {
            standard: number(standard),
            quantity: number(quantity),
            times: number(times),
            ..CostingLine::default()
        }
    }

    fn check(line: &CostingLine, fen: Option<i64>) {
        assert_eq!(costed(line), fen.map(Money::from_fen));
    }

    #[test]
    fn a_costing_line_comes_to_standard_by_quantity_by_times() {
        check(&line("1200", "3", "12"), Some(4_320_000));
        check(&line("0.335", "1", "1"), Some(34));
        check(&line("-0.335", "1", "1"), Some(-34));
        check(&line("100", "0", "12"), Some(0));
    }

    #[test]
    fn nothing_is_made_of_two_factors_or_of_what_no_amount_can_hold() {
        check(&line("1200", "3", ""), None);
        check(&line("", "3", "12"), None);
        check(&line("9999999999999999", "9999999999", "12"), None);
    }
}
