//! What the selected cells add up to, for the status bar.

use super::model::GridModel;
use super::selection::CellRange;

/// Count, sum, least and most of the selected cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Cells that show anything.
    pub filled: usize,
    /// Those with an amount, in the smallest unit.
    pub amounts: Tally,
    /// Those with a whole number that is no amount.
    pub counts: Tally,
}

/// Numbers added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: usize,
    /// Their sum.
    pub sum: i128,
    /// The smallest; 0 without any.
    pub least: i64,
    /// The largest; 0 without any.
    pub most: i64,
}

impl Tally {
    fn add(&mut self, number: i64) {
        if self.count == 0 {
            (self.least, self.most) = (number, number);
        }
        self.count += 1;
        self.sum += i128::from(number);
        self.least = self.least.min(number);
        self.most = self.most.max(number);
    }

    /// The average in parts of the unit, half away from zero; `None` without numbers.
    #[must_use]
    pub fn average(&self, parts: i128) -> Option<i128> {
        let count = i128::try_from(self.count).ok().filter(|count| *count > 0)?;
        let doubled = self.sum * parts * 2;
        Some((doubled + doubled.signum() * count) / (2 * count))
    }
}

/// Adds up a range.
#[must_use]
pub fn summarize(model: &dyn GridModel, range: CellRange) -> Summary {
    let mut summary = Summary::default();
    for cell in range.cells() {
        if !model.is_filled(cell) {
            continue;
        }
        summary.filled += 1;
        if let Some(amount) = model.number(cell) {
            summary.amounts.add(amount);
        } else if let Some(count) = model.count(cell) {
            summary.counts.add(count);
        }
    }
    summary
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(numbers: &[i64]) -> Tally {
        let mut tally = Tally::default();
        for number in numbers {
            tally.add(*number);
        }
        tally
    }

    #[test]
    fn numbers_are_added_up_exactly() {
        let it = tally(&[-5, 3, i64::MAX, i64::MAX]);
        assert_eq!((it.count, it.least, it.most), (4, -5, i64::MAX));
        assert_eq!(it.sum, 2 * i128::from(i64::MAX) - 2);
    }

    #[test]
    fn an_average_is_rounded_half_away_from_zero() {
        assert_eq!(tally(&[1, 2]).average(1), Some(2));
        assert_eq!(tally(&[-1, -2]).average(1), Some(-2));
        assert_eq!(tally(&[1, 1, 2]).average(100), Some(133));
        assert_eq!(tally(&[]).average(1), None);
    }
}
