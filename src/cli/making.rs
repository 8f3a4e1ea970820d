//! Sheets and pages as the bytes of a workbook or a PDF, with people told what they should know meanwhile.
//!
//! Deliberately not here: which sheets, and where the bytes go.

use crate::cli::error::CliError;
use crate::cli::output::Console;
use crate::export::Stamp;
use crate::export::pages::PageOptions;
use crate::export::pages::Pages;
use crate::export::pages::pages_of;
use crate::export::pdf::PdfProgress;
use crate::export::pdf::pdf;
use crate::export::sheet::Sheet;
use crate::export::xlsx::Progress;
use crate::export::xlsx::Totals;
use crate::export::xlsx::workbook_with;

/// With more rows or pages than this people are told how far the work is.
const LONG: usize = 5_000;
const LONG_PAGES: usize = 150;

/// The workbook of some sheets; people are told how far it is when it is long.
pub(in crate::cli) fn make_workbook(
    (sheets, totals): (&[Sheet], Totals),
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    let is_long = sheets.iter().map(height).sum::<usize>() > LONG;
    let mut progress = |at: Progress<'_>| {
        if is_long {
            let Progress {
                step,
                sheet,
                position,
                count,
            } = at;
            console.for_people(&format!("{} {position}/{count} {sheet}", step.label()));
        }
    };
    workbook_with(totals, sheets, stamp, &mut progress).map_err(CliError::Export)
}

/// The PDF of some sheets as they are.
pub(in crate::cli) fn make_pdf(
    sheets: &[Sheet],
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    draw_pages(&pages_of(sheets, &PageOptions::default()), stamp, console)
}

/// The PDF of some pages; what their font lacks is told.
pub(in crate::cli) fn draw_pages(
    pages: &Pages,
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    for missing in &pages.missing {
        console.remark(&missing.to_string());
    }
    let is_long = pages.pages.len() > LONG_PAGES;
    let mut progress = |at: PdfProgress<'_>| {
        if is_long {
            let PdfProgress {
                sheet,
                position,
                count,
            } = at;
            console.for_people(&format!("写入 {position}/{count} {sheet}"));
        }
    };
    pdf(pages, stamp, &mut progress).map_err(CliError::Pdf)
}

fn height(sheet: &Sheet) -> usize {
    sheet.rows.len()
}
