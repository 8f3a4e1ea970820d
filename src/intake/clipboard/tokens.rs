//! HTML cut into tags and texts, as forgiving as browsers where it matters for tables.
//!
//! No tree is built and every byte is passed once, whatever the text is.

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text with its entities.
    Text(&'a str),
    /// `<name attributes>`.
    Open(&'a str, &'a str),
    /// `</name>`.
    Close(&'a str),
}

/// The pieces of a text; comments, declarations and what stands in scripts and styles are left out.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) const fn new(html: &'a str) -> Self {
        Self { rest: html }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (head, rest) = self.rest.split_at(length);
        self.rest = rest;
        head
    }

    /// Skips to behind a mark, or to the end where it isn't.
    fn skip_behind(&mut self, mark: &str) {
        let end = self.rest.find(mark).map(|at| at + mark.len());
        self.take(end.unwrap_or(self.rest.len()));
    }

    /// Skips the text of a script or style up to its closing tag.
    fn skip_raw(&mut self, name: &str) {
        while let Some(at) = self.rest.find("</") {
            self.take(at);
            let behind = &self.rest.as_bytes()[2..];
            if behind
                .get(..name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
            {
                return;
            }
            self.take(2);
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Token::Text(self.take(end)));
            }
            let after = self.rest[1..].chars().next();
            match after {
                Some('!') if self.rest.starts_with("<!--") => self.skip_behind("-->"),
                Some('!' | '?') => self.skip_behind(">"),
                Some('/') => {
                    self.take(2);
                    return Some(Token::Close(self.tag().0));
                }
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.take(1);
                    let (name, attributes) = self.tag();
                    if ["script", "style"]
                        .iter()
                        .any(|it| name.eq_ignore_ascii_case(it))
                    {
                        self.skip_raw(name);
                    }
                    return Some(Token::Open(name, attributes));
                }
                // A lone `<` is text.
                Some(_) | None => return Some(Token::Text(self.take(1))),
            }
        }
    }
}

impl<'a> Tokens<'a> {
    /// Name and attributes of the tag that begins here; goes on behind its `>`.
    fn tag(&mut self) -> (&'a str, &'a str) {
        let mut quote = None;
        let end = self.rest.bytes().position(|byte| match (quote, byte) {
            (None, b'>') => true,
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                false
            }
            (Some(open), _) if open == byte => {
                quote = None;
                false
            }
            _ => false,
        });
        let tag = self.take(end.unwrap_or(self.rest.len()));
        if end.is_some() {
            self.take(1);
        }
        let is_end = |mark: char| mark.is_whitespace() || mark == '/';
        tag.split_at(tag.find(is_end).unwrap_or(tag.len()))
    }
}

/// The value of an attribute of a tag.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|mark: char| mark.is_whitespace() || mark == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|mark: char| mark.is_whitespace() || mark == '=');
        let (found, behind) = rest.split_at(end.unwrap_or(rest.len()).max(1).min(rest.len()));
        rest = behind.trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let quote = value
            .chars()
            .next()
            .filter(|mark| matches!(mark, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = behind;
        if found.eq_ignore_ascii_case(name) {
            return Some(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_nothing_else_are_found() {
        let html = "<!-- <td> --><style>td>a{}</style><TD a='>' b>1 < 2</td><![if x]>&lt;";
        let found: Vec<_> = Tokens::new(html).collect();
        let expected = [
            Token::Open("style", ""),
            Token::Close("style"),
            Token::Open("TD", " a='>' b"),
            Token::Text("1 "),
            Token::Text("<"),
            Token::Text(" 2"),
            Token::Close("td"),
            Token::Text("&lt;"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn broken_html_ends_without_harm() {
        for html in [
            "<",
            "</",
            "<td",
            "<td a=\"",
            "<!--",
            "<!",
            "<style>",
            "<style></styl",
        ] {
            assert!(Tokens::new(html).count() <= 1, "{html}");
        }
    }

    #[test]
    fn attributes_are_found_however_they_are_quoted() {
        let attributes = " class=xl65 colspan = '2' rowspan=\"3\" checked style=display:none /";
        let found = ["colspan", "ROWSPAN", "class", "style", "checked"]
            .map(|name| attribute(attributes, name));
        let expected = [
            Some("2"),
            Some("3"),
            Some("xl65"),
            Some("display:none"),
            None,
        ];
        assert_eq!(found, expected);
        assert_eq!(attribute("= =", "a"), None);
    }
}
