//! How much a page holds, margins taken off.

use crate::export::sheet::Sheet;
use crate::packs::PageDef;
use crate::packs::Paper;

/// A line of text and the air a row adds to its lines, in points.
const LINE: usize = 15;
const AIR: usize = 3;

/// Half-width characters side by side in full size, cell padding taken off.
pub(super) fn room(page: PageDef) -> usize {
    match (page.paper, page.landscape) {
        (Paper::A4, false) => 80,
        (Paper::A4, true) | (Paper::A3, false) => 118,
        (Paper::A3, true) => 172,
    }
}

/// Points from the top to the bottom of what is printed.
fn height(page: PageDef) -> usize {
    match (page.paper, page.landscape) {
        (Paper::A4, true) => 480,
        (Paper::A4, false) | (Paper::A3, true) => 730,
        (Paper::A3, false) => 1_070,
    }
}

/// Whether a sheet of tall cells is still readable on one page: shrunk to two thirds at most.
pub(super) fn fits_one_page(sheet: &Sheet) -> bool {
    let (wide, high) = size(sheet);
    high * 2 <= height(sheet.page) * 3 && wide * 2 <= room(sheet.page) * 3
}

/// Whether only a few rows would stand on a second page, so that all had better be a little smaller.
pub(super) fn nearly_fits_one_page(sheet: &Sheet) -> bool {
    let (wide, high) = size(sheet);
    let room = room(sheet.page);
    // What is too wide is shrunk anyway, and the page then holds more rows.
    let height = height(sheet.page) * wide.max(room) / room;
    fits_one_page(sheet) && high * 6 <= height * 7
}

/// Half-width characters across, points down.
fn size(sheet: &Sheet) -> (usize, usize) {
    let high = sheet.rows.iter().map(|row| row.lines * LINE + AIR).sum();
    (sheet.widths.iter().sum(), high)
}
