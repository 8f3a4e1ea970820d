//! Last year's amounts of the cells a region compares with, from last year's records.

use crate::codes::BudgetYear;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::fill;
use crate::intake::Setup;
use crate::model::Budget;
use crate::model::PriorAmount;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Pack;
use crate::packs::TableDef;

/// The amounts of the columns that the pack asks for; zero is left out. Ids are still to be given.
///
/// Last year's records are filled into this year's tables, so that rows and columns are those they stand beside.
pub(in crate::intake) fn prior_amounts(
    last: &Budget,
    setup: &Setup,
    pack: &Pack,
) -> Vec<PriorAmount> {
    let mut found = Vec::new();
    if pack.tables.iter().all(|table| table.prior.is_empty()) {
        return found;
    }
    let mut shaped = last.clone();
    shaped.cover.year = Some(setup.year);
    shaped.cover.round = setup.round;
    let book = fill(&shaped, pack);
    for def in &pack.tables {
        if let Some(table) = book.table(def.id.as_str()) {
            collect(pack, setup.year, (def, table), &mut found);
        }
    }
    found
}

fn collect(
    pack: &Pack,
    year: BudgetYear,
    (def, table): (&TableDef, &FilledTable),
    found: &mut Vec<PriorAmount>,
) {
    let mut columns = Vec::new();
    for part in &def.header {
        part.for_each_column(&mut |_, column| columns.push(column));
    }
    for (row, filled) in table.rows.iter().enumerate() {
        for (at, column) in columns.iter().enumerate() {
            let amount = filled.cells[at].amount();
            let key = filled.keys.get(list_of(column)).and_then(Option::as_ref);
            let Some(key) = key.filter(|_| !amount.is_zero() && def.prior.contains(&column.id))
            else {
                continue;
            };
            found.push(PriorAmount {
                table: table.title.clone(),
                row: category_name(pack, year, key).unwrap_or_else(|| row_name(table, row, key)),
                column: table.columns[at].path.join(" "),
                amount,
                ..PriorAmount::default()
            });
        }
    }
}

/// Which list of a list table a column belongs to; other tables have one.
const fn list_of(column: &ColumnDef) -> usize {
    match column.value {
        ColumnValue::ListAmount(list, _) => list,
        _ => 0,
    }
}

/// The name of a functional code without the number a list gives its row, which changes from year to year.
fn category_name(pack: &Pack, year: BudgetYear, key: &RowKey) -> Option<String> {
    match key {
        RowKey::Function(Some(code)) => {
            let entry = pack.codes.function.get(code, year)?;
            Some(format!("{code} {}", entry.name))
        }
        _ => None,
    }
}

/// The row in words; the only row of a table may have none.
fn row_name(table: &FilledTable, row: usize, key: &RowKey) -> String {
    let words = table.row_words(row, key);
    words.unwrap_or_else(|| "合计".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ExpenditureLine;
    use crate::model::Records;
    use crate::money::Money;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    /// One appropriated line for hospitality, and a pack that asks for prior amounts.
    fn case() -> (Budget, Pack) {
        let pack = load_pack("liaoning_2024", &embedded_packs()).expect("it loads");
        let line = ExpenditureLine {
            economic: "30217".parse().ok(),
            amount: Money::from_yuan(50_000),
            ..ExpenditureLine::default()
        };
        let budget = Budget {
            expenditure: Records::new(vec![line]).expect("one line"),
            ..Budget::default()
        };
        (budget, pack)
    }

    fn of_table(budget: &Budget, pack: &Pack, table: &str) -> Vec<(String, String, Money)> {
        let setup = Setup::new(BudgetYear::try_new(2025).expect("a year"));
        let title = &pack.table(&table.into()).expect("the table").title;
        prior_amounts(budget, &setup, pack)
            .into_iter()
            .filter(|it| it.table == *title)
            .map(|it| (it.row, it.column, it.amount))
            .collect()
    }

    #[test]
    fn the_columns_asked_for_have_last_years_amounts() {
        let (budget, pack) = case();
        let amount = Money::from_yuan(50_000);
        let found = of_table(&budget, &pack, "three_public");
        let expected = |column: &str| ("合计".to_owned(), column.to_owned(), amount);
        assert_eq!(found, [expected("“三公”经费合计"), expected("公务接待费")]);
    }

    #[test]
    fn rows_of_a_list_are_named_by_their_own_list() {
        let (budget, pack) = case();
        let found = of_table(&budget, &pack, "revenue_expenditure_overview");
        assert!(!found.is_empty());
        assert!(
            found.iter().all(|(_, column, _)| column == "支出 预算数"),
            "{found:?}"
        );
    }

    #[test]
    fn a_table_that_asks_for_nothing_gets_nothing() {
        let (budget, pack) = case();
        assert!(of_table(&budget, &pack, "economic_by_fund").is_empty());
    }
}
