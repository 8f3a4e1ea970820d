//! The workbook read back: every cell must say what its sheet says, and nothing else may stand there.

use std::io::Cursor;

use calamine::Data;
use calamine::Range;
use calamine::Reader;
use calamine::Xlsx;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::address;
use crate::export::xlsx::ExportError;
use crate::export::xlsx::Progress;
use crate::export::xlsx::Step;
use crate::export::xlsx::sheet_names;

/// Compares a workbook with the sheets it was made from: names and order, texts and numbers.
///
/// # Errors
/// The first difference, with sheet and cell.
pub fn compare(
    bytes: &[u8],
    sheets: &[Sheet],
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(), ExportError> {
    let unreadable = |source| ExportError::Unreadable { source };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = sheet_names(sheets);
    let found = workbook.sheet_names();
    if found != names {
        let (expected, found) = (names.join("、"), found.join("、"));
        return Err(ExportError::SheetsDiffer { expected, found });
    }
    for (at, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        progress(Progress {
            step: Step::Comparing,
            sheet: name,
            position: at + 1,
            count: sheets.len(),
        });
        let cells = workbook.worksheet_range(name).map_err(unreadable)?;
        compare_sheet(&cells, sheet, name)?;
    }
    Ok(())
}

fn compare_sheet(cells: &Range<Data>, sheet: &Sheet, name: &str) -> Result<(), ExportError> {
    let (last_row, last_column) = cells.end().unwrap_or_default();
    let rows = sheet.rows.len().max(position(last_row) + 1);
    let columns = sheet.widths.len().max(position(last_column) + 1);
    for row in 0..rows {
        for column in 0..columns {
            let place = sheet.rows.get(row).and_then(|row| row.cells.get(column));
            let expected = place.map_or(&Content::Blank, |cell| &cell.content);
            let found = found(cells, row, column);
            if !says(found, expected) {
                return Err(ExportError::CellDiffers {
                    sheet: name.to_owned(),
                    cell: address(row, column),
                    expected: words(expected),
                    found: found.to_string(),
                });
            }
        }
    }
    Ok(())
}

fn position(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn found(cells: &Range<Data>, row: usize, column: usize) -> &Data {
    let place = (
        u32::try_from(row).unwrap_or(u32::MAX),
        u32::try_from(column).unwrap_or(u32::MAX),
    );
    cells.get_value(place).unwrap_or(&Data::Empty)
}

/// Whether the cell read says exactly what was meant; a number must be one, not a text that looks like it.
fn says(found: &Data, expected: &Content) -> bool {
    match expected {
        Content::Blank => matches!(found, Data::Empty),
        Content::Text(text) => matches!(found, Data::String(found) if found == text),
        Content::Amount(amount) => match found {
            Data::Float(found) => Decimal::from_f64(*found) == Some(amount.value()),
            Data::Int(found) => Decimal::from(*found) == amount.value(),
            Data::String(_)
            | Data::Bool(_)
            | Data::DateTime(_)
            | Data::DateTimeIso(_)
            | Data::DurationIso(_)
            | Data::Error(_)
            | Data::Empty => false,
        },
    }
}

fn words(content: &Content) -> String {
    match content {
        Content::Blank => String::new(),
        Content::Text(text) => text.clone(),
        Content::Amount(amount) => amount.value().to_string(),
    }
}
