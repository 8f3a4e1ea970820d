//! Text with tabs between cells and line ends between rows, quotes around cells that hold either.

use super::Block;
use super::CellCount;
use super::ClipboardError;
use super::block;
use crate::intake::separated::CellReader;

/// The block a text is; an end of line at its end opens no further row.
pub(super) fn read(text: &str) -> Result<Option<Block>, ClipboardError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Some programs end the text with a zero.
    let text = text.trim_end_matches('\0');
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = Vec::new();
    let mut count = CellCount::default();
    let mut reader = CellReader::new(text, '\t');
    while !reader.is_done() {
        let cell = reader.cell();
        count.add(1)?;
        row.push(cell.text);
        if cell.ends_row {
            rows.push(std::mem::take(&mut row));
        } else if reader.is_done() {
            row.push(String::new());
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    block(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let block = read(text).unwrap();
        let rows = block.as_ref().map_or(&[][..], Block::rows);
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn what_spreadsheets_put_on_the_clipboard_is_read() {
        check("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        check("a\tb\nc\td", &[&["a", "b"], &["c", "d"]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("\t", &[&["", ""]]);
        check("a\t", &[&["a", ""]]);
        check("单个", &[&["单个"]]);
        check("\u{feff}单个\0", &[&["单个"]]);
        check("a\n\nb\n", &[&["a"], &[""], &["b"]]);
        check("\n", &[&[""]]);
        check("", &[]);
    }

    #[test]
    fn quotes_hold_cells_together_only_where_they_close() {
        check("\"两\n行\"\t1", &[&["两\n行", "1"]]);
        check("\"含\t制表符\"\r\n2", &[&["含\t制表符"], &["2"]]);
        check("\"说\"\"明\"\"\"", &[&["说\"明\""]]);
        check("5\"屏\t1", &[&["5\"屏", "1"]]);
        check(
            "\"未闭合\n下一行\t2",
            &[&["\"未闭合", ""], &["下一行", "2"]],
        );
        check("\"引\"号\tb\n\"c\"\td", &[&["\"引\"号", "b"], &["c", "d"]]);
    }
}
