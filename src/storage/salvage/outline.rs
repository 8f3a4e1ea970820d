//! The outline of a record's text: where its bracket closes, which field stands where.
//!
//! Only brackets, quotes and names are looked at; what the text means is for the RON reader.

/// What every record begins with.
pub(super) const BEGINNING: &str = "(id: ";

/// A mark outside of quotes: at which byte, how many brackets are open behind it, and which sign it is.
struct Mark {
    at: usize,
    depth: usize,
    sign: char,
}

/// The marks outside of quotes, until the first bracket closes.
fn marks(text: &str) -> impl Iterator<Item = Mark> {
    let mut depth = 0_usize;
    let mut in_quotes = false;
    let mut is_escaped = false;
    let mut is_closed = false;
    text.char_indices().filter_map(move |(at, mark)| {
        if is_closed {
            return None;
        }
        if in_quotes {
            in_quotes = is_escaped || mark != '"';
            is_escaped = !is_escaped && mark == '\\';
            return None;
        }
        match mark {
            '"' => in_quotes = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                is_closed = depth == 0;
            }
            _ => {}
        }
        Some(Mark {
            at,
            depth,
            sign: mark,
        })
    })
}

/// How long the bracket is that a text begins with; nothing when it doesn't close.
pub(super) fn length(text: &str) -> Option<usize> {
    let closing = marks(text).find(|it| it.depth == 0 && matches!(it.sign, ')' | ']' | '}'));
    closing.map(|it| it.at + 1)
}

/// The name of the field that stands at a column (in characters, from 1) of a record.
pub(super) fn field_at(text: &str, column: usize) -> Option<&str> {
    let at = text.char_indices().nth(column.saturating_sub(1));
    let at = at.map_or(text.len(), |(at, _)| at);
    let mut begins = 0;
    let mut found = None;
    for mark in marks(text).filter(|it| it.depth == 1) {
        match mark.sign {
            '(' | ',' => begins = mark.at + 1,
            ':' if begins <= at => found = Some(text[begins..mark.at].trim()),
            _ => {}
        }
    }
    found
}

/// The number a record names itself by.
pub(super) fn number(text: &str) -> Option<u32> {
    let digits = text.strip_prefix(BEGINNING)?;
    let end = digits.find(|mark: char| !mark.is_ascii_digit())?;
    digits[..end].parse().ok()
}

/// The whole records at the beginning and at the end of a line that is none itself.
///
/// What stands in the middle is looked at only so far that no line takes long.
pub(super) fn whole_ends(text: &str) -> (Option<&str>, Option<&str>) {
    const TRIES: usize = 16;
    let begins = text.starts_with(BEGINNING).then(|| length(text)).flatten();
    let first = begins.map(|end| &text[..end]);
    let rest = first.map_or(0, str::len);
    let mut places = text[rest..].rmatch_indices(BEGINNING).take(TRIES);
    let last = places.find_map(|(at, _)| {
        let piece = &text[rest + at..];
        (at + rest > 0 && length(piece) == Some(piece.len())).then_some(piece)
    });
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_closes_behind_quotes_and_brackets_in_it() {
        for (text, expected) in [
            ("(id: 1), x", Some(7)),
            (r#"(id: 1, note: "\")"), x"#, Some(20)),
            ("(id: 1, owner: Unit(3)) ", Some(23)),
            (r#"(id: 1, note: "x"#, None),
            ("(id: 1, owner: Unit(3)", None),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
    }

    #[test]
    fn a_field_is_found_at_its_name_and_at_its_value() {
        let text = r#"(id: 12, name: "单位：(a, b: c)", owner: Unit(3), note: "x")"#;
        for (column, expected) in [
            (2, "id"),
            (6, "id"),
            (11, "name"),
            (25, "name"),
            (42, "owner"),
        ] {
            assert_eq!(field_at(text, column), Some(expected), "{column}");
        }
        assert_eq!(number(text), Some(12));
    }

    #[test]
    fn whole_records_are_found_at_both_ends_of_a_damaged_line() {
        let check = |text, expected| assert_eq!(whole_ends(text), expected, "{text}");
        check("(id: 1), (id: 2)", (Some("(id: 1)"), Some("(id: 2)")));
        check("(id: 1, name: ???(id: 2)", (None, Some("(id: 2)")));
        check("(id: 1)??, (id: 2, nam", (Some("(id: 1)"), None));
        check("???", (None, None));
        check(r#"(id: 1, note: "(id: 2)", x"#, (None, None));
    }
}
