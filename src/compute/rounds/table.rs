//! A comparison of two rounds as a table, for the workbook.
//!
//! Deliberately not here: paper; it is laid out like every other table.

use std::sync::Arc;

use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowStyle;
use crate::compute::rounds::ChangedGroup;
use crate::compute::rounds::LineChange;
use crate::compute::rounds::RoundComparison;
use crate::compute::rounds::RoundWords;
use crate::compute::rounds::TotalOf;
use crate::money::AmountFormat;
use crate::money::Money;

/// The table 与上一轮比较; `titles` name the earlier and the later state.
#[must_use]
pub fn round_table(
    comparison: &RoundComparison,
    words: &RoundWords<'_>,
    titles: [&str; 2],
) -> FilledTable {
    let mut rows = Vec::new();
    let has_units = [words.then, words.now].iter().any(|it| it.units.len() > 1);
    let mut unit = None;
    for group in &comparison.groups {
        if has_units && unit != Some(group.unit) {
            unit = Some(group.unit);
            rows.push(row(
                RowStyle::Group(0),
                [words.unit(group.unit), String::new(), String::new()],
                None,
            ));
        }
        rows.push(group_row(group, words));
        let lines = &comparison.lines[group.lines.clone()];
        rows.extend(lines.iter().map(|line| line_row(line, words)));
    }
    rows.extend(sum_rows(comparison));
    let mut notes = Vec::new();
    if comparison.lines.is_empty() {
        notes.push("两轮没有不同的收支行".to_owned());
    }
    FilledTable {
        title: "与上一轮比较".to_owned(),
        format: AmountFormat::new(words.scale),
        head_lines: vec![(
            format!("{} 与 {} 对照", titles[0], titles[1]),
            format!("单位：{}", words.scale.label()),
        )],
        columns: Arc::new(columns(titles)),
        is_empty: comparison.lines.is_empty(),
        rows,
        notes,
        ..FilledTable::default()
    }
}

fn columns([then, now]: [&str; 2]) -> Vec<Column> {
    let text = |id: &str, label: &str, width| Column {
        id: id.to_owned(),
        path: vec![label.to_owned()],
        width: Some(width),
        wraps: true,
        ..Column::default()
    };
    let amount = |id: &str, label: &str| Column {
        id: id.to_owned(),
        path: vec![label.to_owned()],
        is_amount: true,
        width: Some(16),
        ..Column::default()
    };
    vec![
        text("what", "项目", 44),
        text("kind", "变动", 8),
        text("fields", "改动内容", 40),
        amount("then", then),
        amount("now", now),
        amount("change", "增减"),
    ]
}

fn row(style: RowStyle, texts: [String; 3], amounts: Option<[Money; 2]>) -> FilledRow {
    let text = |text: String| {
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(text)
        }
    };
    let amounts = amounts.map(|[then, now]| [then, now, now - then].map(Cell::Amount));
    FilledRow {
        keys: vec![None],
        style,
        depth: 1,
        cells: texts
            .into_iter()
            .map(text)
            .chain(amounts.unwrap_or_default())
            .collect(),
    }
}

fn group_row(group: &ChangedGroup, words: &RoundWords<'_>) -> FilledRow {
    let texts = [words.group(group.sums.group), String::new(), String::new()];
    row(
        RowStyle::Group(0),
        texts,
        Some([group.sums.then, group.sums.now]),
    )
}

fn line_row(line: &LineChange, words: &RoundWords<'_>) -> FilledRow {
    let texts = [
        words.line(line),
        line.kind.label().to_owned(),
        words.changed(line),
    ];
    row(
        RowStyle::Plain,
        texts,
        Some([line.amount_then, line.amount_now]),
    )
}

/// What both rounds come to, changed or not.
fn sum_rows(comparison: &RoundComparison) -> impl Iterator<Item = FilledRow> {
    let sums = comparison.totals.iter();
    let sums = sums.filter(|it| matches!(it.of, TotalOf::Revenue | TotalOf::Spending));
    sums.map(|total| {
        let texts = [total.of.label().to_owned(), String::new(), String::new()];
        row(RowStyle::Total, texts, Some([total.then, total.now]))
    })
}
