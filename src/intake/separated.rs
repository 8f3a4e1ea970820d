//! Text with a mark between cells and line ends between rows, quotes around cells that hold either.
//!
//! Deliberately not here: how much may be read, and what becomes of a quote that nothing closes.

/// Reads cell by cell (分隔文本).
pub(in crate::intake) struct CellReader<'a> {
    rest: &'a str,
    separator: char,
    /// False once an opening quote was found that nothing closes: no later one is looked for,
    /// so that each character is seen at most twice.
    may_close: bool,
}

/// A cell as it was read.
pub(in crate::intake) struct ReadCell {
    /// Its text, without the quotes around it.
    pub text: String,
    /// Whether the row ends behind it.
    pub ends_row: bool,
    /// It begins with a quote that nothing closes before the end of a cell, so the quote is part of the text.
    pub has_open_quote: bool,
}

impl<'a> CellReader<'a> {
    pub(in crate::intake) const fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text,
            separator,
            may_close: true,
        }
    }

    /// Whether all has been read.
    pub(in crate::intake) const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next cell; only while there is more to read.
    pub(in crate::intake) fn cell(&mut self) -> ReadCell {
        let inside = self.rest.strip_prefix('"');
        if let Some(inside) = inside
            && let Some((text, length)) = self.quoted(inside)
        {
            self.rest = &inside[length..];
            return self.ended(text, false);
        }
        let ends = [self.separator, '\n', '\r'];
        let length = self.rest.find(ends).unwrap_or(self.rest.len());
        let text = self.rest[..length].to_owned();
        self.rest = &self.rest[length..];
        self.ended(text, inside.is_some())
    }

    fn ended(&mut self, text: String, has_open_quote: bool) -> ReadCell {
        let rest = self.rest;
        let behind = rest.strip_prefix(self.separator);
        let mut ends = ["\r\n", "\n", "\r"].into_iter();
        let below = || ends.find_map(|end| rest.strip_prefix(end));
        self.rest = behind.or_else(below).unwrap_or(rest);
        ReadCell {
            text,
            ends_row: behind.is_none(),
            has_open_quote,
        }
    }

    /// The cell behind an opening quote and its length with the closing one.
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
            } else if behind.is_empty() || behind.starts_with([self.separator, '\n', '\r']) {
                let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
                return Some((cell, at));
            } else {
                return None;
            }
        }
    }
}
