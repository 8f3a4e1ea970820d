//! The columns that say what a row is about (关键栏), to be repeated where a wide table goes on beside.

use crate::compute::Column;
use crate::compute::FilledTable;
use crate::export::sheet::paper;

/// What the ids of such columns are made of: `code`, `unit_name`, `project`.
const KEY_WORDS: [&str; 5] = ["code", "name", "number", "unit", "project"];
/// The label column of a form, and the first level of its indicators.
const FORM_KEYS: usize = 2;

/// How many columns at the left are repeated; they never take more than half of the paper.
pub(super) fn count(table: &FilledTable, widths: &[usize]) -> usize {
    let named = match table.form {
        Some(_) => FORM_KEYS,
        None => leading(&table.columns),
    };
    let mut left = paper::room(table.page) / 2;
    let fits = |width: &&usize| {
        let rest = left.checked_sub(**width);
        left = rest.unwrap_or(0);
        rest.is_some()
    };
    let count = widths.iter().take(named).take_while(fits).count();
    // A table of keys only has nothing left to go on with.
    count.min(widths.len().saturating_sub(1))
}

/// The key columns in front; at least the first column when it has texts.
fn leading(columns: &[Column]) -> usize {
    let keys = columns.iter().take_while(|column| is_key(column)).count();
    let has_texts = |column: &&Column| !column.is_amount;
    keys.max(usize::from(
        columns.first().is_some_and(|it| has_texts(&it)),
    ))
}

fn is_key(column: &Column) -> bool {
    !column.is_amount && column.id.split('_').any(|word| KEY_WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &[(&str, bool)], widths: &[usize], expected: usize) {
        let column = |(id, is_amount): &(&str, bool)| Column {
            id: (*id).to_owned(),
            is_amount: *is_amount,
            ..Column::default()
        };
        let table = FilledTable {
            columns: ids.iter().map(column).collect::<Vec<_>>().into(),
            ..FilledTable::default()
        };
        assert_eq!(count(&table, widths), expected, "{ids:?}");
    }

    #[test]
    fn codes_and_names_at_the_left_are_keys_and_sentences_and_amounts_are_not() {
        let [code, name, content, total] = [
            ("code", false),
            ("unit_name", false),
            ("content", false),
            ("total", true),
        ];
        check(&[code, name, total], &[10, 20, 12], 2);
        check(&[name, content, total], &[20, 30, 12], 1);
        check(&[content, total], &[30, 12], 1);
        check(&[total, code], &[12, 10], 0);
        check(&[code, name], &[10, 10], 1);
        check(&[], &[80], 0);
    }

    #[test]
    fn keys_leave_half_of_the_paper_to_the_rest() {
        let total = ("total", true);
        check(&[("code", false), ("name", false), total], &[30, 30, 12], 1);
        check(&[("code", false), total], &[70, 12], 0);
    }
}
