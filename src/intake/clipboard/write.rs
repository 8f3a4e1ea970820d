//! Copied cells as text and as HTML.
//!
//! Codes such as 0012 and 2080101 are text: a spreadsheet that took them for numbers would change them.

/// A cell as it is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedCell {
    /// What is copied; a number without thousands marks.
    pub text: String,
    /// Whether a spreadsheet may take it for a number.
    pub is_number: bool,
}

/// A block as text with the line ends spreadsheets on Windows expect.
#[must_use]
pub fn to_text(rows: &[Vec<CopiedCell>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            if cell.text.contains(['\t', '\n', '\r', '"']) {
                text.push('"');
                text.push_str(&cell.text.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell.text);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// A block as a table: Excel and WPS take the format from the style, `LibreOffice` from `sdnum`.
#[must_use]
pub fn to_html(rows: &[Vec<CopiedCell>]) -> String {
    let mut html = String::from("<meta charset=\"utf-8\"><table>");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            html.push_str(if cell.is_number {
                "<td>"
            } else {
                r#"<td style='mso-number-format:"\@"' sdnum="0;0;@">"#
            });
            escape_into(&mut html, &cell.text);
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

fn escape_into(html: &mut String, text: &str) {
    let text = text.replace("\r\n", "\n");
    for mark in text.chars() {
        match mark {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            // This style keeps Excel from making a new row of the line.
            '\n' | '\r' => html.push_str("<br style='mso-data-placement:same-cell'>"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, is_number: bool) -> CopiedCell {
        CopiedCell {
            text: text.to_owned(),
            is_number,
        }
    }

    #[test]
    fn codes_are_marked_as_text_and_amounts_are_not() {
        let rows = [vec![cell("000123", false), cell("1200.50", true)]];
        assert_eq!(
            to_html(&rows),
            "<meta charset=\"utf-8\"><table><tr>\
             <td style='mso-number-format:\"\\@\"' sdnum=\"0;0;@\">000123</td>\
             <td>1200.50</td></tr></table>"
        );
        assert_eq!(to_text(&rows), "000123\t1200.50\r\n");
    }

    #[test]
    fn marks_of_the_formats_are_escaped() {
        let rows = [vec![cell("a<b>&\n\"c\"", false)]];
        assert!(
            to_html(&rows)
                .contains("a&lt;b&gt;&amp;<br style='mso-data-placement:same-cell'>\"c\"")
        );
        assert_eq!(to_text(&rows), "\"a<b>&\n\"\"c\"\"\"\r\n");
    }
}
