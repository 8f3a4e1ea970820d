//! Where last year's amounts stand in this year's tables.
//!
//! People name table, row and column as they read them on paper or by their ids; both are found here.
//! Deliberately not here: what the change is worth saying about it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::Column;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::model::Budget;
use crate::money::Money;

/// What an amount of last year is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compute) struct PriorPlace {
    /// The table, in the order of the book.
    pub table: usize,
    /// Its row; none where the table has no such row any more.
    pub row: Option<usize>,
    /// Its column.
    pub column: usize,
}

impl PriorPlace {
    /// The cell, where there is one.
    pub fn cell(self) -> Option<CellRef> {
        Some(CellRef {
            table: self.table,
            row: self.row?,
            column: self.column,
        })
    }
}

/// The places of last year's amounts, in the order entered; none where there is no such table or column.
pub(in crate::compute) fn prior_places(budget: &Budget, book: &Book) -> Vec<Option<PriorPlace>> {
    let mut tables: FxHashMap<&str, Option<(usize, Names<'_>)>> = FxHashMap::default();
    let priors = budget.prior_amounts.iter();
    priors
        .map(|prior| {
            let name = prior.table.trim();
            let known = tables.entry(name).or_insert_with(|| {
                let at = book.tables.iter().position(|it| is_named(it, name))?;
                Some((at, Names::of(&book.tables[at])))
            });
            let (table, names) = known.as_ref()?;
            Some(PriorPlace {
                table: *table,
                row: names.row(&prior.row),
                column: names.column(&prior.column)?,
            })
        })
        .collect()
}

/// Last year's amounts (上年预算数) by the cell they are compared with; several of one cell are summed.
///
/// What names no cell of the book is left out.
#[must_use]
pub fn prior_amounts(budget: &Budget, book: &Book) -> BTreeMap<CellRef, Money> {
    let mut found = BTreeMap::new();
    let places = prior_places(budget, book).into_iter();
    for (place, prior) in places.zip(&budget.prior_amounts) {
        if let Some(cell) = place.and_then(PriorPlace::cell) {
            *found.entry(cell).or_default() += prior.amount;
        }
    }
    found
}

/// Whether a table goes by this name: its id, number, title, or number and title.
fn is_named(table: &FilledTable, name: &str) -> bool {
    let printed = [&table.number, &table.title].map(String::as_str);
    name == table.id.as_str()
        || (!name.is_empty() && printed.contains(&name))
        || name.replace(' ', "") == printed.concat()
}

/// What the rows and columns of a table are called.
struct Names<'a> {
    table: &'a FilledTable,
    rows: FxHashMap<String, usize>,
}

impl<'a> Names<'a> {
    /// A row is called by its id or code, its words, a text in it, or what a total is called.
    fn of(table: &'a FilledTable) -> Self {
        let mut rows = FxHashMap::default();
        for (at, row) in table.rows.iter().enumerate() {
            let keys = row.keys.iter().flatten();
            let ids = keys.clone().map(RowKey::subject);
            let words = keys.filter_map(|key| table.row_words(at, key));
            let texts = table.texts(row).map(str::to_owned);
            let total = (row.style == RowStyle::Total).then(|| "合计".to_owned());
            let names = words.chain(ids).chain(texts).chain(total);
            for name in names.filter(|it| !it.is_empty()) {
                rows.entry(name).or_insert(at);
            }
        }
        Self { table, rows }
    }

    fn row(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        // A table of one row has none while there is nothing in it.
        if matches!(name, "" | "合计") && self.table.rows.len() <= 1 {
            return Some(0);
        }
        let known = |name: &str| self.rows.get(name).copied();
        // Lists number their rows and leave the codes out.
        let code = || name.split_once(' ').map(|(code, _)| code);
        let is_code = |code: &&str| code.bytes().all(|byte| byte.is_ascii_digit());
        known(name).or_else(|| known(code().filter(is_code)?))
    }

    /// The column of amounts with this id, these labels from the top down, or a label no other has;
    /// the first one when no name is given.
    fn column(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let amounts = || {
            let columns = self.table.columns.iter().enumerate();
            columns.filter(|(_, column)| column.is_amount)
        };
        let is_whole = |column: &Column| {
            let mut joined = [" ", "／"].iter().map(|mark| column.path.join(mark));
            name.is_empty() || column.id == name || joined.any(|labels| labels == name)
        };
        let has_label = |column: &Column| column.path.last().is_some_and(|label| label == name);
        let whole = amounts().find(|(_, column)| is_whole(column));
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
    use crate::compute::Cell;
    use crate::compute::fill;
    use crate::model::Cover;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::PriorAmount;
    use crate::model::PriorAmountId;
    use crate::model::Records;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    /// The amounts found for a table, row and column as somebody wrote them.
    fn found(table: &str, row: &str, column: &str) -> Vec<Money> {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let line = ExpenditureLine {
            id: LineId::new(1),
            function: "2080101".parse().ok(),
            economic: "30217".parse().ok(),
            amount: Money::from_yuan(8),
            ..ExpenditureLine::default()
        };
        let prior = PriorAmount {
            id: PriorAmountId::new(2),
            table: table.to_owned(),
            row: row.to_owned(),
            column: column.to_owned(),
            amount: Money::from_yuan(9),
            ..PriorAmount::default()
        };
        let cover = Cover {
            year: pack.years.to.into(),
            ..Cover::default()
        };
        let budget = Budget {
            cover,
            expenditure: Records::new(vec![line]).unwrap(),
            prior_amounts: Records::new(vec![prior]).unwrap(),
            ..Budget::default()
        };
        let book = fill(&budget, &pack);
        let found = prior_amounts(&budget, &book);
        for cell in found.keys() {
            assert_eq!(book.cell(*cell), Some(&Cell::Amount(Money::from_yuan(8))));
        }
        found.into_values().collect()
    }

    #[test]
    fn a_cell_is_found_as_it_is_printed_and_by_its_ids() {
        let nine = [Money::from_yuan(9)];
        for (table, row, column) in [
            ("three_public", "", "hospitality"),
            ("表7", "", "公务接待费"),
            ("表7 财政拨款预算“三公”经费支出表", "", "total"),
            ("economic_by_fund", "30217", "total"),
            ("economic_by_fund", "公务接待费", ""),
            ("表12", "30217 公务接待费", "总计"),
            ("表12", "合计", "总计"),
            ("表3 支出预算总表", "208 社会保障和就业支出", "合计"),
            ("收支预算总表", "208 社会保障和就业支出", "支出 预算数"),
            ("收支预算总表", "支出总计", "支出 预算数"),
        ] {
            assert_eq!(found(table, row, column), nine, "{table} {row} {column}");
        }
    }

    #[test]
    fn a_table_that_is_empty_this_year_still_has_last_years_amounts() {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let prior = PriorAmount {
            id: PriorAmountId::new(2),
            table: "表7".to_owned(),
            amount: Money::from_yuan(9),
            ..PriorAmount::default()
        };
        let budget = Budget {
            prior_amounts: Records::new(vec![prior]).unwrap(),
            ..Budget::default()
        };
        let book = fill(&budget, &pack);
        let found: Vec<Money> = prior_amounts(&budget, &book).into_values().collect();
        assert_eq!(found, [Money::from_yuan(9)]);
    }

    #[test]
    fn what_names_no_cell_is_left_out() {
        assert!(found("表99", "30217", "total").is_empty());
        assert!(found("表12", "30218", "total").is_empty());
        assert!(found("表12", "30217", "没有这一栏").is_empty());
        assert!(found("", "30217", "total").is_empty());
        // Several columns of this table end in this label.
        assert!(found("表1", "支出总计", "预算数").is_empty());
    }
}
