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
    let template = Template::of(text, value_of);
    let parts = template.parts.iter();
    let filled: String = parts
        .flat_map(|(before, value)| [before.as_str(), *value])
        .collect();
    filled + &template.tail
}

/// The same, but what stands between two values goes with a value that is blank.
pub(in crate::compute) fn joined<'a>(
    text: &str,
    value_of: impl Fn(&str) -> Option<&'a str>,
) -> String {
    let template = Template::of(text, value_of);
    let mut filled = String::new();
    for (at, (before, value)) in template.parts.iter().enumerate() {
        if !value.is_empty() {
            if at == 0 || !filled.is_empty() {
                filled.push_str(before);
            }
            filled.push_str(value);
        }
    }
    if template
        .parts
        .last()
        .is_none_or(|(_, value)| !value.is_empty())
    {
        filled.push_str(&template.tail);
    }
    filled
}

/// A text with names in it, taken apart.
struct Template<'a> {
    /// Values, each with what stands before it.
    parts: Vec<(String, &'a str)>,
    /// What stands behind the last one.
    tail: String,
}

impl<'a> Template<'a> {
    fn of(text: &str, value_of: impl Fn(&str) -> Option<&'a str>) -> Self {
        let mut parts = Vec::new();
        let mut before = String::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            before.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let known = after
                .split_once('}')
                .and_then(|(name, tail)| Some((value_of(name)?, tail)));
            if let Some((value, tail)) = known {
                parts.push((std::mem::take(&mut before), value));
                rest = tail;
            } else {
                before.push('{');
                rest = after;
            }
        }
        before.push_str(rest);
        Self {
            parts,
            tail: before,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::joined;
    use super::substitute;

    #[test]
    fn what_stands_between_two_values_goes_with_a_blank_one() {
        let check = |values: [&'static str; 3], expected: &str| {
            let value = |name: &str| match name {
                "code" => Some(values[0]),
                "unit" => Some(values[1]),
                "division" => Some(values[2]),
                _ => None,
            };
            let filled = joined("{code} {unit}-{division}", value);
            assert_eq!(filled, expected);
        };
        check(["023", "某局", "08"], "023 某局-08");
        check(["", "某局", "08"], "某局-08");
        check(["023", "某局", ""], "023 某局");
        check(["", "", ""], "");
        assert_eq!(joined("无", |_| None), "无");
        assert_eq!(joined("共{n}项", |_| Some("3")), "共3项");
        assert_eq!(joined("共{n}项", |_| Some("")), "");
    }

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
