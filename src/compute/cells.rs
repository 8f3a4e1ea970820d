//! What the bodies of tables have in common: their columns, figures and cells.

use crate::compute::Cell;
use crate::compute::Facts;
use crate::model::Budget;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::show_value;
use crate::money::Money;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::Pack;
use crate::packs::TableDef;

/// What every table is filled from.
#[derive(Clone, Copy)]
pub(in crate::compute) struct Inputs<'a> {
    pub budget: &'a Budget,
    pub pack: &'a Pack,
    pub facts: &'a Facts,
}

/// The columns of a definition, left to right.
pub(in crate::compute) fn column_defs(def: &TableDef) -> Vec<&ColumnDef> {
    let mut columns = Vec::new();
    for part in &def.header {
        part.for_each_column(&mut |_, column| columns.push(column));
    }
    columns
}

/// The conditions of each amount column, joined with those of the table; `None` for other columns.
///
/// The first figure, before the columns', is the table's own: what makes a row appear.
pub(in crate::compute) fn column_figures(
    filter: &[Filter],
    columns: &[&ColumnDef],
) -> Vec<Vec<Filter>> {
    let mut figures = vec![filter.to_vec()];
    for column in columns {
        if let ColumnValue::Sum(more) = &column.value {
            figures.push([filter, more].concat());
        }
    }
    figures
}

/// The cells of a row: its sums in the amount columns, `text_of` in the others.
pub(in crate::compute) fn row_cells(
    columns: &[&ColumnDef],
    sums: &[Money],
    text_of: impl Fn(&ColumnDef) -> Cell,
) -> Vec<Cell> {
    let mut amounts = sums.iter().skip(1);
    columns
        .iter()
        .map(|column| match column.value {
            ColumnValue::Sum(_) => amounts.next().map_or(Cell::Blank, |sum| Cell::Amount(*sum)),
            _ => text_of(column),
        })
        .collect()
}

/// A text cell, blank when there is nothing to print.
pub(in crate::compute) fn text(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(text)
    }
}

/// A field of a record, or its own amount where the column sums a field; blank for other columns.
pub(in crate::compute) fn field_cell(budget: &Budget, id: RecordId, value: &ColumnValue) -> Cell {
    let (ColumnValue::Field(name) | ColumnValue::Worded(name, _) | ColumnValue::FieldSum(name)) =
        value
    else {
        return Cell::Blank;
    };
    let fields = id.kind().fields();
    let Some(field) = fields.into_iter().find(|field| field.name() == name) else {
        return Cell::Blank;
    };
    let scale = budget.cover.entry_scale;
    match budget.value(id, field) {
        Some(Value::Money(amount)) => Cell::Amount(amount),
        Some(shown) => {
            let own = show_value(budget, &shown, scale, field.kind());
            match value {
                ColumnValue::Worded(_, words) => text(words.get(&own).unwrap_or(&own).as_str()),
                _ => text(own),
            }
        }
        None => Cell::Blank,
    }
}
