//! How much room text needs, in half-width characters and lines.
//!
//! An estimate that does not depend on the fonts of this machine: the workbook is opened and printed on others.
//! It errs on the side of more room.

/// Marks that may not begin a line; the character before comes down with them.
const NEVER_FIRST: &str = "，。、；：！？）】》〉”’％%…—";

/// The text without what can't be printed: line breaks become `\n`, tabs blanks, other control characters vanish.
pub(in crate::export) fn printable(text: &str) -> String {
    let is_printable =
        |mark: &char| !(mark.is_control() || matches!(mark, '\u{fffe}' | '\u{ffff}'));
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', " ")
        .trim_end()
        .chars()
        .filter(|mark| *mark == '\n' || is_printable(mark))
        .collect()
}

/// The width of the longest line.
pub fn text_width(text: &str) -> usize {
    text.lines().map(line_width).max().unwrap_or(0)
}

/// The width of the longest run without a place to break.
pub(super) fn longest_word(text: &str) -> usize {
    text.split(|mark: char| !mark.is_ascii_graphic())
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// How many lines the text fills at this width; at least one.
pub(in crate::export) fn line_count(text: &str, width: usize) -> usize {
    text.split('\n')
        .map(|line| wrapped_lines(line, width.max(2)))
        .sum()
}

fn line_width(line: &str) -> usize {
    line.chars().map(char_width).sum()
}

/// Chinese characters and marks count two; quotes and dashes do too, as in the Chinese fonts.
fn char_width(mark: char) -> usize {
    let is_half_width = mark.is_ascii() || ('\u{ff61}'..='\u{ffdc}').contains(&mark);
    if is_half_width { 1 } else { 2 }
}

fn wrapped_lines(line: &str, width: usize) -> usize {
    let (mut lines, mut used, mut previous) = (1, 0, 0);
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (piece, after) = rest.split_at(piece_end(rest, first));
        let size = line_width(piece);
        if used + size <= width {
            used += size;
        } else if size > width {
            lines += usize::from(used > 0) + (size - 1) / width;
            used = (size - 1) % width + 1;
        } else {
            lines += 1;
            used = if NEVER_FIRST.contains(first) {
                (previous + size).min(width)
            } else {
                size
            };
        }
        previous = size;
        rest = after;
    }
    lines
}

/// A run of Latin letters and digits stays together, everything else may be broken anywhere.
fn piece_end(rest: &str, first: char) -> usize {
    if first.is_ascii_graphic() {
        rest.find(|mark: char| !mark.is_ascii_graphic())
            .unwrap_or(rest.len())
    } else {
        first.len_utf8()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_counts_two() {
        assert_eq!(text_width("公务用车运行维护费"), 18);
        assert_eq!(text_width("2080150 事业"), 12);
        assert_eq!(text_width("短\n较长的一行"), 10);
    }

    #[test]
    fn lines_break_between_chinese_characters_and_words_stay_whole() {
        assert_eq!(line_count("", 10), 1);
        assert_eq!(line_count("一二三四五", 10), 1);
        assert_eq!(line_count("一二三四五六", 10), 2);
        assert_eq!(line_count("一二三 abcdef", 10), 2);
        assert_eq!(line_count("abcdefghijklmnopqrstuvwxyz", 10), 3);
        assert_eq!(line_count("甲\n乙\n", 10), 3);
    }

    #[test]
    fn a_comma_takes_the_character_before_it_to_the_next_line() {
        // Five characters fill the line; the comma pulls 五 down, and then 六七八九 no longer fit beside them.
        assert_eq!(line_count("一二三四五，六七八", 10), 2);
        assert_eq!(line_count("一二三四五，六七八九", 10), 3);
    }

    #[test]
    fn control_characters_are_not_printed() {
        assert_eq!(printable("甲\u{1}乙\t丙\r\n丁\r戊\n\n"), "甲乙 丙\n丁\n戊");
    }

    #[test]
    fn the_longest_word_is_what_cannot_be_broken() {
        assert_eq!(longest_word("项目 210102210000 网络"), 12);
        assert_eq!(longest_word("网络租赁费"), 0);
    }
}
