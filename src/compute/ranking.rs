//! The biggest of many items, and what share of the whole a part is.
//!
//! Deliberately not here: which facts count.

use std::collections::BTreeMap;
use std::hash::Hash;

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::facts::Axis;
use crate::money::Money;

/// So many of the biggest items are told apart; the others are one sum.
const BIGGEST: usize = 12;

/// The biggest of many items, and what is left (排名).
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking<K> {
    /// The sum of all.
    pub total: Money,
    /// The biggest, in order.
    pub items: Vec<Ranked<K>>,
    /// How many others there are.
    pub rest_count: usize,
    /// Their sum.
    pub rest: Money,
}

/// One of the biggest items (大额事项).
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked<K> {
    /// What it is.
    pub key: K,
    /// Its amount.
    pub amount: Money,
    /// The cell of an official table with this very figure.
    pub cell: Option<CellRef>,
    /// Last year's amount of that cell.
    pub last_year: Option<Money>,
}

impl<K> Default for Ranking<K> {
    fn default() -> Self {
        Self {
            total: Money::ZERO,
            items: Vec::new(),
            rest_count: 0,
            rest: Money::ZERO,
        }
    }
}

/// What a part is of the whole, in percent to one decimal; none of nothing, nor where one of them is negative.
#[must_use]
pub fn share(part: Money, whole: Money) -> Option<Decimal> {
    if whole <= Money::ZERO || part < Money::ZERO {
        return None;
    }
    let share = Decimal::from(part.fen()) * Decimal::ONE_HUNDRED / Decimal::from(whole.fen());
    Some(share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

/// The biggest values of an axis.
pub(in crate::compute) fn ranking<K: Copy + Eq + Ord + Hash>(
    axis: &Axis<K>,
    sums: &[Money],
) -> Ranking<K> {
    let mut all: Vec<(K, Money)> = axis
        .values
        .iter()
        .copied()
        .zip(sums.iter().copied())
        .filter(|(_, amount)| !amount.is_zero())
        .collect();
    all.sort_by_key(|(key, amount)| (std::cmp::Reverse(*amount), *key));
    let rest = all.split_off(all.len().min(BIGGEST));
    Ranking {
        total: sums.iter().copied().sum(),
        items: all
            .into_iter()
            .map(|(key, amount)| Ranked {
                key,
                amount,
                cell: None,
                last_year: None,
            })
            .collect(),
        rest_count: rest.len(),
        rest: rest.into_iter().map(|(_, amount)| amount).sum(),
    }
}

/// Finds the cells with the figures of a ranking: in the first table that sums the same whole by the same thing.
pub(in crate::compute) fn place<K>(
    ranking: &mut Ranking<K>,
    book: &Book,
    prior: &BTreeMap<CellRef, Money>,
    is_about: impl Fn(&RowKey, &K) -> bool,
) {
    let total = ranking.total;
    let Some(first) = ranking.items.first() else {
        return;
    };
    let row_of = |table: &FilledTable, key: &K| {
        let is_row =
            |row: &crate::compute::FilledRow| row.keys.iter().flatten().any(|it| is_about(it, key));
        table.rows.iter().position(is_row)
    };
    let wanted = |table: &FilledTable| {
        let of_total = table.rows.get(*table.places.get(&RowKey::Total)?)?;
        row_of(table, &first.key)?;
        let cells = of_total.cells.iter();
        cells.into_iter().position(|cell| cell.amount() == total)
    };
    let mut tables = book.tables.iter().enumerate();
    let Some((at, column)) = tables.find_map(|(at, table)| Some((at, wanted(table)?))) else {
        return;
    };
    let table = &book.tables[at];
    for item in &mut ranking.items {
        let Some(row) = row_of(table, &item.key) else {
            continue;
        };
        // A project in several units has a row in each.
        if table.rows[row].cells[column].amount() == item.amount {
            let cell = CellRef {
                table: at,
                row,
                column,
            };
            item.cell = Some(cell);
            item.last_year = prior.get(&cell).copied();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Crosswalk;
    use crate::codes::EconomicCode;
    use crate::compute::Facts;
    use crate::model::Budget;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Records;

    #[test]
    fn beyond_the_biggest_there_is_one_sum() {
        let lines = (1..=20).map(|at| ExpenditureLine {
            id: LineId::new(at),
            economic: EconomicCode::try_from(30_200 + at).ok(),
            ..ExpenditureLine::default()
        });
        let budget = Budget {
            expenditure: Records::new(lines.collect()).unwrap(),
            ..Budget::default()
        };
        let facts = Facts::new(&budget, &Crosswalk::new(Vec::new()));
        let sums: Vec<Money> = (1..=20).map(Money::from_yuan).collect();
        let ranking = ranking(&facts.axes.economics, &sums);
        assert_eq!(ranking.items.len(), BIGGEST);
        assert_eq!(ranking.items[0].amount, Money::from_yuan(20));
        assert_eq!(ranking.rest_count, 8);
        let told: Money = ranking.items.iter().map(|it| it.amount).sum();
        assert_eq!(told + ranking.rest, ranking.total);
        assert_eq!(ranking.rest, Money::from_yuan(36));
    }

    #[test]
    fn a_share_is_exact_to_one_decimal() {
        let check = |part, whole, expected: Option<&str>| {
            let found = share(Money::from_fen(part), Money::from_fen(whole));
            assert_eq!(found.map(|it| it.to_string()).as_deref(), expected);
        };
        check(1, 3, Some("33.3"));
        check(2, 3, Some("66.7"));
        check(1, 8, Some("12.5"));
        check(5, 10_000, Some("0.1"));
        check(-1, 3, None);
        check(1, -3, None);
        check(1, 0, None);
    }
}
