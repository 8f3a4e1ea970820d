//! What a figure that is repeated over no rows comes to: a cell, a sum of lines, a sum or difference of such.
//!
//! Deliberately not here: figures that are compared row by row.

use crate::compute::Book;
use crate::compute::RowKey;
use crate::compute::totals;
use crate::money::Money;
use crate::packs::Measure;
use crate::packs::RowRef;
use crate::packs::Term;

impl From<&RowRef> for RowKey {
    fn from(row: &RowRef) -> Self {
        match row {
            RowRef::Total => Self::Total,
            RowRef::Id(id) => Self::Fixed(id.clone()),
            RowRef::Function(code) => Self::Function(Some(*code)),
            RowRef::Economic(code) => Self::Economic(Some(*code)),
            RowRef::Government(code) => Self::Government(Some(*code)),
        }
    }
}

/// What a term comes to; nothing for one that depends on a row.
#[must_use]
pub fn term_value(book: &Book, term: &Term) -> Money {
    match term {
        Term::Cell(table, row, column) => {
            let table = book.table(table.as_str());
            let amount = table.and_then(|table| table.amount(&row.into(), column));
            amount.unwrap_or_default()
        }
        Term::Lines(of, filters) => {
            let measure = Measure {
                of: *of,
                filters: filters.clone(),
            };
            totals(&book.facts, &[measure]).into_iter().sum()
        }
        Term::Tasks => {
            let forms = book.tables.iter().filter_map(|table| table.form.as_ref());
            let tasks = forms.filter_map(|form| form.tasks.as_ref());
            tasks
                .flat_map(|tasks| tasks.rows.iter().map(|(_, amount)| *amount))
                .sum()
        }
        Term::Sum(terms) => terms.iter().map(|term| term_value(book, term)).sum(),
        Term::Less(left, right) => term_value(book, left) - term_value(book, right),
        Term::Row(..) | Term::Here(_) | Term::Own(_) | Term::OwnHere | Term::Children => {
            Money::ZERO
        }
    }
}
