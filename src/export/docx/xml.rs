//! Text as it may stand in XML.

use crate::export::sheet::printable;

/// A text without what can't be printed, its marks replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for mark in printable(text).chars() {
        match mark {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(mark),
        }
    }
    escaped
}

/// The head of every part.
pub(super) const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The namespace of all that is text.
pub(super) const WORD: &str =
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// The namespace of relations between parts.
pub(super) const RELATIONS: &str =
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

/// What a stretch of text looks like beside its paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Bold,
    /// Still to be filled in.
    Open,
}

/// A stretch of text.
pub(super) fn run(text: &str, look: Look) -> String {
    let properties = match look {
        Look::Plain => "",
        Look::Bold => "<w:rPr><w:b/></w:rPr>",
        Look::Open => r#"<w:rPr><w:highlight w:val="yellow"/></w:rPr>"#,
    };
    let text = escaped(text);
    format!(r#"<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph of a style.
pub(super) fn paragraph(style: &str, content: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>"#)
}

/// A paragraph of a style, on the page of the next one.
pub(super) fn kept_paragraph(style: &str, content: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext/></w:pPr>{content}</w:p>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_xml_and_marks_that_cannot_be_printed_do_no_harm() {
        assert_eq!(escaped("a<b>&\"c\"\u{1}"), "a&lt;b&gt;&amp;&quot;c&quot;");
    }
}
