//! From a filled table to a sheet: heading, header, rows, notes.

use std::collections::BTreeMap;

use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::Column;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::RowStyle;
use crate::compute::additions;
use crate::export::sheet::Align;
use crate::export::sheet::Area;
use crate::export::sheet::CellStyle;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetAmount;
use crate::export::sheet::SheetCell;
use crate::export::sheet::columns;
use crate::export::sheet::form;
use crate::export::sheet::header;
use crate::export::sheet::heights;
use crate::export::sheet::keys;
use crate::export::sheet::measure::text_width;
use crate::export::sheet::page::Page;
use crate::export::sheet::paper;

/// Lays out every table of a book, in its order; a table's sheet has its position.
#[must_use]
pub fn sheets(book: &Book) -> Vec<Sheet> {
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for table in book.tables.iter().filter(|table| table.form.is_some()) {
        *forms.entry(table.id.as_str()).or_default() += 1;
    }
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let name = |table: &FilledTable, position: usize| match forms.get(table.id.as_str()) {
        Some(count) if *count > 1 && !table.number.is_empty() => {
            format!("{}-{position} {}", table.number, form_owner(table))
        }
        Some(_) | None => table.full_name(),
    };
    let mut laid_out = Vec::with_capacity(book.tables.len());
    for table in &book.tables {
        let position = counted.entry(table.id.as_str()).or_default();
        *position += 1;
        laid_out.push(lay_out(table, &name(table, *position)));
    }
    laid_out
}

/// Whom a form is for: the text of its first field.
fn form_owner(table: &FilledTable) -> &str {
    let first = table
        .form
        .as_ref()
        .and_then(|form| form.fields.first()?.first());
    first.map_or(table.title.as_str(), |(_, text)| text.as_str())
}

/// Lays out a table under a name.
#[must_use]
pub fn lay_out(table: &FilledTable, name: &str) -> Sheet {
    let mut widths = match &table.form {
        Some(form) => form::widths(table, form),
        None => columns::widths(table, 0),
    };
    if widths.is_empty() {
        widths.push(paper::room(table.page));
    }
    let sheet = Sheet {
        name: name.to_owned(),
        title: table.title.clone(),
        key_columns: keys::count(table, &widths),
        widths,
        page: table.page,
        ..Sheet::default()
    };
    let mut page = Page { sheet };
    add_heading(&mut page, table);
    if let Some(form) = &table.form {
        page.sheet.repeated = page.height();
        form::draw(&mut page, table, form);
    } else {
        header::draw(&mut page, &table.columns, 0);
        let first = page.height();
        page.sheet.repeated = first;
        for row in &table.rows {
            add_row(&mut page, table, row, 0);
        }
        join_further_rows(&mut page, table, first);
        page.sheet.sums = additions(table);
        page.sheet.move_sums(|row| row + first);
    }
    for note in &table.notes {
        page.add_line(note, CellStyle::outside(Align::Left));
    }
    heights::set(&mut page.sheet);
    heights::split_tall_rows(&mut page.sheet);
    page.sheet.is_one_page = match table.form {
        Some(_) => paper::fits_one_page(&page.sheet),
        None => paper::nearly_fits_one_page(&page.sheet),
    };
    page.sheet
}

fn add_heading(page: &mut Page, table: &FilledTable) {
    page.add_line(&table.title, CellStyle::TITLE);
    if !table.number.is_empty() {
        page.add_line(&table.number, CellStyle::outside(Align::Right));
    }
    for (left, right) in &table.head_lines {
        add_head_line(page, left, right);
    }
}

/// A left and a right text in one row; in two where there is only one column.
fn add_head_line(page: &mut Page, left: &str, right: &str) {
    let columns = page.columns();
    let is_one_text = left.is_empty() || right.is_empty();
    if is_one_text || columns.len() == 1 {
        for (text, align) in [(left, Align::Left), (right, Align::Right)] {
            if !text.is_empty() {
                page.add_line(text, CellStyle::outside(align));
            }
        }
        return;
    }
    let needed = text_width(right) + 1;
    let fits = |first: &usize| page.width(*first..columns.end) >= needed;
    let split = (1..columns.end).rev().find(fits).unwrap_or(1);
    let rows = page.add_rows(1);
    for (text, align, columns) in [
        (left, Align::Left, 0..split),
        (right, Align::Right, split..columns.end),
    ] {
        let area = Area {
            rows: rows.clone(),
            columns,
        };
        page.fill(area, Content::text(text), CellStyle::outside(align));
    }
}

/// Adds a row of the table, its first cell at `offset`.
pub(super) fn add_row(page: &mut Page, table: &FilledTable, row: &FilledRow, offset: usize) {
    let at = page.add_rows(1).start;
    let cells = &mut page.sheet.rows[at].cells[offset..];
    for ((place, cell), column) in cells.iter_mut().zip(&row.cells).zip(&*table.columns) {
        let content = match cell {
            Cell::Blank => Content::Blank,
            Cell::Text(text) => Content::text(text),
            Cell::Amount(amount) => Content::Amount(SheetAmount {
                amount: *amount,
                format: table.format,
            }),
        };
        *place = SheetCell {
            content,
            style: cell_style(row.style, column, cell),
        };
    }
}

/// Lets what is also about further rows reach down to them; the table's first row stands at `first`.
fn join_further_rows(page: &mut Page, table: &FilledTable, first: usize) {
    let mut end = first;
    for entry in table.rows.chunk_by(|_, row| row.style == RowStyle::Further) {
        let start = end;
        end += entry.len();
        if entry.len() > 1 {
            let columns = table.columns.iter().enumerate();
            for (column, _) in columns.filter(|(_, it)| it.goes_on) {
                page.join(start..end, column);
            }
        }
    }
}

fn cell_style(row: RowStyle, column: &Column, cell: &Cell) -> CellStyle {
    let (text, is_bold) = match row {
        RowStyle::Total => (Align::Center, true),
        RowStyle::Group(0) => (Align::Left, true),
        RowStyle::Group(_) | RowStyle::Plain | RowStyle::Further => (Align::Left, false),
    };
    let align = if column.is_amount || matches!(cell, Cell::Amount(_)) {
        Align::Right
    } else if column.is_row_number {
        Align::Center
    } else {
        text
    };
    CellStyle::inside(align).bold(is_bold)
}
