//! Figures typed over in filled tables, as somebody might do in the workbook.

use bianzhi::compute::Book;
use bianzhi::compute::Cell;
use bianzhi::compute::FilledTable;
use bianzhi::compute::RowKey;
use bianzhi::model::Budget;
use bianzhi::model::RecordId;
use bianzhi::money::parse_amount;

/// A figure typed over: `TABLE / ROW / COLUMN += AMOUNT`, the amount in the table's unit.
///
/// The row is `total`, a fixed row (`revenue_grand`), a code (`20801`), `unit:NAME` or `project:NAME`.
/// The amount in the head of a project's form is `project_performance / project:NAME / amount`.
pub struct Overwrite {
    table: String,
    row: String,
    column: String,
    by: String,
}

impl Overwrite {
    /// Reads what is typed over.
    pub fn parse(text: &str) -> Option<Self> {
        let (place, by) = text.split_once("+=")?;
        let mut parts = place.split('/').map(|part| part.trim().to_owned());
        Some(Self {
            table: parts.next()?,
            row: parts.next()?,
            column: parts.next()?,
            by: by.trim().to_owned(),
        })
    }

    /// Changes the figure in the book.
    pub fn apply(&self, budget: &Budget, book: &mut Book) {
        let found = book
            .tables
            .iter_mut()
            .find(|table| self.is_in(budget, table));
        let table = found.unwrap_or_else(|| panic!("no table {} for {}", self.table, self.row));
        let by = parse_amount(&self.by, table.format.scale).expect("the amount can be read");
        if let Some(form) = &mut table.form {
            assert_eq!(self.column, "amount", "a form has only this figure");
            form.amount += by;
            return;
        }
        let (row, column) = self.place(budget, table);
        let cell = &mut table.rows[row].cells[column];
        assert!(
            matches!(cell, Cell::Amount(_)),
            "{} is no figure",
            self.column
        );
        *cell = Cell::Amount(cell.amount() + by);
    }

    fn is_in(&self, budget: &Budget, table: &FilledTable) -> bool {
        let is_form_of = |owner: Option<RecordId>| owner.is_some() && owner == self.record(budget);
        let form = table.form.as_ref();
        table.id.as_str() == self.table && form.is_none_or(|form| is_form_of(form.owner))
    }

    fn place(&self, budget: &Budget, table: &FilledTable) -> (usize, usize) {
        let row = table
            .places
            .iter()
            .find(|(key, _)| self.is_about(budget, key))
            .map(|(_, at)| *at);
        let row = row.unwrap_or_else(|| panic!("{} has no row {}", self.table, self.row));
        let column = table.column(&self.column);
        let column =
            column.unwrap_or_else(|| panic!("{} has no column {}", self.table, self.column));
        (row, column)
    }

    fn is_about(&self, budget: &Budget, key: &RowKey) -> bool {
        match key {
            RowKey::Total => self.row == "total",
            RowKey::Fixed(id) => self.row == *id,
            RowKey::Function(code) => code.is_some_and(|code| self.row == code.to_string()),
            RowKey::Economic(code) => code.is_some_and(|code| self.row == code.to_string()),
            RowKey::Government(code) => code.is_some_and(|code| self.row == code.to_string()),
            RowKey::Unit(unit) => unit.map(RecordId::from) == self.record(budget),
            RowKey::Project(_, project) => {
                project.is_some() && project.map(RecordId::from) == self.record(budget)
            }
            RowKey::Record(id) => Some(*id) == self.record(budget),
        }
    }

    /// The unit or project the row names.
    fn record(&self, budget: &Budget) -> Option<RecordId> {
        match self.row.split_once(':')? {
            ("unit", name) => {
                let mut units = budget.units.iter();
                units.find(|unit| unit.name == name).map(|it| it.id.into())
            }
            ("project", name) => {
                let mut projects = budget.projects.iter();
                projects.find(|it| it.name == name).map(|it| it.id.into())
            }
            _ => None,
        }
    }
}
