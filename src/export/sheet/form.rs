//! Performance forms (绩效目标表): head fields, main tasks, and indicators beside their label.

use std::ops::Range;

use crate::compute::Cell;
use crate::compute::FilledForm;
use crate::compute::FilledTable;
use crate::compute::FormTasks;
use crate::export::sheet::Align;
use crate::export::sheet::Area;
use crate::export::sheet::CellStyle;
use crate::export::sheet::Content;
use crate::export::sheet::SheetAmount;
use crate::export::sheet::columns;
use crate::export::sheet::header;
use crate::export::sheet::layout;
use crate::export::sheet::measure::text_width;
use crate::export::sheet::page::Page;

/// The columns at the left whose equal neighbours are drawn as one: first and second level.
const LEVELS: usize = 2;
/// Label, task and amount need a column each, also where the indicators have none.
const COLUMNS_LEAST: usize = 3;
/// The label column takes at least four and at most nine characters; longer labels wrap.
const LABEL_LEAST: usize = 10;
const LABEL_MOST: usize = 18;
/// What is not wider than this stands in the middle of its column: operators, units, dates.
const SHORT: usize = 8;

/// How many columns stand before those of the indicators: one for the label beside them, where there is one.
fn labels(form: &FilledForm) -> usize {
    let has_label = !form.side_label.is_empty() || form.tasks.is_some();
    usize::from(has_label)
}

/// Column widths: the label column, then the indicators' columns.
pub(super) fn widths(table: &FilledTable, form: &FilledForm) -> Vec<usize> {
    let fields = form.fields.iter().chain(&form.fields_below);
    let first_labels = fields
        .filter_map(|row| row.first())
        .map(|(label, _)| label.as_str());
    let side_labels = form
        .tasks
        .iter()
        .map(|tasks| tasks.label.as_str())
        .chain([form.side_label.as_str()]);
    let widest = first_labels
        .chain(side_labels)
        .map(text_width)
        .max()
        .unwrap_or(0);
    let label = (widest + 2).clamp(LABEL_LEAST, LABEL_MOST);
    let mut widths = match labels(form) {
        0 => columns::widths(table, 0),
        _ => [vec![label], columns::widths(table, label)].concat(),
    };
    if let Some(first) = widths.first_mut() {
        *first = label.max(*first);
    }
    while widths.len() < COLUMNS_LEAST {
        widths.push(label);
    }
    widths
}

/// Adds everything between heading and notes.
pub(super) fn draw(page: &mut Page, table: &FilledTable, form: &FilledForm) {
    for fields in &form.fields {
        add_fields(page, fields);
    }
    if let Some(tasks) = &form.tasks {
        add_tasks(page, table, tasks);
    }
    for fields in &form.fields_below {
        add_fields(page, fields);
    }
    add_indicators(page, table, form);
}

/// Pairs of label and text side by side; each on its own row where the columns don't suffice.
fn add_fields(page: &mut Page, fields: &[(String, String)]) {
    if fields.len() > 1 && page.columns().len() < 2 * fields.len() {
        for field in fields {
            add_fields(page, std::slice::from_ref(field));
        }
        return;
    }
    let rows = page.add_rows(1);
    for (columns, (label, text)) in shares(page, fields).into_iter().zip(fields) {
        let split = label_end(page, &columns, label);
        let area = Area {
            rows: rows.clone(),
            columns: columns.start..split,
        };
        page.fill(area, Content::text(label), CellStyle::HEADER);
        if split < columns.end {
            let area = Area {
                rows: rows.clone(),
                columns: split..columns.end,
            };
            page.fill(area, Content::text(text), CellStyle::inside(Align::Left));
        }
    }
}

/// Where a pair's label ends: the label column, or as many columns as the label needs.
fn label_end(page: &Page, columns: &Range<usize>, label: &str) -> usize {
    let mut end = columns.start + 1;
    while columns.start > 0
        && end + 1 < columns.end
        && page.width(columns.start..end) < text_width(label)
    {
        end += 1;
    }
    end
}

/// Cuts the columns into one part per field, about equal in width, so that labels get narrow columns.
fn shares(page: &Page, fields: &[(String, String)]) -> Vec<Range<usize>> {
    let count = fields.len();
    let end = page.columns().end;
    let total = page.width(0..end);
    let mut parts = Vec::with_capacity(count);
    let mut start = 0;
    for (part, next) in (1..).zip(fields.iter().skip(1)) {
        let target = total * part / count;
        let cost = |cut: &usize| {
            let label = label_end(page, &(*cut..end), &next.0);
            let spare = page.width(*cut..label).saturating_sub(text_width(&next.0));
            page.width(0..*cut).abs_diff(target) + spare
        };
        // Every field keeps a column for its label and one for its text.
        let last = end.saturating_sub(2 * (count - part));
        let cut = (start + 2..=last).min_by_key(cost).unwrap_or(end);
        parts.push(start..cut);
        start = cut;
    }
    parts.push(start..end);
    parts
}

/// The main tasks: label down the left, then task and amount.
fn add_tasks(page: &mut Page, table: &FilledTable, tasks: &FormTasks) {
    let rows = page.add_rows(1 + tasks.rows.len());
    let end = page.columns().end;
    let label = Area {
        rows: rows.clone(),
        columns: 0..1,
    };
    page.fill(label, Content::text(&tasks.label), CellStyle::HEADER);
    let middle = (1 + end).div_ceil(2);
    let halves = [1..middle, middle..end];
    let mut add = |row: usize, half: usize, content: Content, style: CellStyle| {
        page.fill(
            Area {
                rows: row..row + 1,
                columns: halves[half].clone(),
            },
            content,
            style,
        );
    };
    for (half, text) in tasks.header.iter().enumerate() {
        add(rows.start, half, Content::text(text), CellStyle::HEADER);
    }
    for (row, (task, amount)) in (rows.start + 1..).zip(&tasks.rows) {
        let amount = Content::Amount(SheetAmount {
            amount: *amount,
            format: table.format,
        });
        add(row, 0, Content::text(task), CellStyle::inside(Align::Left));
        add(row, 1, amount, CellStyle::inside(Align::Center));
    }
}

fn add_indicators(page: &mut Page, table: &FilledTable, form: &FilledForm) {
    let top = page.height();
    let offset = labels(form);
    header::draw(page, &table.columns, offset);
    let first = page.height();
    for row in &table.rows {
        layout::add_row(page, table, row, offset);
    }
    let bottom = page.height();
    center_short_columns(page, table, first..bottom, offset);
    for level in 0..LEVELS.min(table.columns.len()) {
        merge_level(page, table, (first, offset), level);
    }
    if bottom > top && offset > 0 {
        let side = Area {
            rows: top..bottom,
            columns: 0..1,
        };
        page.fill(side, Content::text(&form.side_label), CellStyle::HEADER);
    }
}

fn center_short_columns(page: &mut Page, table: &FilledTable, rows: Range<usize>, offset: usize) {
    for (at, column) in table.columns.iter().enumerate() {
        let widest = table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(at))
            .map(cell_width)
            .max();
        if at < LEVELS || (!column.is_amount && widest.unwrap_or(0) <= SHORT) {
            for row in rows.clone() {
                page.sheet.rows[row].cells[offset + at].style.align = Align::Center;
            }
        }
    }
}

fn cell_width(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text_width(text),
        Cell::Blank | Cell::Amount(_) => 0,
    }
}

/// Draws equal neighbours of a level as one cell, within equal upper levels.
fn merge_level(
    page: &mut Page,
    table: &FilledTable,
    (first, offset): (usize, usize),
    level: usize,
) {
    let column = offset + level;
    let path = |row: usize| &table.rows[row].cells[..=level];
    let mut start = 0;
    while start < table.rows.len() {
        let is_blank = cell_width(&table.rows[start].cells[level]) == 0;
        let same =
            (start + 1..table.rows.len()).take_while(|row| !is_blank && path(*row) == path(start));
        let end = start + 1 + same.count();
        page.join(first + start..first + end, column);
        start = end;
    }
}
