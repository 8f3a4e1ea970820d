//! Totals as SUM formulas (公式合计): written from the sums a sheet knows, and held against its cells when read back.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compute::Addition;
use crate::export::sheet::Area;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::address;

/// How totals are written (合计写法).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Totals {
    /// As numbers, as everything else.
    #[default]
    Numbers,
    /// As SUM formulas with the number beside them, where the printed figures add up.
    Formulas,
}

/// A function takes no more arguments, and a formula no more characters.
const MOST_RANGES: usize = 255;
const LONGEST: usize = 8_192;

/// The formulas of a sheet by cell; a sum that is too long for one stays a number.
pub(super) fn formulas(sheet: &Sheet, totals: Totals) -> BTreeMap<(usize, usize), String> {
    match totals {
        Totals::Numbers => BTreeMap::new(),
        Totals::Formulas => {
            let sums = sheet.sums.iter();
            sums.filter_map(|sum| Some((sum.cell, formula(sum)?)))
                .collect()
        }
    }
}

/// `SUM(C7:C9,C12)`
fn formula(sum: &Addition) -> Option<String> {
    let ranges = ranges(&sum.parts);
    let words: Vec<String> = ranges.iter().map(reference).collect();
    let formula = format!("SUM({})", words.join(","));
    (words.len() <= MOST_RANGES && formula.len() <= LONGEST).then_some(formula)
}

/// Neighbours in a column or a row as one range.
fn ranges(parts: &[(usize, usize)]) -> Vec<Area> {
    let mut ranges: Vec<Area> = Vec::new();
    for (row, column) in parts {
        if let Some(last) = ranges.last_mut() {
            let (rows, columns) = (last.rows.clone(), last.columns.clone());
            if columns == (*column..column + 1) && rows.end == *row {
                last.rows.end += 1;
                continue;
            }
            if rows == (*row..row + 1) && columns.end == *column {
                last.columns.end += 1;
                continue;
            }
        }
        ranges.push(Area {
            rows: *row..row + 1,
            columns: *column..column + 1,
        });
    }
    ranges
}

fn reference(area: &Area) -> String {
    let first = address(area.rows.start, area.columns.start);
    if area.is_single_cell() {
        return first;
    }
    format!(
        "{first}:{}",
        address(area.rows.end - 1, area.columns.end - 1)
    )
}

/// Whether a formula gives the number in its cell.
pub(super) fn gives(sheet: &Sheet, place: (usize, usize), formula: &str) -> bool {
    evaluate(sheet, formula) == number(sheet, place)
}

/// The number in a cell; none where there is no amount.
fn number(sheet: &Sheet, (row, column): (usize, usize)) -> Option<Decimal> {
    match &sheet.rows.get(row)?.cells.get(column)?.content {
        Content::Amount(amount) => Some(amount.value()),
        Content::Blank | Content::Text(_) => None,
    }
}

/// What a formula gives, as a spreadsheet computes it; none for what isn't a sum of cells.
fn evaluate(sheet: &Sheet, formula: &str) -> Option<Decimal> {
    let inside = formula.strip_prefix("SUM(")?.strip_suffix(')')?;
    let mut sum = Decimal::ZERO;
    for range in inside.split(',') {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
        for row in top..=bottom {
            for column in left..=right {
                // Texts and blanks count nothing in a sum.
                sum += number(sheet, (row, column)).unwrap_or_default();
            }
        }
    }
    Some(sum)
}

/// Row and column of `B12`, from 0.
fn place(address: &str) -> Option<(usize, usize)> {
    let digits = address.find(|mark: char| mark.is_ascii_digit())?;
    let (letters, digits) = address.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter
            .is_ascii_uppercase()
            .then(|| usize::from(letter - b'A') + 1)?;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    let row: usize = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_ranges_and_places_are_read_as_they_are_written() {
        let sum = Addition {
            cell: (0, 2),
            parts: vec![(6, 2), (7, 2), (8, 2), (11, 2), (0, 3), (0, 4)],
        };
        assert_eq!(formula(&sum).as_deref(), Some("SUM(C7:C9,C12,D1:E1)"));
        for cell in [(0, 0), (11, 25), (0, 26), (4, 702)] {
            assert_eq!(place(&address(cell.0, cell.1)), Some(cell));
        }
    }

    #[test]
    fn a_sum_of_more_ranges_than_a_function_takes_stays_a_number() {
        let parts = (0..256).map(|row| (2 * row, 0)).collect();
        let sum = Addition {
            cell: (600, 0),
            parts,
        };
        assert_eq!(formula(&sum), None);
    }
}
