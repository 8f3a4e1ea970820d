//! Laid-out sheets as one workbook (工作簿), read back and compared before it is handed out.
//!
//! Every cell is a text or a true number; on request totals are SUM formulas with their numbers beside them, and no
//! other formula, link or macro is ever written: text that looks like a formula stays text.
//! Deliberately not here: what is on the sheets, and saving — the caller gets bytes.

mod compare;
mod draw;
mod error;
mod formats;
mod live;
mod names;

use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Workbook;

use crate::export::Stamp;
use crate::export::sheet::Sheet;
use crate::export::xlsx::draw::Pen;

pub use compare::compare;
pub use error::ExportError;
pub use live::Totals;
pub use names::sheet_names;

/// The parts of a workbook beside its sheets; no other is ever written.
const PARTS: [&str; 9] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/workbook.xml",
];

/// Whether a workbook of ours can have a part of this name.
#[must_use]
pub fn is_part(name: &str) -> bool {
    let sheet = name.strip_prefix("xl/worksheets/sheet");
    let number = sheet.and_then(|rest| rest.strip_suffix(".xml"));
    let is_sheet = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit());
    PARTS.contains(&name) || number.is_some_and(is_sheet)
}

/// How far the work is (进度).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// What is being done.
    pub step: Step,
    /// The sheet it is done to.
    pub sheet: &'a str,
    /// Its position, from 1.
    pub position: usize,
    /// How many sheets there are.
    pub count: usize,
}

/// What is done to a sheet (步骤).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is written.
    Writing,
    /// It is read back and compared.
    Comparing,
}

impl Step {
    /// The step as people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Writing => "写入",
            Self::Comparing => "读回核对",
        }
    }
}

/// Writes the sheets to a workbook of texts and numbers, see [`workbook_with`].
///
/// # Errors
/// See [`workbook_with`].
pub fn workbook(
    sheets: &[Sheet],
    stamp: &Stamp,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Vec<u8>, ExportError> {
    workbook_with(Totals::Numbers, sheets, stamp, progress)
}

/// Writes the sheets to a workbook, reads it back and compares every cell, and every formula with the cells it sums.
///
/// The same sheets and stamp give the same bytes.
///
/// # Errors
/// When a sheet has no place in a workbook (too large, a text too long) and when what is read back differs.
pub fn workbook_with(
    totals: Totals,
    sheets: &[Sheet],
    stamp: &Stamp,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Vec<u8>, ExportError> {
    if sheets.is_empty() {
        return Err(ExportError::NoSheets);
    }
    let names = sheet_names(sheets);
    let mut workbook = Workbook::new();
    let made = |source| ExportError::Write { source };
    formats::set_default(&mut workbook).map_err(made)?;
    workbook.set_properties(&properties(stamp));
    let mut pen = Pen::new(totals);
    for (at, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        progress(Progress {
            step: Step::Writing,
            sheet: name,
            position: at + 1,
            count: sheets.len(),
        });
        draw::draw(workbook.add_worksheet(), sheet, name, &mut pen)?;
    }
    let bytes = workbook.save_to_buffer().map_err(made)?;
    compare::compare_with(totals, &bytes, sheets, progress)?;
    Ok(bytes)
}

fn properties(stamp: &Stamp) -> DocProperties {
    let at = stamp.created.in_utc();
    let created = ExcelDateTime::from_ymd(at.year, at.month, at.day)
        .and_then(|day| day.and_hms(u16::from(at.hour), at.minute, f64::from(at.second)))
        .expect("a moment in UTC is of the calendar, from 1970 to 9999");
    DocProperties::new()
        .set_title(&stamp.title)
        .set_author(&stamp.author)
        .set_company(&stamp.author)
        .set_creation_datetime(&created)
}
