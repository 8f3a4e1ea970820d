//! What stands around the rows of a table: title, header, notes.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::codes::BudgetYear;
use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::template::substitute;
use crate::model::Budget;
use crate::packs::ColumnNumbers;
use crate::packs::ColumnValue;
use crate::packs::StockText;
use crate::packs::TableDef;
use crate::packs::WhenEmpty;

/// What stands around the rows of a table, made once for all of its forms.
pub(in crate::compute) struct Frame<'a> {
    budget: &'a Budget,
    def: &'a TableDef,
    columns: Arc<Vec<Column>>,
    /// The column of row numbers, when there is one.
    numbered: Option<usize>,
}

impl<'a> Frame<'a> {
    pub fn new(budget: &'a Budget, def: &'a TableDef) -> Self {
        let mut frame = Self {
            budget,
            def,
            columns: Arc::default(),
            numbered: None,
        };
        let columns = frame.filled_columns();
        frame.numbered = columns.iter().position(|column| column.is_row_number);
        frame.columns = columns.into();
        frame
    }

    /// Puts title, header, notes and row numbers around filled rows.
    pub fn around(&self, mut rows: Vec<FilledRow>, is_empty: bool) -> FilledTable {
        let def = self.def;
        if is_empty && def.when_empty == WhenEmpty::Header {
            rows.clear();
        }
        if let Some(at) = self.numbered {
            for (number, row) in rows.iter_mut().enumerate() {
                row.cells[at] = Cell::Text((number + 1).to_string());
            }
        }
        let empty_note = (is_empty && !def.empty_note.is_empty()).then_some(&def.empty_note);
        let lines = def.head_lines.iter();
        FilledTable {
            id: def.id.clone(),
            number: def.number.clone(),
            title: self.text(&def.title),
            format: def.format,
            head_lines: lines
                .map(|it| (self.text(&it.left), self.text(&it.right)))
                .collect(),
            form: None,
            columns: Arc::clone(&self.columns),
            places: places(&rows),
            rows,
            notes: def
                .notes
                .iter()
                .chain(empty_note)
                .map(|note| self.text(note))
                .collect(),
            is_empty,
            page: def.page,
        }
    }

    /// A text of the definition with what it leaves open.
    fn text(&self, text: &str) -> String {
        let cover = &self.budget.cover;
        let year = cover.year.map(|year| year.to_string()).unwrap_or_default();
        let last_year = cover.year.and_then(BudgetYear::previous);
        let last_year = last_year.map(|it| it.to_string()).unwrap_or_default();
        // Of several units side by side none stands for the department.
        let unit = || {
            let mut top = self.budget.units.iter().filter(|it| it.parent.is_none());
            let first = top.next()?;
            (top.next().is_none() || cover.department_name.is_empty()).then_some(first)
        };
        let named = || unit().map_or(cover.department_name.as_str(), |unit| &unit.name);
        substitute(text, |name| match name {
            "unit" => Some(named()),
            "unit_code" => Some(unit().map_or(&cover.department_code, |unit| &unit.code)),
            "unit_short" => Some(
                unit().map_or_else(named, |unit| match &unit.short_name[..] {
                    "" => &unit.name,
                    short => short,
                }),
            ),
            "department" => Some(&cover.department_name),
            "department_code" => Some(&cover.department_code),
            "year" => Some(&year),
            "last_year" => Some(&last_year),
            "scale" => Some(self.def.format.scale.label()),
            _ => None,
        })
    }

    fn filled_columns(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        for part in &self.def.header {
            part.for_each_column(&mut |above, column| {
                let mut path: Vec<String> = above.iter().map(|label| self.text(label)).collect();
                path.push(self.text(&column.label));
                columns.push(Column {
                    id: column.id.clone(),
                    path,
                    number: String::new(),
                    is_row_number: column.value == ColumnValue::RowNumber,
                    is_amount: is_amount(&column.value),
                    width: column.width,
                    wraps: column.wraps,
                    goes_on: goes_on(&column.value),
                });
            });
        }
        if let Some(numbers) = &self.def.column_numbers {
            number_columns(&mut columns, numbers);
        }
        columns
    }
}

/// Whether a column holds amounts that add up; a unit price doesn't.
const fn is_amount(value: &ColumnValue) -> bool {
    matches!(
        value,
        ColumnValue::Sum(_)
            | ColumnValue::ListAmount(..)
            | ColumnValue::FieldSum(_)
            | ColumnValue::Stock(StockText::Value)
    )
}

/// Whether a column is about a project, and not about each of its indicators.
const fn goes_on(value: &ColumnValue) -> bool {
    matches!(
        value,
        ColumnValue::ProjectName
            | ColumnValue::ProjectAmount
            | ColumnValue::ProjectContent
            | ColumnValue::ProjectGoal
    )
}

/// Counts the columns from the first one that has a number; those before share the label.
fn number_columns(columns: &mut [Column], numbers: &ColumnNumbers) {
    let first = columns.iter().position(|it| it.id == numbers.first);
    let first = first.unwrap_or(columns.len());
    for (at, column) in columns.iter_mut().enumerate() {
        column.number = match at.checked_sub(first) {
            Some(after) => (after + 1).to_string(),
            None => numbers.label.clone(),
        };
    }
}

/// Whether no amount stands in any row.
pub(in crate::compute) fn has_no_amount(rows: &[FilledRow]) -> bool {
    let mut cells = rows.iter().flat_map(|row| &row.cells);
    cells.all(|cell| cell.amount().is_zero())
}

fn places(rows: &[FilledRow]) -> FxHashMap<RowKey, usize> {
    let keys = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.keys.iter().flatten().map(move |key| (key.clone(), at)));
    keys.collect()
}
