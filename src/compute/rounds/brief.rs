//! What is different between two states, in one sentence.
//!
//! Deliberately not here: which states, and the lines themselves.

use crate::compute::rounds::LineChangeKind;
use crate::compute::rounds::RoundComparison;
use crate::compute::rounds::TotalOf;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;

impl RoundComparison {
    /// The totals and how many lines are different: `收入总计增加 1.00 万元，支出总计不变；新增 2 行`.
    ///
    /// Only revenue and expenditure lines are compared.
    #[must_use]
    pub fn brief(&self, scale: AmountScale) -> String {
        let totals = [TotalOf::Revenue, TotalOf::Spending].map(|of| {
            let change = self.change_of(of);
            format!("{}{}", of.label(), moved(change, scale))
        });
        let lines: Vec<String> = [
            (LineChangeKind::Added, "新增"),
            (LineChangeKind::Removed, "删除"),
            (LineChangeKind::Adjusted, "改动"),
        ]
        .into_iter()
        .map(|(kind, word)| (self.count(kind), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{word} {count} 行"))
        .collect();
        let lines = if lines.is_empty() {
            "收支行相同".to_owned()
        } else {
            lines.join("、")
        };
        format!("{}；{lines}", totals.join("，"))
    }
}

/// `增加 1.00 万元`, `减少 1.00 万元`, `不变`.
fn moved(change: Money, scale: AmountScale) -> String {
    if change.is_zero() {
        return "不变".to_owned();
    }
    let word = if change.fen() > 0 { "增加" } else { "减少" };
    let size = Money::from_fen(change.fen().abs());
    let digits = AmountFormat::new(scale).digits(size);
    format!("{word} {digits} {}", scale.label())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Budget;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Records;

    fn budget(amounts: &[i64]) -> Budget {
        let lines = (1..).zip(amounts).map(|(number, fen)| ExpenditureLine {
            id: LineId::new(number),
            amount: Money::from_fen(*fen),
            ..ExpenditureLine::default()
        });
        Budget {
            expenditure: Records::new(lines.collect()).unwrap(),
            ..Budget::default()
        }
    }

    #[test]
    fn totals_and_lines_that_are_different_are_told() {
        let check = |then: &[i64], now: &[i64], words: &str| {
            let comparison = RoundComparison::of(&budget(then), &budget(now));
            assert_eq!(comparison.brief(AmountScale::Yuan), words);
        };
        check(&[100], &[100], "收入总计不变，支出总计不变；收支行相同");
        check(
            &[100, 200],
            &[150, 200, 250],
            "收入总计不变，支出总计增加 3.00 元；新增 1 行、改动 1 行",
        );
        check(
            &[100, 200],
            &[100],
            "收入总计不变，支出总计减少 2.00 元；删除 1 行",
        );
    }
}
