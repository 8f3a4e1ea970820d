//! Text with tabs between cells and line ends between rows, quotes around cells that hold either.

use super::Block;
use super::CellCount;
use super::ClipboardError;

/// The block a text is; an end of line at its end opens no further row.
pub(super) fn read(text: &str) -> Result<Option<Block>, ClipboardError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Some programs end the text with a zero.
    let text = text.trim_end_matches('\0');
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = Vec::new();
    let mut count = CellCount::default();
    let mut reader = Reader {
        rest: text,
        may_close: true,
    };
    while !reader.rest.is_empty() {
        let (cell, end) = reader.cell();
        count.add(1)?;
        row.push(cell);
        match end {
            End::Cell if reader.rest.is_empty() => row.push(String::new()),
            End::Cell => {}
            End::Row => rows.push(std::mem::take(&mut row)),
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    CellCount::default().add(width.saturating_mul(rows.len()))?;
    Ok(Block::new(rows))
}

enum End {
    Cell,
    Row,
}

struct Reader<'a> {
    rest: &'a str,
    /// False once an opening quote was found that nothing closes: no later one is looked for,
    /// so that each character is seen at most twice.
    may_close: bool,
}

impl Reader<'_> {
    fn cell(&mut self) -> (String, End) {
        if let Some(quoted) = self.rest.strip_prefix('"')
            && let Some((cell, length)) = self.quoted(quoted)
        {
            self.rest = &quoted[length..];
            let end = self.take_end();
            return (cell, end);
        }
        let length = self
            .rest
            .find(['\t', '\n', '\r'])
            .unwrap_or(self.rest.len());
        let cell = self.rest[..length].to_owned();
        self.rest = &self.rest[length..];
        (cell, self.take_end())
    }

    fn take_end(&mut self) -> End {
        if let Some(rest) = self.rest.strip_prefix('\t') {
            self.rest = rest;
            return End::Cell;
        }
        let rest = self.rest;
        let mut ends = ["\r\n", "\n", "\r"].into_iter();
        self.rest = ends.find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
        End::Row
    }

    /// The cell behind an opening quote and its length with the closing one.
    /// None where no quote closes it before the end of a cell: then the quote is part of the text.
    fn quoted(&mut self, text: &str) -> Option<(String, usize)> {
        if !self.may_close {
            return None;
        }
        let mut cell = String::new();
        let mut at = 0;
        loop {
            let Some(quote) = text[at..].find('"') else {
                self.may_close = false;
                return None;
            };
            cell.push_str(&text[at..at + quote]);
            at += quote + 1;
            let behind = &text[at..];
            if behind.starts_with('"') {
                cell.push('"');
                at += 1;
            } else if behind.is_empty() || behind.starts_with(['\t', '\n', '\r']) {
                let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
                return Some((cell, at));
            } else {
                return None;
            }
        }
    }
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
