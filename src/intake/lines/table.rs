//! Text to rows of cells, with limits that no honest file reaches.

use crate::export::lines::unguarded;
use crate::intake::lines::LinesError;
use crate::intake::separated::CellReader;

/// So many rows are read at once.
const MOST_ROWS: usize = 200_000;
/// Far more columns than a list has.
const MOST_COLUMNS: usize = 500;
/// The longest text of a spreadsheet's cell, in characters.
const LONGEST_CELL: usize = 32_767;

/// The rows of a file.
pub(super) struct Table {
    /// The first row that isn't blank.
    pub header: Vec<String>,
    /// The rows below it that aren't blank, with their numbers as spreadsheets count, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
}

pub(super) fn read_table(text: &str) -> Result<Table, LinesError> {
    let mut reader = CellReader::new(text, separator(text));
    let mut header = None;
    let mut rows = Vec::new();
    let mut number = 0;
    while !reader.is_done() {
        number += 1;
        let cells = read_row(&mut reader, number)?;
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if header.is_none() {
            header = Some(cells);
        } else if rows.len() == MOST_ROWS {
            return Err(LinesError::TooManyRows { most: MOST_ROWS });
        } else {
            rows.push((number, cells));
        }
    }
    let header = header.ok_or(LinesError::Empty)?;
    Ok(Table { header, rows })
}

/// The comma, unless the first line has none but tabs or semicolons.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let has = |mark: &char| first.is_some_and(|line| line.contains(*mark));
    [',', '\t', ';'].into_iter().find(has).unwrap_or(',')
}

fn read_row(reader: &mut CellReader<'_>, row: usize) -> Result<Vec<String>, LinesError> {
    let mut cells = Vec::new();
    loop {
        let cell = reader.cell();
        if cell.has_open_quote {
            return Err(LinesError::OpenQuote { row });
        }
        let column = cells.len() + 1;
        if column > MOST_COLUMNS {
            let most = MOST_COLUMNS;
            return Err(LinesError::TooManyColumns { row, most });
        }
        // A character has at least one byte, so short texts need no counting.
        if cell.text.len() > LONGEST_CELL && cell.text.chars().count() > LONGEST_CELL {
            return Err(LinesError::CellTooLong { row, column });
        }
        cells.push(unguarded(&cell.text).to_owned());
        if cell.ends_row || reader.is_done() {
            return Ok(cells);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let table = read_table(text).unwrap();
        let header = (1, table.header);
        let rows: Vec<_> = std::iter::once(header).chain(table.rows).collect();
        let rows: Vec<(usize, Vec<&str>)> = rows
            .iter()
            .map(|(at, cells)| (*at, cells.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(at, it)| (*at, it.to_vec())).collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn rows_are_numbered_as_spreadsheets_do_and_blank_ones_left_out() {
        check("a,b\r\n1,2\r\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check(
            "a\n\n,\n\"两\n行\"\n3",
            &[(1, &["a"]), (4, &["两\n行"]), (5, &["3"])],
        );
        check("a\tb\n1,5\t2", &[(1, &["a", "b"]), (2, &["1,5", "2"])]);
        check("a;b\n'=1;2", &[(1, &["a", "b"]), (2, &["=1", "2"])]);
        check("a,\"b,c\"", &[(1, &["a", "b,c"])]);
    }

    #[test]
    fn what_no_honest_file_has_is_refused_with_its_place() {
        let error = |text: &str| read_table(text).err();
        assert_eq!(
            error("a,b\n1,\"2\n3,4\n"),
            Some(LinesError::OpenQuote { row: 2 })
        );
        let long = format!("a,b\n1,{}", "长".repeat(LONGEST_CELL + 1));
        assert_eq!(
            error(&long),
            Some(LinesError::CellTooLong { row: 2, column: 2 })
        );
        let wide = format!("a\n{}", ",".repeat(MOST_COLUMNS + 1));
        let most = MOST_COLUMNS;
        assert_eq!(
            error(&wide),
            Some(LinesError::TooManyColumns { row: 2, most })
        );
        let many = "1\n".repeat(1_000_000);
        let most = MOST_ROWS;
        assert_eq!(error(&many), Some(LinesError::TooManyRows { most }));
        assert_eq!(error(",\n\n"), Some(LinesError::Empty));
    }
}
