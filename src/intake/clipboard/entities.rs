//! Characters written as `&…;` in HTML.

/// The longest name that is known, with room for numbers: `&#1114111;`.
const LONGEST: usize = 10;

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", ' '),
    ("emsp", '\u{3000}'),
    ("thinsp", ' '),
    ("yen", '¥'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("minus", '−'),
    ("times", '×'),
    ("divide", '÷'),
    ("middot", '·'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("plusmn", '±'),
    ("deg", '°'),
    ("permil", '‰'),
    ("radic", '√'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("shy", '\u{ad}'),
];

/// The character at the start of a text that begins with `&`, and the length it is written in.
/// None where the `&` stands for itself.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &body[..end];
    let mark = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMED.iter().find(|(it, _)| *it == name)?.1,
    };
    Some((mark, end + 2))
}

fn numbered(number: &str) -> Option<char> {
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(value).filter(|mark| *mark != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_characters_and_the_rest_is_text() {
        assert_eq!(entity("&amp;b"), Some(('&', 5)));
        assert_eq!(entity("&#21150;公"), Some(('办', 8)));
        assert_eq!(entity("&#x529E;"), Some(('办', 8)));
        for text in [
            "&",
            "& ",
            "&费;",
            "&nosuch;",
            "&#0;",
            "&#xD800;",
            "&#99999999;",
            "&amp",
        ] {
            assert_eq!(entity(text), None, "{text}");
        }
    }
}
