//! Row heights: as many lines as the wrapped text needs, so that nothing is cut.

use std::collections::BTreeSet;

use crate::export::sheet::Area;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetCell;
use crate::export::sheet::SheetRow;
use crate::export::sheet::TextSize;
use crate::export::sheet::measure::line_count;

/// The tallest row, in lines: workbook programs allow 409 points, and a line takes 15 of them.
pub(super) const TALLEST: usize = 26;

/// Gives every row the height its text needs.
pub(super) fn set(sheet: &mut Sheet) {
    for row in 0..sheet.rows.len() {
        sheet.rows[row].lines = 1;
    }
    let merged: BTreeSet<(usize, usize)> = sheet.merges.iter().flat_map(Area::cells).collect();
    for (at, row) in sheet.rows.iter_mut().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            if !merged.contains(&(at, column)) {
                row.lines = row.lines.max(lines(cell, sheet.widths[column]));
            }
        }
    }
    // Low areas first, so that a tall one finds the rows it runs over already raised.
    let mut areas = sheet.merges.clone();
    areas.sort_by_key(|area| area.rows.len());
    for area in areas {
        let cell = &sheet.rows[area.rows.start].cells[area.columns.start];
        let needed = lines(cell, sheet.widths[area.columns.clone()].iter().sum());
        let rows = &mut sheet.rows[area.rows];
        let present: usize = rows.iter().map(|row| row.lines).sum();
        let (lacking, count) = (needed.saturating_sub(present), rows.len());
        // All rows get the same share; what remains goes to the lower ones.
        for (at, row) in rows.iter_mut().enumerate() {
            row.lines += (lacking + at) / count;
        }
    }
}

fn lines(cell: &SheetCell, width: usize) -> usize {
    let width = match cell.style.size {
        TextSize::Title => width * 2 / 3,
        TextSize::Body => width,
    };
    match &cell.content {
        Content::Text(text) => line_count(text, width),
        Content::Blank | Content::Amount(_) => 1,
    }
}

/// Continues rows taller than any program can show in further rows, merged with them.
pub(super) fn split_tall_rows(sheet: &mut Sheet) {
    if sheet.rows.iter().all(|row| row.lines <= TALLEST) {
        return;
    }
    let covered: BTreeSet<(usize, usize)> = sheet.merges.iter().flat_map(Area::cells).collect();
    let mut starts = Vec::with_capacity(sheet.rows.len() + 1);
    let mut rows = Vec::with_capacity(sheet.rows.len());
    let mut merges = Vec::new();
    for (at, row) in std::mem::take(&mut sheet.rows).into_iter().enumerate() {
        let first = rows.len();
        starts.push(first);
        split_row(row, &mut rows);
        if rows.len() > first + 1 {
            let lone = (0..sheet.widths.len()).filter(|column| !covered.contains(&(at, *column)));
            merges.extend(lone.map(|column| Area {
                rows: first..rows.len(),
                columns: column..column + 1,
            }));
        }
    }
    starts.push(rows.len());
    for area in &mut sheet.merges {
        area.rows = starts[area.rows.start]..starts[area.rows.end];
    }
    sheet.merges.extend(merges);
    sheet.move_sums(|row| starts[row]);
    sheet.repeated = starts[sheet.repeated];
    sheet.rows = rows;
}

fn split_row(row: SheetRow, rows: &mut Vec<SheetRow>) {
    let blank = |cell: &SheetCell| SheetCell {
        content: Content::Blank,
        style: cell.style,
    };
    let continued: Vec<SheetCell> = row.cells.iter().map(blank).collect();
    rows.push(SheetRow {
        lines: row.lines.min(TALLEST),
        cells: row.cells,
    });
    let mut left = row.lines.saturating_sub(TALLEST);
    while left > 0 {
        rows.push(SheetRow {
            lines: left.min(TALLEST),
            cells: continued.clone(),
        });
        left = left.saturating_sub(TALLEST);
    }
}
