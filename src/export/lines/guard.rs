//! Texts that a spreadsheet would take for a formula (公式注入), and the mark that keeps it from doing so.
//!
//! The mark is one apostrophe, as people themselves write before a text; `unguarded` takes exactly it away.

/// The mark.
const GUARD: char = '\'';

/// A text as a cell of a CSV file may hold it.
#[must_use]
pub fn guarded(text: &str) -> String {
    if needs_guard(text) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// The text that was guarded; any other stays as it is.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD)
        .filter(|rest| needs_guard(rest))
        .unwrap_or(text)
}

/// Whether a program could begin to compute here; full-width marks count, since some programs narrow them.
fn needs_guard(text: &str) -> bool {
    let begins = |text: &str| {
        text.starts_with([
            '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', GUARD,
        ])
    };
    begins(text) || begins(text.trim_start())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_could_be_a_formula_is_guarded_and_nothing_else() {
        for text in [
            "=1+1", "+86", "-说明", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'30201", "'=1",
        ] {
            assert!(guarded(text).starts_with('\''), "{text:?}");
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "办公费", "30201", "1=1", "（=1）"] {
            assert_eq!(guarded(text), text);
        }
        assert_eq!(unguarded("'30201"), "'30201");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "[=+@'\t\r \\-a中＝]{0,6}") {
            let kept = guarded(&text);
            prop_assert_eq!(unguarded(&kept), &text);
        }
    }
}
