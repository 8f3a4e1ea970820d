//! The official-expense trio at a glance: the same figures are columns in one region's table and rows in another's.

use std::collections::BTreeMap;

use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::CellRef;
use crate::compute::Column;
use crate::compute::Figure;
use crate::compute::RowKey;
use crate::money::Money;

/// The table of the official-expense trio, in every region that has one.
const THREE_PUBLIC: &str = "three_public";

/// Its rows in regions where it has rows.
const ROWS: [&str; 6] = [
    "total",
    "overseas",
    "vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "hospitality",
];

/// The figures of the trio: columns of a single row or, in other regions, fixed rows; zeroes where there is no row,
/// nothing where there is no table.
pub(in crate::compute) fn official_expenses(
    book: &Book,
    prior: &BTreeMap<CellRef, Money>,
) -> Vec<Figure> {
    let mut tables = book.tables.iter();
    let Some(at) = tables.position(|it| it.id.as_str() == THREE_PUBLIC) else {
        return Vec::new();
    };
    let table = &book.tables[at];
    let place = |(row, column)| CellRef {
        table: at,
        row,
        column,
    };
    let rows = ROWS.iter().filter_map(|id| {
        table.places.get(&RowKey::Fixed((*id).to_owned()))?;
        let cell = place(table.place_of(id)?);
        let label = table.texts(&table.rows[cell.row]).next()?;
        Some((label.to_owned(), cell))
    });
    let mut labelled: Vec<(String, CellRef)> = rows.collect();
    if labelled.is_empty() {
        let columns = table.columns.iter().enumerate();
        let amounts = columns.filter(|(_, column)| column.is_amount);
        labelled.extend(amounts.map(|(column, about)| (label(about), place((0, column)))));
    }
    let figure = |(label, cell): (String, CellRef)| Figure {
        label: plain(&label),
        cell,
        amount: book.cell(cell).map_or(Money::ZERO, Cell::amount),
        last_year: prior.get(&cell).copied(),
    };
    labelled.into_iter().map(figure).collect()
}

/// A label of a fixed row without what places it among the others: `一、`, `其中：`.
fn plain(label: &str) -> String {
    let label = label.trim().trim_start_matches("其中：");
    let is_number = |c: char| "一二三四五六七八九十".contains(c);
    let rest = label.trim_start_matches(is_number).strip_prefix('、');
    rest.unwrap_or(label).to_owned()
}

/// What a column is about; a subtotal bears the name it has the parts of.
fn label(column: &Column) -> String {
    let mut path = column.path.iter().rev();
    let own = path.next().cloned().unwrap_or_default();
    match path.next() {
        Some(above) if own == "小计" => above.clone(),
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::fill;
    use crate::model::Budget;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    #[track_caller]
    fn check(pack: &str, expected: &[&str]) {
        let pack = load_pack(pack, &embedded_packs()).unwrap();
        let figures = official_expenses(&fill(&Budget::default(), &pack), &BTreeMap::new());
        let labels: Vec<&str> = figures.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn the_figures_are_found_in_columns_and_in_rows() {
        check(
            "liaoning_2024",
            &[
                "“三公”经费合计",
                "因公出国（境）费",
                "公务用车购置及运行费",
                "公务用车购置费",
                "公务用车运行费",
                "公务接待费",
            ],
        );
        check(
            "hebei_2023",
            &[
                "“三公”经费小计",
                "因公出国（境）费",
                "公务用车购置及运维费",
                "公务用车购置费",
                "公务用车运行维护费",
                "公务接待费",
            ],
        );
    }
}
