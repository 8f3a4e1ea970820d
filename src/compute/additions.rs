//! Which cells of a filled table are sums of others of it, as far as its rows and its header say so.
//!
//! A row sums the rows directly below it; a column whose label ends in 计 sums the columns it stands beside;
//! a total of a list sums what stands above it, an item of it the items below that are numbered one level deeper.
//! Nothing is guessed from figures: they are only held against what rows and header say, and where they differ, in fen
//! or as printed, there is no sum.

use std::collections::BTreeSet;

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledTable;
use crate::compute::RowStyle;
use crate::money::Money;

/// How labels of totals end: 合计, 小计, 总计.
const TOTAL: char = '计';
/// How labels begin of what is part of the row above and no addend of its own.
const OF_WHICH: &str = "其中";

/// A cell that is the sum of others (合计单元格), by row and column of its table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The sum.
    pub cell: (usize, usize),
    /// What is added up, from left to right and top to bottom.
    pub parts: Vec<(usize, usize)>,
}

/// The sums within a table, row by row; none in forms.
#[must_use]
pub fn additions(table: &FilledTable) -> Vec<Addition> {
    if table.form.is_some() {
        return Vec::new();
    }
    let columns = column_sums(table);
    let is_lists = table.rows.iter().any(|row| row.keys.len() > 1);
    let mut found = Vec::new();
    for row in 0..table.rows.len() {
        let below = children(table, row);
        for column in amount_columns(table) {
            let down = || below.iter().map(|row| (*row, column)).collect();
            let across = || columns[column].iter().map(|part| (row, *part)).collect();
            let list = || {
                if is_lists {
                    list_parts(table, row, column)
                } else {
                    Vec::new()
                }
            };
            let ways: [&dyn Fn() -> Vec<(usize, usize)>; 3] = [&down, &across, &list];
            let fitting = ways
                .iter()
                .map(|way| way())
                .find(|it| adds_up(table, (row, column), it));
            found.extend(fitting.map(|parts| Addition {
                cell: (row, column),
                parts,
            }));
        }
    }
    found
}

fn amount_columns(table: &FilledTable) -> impl Iterator<Item = usize> + '_ {
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(_, column)| column.is_amount)
        .map(|it| it.0)
}

/// The rows directly below a row, by position.
fn children(table: &FilledTable, at: usize) -> Vec<usize> {
    let row = &table.rows[at];
    let after = if row.depth == 0 { 0 } else { at + 1 };
    let rows = table.rows.iter().enumerate().skip(after);
    rows.take_while(|(_, it)| row.depth == 0 || it.depth > row.depth)
        .filter(|(_, it)| it.depth == row.depth + 1)
        .map(|(at, _)| at)
        .collect()
}

/// Whether a cell is the sum of others, in fen and as printed.
fn adds_up(table: &FilledTable, cell: (usize, usize), parts: &[(usize, usize)]) -> bool {
    if parts.is_empty() || !has_amount(table, cell) {
        return false;
    }
    let sum = amount(table, cell);
    let amounts = || parts.iter().map(|part| amount(table, *part));
    let printed: i64 = amounts().map(|it| table.format.rounded_steps(it)).sum();
    amounts().sum::<Money>() == sum && printed == table.format.rounded_steps(sum)
}

fn cell(table: &FilledTable, (row, column): (usize, usize)) -> &Cell {
    let row = table.rows.get(row);
    row.and_then(|row| row.cells.get(column))
        .unwrap_or(&Cell::Blank)
}

fn amount(table: &FilledTable, at: (usize, usize)) -> Money {
    cell(table, at).amount()
}

fn has_amount(table: &FilledTable, at: (usize, usize)) -> bool {
    matches!(cell(table, at), Cell::Amount(_))
}

/// For every column, those it sums; none for most.
fn column_sums(table: &FilledTable) -> Vec<Vec<usize>> {
    let mut sums = vec![Vec::new(); table.columns.len()];
    let mut seen = BTreeSet::new();
    for total in amount_columns(table).filter(|at| is_total(&table.columns[*at])) {
        let above = spanners(&table.columns[total]);
        // Of two totals side by side the first sums the others.
        if !seen.insert(above) {
            continue;
        }
        let parts: Vec<usize> = parts_under(table, above)
            .into_iter()
            .filter(|at| *at != total)
            .collect();
        if holds_in_every_row(table, total, &parts) {
            sums[total] = parts;
        }
    }
    sums
}

fn is_total(column: &Column) -> bool {
    column.path.last().is_some_and(|it| it.ends_with(TOTAL))
}

fn is_of_which(column: &Column) -> bool {
    column.path.iter().any(|it| it.starts_with(OF_WHICH))
}

/// The labels above a column's own.
fn spanners(column: &Column) -> &[String] {
    &column.path[..column.path.len().saturating_sub(1)]
}

/// The columns under some spanners that together are all that stands there, each amount once:
/// those directly under them, and of each spanner further down its total, or else its parts.
fn parts_under(table: &FilledTable, above: &[String]) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut done: BTreeSet<&String> = BTreeSet::new();
    for at in amount_columns(table) {
        let column = &table.columns[at];
        if !column.path.starts_with(above) || is_of_which(column) {
            continue;
        }
        if column.path.len() == above.len() + 1 {
            parts.push(at);
        } else if let Some(label) = column.path.get(above.len())
            && done.insert(label)
        {
            let inner = &column.path[..=above.len()];
            parts.extend(total_or_parts(table, inner));
        }
    }
    parts
}

fn total_or_parts(table: &FilledTable, above: &[String]) -> Vec<usize> {
    let total = amount_columns(table).find(|at| {
        let column = &table.columns[*at];
        spanners(column) == above && is_total(column)
    });
    total.map_or_else(|| parts_under(table, above), |at| vec![at])
}

/// Whether one column is the sum of others wherever there is a figure, and there is one.
fn holds_in_every_row(table: &FilledTable, total: usize, parts: &[usize]) -> bool {
    let sum = |row| {
        parts
            .iter()
            .map(|at| amount(table, (row, *at)))
            .sum::<Money>()
    };
    let mut rows = 0..table.rows.len();
    !parts.is_empty()
        && rows
            .clone()
            .any(|row| !amount(table, (row, total)).is_zero())
        && rows.all(|row| amount(table, (row, total)) == sum(row))
}

/// What a row of a list sums: a total the rows above it up to the total before, and that total;
/// an item numbered 一、 the items （一）、（二） below it.
fn list_parts(table: &FilledTable, row: usize, column: usize) -> Vec<(usize, usize)> {
    let Some(list) = List::of(table, column) else {
        return Vec::new();
    };
    let is_total = table.rows[row].style == RowStyle::Total && list.label(row).ends_with(TOTAL);
    if amount(table, (row, column)).is_zero() {
        return Vec::new();
    }
    let rows = if is_total {
        list.above(row)
    } else {
        list.items_of(row)
    };
    rows.into_iter().map(|row| (row, column)).collect()
}

/// A list within a table: its column of amounts and the labels at their left.
struct List<'a> {
    table: &'a FilledTable,
    labels: usize,
    column: usize,
}

impl<'a> List<'a> {
    fn of(table: &'a FilledTable, column: usize) -> Option<Self> {
        let labels = (0..column).rev().find(|at| !table.columns[*at].is_amount)?;
        Some(Self {
            table,
            labels,
            column,
        })
    }

    fn label(&self, row: usize) -> &'a str {
        match cell(self.table, (row, self.labels)) {
            Cell::Text(text) => text.trim(),
            Cell::Blank | Cell::Amount(_) => "",
        }
    }

    fn has_amount(&self, row: usize) -> bool {
        has_amount(self.table, (row, self.column))
    }

    fn is_item(&self, row: usize) -> bool {
        self.label(row).starts_with(['（', '('])
    }

    /// The rows above a total back to the one before; of numbered items only the upper level.
    fn above(&self, total: usize) -> Vec<usize> {
        let is_total = |row: &usize| self.label(*row).ends_with(TOTAL);
        let first = (0..total).rev().find(is_total).unwrap_or(0);
        let rows = first..total;
        let has_upper = rows
            .clone()
            .any(|row| self.has_amount(row) && !self.is_item(row));
        rows.filter(|row| self.has_amount(*row) && !self.label(*row).starts_with(OF_WHICH))
            .filter(|row| !(has_upper && self.is_item(*row)))
            .collect()
    }

    /// The items directly below a row that is none itself.
    fn items_of(&self, row: usize) -> Vec<usize> {
        if self.is_item(row) {
            return Vec::new();
        }
        let below = row + 1..self.table.rows.len();
        below
            .take_while(|row| self.is_item(*row) && self.has_amount(*row))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::FilledRow;
    use crate::money::AmountFormat;
    use crate::money::AmountScale;

    /// A table of rows: depth, style and cells; columns whose path begins with ¥ hold amounts in yuan.
    fn table(columns: &[&[&str]], rows: &[(u8, RowStyle, &[&str])]) -> FilledTable {
        let column = |path: &&[&str]| Column {
            path: path
                .iter()
                .map(|it| it.trim_start_matches('¥').to_owned())
                .collect(),
            is_amount: path[0].starts_with('¥'),
            ..Column::default()
        };
        let columns: Vec<Column> = columns.iter().map(column).collect();
        let cell = |(at, text): (usize, &&str)| match text.parse() {
            Ok(yuan) if columns[at].is_amount => Cell::Amount(Money::from_yuan(yuan)),
            _ if text.is_empty() => Cell::Blank,
            _ => Cell::Text((*text).to_owned()),
        };
        let row = |(depth, style, cells): &(u8, RowStyle, &[&str])| FilledRow {
            keys: vec![None],
            style: *style,
            depth: *depth,
            cells: cells.iter().enumerate().map(cell).collect(),
        };
        let rows = rows.iter().map(row).collect();
        FilledTable {
            format: AmountFormat::new(AmountScale::TenThousandYuan),
            columns: columns.into(),
            rows,
            ..FilledTable::default()
        }
    }

    fn check(table: &FilledTable, expected: &[Sum<'_>]) {
        let found = additions(table);
        let found: Vec<_> = found.iter().map(|it| (it.cell, &it.parts[..])).collect();
        assert_eq!(found, expected);
    }

    /// A cell and what it sums.
    type Sum<'a> = ((usize, usize), &'a [(usize, usize)]);

    const PLAIN: RowStyle = RowStyle::Plain;

    #[test]
    fn a_row_sums_those_directly_below_it_wherever_the_total_stands() {
        let columns: &[&[&str]] = &[&["科目"], &["¥预算数"]];
        let rows: &[(u8, RowStyle, &[&str])] = &[
            (1, RowStyle::Group(0), &["208", "500"]),
            (2, PLAIN, &["20801", "200"]),
            (2, PLAIN, &["20805", "300"]),
            (1, PLAIN, &["210", "100"]),
            (0, RowStyle::Total, &["合计", "600"]),
        ];
        let expected: &[Sum<'_>] = &[((0, 1), &[(1, 1), (2, 1)]), ((4, 1), &[(0, 1), (3, 1)])];
        check(&table(columns, rows), expected);
    }

    #[test]
    fn a_column_sums_those_beside_it_and_the_subtotals_of_spanners() {
        let columns: &[&[&str]] = &[
            &["¥总计"],
            &["¥本年", "合计"],
            &["¥本年", "预算"],
            &["¥本年", "单位资金", "小计"],
            &["¥本年", "单位资金", "事业"],
            &["¥结转"],
            &["¥其中：采购"],
        ];
        let rows: &[(u8, RowStyle, &[&str])] = &[(
            1,
            PLAIN,
            &["1000", "700", "400", "300", "300", "300", "1000"],
        )];
        let expected: &[Sum<'_>] = &[
            ((0, 0), &[(0, 1), (0, 5)]),
            ((0, 1), &[(0, 2), (0, 3)]),
            ((0, 3), &[(0, 4)]),
        ];
        check(&table(columns, rows), expected);
        let mut overlapping = table(columns, rows);
        overlapping.rows[0].cells[5] = Cell::Amount(Money::from_yuan(200));
        assert!(additions(&overlapping).iter().all(|it| it.cell != (0, 0)));
    }

    #[test]
    fn a_total_that_is_not_the_sum_of_what_is_printed_stays_a_figure() {
        let columns: &[&[&str]] = &[&["科目"], &["¥预算数"]];
        // 0.0055 + 0.0055 = 0.0110 (万元): printed 0.01, 0.01 and 0.01.
        let rows: &[(u8, RowStyle, &[&str])] = &[
            (0, RowStyle::Total, &["合计", "110"]),
            (1, PLAIN, &["208", "55"]),
            (1, PLAIN, &["210", "55"]),
        ];
        check(&table(columns, rows), &[]);
    }

    #[test]
    fn totals_of_lists_sum_what_stands_above_them_by_level() {
        let columns: &[&[&str]] = &[&["项目"], &["¥预算数"]];
        let rows: &[(u8, RowStyle, &[&str])] = &[
            (1, PLAIN, &["一、拨款", "400"]),
            (1, PLAIN, &["二、单位资金", "300"]),
            (1, PLAIN, &["（一）事业", "100"]),
            (1, PLAIN, &["（二）其他", "200"]),
            (1, PLAIN, &["", ""]),
            (1, RowStyle::Total, &["本年合计", "700"]),
            (1, RowStyle::Total, &["结转", "500"]),
            (1, RowStyle::Total, &["总计", "1200"]),
        ];
        let mut table = table(columns, rows);
        for row in &mut table.rows {
            row.keys.push(None);
        }
        let expected: &[Sum<'_>] = &[
            ((1, 1), &[(2, 1), (3, 1)]),
            ((5, 1), &[(0, 1), (1, 1)]),
            ((7, 1), &[(5, 1), (6, 1)]),
        ];
        check(&table, expected);
    }
}
