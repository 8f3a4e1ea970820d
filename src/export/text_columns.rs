//! How wide the columns of a table within the text are, in Word as on the pages of a PDF.

use crate::export::sheet::text_width;
use crate::narrative::TextTable;

/// No column takes less, in half-width characters.
const NARROWEST: usize = 12;
/// Nor has a claim to more.
const WIDEST: usize = 40;

/// The widths of the columns by what stands in them; together they make the whole, or hardly less.
pub(in crate::export) fn column_widths(table: &TextTable, whole: usize) -> Vec<usize> {
    let claim = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| text_width(&cell.text));
        let widest = cells.chain([text_width(&table.header[at])]).max();
        widest.unwrap_or(0).clamp(NARROWEST, WIDEST)
    };
    let claims: Vec<usize> = (0..table.header.len()).map(claim).collect();
    let total: usize = claims.iter().sum();
    let width = |claim: &usize| (claim * whole / total.max(1)).max(1);
    claims.iter().map(width).collect()
}
