//! The figures of tie-outs: what a term comes to at a place, and where it stands.

use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::largest;
use crate::compute::term_value;
use crate::money::Money;
use crate::packs::Measure;
use crate::packs::TableId;
use crate::packs::Term;
use crate::rules::CheckCtx;
use crate::rules::Location;
use crate::rules::scope::Scope;
use crate::rules::spots::Spot;

/// What a term comes to.
pub(in crate::rules) fn value(scope: &Scope<'_>, term: &Term, spot: Spot<'_>) -> Money {
    let ctx = &scope.ctx;
    let amount = |table: &TableId, key: &RowKey, column: &str| {
        let table = scope.table(table);
        table
            .and_then(|table| table.amount(key, column))
            .unwrap_or_default()
    };
    let own = |column: &str| {
        let at = spot.table.and_then(|table| table.column(column));
        match (spot.table, spot.row, at) {
            (Some(table), Some(row), Some(at)) => table.rows[row].cells[at].amount(),
            _ => Money::ZERO,
        }
    };
    match term {
        Term::Cell(..) | Term::Tasks => term_value(ctx.book, term),
        Term::Row(table, column) => spot
            .key
            .map(|key| amount(table, key, column))
            .unwrap_or_default(),
        Term::Here(table) => match (spot.key, spot.column) {
            (Some(key), Some(column)) => amount(table, key, column),
            _ => Money::ZERO,
        },
        Term::Own(column) => own(column),
        Term::OwnHere => spot.column.map(own).unwrap_or_default(),
        Term::Children => children(spot),
        Term::Lines(..) => scope.line_sum(term),
        Term::Sum(terms) => terms.iter().map(|term| value(scope, term, spot)).sum(),
        Term::Less(left, right) => value(scope, left, spot) - value(scope, right, spot),
    }
}

fn children(spot: Spot<'_>) -> Money {
    let (Some(table), Some(row), Some(column)) = (spot.table, spot.row, spot.column) else {
        return Money::ZERO;
    };
    let Some(at) = table.column(column) else {
        return Money::ZERO;
    };
    table
        .children(row)
        .map(|child| child.cells[at].amount())
        .sum()
}

/// The place of a term: its cell, its largest record, or that of its first part that has one.
pub(in crate::rules) fn place(ctx: &CheckCtx<'_>, term: &Term, spot: Spot<'_>) -> Option<Location> {
    let cell = |table: &TableId, key: &RowKey, column: &str| {
        Location::Cell(table.clone(), key.clone(), column.to_owned())
    };
    match term {
        Term::Cell(table, row, column) => Some(cell(table, &row.into(), column)),
        Term::Row(table, column) => Some(cell(table, spot.key?, column)),
        Term::Here(table) => Some(cell(table, spot.key?, spot.column?)),
        Term::Own(column) => Some(cell(&spot.table?.id, spot.key?, column)),
        Term::OwnHere => Some(cell(&spot.table?.id, spot.key?, spot.column?)),
        Term::Children => None,
        Term::Lines(of, filters) => {
            let measure = Measure {
                of: *of,
                filters: filters.clone(),
            };
            largest(ctx.budget, ctx.book, &measure).map(Location::Record)
        }
        Term::Tasks => {
            let form =
                |table: &&FilledTable| table.form.as_ref().is_some_and(|form| form.tasks.is_some());
            ctx.book
                .tables
                .iter()
                .find(form)
                .map(|table| Location::Table(table.id.clone()))
        }
        Term::Sum(terms) => terms.iter().find_map(|term| place(ctx, term, spot)),
        Term::Less(left, right) => place(ctx, left, spot).or_else(|| place(ctx, right, spot)),
    }
}
