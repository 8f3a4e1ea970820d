//! Every table of a pack, filled.

use rustc_hash::FxHashMap;

use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::Facts;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::aggregate::MeasureSet;
use crate::compute::form;
use crate::compute::groups;
use crate::compute::lists;
use crate::compute::tree;
use crate::model::Budget;
use crate::money::Money;
use crate::packs::Body;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Filter;
use crate::packs::Pack;
use crate::packs::Source;
use crate::packs::TableDef;

/// What every table is filled from.
#[derive(Clone, Copy)]
pub(in crate::compute) struct Inputs<'a> {
    pub budget: &'a Budget,
    pub pack: &'a Pack,
    pub facts: &'a Facts,
}

/// Fills all tables of the pack that belong to the budget's round.
#[must_use]
pub fn fill(budget: &Budget, pack: &Pack) -> Book {
    let facts = Facts::new(budget, &pack.codes.crosswalk);
    let inputs = Inputs {
        budget,
        pack,
        facts: &facts,
    };
    let index = form::Index::new(inputs);
    let mut tables = Vec::with_capacity(pack.tables.len());
    for def in &pack.tables {
        if def.rounds.is_empty() || def.rounds.contains(&budget.cover.round) {
            match &def.body {
                Body::Form(form) => tables.extend(form::fill(inputs, def, form, &index)),
                _ => tables.push(fill_table(inputs, def)),
            }
        }
    }
    Book { tables, facts }
}

fn fill_table(inputs: Inputs<'_>, def: &TableDef) -> FilledTable {
    let columns = column_defs(def);
    let rows = match &def.body {
        Body::Lists(lists) => lists::fill(inputs, lists, &columns),
        Body::Tree {
            list,
            levels,
            of,
            filter,
            total,
        } => {
            let tree = tree::Tree {
                list: *list,
                levels,
                of: *of,
                filter,
                total: total.as_ref(),
            };
            tree::fill(inputs, &tree, &columns)
        }
        Body::Groups {
            levels,
            of,
            filter,
            total,
        } => {
            let groups = groups::Groups {
                levels,
                of: *of,
                filter,
                total: total.as_ref(),
            };
            groups::fill(inputs, &groups, &columns)
        }
        Body::Single { of, filter } => single(inputs, *of, filter, &columns),
        Body::Form(_) => Vec::new(),
    };
    finish(inputs.budget, def, rows)
}

/// The columns of a definition, left to right.
pub(in crate::compute) fn column_defs(def: &TableDef) -> Vec<&ColumnDef> {
    let mut columns = Vec::new();
    for part in &def.header {
        part.for_each_column(&mut |_, column| columns.push(column));
    }
    columns
}

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

/// A table of one row; no row when it has no amount.
fn single(
    inputs: Inputs<'_>,
    of: Source,
    filter: &[Filter],
    columns: &[&ColumnDef],
) -> Vec<FilledRow> {
    let set = MeasureSet::new(of, &column_figures(filter, columns), &inputs.facts.axes);
    let sums = set.sum(inputs.facts, 1, |_, _| 0);
    if sums.row(0).iter().skip(1).all(|sum| sum.is_zero()) {
        return Vec::new();
    }
    vec![FilledRow {
        keys: vec![Some(RowKey::Total)],
        style: RowStyle::Plain,
        depth: 1,
        cells: row_cells(columns, sums.row(0), |_| Cell::Blank),
    }]
}
