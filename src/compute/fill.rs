//! Every table of a pack, filled.

use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::Facts;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::RowStyle;
use crate::compute::UnitClasses;
use crate::compute::aggregate::MeasureSet;
use crate::compute::cells::Inputs;
use crate::compute::cells::column_defs;
use crate::compute::cells::column_figures;
use crate::compute::cells::row_cells;
use crate::compute::form;
use crate::compute::frame::Frame;
use crate::compute::frame::has_no_amount;
use crate::compute::groups;
use crate::compute::lists;
use crate::compute::project_rows;
use crate::compute::record_rows;
use crate::compute::stock_rows;
use crate::compute::tree;
use crate::model::Budget;
use crate::packs::Body;
use crate::packs::ColumnDef;
use crate::packs::Filter;
use crate::packs::Pack;
use crate::packs::Source;
use crate::packs::TableDef;

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
                _ => tables.push(fill_table(inputs, def, &index)),
            }
        }
    }
    let unit_classes = UnitClasses::new(&facts);
    Book {
        tables,
        facts,
        unit_classes,
    }
}

fn fill_table(inputs: Inputs<'_>, def: &TableDef, index: &form::Index<'_>) -> FilledTable {
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
        Body::Records { of, total } => record_rows::fill(inputs, *of, total.as_ref(), &columns),
        Body::Projects(levels) => project_rows::fill(inputs, levels, index, &columns),
        Body::Stock(rows) => stock_rows::fill(inputs.budget, rows, def.format.zero, &columns),
        Body::Form(_) => Vec::new(),
    };
    let is_empty = match &def.body {
        Body::Records { of, .. } => inputs.budget.count(of.record_kind()) == 0,
        Body::Stock(_) => inputs.budget.asset_stock.is_empty(),
        Body::Projects(_) => rows.is_empty(),
        _ => has_no_amount(&rows),
    };
    Frame::new(inputs.budget, def).around(rows, is_empty)
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
