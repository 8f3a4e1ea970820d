//! The audit on paper: its findings as a report to hand in, its rules as a manual.
//!
//! Both are filled tables, so that screen, workbook and paper draw them like any other.
//! Deliberately not here: auditing, laying out, and files.

mod audit;
mod formulas;
mod manual;

use std::sync::Arc;

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;

pub use audit::AuditReport;
pub use audit::audit_report;
pub use formulas::FormulaFile;
pub use formulas::formula_file;
pub use manual::rule_manual;

/// A column as it is declared: name in code, label, width in half-width characters when fixed, what it holds.
type ColumnSpec = (&'static str, &'static str, Option<u16>, Holds);

/// What a column of a report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// A few words in a line.
    Words,
    /// Sentences, for which rows grow.
    Sentences,
    /// Figures, as texts because each has its unit; they stand at the right.
    Figures,
}

/// The columns that a report has.
fn columns(specs: &[ColumnSpec]) -> Arc<Vec<Column>> {
    let column = |(id, label, width, holds): &ColumnSpec| Column {
        id: (*id).to_owned(),
        path: vec![(*label).to_owned()],
        is_amount: *holds == Holds::Figures,
        width: *width,
        wraps: *holds == Holds::Sentences,
    };
    Arc::new(specs.iter().map(column).collect())
}

/// A row of texts; what is empty stays blank.
fn row(texts: impl IntoIterator<Item = String>) -> FilledRow {
    let cell = |text: String| {
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(text)
        }
    };
    FilledRow {
        cells: texts.into_iter().map(cell).collect(),
        ..FilledRow::default()
    }
}
