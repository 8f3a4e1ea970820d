//! One sheet drawn on one worksheet.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::Formula;
use rust_xlsxwriter::IgnoreError;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::export::sheet::Area;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetCell;
use crate::export::sheet::SheetRow;
use crate::export::sheet::TextSize;
use crate::export::sheet::address;
use crate::export::xlsx::ExportError;
use crate::export::xlsx::formats::Formats;
use crate::export::xlsx::live::Totals;
use crate::export::xlsx::live::formulas;
use crate::packs::Paper;

/// What a worksheet and a cell can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST_TEXT: usize = 32_767;
/// A half-width character of 宋体 11 in pixels, and the cell's padding.
const CHARACTER_PIXELS: u32 = 8;
const PADDING_PIXELS: u32 = 5;
/// A column can't be wider than 255 characters.
const WIDEST: u32 = 255;
/// A line of body text and of the title in pixels, and the air above and below the text of a row.
const LINE_PIXELS: u32 = 20;
const TITLE_LINE_PIXELS: u32 = 30;
const ROW_AIR_PIXELS: u32 = 4;
/// The numbers workbooks have for paper sizes.
const PAPER_A3: u8 = 8;
const PAPER_A4: u8 = 9;
/// Margins in inches: sides 15 mm, top 18 mm, bottom 20 mm, header and footer 8 mm.
const SIDE: f64 = 0.59;
const TOP: f64 = 0.71;
const BOTTOM: f64 = 0.79;
const EDGE: f64 = 0.31;

/// What sheets are drawn with.
pub(super) struct Pen {
    formats: Formats,
    totals: Totals,
    /// The formulas of the sheet being drawn.
    formulas: BTreeMap<(usize, usize), String>,
}

impl Pen {
    pub(super) fn new(totals: Totals) -> Self {
        Self {
            formats: Formats::default(),
            totals,
            formulas: BTreeMap::new(),
        }
    }
}

/// Draws a sheet on an empty worksheet.
pub(super) fn draw(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    name: &str,
    pen: &mut Pen,
) -> Result<(), ExportError> {
    pen.formulas = formulas(sheet, pen.totals);
    check_size(sheet, name)?;
    let made = |source| ExportError::Write { source };
    worksheet.set_name(name).map_err(made)?;
    set_sizes(worksheet, sheet).map_err(made)?;
    write_cells(worksheet, sheet, pen).map_err(made)?;
    set_page(worksheet, sheet).map_err(made)?;
    Ok(())
}

/// Says in Chinese and with a place what the library would only refuse.
fn check_size(sheet: &Sheet, name: &str) -> Result<(), ExportError> {
    let (rows, columns) = (sheet.rows.len(), sheet.widths.len());
    if rows > MOST_ROWS || columns > MOST_COLUMNS {
        return Err(ExportError::TooLarge {
            sheet: name.to_owned(),
            rows,
            columns,
        });
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.cells.iter().enumerate() {
            let Content::Text(text) = &cell.content else {
                continue;
            };
            let length = text.encode_utf16().count();
            if length > LONGEST_TEXT {
                let cell = address(row, column);
                return Err(ExportError::TextTooLong {
                    sheet: name.to_owned(),
                    cell,
                    length,
                });
            }
        }
    }
    Ok(())
}

fn set_sizes(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (column, width) in sheet.widths.iter().enumerate() {
        let characters = u32::try_from(*width).unwrap_or(WIDEST).min(WIDEST);
        let pixels = characters * CHARACTER_PIXELS + PADDING_PIXELS;
        worksheet.set_column_width_pixels(column_number(column), pixels)?;
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        worksheet.set_row_height_pixels(row_number(at), row_pixels(row))?;
    }
    Ok(())
}

fn row_pixels(row: &SheetRow) -> u32 {
    let is_title = row
        .cells
        .iter()
        .any(|cell| cell.style.size == TextSize::Title);
    let line = if is_title {
        TITLE_LINE_PIXELS
    } else {
        LINE_PIXELS
    };
    u32::try_from(row.lines)
        .unwrap_or(u32::MAX)
        .saturating_mul(line)
        .saturating_add(ROW_AIR_PIXELS)
}

fn write_cells(worksheet: &mut Worksheet, sheet: &Sheet, pen: &mut Pen) -> Result<(), XlsxError> {
    let merged: BTreeSet<(usize, usize)> = sheet.merges.iter().flat_map(Area::cells).collect();
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.cells.iter().enumerate() {
            if !merged.contains(&(row, column)) {
                write_cell(worksheet, (row, column), cell, pen)?;
            }
        }
    }
    for area in &sheet.merges {
        let (first_row, last_row) = (area.rows.start, area.rows.end - 1);
        let (first_column, last_column) = (area.columns.start, area.columns.end - 1);
        let cell = &sheet.rows[first_row].cells[first_column];
        worksheet.merge_range(
            row_number(first_row),
            column_number(first_column),
            row_number(last_row),
            column_number(last_column),
            "",
            pen.formats.get(cell.style, &cell.content),
        )?;
        write_cell(worksheet, (first_row, first_column), cell, pen)?;
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (usize, usize),
    cell: &SheetCell,
    pen: &mut Pen,
) -> Result<(), XlsxError> {
    let formula = pen.formulas.get(&(row, column));
    let (row, column) = (row_number(row), column_number(column));
    let format = pen.formats.get(cell.style, &cell.content);
    match &cell.content {
        Content::Blank if !cell.style.is_boxed => worksheet,
        Content::Blank => worksheet.write_blank(row, column, format)?,
        Content::Text(text) => worksheet.write_string_with_format(row, column, text, format)?,
        Content::Amount(amount) => match formula {
            Some(formula) => {
                let formula = Formula::new(formula).set_result(amount.value().to_string());
                worksheet.write_formula_with_format(row, column, formula, format)?
            }
            None => {
                worksheet.write_number_with_format(row, column, to_float(amount.value()), format)?
            }
        },
    };
    Ok(())
}

/// The only place where an amount becomes a float: workbooks know no other numbers.
///
/// Nothing is computed with it, and reading back finds out whether the float still means the same decimal, which
/// it does up to fifteen digits.
fn to_float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

fn set_page(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let paper = match sheet.page.paper {
        Paper::A4 => PAPER_A4,
        Paper::A3 => PAPER_A3,
    };
    worksheet.set_paper_size(paper);
    if sheet.page.landscape {
        worksheet.set_landscape();
    } else {
        worksheet.set_portrait();
    }
    // One page wide, and zero means as many high as it takes.
    worksheet.set_print_fit_to_pages(1, u16::from(sheet.is_one_page));
    worksheet.set_margins(SIDE, SIDE, TOP, BOTTOM, EDGE, EDGE);
    worksheet.set_print_center_horizontally(true);
    worksheet.set_footer("&C第 &P 页，共 &N 页");
    worksheet.set_screen_gridlines(false);
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let last_row = row_number(sheet.rows.len() - 1);
    let last_column = column_number(sheet.widths.len().max(1) - 1);
    worksheet.set_print_area(0, 0, last_row, last_column)?;
    // Codes are texts; without this every one of them has a green triangle.
    worksheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    if sheet.repeated > 0 {
        worksheet.set_repeat_rows(0, row_number(sheet.repeated - 1))?;
        worksheet.set_freeze_panes(row_number(sheet.repeated), 0)?;
    }
    Ok(())
}

/// A row's number; a position past the last one is refused by the library.
fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// A column's number, see [`row_number`].
fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
