//! Last year's amounts at the cells of this year's tables.
//!
//! People name table, row and column as they read them on paper or by their ids; both are found here.
//! Deliberately not here: what the change is worth saying about it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::CellRef;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::model::Budget;
use crate::money::Money;

/// Last year's amounts (上年预算数) by the cell they are compared with; several of one cell are summed.
///
/// What names no cell of the book is left out.
#[must_use]
pub fn prior_amounts(budget: &Budget, book: &Book) -> BTreeMap<CellRef, Money> {
    let mut found = BTreeMap::new();
    let names: BTreeSet<&str> = budget
        .prior_amounts
        .iter()
        .map(|it| it.table.trim())
        .collect();
    for name in names {
        let Some(table) = book.tables.iter().position(|table| is_named(table, name)) else {
            continue;
        };
        let filled = &book.tables[table];
        let rows = row_names(filled);
        let of_table = |it: &&crate::model::PriorAmount| it.table.trim() == name;
        for prior in budget.prior_amounts.iter().filter(of_table) {
            let row = match prior.row.trim() {
                // A table of one row has none while there is nothing in it.
                "" | "合计" if filled.rows.len() <= 1 => Some(0),
                row => rows.get(row).or_else(|| rows.get(code_part(row))).copied(),
            };
            if let (Some(row), Some(column)) = (row, column_named(filled, prior.column.trim())) {
                *found.entry(CellRef { table, row, column }).or_default() += prior.amount;
            }
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

/// The first word: the code, where a row is named by code and name.
fn code_part(row: &str) -> &str {
    row.split_whitespace().next().unwrap_or(row)
}

/// The rows by what they are called: code, name, both, or what a total is called.
fn row_names(table: &FilledTable) -> FxHashMap<String, usize> {
    let mut names = FxHashMap::default();
    for (at, row) in table.rows.iter().enumerate() {
        let keys = row.keys.iter().flatten();
        let words = keys.clone().filter_map(|key| table.row_words(at, key));
        let codes = keys.filter_map(|key| match key {
            RowKey::Function(code) => code.map(|it| it.to_string()),
            RowKey::Economic(code) => code.map(|it| it.to_string()),
            RowKey::Government(code) => code.map(|it| it.to_string()),
            RowKey::Total
            | RowKey::Fixed(_)
            | RowKey::Unit(_)
            | RowKey::Project(..)
            | RowKey::Record(_) => None,
        });
        let texts = row.cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.trim().to_owned()),
            Cell::Blank | Cell::Amount(_) => None,
        });
        let total = (row.style == RowStyle::Total).then(|| "合计".to_owned());
        for name in words.chain(codes).chain(texts).chain(total) {
            names.entry(name).or_insert(at);
        }
    }
    names
}

/// The amount column with this id or label; the first amount column when no name is given.
fn column_named(table: &FilledTable, name: &str) -> Option<usize> {
    let is_named = |column: &crate::compute::Column| {
        name.is_empty()
            || column.id == name
            || column.path.last().is_some_and(|label| label == name)
            || [" ", "／"]
                .iter()
                .any(|mark| column.path.join(mark) == name)
    };
    table
        .columns
        .iter()
        .position(|column| column.is_amount && is_named(column))
}

#[cfg(test)]
mod tests {
    use super::*;
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
    }
}
