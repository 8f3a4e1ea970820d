//! What stands around the rows of a table: title, header, notes.

use rustc_hash::FxHashMap;

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::cells::column_defs;
use crate::model::Budget;
use crate::packs::ColumnValue;
use crate::packs::TableDef;

/// Puts title, header, notes and row numbers around filled rows.
pub(in crate::compute) fn finish(
    budget: &Budget,
    def: &TableDef,
    mut rows: Vec<FilledRow>,
) -> FilledTable {
    let defs = column_defs(def);
    for (at, column) in defs.iter().enumerate() {
        if column.value == ColumnValue::RowNumber {
            for (number, row) in rows.iter_mut().enumerate() {
                row.cells[at] = Cell::Text((number + 1).to_string());
            }
        }
    }
    let is_empty = !rows
        .iter()
        .any(|row| row.cells.iter().any(|cell| !cell.amount().is_zero()));
    let mut notes = def.notes.clone();
    if is_empty && !def.empty_note.is_empty() {
        notes.push(def.empty_note.clone());
    }
    FilledTable {
        id: def.id.clone(),
        number: def.number.clone(),
        title: fill_text(budget, def, &def.title),
        format: def.format,
        head_lines: def
            .head_lines
            .iter()
            .map(|line| {
                (
                    fill_text(budget, def, &line.left),
                    fill_text(budget, def, &line.right),
                )
            })
            .collect(),
        form: None,
        columns: filled_columns(def),
        places: places(&rows),
        rows,
        notes: notes
            .iter()
            .map(|note| fill_text(budget, def, note))
            .collect(),
        is_empty,
        page: def.page,
    }
}

fn filled_columns(def: &TableDef) -> Vec<Column> {
    let mut columns = Vec::new();
    for part in &def.header {
        part.for_each_column(&mut |above, column| {
            let mut path: Vec<String> = above.iter().map(|label| (*label).to_owned()).collect();
            path.push(column.label.clone());
            columns.push(Column {
                id: column.id.clone(),
                path,
                is_amount: matches!(
                    column.value,
                    ColumnValue::Sum(_) | ColumnValue::ListAmount(..)
                ),
                width: column.width,
                wraps: column.wraps,
            });
        });
    }
    columns
}

fn places(rows: &[FilledRow]) -> FxHashMap<RowKey, usize> {
    let keys = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.keys.iter().flatten().map(move |key| (key.clone(), at)));
    keys.collect()
}

/// Fills in what a text of a definition leaves open.
fn fill_text(budget: &Budget, def: &TableDef, text: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let unit = budget.units.iter().find(|unit| unit.parent.is_none());
    let name = unit.map_or(budget.cover.department_name.as_str(), |unit| &unit.name);
    let code = unit.map_or(budget.cover.department_code.as_str(), |unit| &unit.code);
    let year = budget
        .cover
        .year
        .map(|year| year.to_string())
        .unwrap_or_default();
    text.replace("{unit}", name)
        .replace("{unit_code}", code)
        .replace("{department}", &budget.cover.department_name)
        .replace("{year}", &year)
        .replace("{scale}", def.format.scale.label())
}
