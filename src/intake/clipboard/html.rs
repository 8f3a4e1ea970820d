//! A table in HTML, as spreadsheets, word processors and web pages put it on the clipboard.
//!
//! Numbers stay as they are shown: what a person saw when copying is what is pasted.

use super::Block;
use super::ClipboardError;
use super::entities::entity;
use super::spans::Rows;
use super::spans::Span;
use super::tokens::Token;
use super::tokens::Tokens;
use super::tokens::attribute;

/// The table a text is; none where it holds no table, or anything beside tables.
pub(super) fn read(html: &str) -> Result<Option<Block>, ClipboardError> {
    let mut reader = Reader::default();
    for token in Tokens::new(html) {
        reader.see(token)?;
        if reader.has_other_text {
            return Ok(None);
        }
    }
    reader.end_row()?;
    reader.rows.finish()
}

#[derive(Default)]
struct Reader {
    rows: Rows,
    /// How many tables are open; one within a cell is part of the cell's text.
    depth: usize,
    /// The row that is open, and whether it is hidden.
    row: Option<bool>,
    cell: Option<(CellText, Span)>,
    /// How many elements are open whose text isn't the page's.
    head: usize,
    /// There is text outside tables.
    has_other_text: bool,
}

impl Reader {
    fn see(&mut self, token: Token<'_>) -> Result<(), ClipboardError> {
        match token {
            Token::Text(text) => self.text(text),
            Token::Open(name, attributes) => {
                return self.open(&name.to_ascii_lowercase(), attributes);
            }
            Token::Close(name) => return self.close(&name.to_ascii_lowercase()),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some((cell, _)) = &mut self.cell {
            cell.push(text);
        } else if self.depth == 0 && self.head == 0 {
            let is_blank = |mark: char| mark.is_whitespace() || mark == '\0' || mark == '\u{feff}';
            self.has_other_text |= !text.replace("&nbsp;", "").trim_matches(is_blank).is_empty();
        }
    }

    fn open(&mut self, name: &str, attributes: &str) -> Result<(), ClipboardError> {
        match name {
            "table" => self.depth += 1,
            "tr" if self.depth == 1 => {
                self.end_row()?;
                self.begin_row(is_hidden(attributes));
            }
            "td" | "th" if self.depth == 1 => {
                self.end_cell()?;
                if self.row.is_none() {
                    self.begin_row(false);
                }
                let span = |name| attribute(attributes, name).and_then(|it| it.trim().parse().ok());
                let span = Span {
                    cols: span("colspan").unwrap_or(1),
                    rows: span("rowspan").unwrap_or(1),
                };
                self.cell = Some((CellText::default(), span));
            }
            "title" | "head" | "caption" => self.head += 1,
            "br" => self.break_line(),
            "p" | "div" | "li" | "tr" => self.begin_line(),
            "td" | "th" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ClipboardError> {
        match name {
            "table" => {
                if self.depth == 1 {
                    self.end_row()?;
                }
                self.depth = self.depth.saturating_sub(1);
            }
            "tr" if self.depth == 1 => self.end_row()?,
            "td" | "th" if self.depth == 1 => self.end_cell()?,
            "title" | "head" | "caption" => self.head = self.head.saturating_sub(1),
            "p" | "div" | "li" | "tr" => self.begin_line(),
            _ => {}
        }
        Ok(())
    }

    fn break_line(&mut self) {
        if let Some((cell, _)) = &mut self.cell {
            cell.break_line();
        }
    }

    fn begin_line(&mut self) {
        if let Some((cell, _)) = &mut self.cell {
            cell.begin_line();
        }
    }

    fn begin_row(&mut self, is_hidden: bool) {
        self.rows.open();
        self.row = Some(is_hidden);
    }

    fn end_cell(&mut self) -> Result<(), ClipboardError> {
        match self.cell.take() {
            Some((cell, span)) => self.rows.push(cell.finish(), span),
            None => Ok(()),
        }
    }

    fn end_row(&mut self) -> Result<(), ClipboardError> {
        self.end_cell()?;
        if let Some(is_hidden) = self.row.take() {
            self.rows.close()?;
            // Excel ends a table with a hidden row of nothing for browsers that misplace columns.
            if is_hidden {
                self.rows.drop_blank();
            }
        }
        Ok(())
    }
}

fn is_hidden(attributes: &str) -> bool {
    attribute(attributes, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|mark| !mark.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    })
}

/// The text of a cell while it is put together: blanks are joined as browsers join them.
#[derive(Default)]
struct CellText {
    text: String,
    /// Blanks since the last visible character, and whether a line of the source ended among them.
    gap: Option<bool>,
}

impl CellText {
    fn push(&mut self, mut text: &str) {
        while let Some(mark) = text.chars().next() {
            let (mark, length) = if mark == '&' {
                entity(text).unwrap_or((mark, 1))
            } else {
                (mark, mark.len_utf8())
            };
            text = &text[length..];
            self.push_mark(mark);
        }
    }

    fn push_mark(&mut self, mark: char) {
        match mark {
            ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}' | '\0' => {
                let ends_line = matches!(mark, '\n' | '\r');
                self.gap = Some(self.gap.unwrap_or(false) || ends_line);
            }
            '\u{ad}' | '\u{feff}' => {}
            _ => {
                if let Some(ends_line) = self.gap.take() {
                    let last = self.text.chars().next_back();
                    // The source of a Chinese text is broken anywhere; that is no blank.
                    let is_within = ends_line && last.is_some_and(is_wide) && is_wide(mark);
                    if last.is_some_and(|last| last != '\n') && !is_within {
                        self.text.push(' ');
                    }
                }
                self.text.push(mark);
            }
        }
    }

    fn break_line(&mut self) {
        self.gap = None;
        self.text.push('\n');
    }

    fn begin_line(&mut self) {
        self.gap = None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn finish(self) -> String {
        self.text.trim().to_owned()
    }
}

/// Whether a character is written without blanks around it: Chinese characters and marks.
const fn is_wide(mark: char) -> bool {
    matches!(mark, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&[&str]]) {
        let block = read(html).unwrap();
        let rows = block.as_ref().map_or(&[][..], Block::rows);
        assert_eq!(rows, expected, "{html}");
    }

    #[test]
    fn a_table_from_excel_is_read_with_its_hidden_row_left_out() {
        check(
            "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n<head><title>表</title>\
             <style>\r\n<!--td\r\n\t{mso-number-format:\"\\@\";}-->\r\n</style></head>\r\n<body>\r\n\
             <table border=0 style='border-collapse:collapse'>\r\n<!--StartFragment-->\r\n \
             <col width=72>\r\n <tr height=19>\r\n  <td class=xl65 x:str>000123</td>\r\n  \
             <td align=right x:num=\"1200.5\">1,200.50 </td>\r\n </tr>\r\n\
             <tr><td>&nbsp;</td><td>办公\r\n  费</td></tr>\r\n\
             <!--EndFragment--><![if supportMisalignedColumns]>\r\n \
             <tr height=0 style='display:none'>\r\n  <td width=72></td>\r\n  <td></td>\r\n </tr>\r\n \
             <![endif]>\r\n</table>\r\n</body></html>\0",
            &[&["000123", "1,200.50"], &["", "办公费"]],
        );
    }

    #[test]
    fn merged_cells_leave_blanks() {
        check(
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
            &[&["a", "b", ""], &["", "c", "d"]],
        );
        check(
            "<table><tr><td>a<td rowspan=3>b<tr><td>c<tr><td>d<tr><td>e<td>f</table>",
            &[&["a", "b"], &["c", ""], &["d", ""], &["e", "f"]],
        );
        check("<table><tr><td colspan=0 rowspan=x>a</table>", &[&["a"]]);
    }

    #[test]
    fn lines_and_blanks_within_a_cell_are_as_they_are_seen() {
        check(
            "<table><tr><td>一<br>\r\n  二</td><td><p>一</p>\n<p>二</p></td><td>a\n  b<b>c</b></td></tr></table>",
            &[&["一\n二", "一\n二", "a bc"]],
        );
        check(
            "<table><tr><td>1 &lt; 2 &amp;amp; 3&nbsp;&nbsp;4</table>",
            &[&["1 < 2 &amp; 3 4"]],
        );
    }

    #[test]
    fn a_table_in_a_cell_is_its_text_and_several_tables_are_one_block() {
        check(
            "<table><tr><td>a<table><tr><td>b<td>c</table></td><td>d</table><table><tr><td>e</table>",
            &[&["a\nb c", "d"], &["e", ""]],
        );
    }

    #[test]
    fn a_page_that_is_more_than_a_table_or_none_is_left_alone() {
        check("文字<table><tr><td>a</table>", &[]);
        check("<table><tr><td>a</table><p>文字", &[]);
        check("<p>文字", &[]);
        check("<table></table>", &[]);
    }

    #[test]
    fn tags_nobody_closed_and_rows_nobody_opened_are_read() {
        check("<table><td>a<td>b<tr><th>c", &[&["a", "b"], &["c", ""]]);
        check("<TABLE><TBODY><TR><TD>a</TBODY></TABLE>", &[&["a"]]);
    }
}
