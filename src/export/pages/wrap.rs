//! Text broken into lines by the advances of the font (断行).
//!
//! Chinese breaks between any two characters, but closing marks never begin a line and opening marks never end
//! one (避头尾); words, codes and numbers stay whole while a line can hold them.

use crate::export::font;

/// Marks that never begin a line.
const NEVER_FIRST: &str = "，。、；：！？）】》〉〕」』”’％‰℃％…—·～％,.;:!?)]}%°";
/// Marks that never end a line.
const NEVER_LAST: &str = "（【《〈〔「『“‘￥＄([{$￥";

/// A text of so few lines is short: a label, a name.
const SHORT_LINES: usize = 3;

/// A line of text (行), its width as a multiple of the text size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) width: f32,
}

impl Line {
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim_end_matches(' ').to_owned();
        let width = font::width(&text);
        Self { text, width }
    }
}

/// The lines of a text in a column so many text sizes wide; none for an empty text.
pub(super) fn wrap(text: &str, room: f32) -> Vec<Line> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, room, 0.0, &mut lines);
    }
    lines
}

/// The lines of one paragraph whose first line begins further in.
pub(super) fn wrap_indented(text: &str, room: f32, indent: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    wrap_paragraph(text, room, indent, &mut lines);
    lines
}

/// The lines of a title: as few as hold it, and about equally long; two of them part before the year if they can.
pub(super) fn wrap_balanced(text: &str, room: f32) -> Vec<Line> {
    let mut lines = wrap(text, room);
    if lines.len() == 2
        && let Some(parted) = parted_before_year(text, room)
    {
        return parted.into();
    }
    let mut narrower = room;
    while lines.len() > 1 && narrower > 2.0 {
        narrower -= 1.0;
        let tried = wrap(text, narrower);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
    }
    lines
}

/// A text as what comes before its year and the rest, where a line holds each.
fn parted_before_year(text: &str, room: f32) -> Option<[Line; 2]> {
    let year = text.find("年")?;
    let before = text[..year].trim_end_matches(|mark: char| mark.is_ascii_digit());
    let lines = [before, &text[before.len()..]].map(Line::new);
    let has_year = before.len() < year && !before.is_empty();
    (has_year && lines.iter().all(|line| line.width <= room)).then_some(lines)
}

/// The lines of a text as [`wrap`] breaks it, but a short text leaves no single character on its last line where another break avoids it.
pub(super) fn wrap_evenly(text: &str, room: f32) -> Vec<Line> {
    let lines = wrap(text, room);
    let is_alone = |line: &Line| line.text.chars().count() == 1;
    if !(2..=SHORT_LINES).contains(&lines.len()) || !lines.last().is_some_and(is_alone) {
        return lines;
    }
    let narrower = wrap(text, room - 1.0);
    let is_better = narrower.len() == lines.len() && !narrower.last().is_some_and(is_alone);
    if is_better { narrower } else { lines }
}

/// The width of the longest number in a text: digits with their marks.
pub(super) fn widest_number(text: &str) -> f32 {
    let is_inside = |mark: char| mark.is_ascii_digit() || ".,-%".contains(mark);
    text.split(|mark| !is_inside(mark))
        .map(font::width)
        .fold(0.0, f32::max)
}

fn wrap_paragraph(paragraph: &str, room: f32, indent: f32, lines: &mut Vec<Line>) {
    // Nothing is refused for the last bit of a float.
    let room = room + 0.001;
    let mut line = String::new();
    let mut used = indent;
    for piece in pieces(paragraph) {
        let width = font::width(piece);
        let seen = font::width(piece.trim_end_matches(' '));
        if used + seen > room && !line.is_empty() {
            lines.push(Line::new(&std::mem::take(&mut line)));
            used = 0.0;
        }
        if seen <= room {
            line.push_str(piece);
            used += width;
            continue;
        }
        for character in piece.chars() {
            let advance = font::advance(character);
            if used + advance > room && !line.is_empty() {
                lines.push(Line::new(&std::mem::take(&mut line)));
                used = 0.0;
            }
            line.push(character);
            used += advance;
        }
    }
    lines.push(Line::new(&line));
}

/// The parts between which a line may end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices();
        let (_, mut previous) = characters.next()?;
        let end = characters.find_map(|(at, character)| {
            let is_end = may_break(previous, character);
            previous = character;
            is_end.then_some(at)
        });
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NEVER_FIRST.contains(after) || NEVER_LAST.contains(before) {
        return false;
    }
    before == ' ' || !(is_word(before) && is_word(after))
}

/// Letters, digits and marks of alphabets; Han and full-width marks begin further up.
fn is_word(character: char) -> bool {
    character.is_ascii_graphic() || (character < '\u{2000}' && character.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, room: f32, expected: &[&str]) {
        let lines: Vec<String> = wrap(text, room).into_iter().map(|line| line.text).collect();
        assert_eq!(lines, expected, "{text} in {room}");
    }

    #[test]
    fn chinese_breaks_anywhere_and_what_fits_stays_on_one_line() {
        check("一二三四五", 5.0, &["一二三四五"]);
        check("一二三四五六七", 5.0, &["一二三四五", "六七"]);
        check("", 5.0, &[]);
        check("甲\n\n乙", 5.0, &["甲", "", "乙"]);
    }

    #[test]
    fn closing_marks_never_begin_a_line_and_opening_marks_never_end_one() {
        check("一二三四五，六七", 5.0, &["一二三四", "五，六七"]);
        check("一二三四（五六）", 5.0, &["一二三四", "（五六）"]);
        check("一二三四五）。”六", 5.0, &["一二三四", "五）。”六"]);
        check("一二三“四五”六", 4.0, &["一二三", "“四五”", "六"]);
        check("一二三四——五六", 4.5, &["一二三", "四——五", "六"]);
    }

    #[test]
    fn a_paragraph_begins_further_in_and_a_title_has_lines_of_about_one_length() {
        let texts =
            |lines: Vec<Line>| -> Vec<String> { lines.into_iter().map(|line| line.text).collect() };
        let lines = wrap_indented("一二三四五六七八，九", 5.0, 2.0);
        assert_eq!(texts(lines), ["一二三", "四五六七", "八，九"]);
        let lines = wrap_balanced("一二三四五六七八九十", 9.0);
        assert_eq!(texts(lines), ["一二三四五", "六七八九十"]);
        assert_eq!(texts(wrap_balanced("一二三", 9.0)), ["一二三"]);
        let lines = wrap_balanced("某局服务中心2024年预算", 9.0);
        assert_eq!(texts(lines), ["某局服务中心", "2024年预算"]);
        assert_eq!(
            texts(wrap_balanced("全年一二三四五", 6.0)),
            ["全年一二", "三四五"]
        );
    }

    #[test]
    fn words_codes_and_numbers_stay_whole() {
        check("项目2080150事业", 4.0, &["项目", "2080150", "事业"]);
        check("约1,234,567.89万元", 6.0, &["约", "1,234,567.89", "万元"]);
        check("增长12.5%以上", 4.0, &["增长", "12.5%以", "上"]);
        check("one two three", 4.0, &["one two", "three"]);
    }

    #[test]
    fn what_no_line_can_hold_is_broken_anywhere_rather_than_cut() {
        let lines = wrap("abcdefghijklmnopqrstuvwxyz", 4.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.width <= 4.001));
        let whole: String = lines.into_iter().map(|line| line.text).collect();
        assert_eq!(whole, "abcdefghijklmnopqrstuvwxyz");
        check("（甲）", 1.0, &["（", "甲", "）"]);
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_too_wide() {
        let text = "为保障“三公”经费（含公务接待费）2024年压减12.5%，按cn-2024号文（附件1）执行。"
            .repeat(3);
        for tenths in 20..120_u16 {
            let room = f32::from(tenths) / 10.0;
            let lines = wrap(&text, room);
            let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(whole, text);
            assert!(lines.iter().all(|line| line.width <= room + 0.01), "{room}");
        }
    }

    #[test]
    fn no_character_stands_alone_on_the_last_line_of_a_label() {
        let texts = |text: &str, room: f32| -> Vec<String> {
            let lines = wrap_evenly(text, room);
            lines.into_iter().map(|line| line.text).collect()
        };
        assert_eq!(texts("政府性基金预算", 6.0), ["政府性基金", "预算"]);
        assert_eq!(texts("国有资本经营预算", 6.0), ["国有资本经营", "预算"]);
        assert_eq!(texts("一二三", 1.0), ["一", "二", "三"]);
        assert_eq!(texts("一二三四五六七", 2.0), ["一二", "三四", "五六", "七"]);
    }

    #[test]
    fn the_widest_number_is_what_a_cell_shrinks_for() {
        assert!(widest_number("网络租赁费").abs() < f32::EPSILON);
        assert!((widest_number("共12人、1,200元") - font::width("1,200")).abs() < 0.001);
    }
}
