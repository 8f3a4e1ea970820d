//! What stands around the rows of a table: title, header, notes.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::compute::cells::column_defs;
use crate::model::Budget;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::TableDef;

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
        let is_number = |column: &&ColumnDef| column.value == ColumnValue::RowNumber;
        let numbered = column_defs(def).iter().position(is_number);
        Self {
            budget,
            def,
            columns: filled_columns(def).into(),
            numbered,
        }
    }

    /// Puts title, header, notes and row numbers around filled rows.
    pub fn around(&self, mut rows: Vec<FilledRow>) -> FilledTable {
        if let Some(at) = self.numbered {
            for (number, row) in rows.iter_mut().enumerate() {
                row.cells[at] = Cell::Text((number + 1).to_string());
            }
        }
        let has_amount = |row: &FilledRow| row.cells.iter().any(|cell| !cell.amount().is_zero());
        let is_empty = !rows.iter().any(has_amount);
        let def = self.def;
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
        // Of several units side by side none stands for the department.
        let unit = || {
            let mut top = self.budget.units.iter().filter(|it| it.parent.is_none());
            let first = top.next()?;
            (top.next().is_none() || cover.department_name.is_empty()).then_some(first)
        };
        substitute(text, |name| match name {
            "unit" => Some(unit().map_or(&cover.department_name, |unit| &unit.name)),
            "unit_code" => Some(unit().map_or(&cover.department_code, |unit| &unit.code)),
            "department" => Some(&cover.department_name),
            "year" => Some(&year),
            "scale" => Some(self.def.format.scale.label()),
            _ => None,
        })
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

/// Replaces each `{name}` that `value_of` knows, once: braces in a value stay as they are.
pub(in crate::compute) fn substitute<'a>(
    text: &str,
    value_of: impl Fn(&str) -> Option<&'a str>,
) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        filled.push_str(before);
        let known = after[1..]
            .split_once('}')
            .and_then(|(name, tail)| Some((value_of(name)?, tail)));
        if let Some((value, tail)) = known {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = &after[1..];
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::substitute;

    #[test]
    fn names_are_replaced_once_and_other_braces_stay() {
        let value = |name: &str| match name {
            "unit" => Some("甲{year}"),
            "year" => Some("2024"),
            _ => None,
        };
        let check = |text, expected: &str| assert_eq!(substitute(text, value), expected);
        check("单位：{unit}（{year}）", "单位：甲{year}（2024）");
        check("{other} {{year} {", "{other} {2024 {");
        check("", "");
    }
}
