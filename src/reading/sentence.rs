//! Paragraphs and sentences of a text, and the words a number belongs to.
//!
//! Deliberately not here: grammar; a sentence ends at its mark.

use std::ops::Range;

/// The lines of a text that aren't blank.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    parts(text, |mark| mark == '\n')
}

/// The sentences of a text: up to a full stop or the end of the line.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    parts(text, |mark| matches!(mark, '。' | '！' | '？' | '\n'))
}

fn parts(text: &str, is_end: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let rest = &text[from..];
            let (to, next) = match rest.find(&is_end) {
                Some(at) => {
                    let mark = rest[at..].chars().next().map_or(1, char::len_utf8);
                    (from + at, from + at + mark)
                }
                None => (text.len(), text.len()),
            };
            let part = from..to;
            from = next;
            if !text[part.clone()].trim().is_empty() {
                return Some(part);
            }
        }
        None
    })
}

/// Words between what a number counts and the number.
const FILLERS: [&str; 23] = [
    "预算数",
    "决算数",
    "预算",
    "决算",
    "安排",
    "共计",
    "合计为",
    "总额",
    "金额",
    "资金",
    "数额",
    "约",
    "为",
    "是",
    "共",
    "达到",
    "达",
    "了",
    "：",
    ":",
    " ",
    "\u{3000}",
    "列支",
];

/// The words a number belongs to: its clause before it, without what only links them.
pub fn label_before(text: &str, at: usize) -> &str {
    labels_before(text, at).last().unwrap_or_default()
}

/// The same with one linking word less each time: `收支总预算为`, `收支总预算`, `收支总`.
pub fn labels_before(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let is_end = |mark: char| {
        matches!(
            mark,
            '，' | '；' | '。' | '、' | '：' | ',' | ';' | ':' | '\n'
        )
    };
    let whole = text[..at].trim_end();
    std::iter::successors(Some(whole), |label| shorter(label))
        .map(move |it| it.rsplit(is_end).next().unwrap_or_default().trim())
}

/// The label without its last linking word.
fn shorter(label: &str) -> Option<&str> {
    let shorter = FILLERS
        .iter()
        .filter_map(|filler| label.strip_suffix(filler));
    shorter.min_by_key(|it| it.len()).map(str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks() {
        let text = "甲。乙，丙\n\n丁！";
        let found: Vec<&str> = sentences(text).map(|it| &text[it]).collect();
        assert_eq!(found, ["甲", "乙，丙", "丁"]);
        let found: Vec<&str> = paragraphs(text).map(|it| &text[it]).collect();
        assert_eq!(found, ["甲。乙，丙", "丁！"]);
    }

    #[test]
    fn the_words_a_number_belongs_to_stand_right_before_it() {
        let check = |text: &str, expected: &str| {
            assert_eq!(label_before(text, text.len()), expected);
        };
        check("其中：公务接待费预算安排为", "公务接待费");
        check("甲，基本支出：", "基本支出");
        check("本年收入合计 ", "本年收入合计");
        check("", "");
    }
}
