//! Blocks of cells as text, the way spreadsheets exchange them:
//! tabs between cells, line ends between rows, quotes around cells that hold either.
//!
//! Not here: what the cells mean; numbers stay text.

/// A block as text with the line ends spreadsheets on Windows expect.
#[must_use]
pub fn to_text(block: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in block {
        let cells: Vec<_> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join("\t"));
        text.push_str("\r\n");
    }
    text
}

/// Text from a clipboard as rows of cells; an end of line at its end opens no further row.
#[must_use]
pub fn from_text(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        let cell = rows
            .last_mut()
            .and_then(|row| row.last_mut())
            .expect("a row with a cell is always open");
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            _ if is_quoted => cell.push(c),
            '\t' => rows
                .last_mut()
                .expect("a row is always open")
                .push(String::new()),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => rows.push(vec![String::new()]),
            _ => cell.push(c),
        }
    }
    let has_open_end = rows
        .last()
        .is_some_and(|row| matches!(row.as_slice(), [cell] if cell.is_empty()));
    if has_open_end && rows.len() > 1 {
        rows.pop();
    }
    rows
}

fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect()
    }

    #[test]
    fn a_block_survives_the_clipboard() {
        let original = block(&[
            &["办公费", "1200.00"],
            &["含\t制表符", "说\"明\"\n两行"],
            &["", ""],
        ]);
        assert_eq!(from_text(&to_text(&original)), original);
    }

    #[test]
    fn what_spreadsheets_put_on_the_clipboard_is_read() {
        assert_eq!(
            from_text("a\tb\r\nc\td\r\n"),
            block(&[&["a", "b"], &["c", "d"]])
        );
        assert_eq!(from_text("a\tb\nc\td"), block(&[&["a", "b"], &["c", "d"]]));
        assert_eq!(from_text("5\"屏\t1"), block(&[&["5\"屏", "1"]]));
        assert_eq!(from_text("\t"), block(&[&["", ""]]));
        assert_eq!(from_text("单个"), block(&[&["单个"]]));
    }
}
