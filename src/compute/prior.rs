//! Last year's figures beside this year's: which change is so large that its cause is to be written down.
//!
//! Last year's figures are entered for cells of this year's tables, by the words or the ids of table,
//! row and column, and for revenue lines.
//! Deliberately not here: the words themselves, and findings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::Column;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::model::Budget;
use crate::model::FundSource;
use crate::model::PriorAmountId;
use crate::money::Money;

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

    /// Whether the cause is to be written down: a change of so many percent, or from or to nothing.
    #[must_use]
    pub fn needs_cause(self, threshold: Decimal) -> bool {
        if self.then == self.now {
            return false;
        }
        self.now.is_zero()
            || self
                .percent()
                .is_none_or(|percent| percent.abs() >= threshold)
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
    let mut tables: FxHashMap<&str, Option<(usize, Rows<'_>)>> = FxHashMap::default();
    let mut changes = Vec::with_capacity(budget.prior_amounts.len());
    for prior in &budget.prior_amounts {
        let table = tables.entry(prior.table.as_str()).or_insert_with(|| {
            let at = table_called(book, &prior.table)?;
            Some((at, Rows::of(&book.tables[at])))
        });
        let found = table.as_ref().and_then(|(table, rows)| {
            let column = rows.column(&prior.column)?;
            Some((*table, rows.row(&prior.row), column))
        });
        let cell = found.and_then(|(table, row, column)| {
            let row = row?;
            Some(CellRef { table, row, column })
        });
        let now = cell.and_then(|cell| book.cell(cell));
        changes.push(PriorChange {
            id: prior.id,
            cell,
            change: found.map(|_| Change {
                then: prior.amount,
                now: now.map_or(Money::ZERO, crate::compute::Cell::amount),
            }),
        });
    }
    changes
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

/// The table people mean by an id, a number, a title, or number and title.
fn table_called(book: &Book, name: &str) -> Option<usize> {
    let name = name.trim();
    let is_called = |table: &FilledTable| {
        let whole = name.strip_prefix(table.number.as_str()).map(str::trim);
        table.id.as_str() == name
            || table.title == name
            || !table.number.is_empty() && (table.number == name || whole == Some(&table.title))
    };
    book.tables.iter().position(is_called)
}

/// The rows of a table by what they are called.
struct Rows<'a> {
    table: &'a FilledTable,
    by_name: FxHashMap<String, usize>,
}

impl<'a> Rows<'a> {
    fn of(table: &'a FilledTable) -> Self {
        let mut by_name = FxHashMap::default();
        let keys = table.rows.iter().enumerate().flat_map(|(at, row)| {
            let keys = row.keys.iter().flatten();
            keys.map(move |key| (at, key))
        });
        for (at, key) in keys {
            by_name.entry(key.subject()).or_insert(at);
            if *key == RowKey::Total {
                by_name.entry("合计".to_owned()).or_insert(at);
            }
            let Some(words) = table.row_words(at, key) else {
                continue;
            };
            if let Some((code, name)) = words.split_once(' ') {
                for part in [code, name] {
                    by_name.entry(part.trim().to_owned()).or_insert(at);
                }
            }
            by_name.entry(words).or_insert(at);
        }
        Self { table, by_name }
    }

    fn row(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let known = |name: &str| self.by_name.get(name).copied();
        // Lists number their rows and leave the codes out.
        let code = || name.split_once(' ').map(|(code, _)| code);
        let is_code = |code: &&str| code.bytes().all(|byte| byte.is_ascii_digit());
        known(name).or_else(|| known(code().filter(is_code)?))
    }

    /// The column of amounts people mean by an id, by its labels from the top down, or by a label no other has.
    fn column(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let amounts = || {
            let columns = self.table.columns.iter().enumerate();
            columns.filter(|(_, column)| column.is_amount)
        };
        let is_whole = |column: &Column| {
            let joined = [" ", "／"].map(|mark| column.path.join(mark));
            column.id == name || joined.iter().any(|labels| labels == name)
        };
        let whole = amounts().find(|(_, column)| is_whole(column));
        let has_label = |column: &Column| column.path.last().is_some_and(|label| label == name);
        let mut labelled = amounts().filter(|(_, column)| has_label(column));
        match (whole, labelled.next(), labelled.next()) {
            (Some((at, _)), _, _) | (None, Some((at, _)), None) => Some(at),
            (None, _, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::fill;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::PriorAmount;
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
            let needs = change(then, now).needs_cause(Decimal::TEN);
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
