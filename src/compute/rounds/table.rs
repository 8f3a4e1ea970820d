//! A comparison of two rounds as a table, for the workbook.
//!
//! Deliberately not here: paper; it is laid out like every other table.

use std::sync::Arc;

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowStyle;
use crate::compute::rounds::ComparedRow;
use crate::compute::rounds::LineChange;
use crate::compute::rounds::RoundComparison;
use crate::compute::rounds::RoundWords;
use crate::money::AmountFormat;
use crate::money::Money;

/// The table 与上一轮比较; `titles` name the earlier and the later state.
#[must_use]
pub fn round_table(
    comparison: &RoundComparison,
    words: &RoundWords<'_>,
    titles: [&str; 2],
) -> FilledTable {
    let rows = comparison.rows(words.has_units()).into_iter();
    let notes = if comparison.lines.is_empty() {
        vec!["两轮没有不同的收支行".to_owned()]
    } else {
        Vec::new()
    };
    FilledTable {
        title: "与上一轮比较".to_owned(),
        format: AmountFormat::new(words.scale),
        head_lines: vec![(
            format!("{} 与 {} 对照", titles[0], titles[1]),
            format!("单位：{}", words.scale.label()),
        )],
        columns: Arc::new(columns(titles)),
        rows: rows.map(|it| filled(comparison, words, it)).collect(),
        notes,
        is_empty: comparison.lines.is_empty(),
        ..FilledTable::default()
    }
}

fn columns([then, now]: [&str; 2]) -> Vec<Column> {
    let column = |id: &str, label: &str, width| Column {
        id: id.to_owned(),
        path: vec![label.to_owned()],
        width: Some(width),
        wraps: true,
        ..Column::default()
    };
    let amount = |id: &str, label: &str| Column {
        is_amount: true,
        ..column(id, label, 16)
    };
    vec![
        column("what", "项目", 44),
        column("kind", "变动", 8),
        column("fields", "改动内容", 40),
        amount("then", then),
        amount("now", now),
        amount("change", "增减"),
    ]
}

fn filled(comparison: &RoundComparison, words: &RoundWords<'_>, row: ComparedRow) -> FilledRow {
    let what = words.row(comparison, row);
    match row {
        ComparedRow::Unit(_) => of(RowStyle::Group(0), what, None, None),
        ComparedRow::Group(_, amounts) => of(RowStyle::Group(0), what, None, Some(amounts)),
        ComparedRow::Line(at) => {
            let line = &comparison.lines[at];
            let amounts = [line.amount_then, line.amount_now];
            of(RowStyle::Plain, what, Some((line, words)), Some(amounts))
        }
        ComparedRow::Sum(_, amounts) | ComparedRow::Listed(amounts) => {
            of(RowStyle::Total, what, None, Some(amounts))
        }
    }
}

fn of(
    style: RowStyle,
    what: String,
    line: Option<(&LineChange, &RoundWords<'_>)>,
    amounts: Option<[Money; 2]>,
) -> FilledRow {
    let text = |text: String| {
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(text)
        }
    };
    let (kind, fields) = line.map_or_else(Default::default, |(line, words)| {
        (line.kind.label().to_owned(), words.changed(line))
    });
    let amounts = amounts.map(|[then, now]| [then, now, now - then].map(Cell::Amount));
    FilledRow {
        keys: vec![None],
        style,
        depth: 1,
        cells: [what, kind, fields]
            .into_iter()
            .map(text)
            .chain(amounts.unwrap_or_default())
            .collect(),
    }
}
