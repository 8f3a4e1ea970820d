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

/// A column as it is declared: name in code, label, width in half-width characters when fixed, sentences or words.
type ColumnSpec = (&'static str, &'static str, Option<u16>, bool);

/// The columns of texts that a report has.
fn columns(specs: &[ColumnSpec]) -> Arc<Vec<Column>> {
    let column = |(id, label, width, wraps): &ColumnSpec| Column {
        id: (*id).to_owned(),
        path: vec![(*label).to_owned()],
        is_amount: false,
        width: *width,
        wraps: *wraps,
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
