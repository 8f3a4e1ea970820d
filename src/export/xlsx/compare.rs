//! The workbook read back: every cell must say what its sheet says, and nothing else may stand there.
//!
//! Cells are taken one by one as they come, so that a workbook is no larger in memory than what it should say.
//! Deliberately not here: whether its parts can be read at all without harm (`intake::package`).

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::Data;
use calamine::DataRef;
use calamine::Reader as _;
use calamine::Xlsx;
use calamine::XlsxCellReader;
use calamine::XlsxFormulaMetadata;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::address;
use crate::export::xlsx::ExportError;
use crate::export::xlsx::Progress;
use crate::export::xlsx::Step;
use crate::export::xlsx::Totals;
use crate::export::xlsx::live::formulas;
use crate::export::xlsx::live::gives;
use crate::export::xlsx::sheet_names;

/// Row and column, from 0.
type Place = (usize, usize);

/// Compares a workbook with the sheets it was made from: names and order, texts and numbers, and no formula.
///
/// # Errors
/// The first difference, with sheet and cell.
pub fn compare(
    bytes: &[u8],
    sheets: &[Sheet],
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(), ExportError> {
    compare_with(Totals::Numbers, bytes, sheets, progress)
}

/// The same where totals may be formulas: each must be the one written there and give the number beside it.
pub(super) fn compare_with(
    totals: Totals,
    bytes: &[u8],
    sheets: &[Sheet],
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<(), ExportError> {
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
        let cells = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
        let comparison = Comparison {
            sheet,
            name,
            formulas: formulas(sheet, totals),
        };
        comparison.run(cells)?;
    }
    Ok(())
}

const fn unreadable(source: calamine::XlsxError) -> ExportError {
    ExportError::Unreadable { source }
}

/// A sheet, and what its worksheet should say.
struct Comparison<'a> {
    sheet: &'a Sheet,
    name: &'a str,
    /// Those that are still to be found.
    formulas: BTreeMap<Place, String>,
}

impl Comparison<'_> {
    /// Cells come from left to right and from top to bottom, each once; so the next one filled is the next expected.
    fn run(mut self, mut cells: XlsxCellReader<'_, Cursor<&[u8]>>) -> Result<(), ExportError> {
        let sheet = self.sheet;
        let mut expected = filled(sheet);
        while let Some(cell) = cells
            .next_cell_with_formula_metadata()
            .map_err(unreadable)?
        {
            let place = (position(cell.pos.0), position(cell.pos.1));
            if let Some(formula) = cell.formula {
                self.check_formula(place, &formula)?;
            }
            if matches!(cell.value, DataRef::Empty) {
                continue;
            }
            match expected.next() {
                Some((at, content)) if at == place && says(&cell.value, content) => {}
                // One that should have come before isn't there.
                Some((at, content)) if at < place => {
                    return Err(self.differs(at, content, &DataRef::Empty));
                }
                Some((at, content)) if at == place => {
                    return Err(self.differs(at, content, &cell.value));
                }
                Some(_) | None => return Err(self.differs(place, &Content::Blank, &cell.value)),
            }
        }
        if let Some((at, content)) = expected.next() {
            return Err(self.differs(at, content, &DataRef::Empty));
        }
        match self.formulas.pop_first() {
            Some((place, text)) => Err(self.wrong(place, &text)),
            None => Ok(()),
        }
    }

    fn check_formula(
        &mut self,
        place: Place,
        formula: &XlsxFormulaMetadata,
    ) -> Result<(), ExportError> {
        let text = match formula {
            XlsxFormulaMetadata::Normal { formula }
            | XlsxFormulaMetadata::Shared { formula, .. } => formula,
            _ => "",
        };
        let is_ours = self.formulas.remove(&place).as_deref() == Some(text);
        if is_ours && gives(self.sheet, place, text) {
            Ok(())
        } else {
            Err(self.wrong(place, text))
        }
    }

    fn differs(&self, place: Place, expected: &Content, found: &DataRef<'_>) -> ExportError {
        ExportError::CellDiffers {
            sheet: self.name.to_owned(),
            cell: address(place.0, place.1),
            expected: words(expected),
            found: Data::from(found.clone()).to_string(),
        }
    }

    fn wrong(&self, place: Place, formula: &str) -> ExportError {
        ExportError::FormulaDiffers {
            sheet: self.name.to_owned(),
            cell: address(place.0, place.1),
            formula: formula.to_owned(),
        }
    }
}

/// The cells of a sheet that say something, row by row.
fn filled(sheet: &Sheet) -> impl Iterator<Item = (Place, &Content)> {
    let rows = sheet.rows.iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| {
        let cells = cells.cells.iter().enumerate();
        cells.map(move |(column, cell)| ((row, column), &cell.content))
    });
    cells.filter(|(_, content)| !matches!(content, Content::Blank))
}

fn position(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Whether the cell read says exactly what was meant; a number must be one, not a text that looks like it.
fn says(found: &DataRef<'_>, expected: &Content) -> bool {
    match expected {
        Content::Blank => matches!(found, DataRef::Empty),
        Content::Text(text) => match found {
            DataRef::String(found) => found == text,
            DataRef::SharedString(found) => found == text,
            _ => false,
        },
        Content::Amount(amount) => match found {
            DataRef::Float(found) => Decimal::from_f64(*found) == Some(amount.value()),
            DataRef::Int(found) => Decimal::from(*found) == amount.value(),
            _ => false,
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
