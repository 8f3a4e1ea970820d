//! Last year's figures beside this year's: which change is so large that its cause is to be written down.
//!
//! Last year's figures are entered for cells of this year's tables, and for revenue lines.
//! Deliberately not here: how a cell is found by its name, the words themselves, and findings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::CellRef;
use crate::compute::parameter_value;
use crate::compute::prior::PriorPlace;
use crate::compute::prior::prior_places;
use crate::compute::ten_thousands;
use crate::model::Budget;
use crate::model::FundSource;
use crate::model::PriorAmount;
use crate::model::PriorAmountId;
use crate::money::Money;
use crate::packs::Pack;
use crate::packs::ParameterId;

/// A figure of last year and of this year (增减变动), in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Last year.
    pub then: Money,
    /// This year.
    pub now: Money,
}

impl Change {
    /// This year's less last year's.
    #[must_use]
    pub fn difference(self) -> Money {
        self.now - self.then
    }

    /// The difference in percent of last year's, exact; none where last year there was nothing.
    #[must_use]
    pub fn percent(self) -> Option<Decimal> {
        let (more, then) = (self.difference().fen(), self.then.abs().fen());
        (Decimal::from(more) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(then))
    }

    /// Whether the cause is to be written down: a change as large as that, or from or to nothing.
    #[must_use]
    pub fn needs_cause(self, least: LeastChange) -> bool {
        if self.then == self.now || self.difference().abs() < least.amount {
            return false;
        }
        self.now.is_zero()
            || self
                .percent()
                .is_none_or(|percent| percent.abs() >= least.percent)
    }
}

/// From when on the cause of a change is to be written down (须说明原因的变动).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeastChange {
    /// In percent of last year's figure.
    pub percent: Decimal,
    /// Whatever the percentage, in fen.
    pub amount: Money,
}

impl LeastChange {
    /// What holds for a file in its year.
    #[must_use]
    pub fn of(budget: &Budget, pack: &Pack) -> Option<Self> {
        let value = |id| parameter_value(budget, pack, id);
        Some(Self {
            percent: value(ParameterId::CauseThreshold)?,
            amount: value(ParameterId::CauseFloor).map_or(Money::ZERO, ten_thousands),
        })
    }
}

/// An entered figure of last year with the one it is about (上年数对照).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriorChange {
    /// The entered one.
    pub id: PriorAmountId,
    /// Where this year's stands; none where the table has no such row any more.
    pub cell: Option<CellRef>,
    /// Both figures; none where there is no such table or column, so that nothing can be said.
    pub change: Option<Change>,
}

/// Every entered figure of last year with this year's, in the order entered.
#[must_use]
pub fn prior_changes(budget: &Budget, book: &Book) -> Vec<PriorChange> {
    let places = prior_places(budget, book).into_iter();
    places
        .zip(&budget.prior_amounts)
        .map(|(place, prior)| {
            let cell = place.and_then(PriorPlace::cell);
            let now = cell.and_then(|cell| book.cell(cell)).map(Cell::amount);
            PriorChange {
                id: prior.id,
                cell,
                change: place.map(|_| Change {
                    then: prior.amount,
                    now: now.unwrap_or_default(),
                }),
            }
        })
        .collect()
}

/// What an entered figure of last year is about, in the words of its table; in those entered where the table
/// has no such row.
#[must_use]
pub fn prior_words(book: &Book, found: &PriorChange, prior: &PriorAmount) -> String {
    let words = found.cell.and_then(|cell| {
        let table = book.tables.get(cell.table)?;
        let row = table
            .rows
            .get(cell.row)
            .and_then(|row| match &row.keys[..] {
                [Some(key)] => table.row_words(cell.row, key),
                _ => None,
            });
        let row = row.unwrap_or_else(|| prior.row.clone());
        let column = table.columns.get(cell.column)?.path.join("／");
        let parts = [table.number.as_str(), row.trim(), &column];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        Some(parts.join(" "))
    });
    words.unwrap_or_else(|| format!("{} {} {}", prior.table, prior.row, prior.column))
}

/// The title of the note that tells the cause of a change of revenue from a source.
#[must_use]
pub fn revenue_cause_title(source: FundSource) -> String {
    format!("收入 {}", source.label())
}

/// Revenue of this and of last year by source; nothing where no figure of last year is entered.
#[must_use]
pub fn revenue_changes(budget: &Budget) -> BTreeMap<FundSource, Change> {
    let mut changes: BTreeMap<FundSource, Change> = BTreeMap::new();
    if budget
        .revenue
        .iter()
        .all(|line| line.prior_amount.is_zero())
    {
        return changes;
    }
    for line in &budget.revenue {
        let change = changes.entry(line.source).or_default();
        change.then += line.prior_amount;
        change.now += line.amount;
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::fill;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::Records;
    use crate::model::RevenueId;
    use crate::model::RevenueLine;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn change(then: i64, now: i64) -> Change {
        Change {
            then: Money::from_yuan(then),
            now: Money::from_yuan(now),
        }
    }

    #[test]
    fn a_cause_is_needed_from_the_threshold_on_and_from_and_to_nothing() {
        let check = |then, now, expected| {
            let least = LeastChange {
                percent: Decimal::TEN,
                amount: Money::ZERO,
            };
            let needs = change(then, now).needs_cause(least);
            assert_eq!(needs, expected, "{then} {now}");
        };
        check(100, 110, true);
        check(100, 109, false);
        check(100, 90, true);
        check(100, 91, false);
        check(0, 1, true);
        check(1, 0, true);
        check(0, 0, false);
        check(-100, -100, false);
        check(-100, -80, true);
    }

    #[test]
    fn a_change_below_the_floor_needs_no_cause_whatever_its_percentage() {
        let check = |then, now, expected| {
            let least = LeastChange {
                percent: Decimal::TEN,
                amount: Money::from_yuan(10),
            };
            let needs = change(then, now).needs_cause(least);
            assert_eq!(needs, expected, "{then} {now}");
        };
        check(1, 10, false);
        check(1, 11, true);
        check(11, 1, true);
        check(0, 9, false);
        check(9, 0, false);
        check(0, 10, true);
    }

    #[test]
    fn the_percentage_is_that_of_last_year() {
        assert_eq!(change(200, 250).percent(), Some(25.into()));
        assert_eq!(change(-200, -250).percent(), Some((-25).into()));
        assert_eq!(change(0, 250).percent(), None);
    }

    fn prior(id: u32, table: &str, row: &str, column: &str) -> PriorAmount {
        PriorAmount {
            id: PriorAmountId::new(id),
            table: table.to_owned(),
            row: row.to_owned(),
            column: column.to_owned(),
            amount: Money::from_yuan(100),
            ..PriorAmount::default()
        }
    }

    #[test]
    fn figures_are_found_by_the_words_and_by_the_ids_of_their_cells() {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let mut budget = Budget {
            revenue: Records::new(vec![RevenueLine {
                id: RevenueId::new(9),
                amount: Money::from_yuan(300),
                ..RevenueLine::default()
            }])
            .unwrap(),
            expenditure: Records::new(vec![ExpenditureLine {
                id: LineId::new(10),
                economic: "30217".parse().ok(),
                amount: Money::from_yuan(5),
                ..ExpenditureLine::default()
            }])
            .unwrap(),
            ..Budget::default()
        };
        budget.prior_amounts = Records::new(vec![
            prior(1, "revenue_by_unit", "total", "total"),
            prior(2, "收入预算总表", "合计", "本年收入 合计"),
            prior(3, "表2 收入预算总表", "合计", "本年收入／合计"),
            prior(4, "表2", "没有的单位", "总计"),
            prior(5, "表99", "合计", "总计"),
            prior(6, "表2", "合计", "没有的栏"),
            prior(8, "财政拨款预算“三公”经费支出表", "合计", "公务接待费"),
            // This year's revenue and what is brought forward both have one.
            prior(7, "表2", "合计", "合计"),
        ])
        .unwrap();
        let book = fill(&budget, &pack);
        let found: Vec<_> = prior_changes(&budget, &book)
            .iter()
            .map(|it| (it.cell.is_some(), it.change.map(|it| it.now.fen())))
            .collect();
        let there = (true, Some(30_000));
        assert_eq!(found[..3], [there, there, there]);
        let unknown = (false, None);
        assert_eq!(
            found[3..],
            [
                (false, Some(0)),
                unknown,
                unknown,
                (true, Some(500)),
                unknown
            ]
        );
    }

    #[test]
    fn a_row_of_a_numbered_list_is_found_by_its_code() {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let line = ExpenditureLine {
            id: LineId::new(9),
            function: "2080106".parse().ok(),
            amount: Money::from_yuan(500),
            ..ExpenditureLine::default()
        };
        let row = "208 社会保障和就业支出";
        let budget = Budget {
            expenditure: Records::new(vec![line]).unwrap(),
            prior_amounts: Records::new(vec![prior(1, "表1", row, "spending_amount")]).unwrap(),
            ..Budget::default()
        };
        let book = fill(&budget, &pack);
        let change = prior_changes(&budget, &book)[0].change.unwrap();
        assert_eq!(change.now, Money::from_yuan(500));
    }

    #[test]
    fn revenue_is_compared_by_source_once_a_figure_of_last_year_is_there() {
        let line = |id, source, now, then| RevenueLine {
            id: RevenueId::new(id),
            source,
            amount: Money::from_yuan(now),
            prior_amount: Money::from_yuan(then),
            ..RevenueLine::default()
        };
        let budget = |then| Budget {
            revenue: Records::new(vec![
                line(1, FundSource::GeneralPublic, 5, then),
                line(2, FundSource::GeneralPublic, 6, 0),
                line(3, FundSource::Other, 7, 0),
            ])
            .unwrap(),
            ..Budget::default()
        };
        assert!(revenue_changes(&budget(0)).is_empty());
        let expected = BTreeMap::from([
            (FundSource::GeneralPublic, change(10, 11)),
            (FundSource::Other, change(0, 7)),
        ]);
        assert_eq!(revenue_changes(&budget(10)), expected);
    }
}
