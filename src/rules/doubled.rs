//! Words that stand twice in a row: 保障保障.
//!
//! Deliberately not here: doubling that means something, such as 一个一个.

use std::ops::Range;

/// The bytes of a Chinese character.
const HAN: usize = 3;

/// Words of two to four characters that stand twice in a row.
pub(in crate::rules) fn doubled_words(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        if !is_han_at(bytes, start) {
            start += 1;
            continue;
        }
        let mut end = start + HAN;
        while end < bytes.len() && is_han_at(bytes, end) {
            end += HAN;
        }
        let mut at = start;
        while at + 4 * HAN <= end {
            match doubled_at(&text[at..end]) {
                Some(length) => {
                    found.push(at..at + 2 * length);
                    at += 2 * length;
                }
                None => at += HAN,
            }
        }
        start = end;
    }
    found
}

/// Whether a character of the common block begins here.
fn is_han_at(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at], 0xE4..=0xE9)
}

/// The length of the word that stands here twice.
fn doubled_at(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_doubled = |length: &usize| {
        let length = *length;
        bytes.len() >= 2 * length
            && bytes[..HAN] == bytes[length..length + HAN]
            && bytes[..length] == bytes[length..2 * length]
    };
    let length = [2 * HAN, 3 * HAN, 4 * HAN].into_iter().find(is_doubled)?;
    (!is_meant(&text[..length], &text[2 * length..])).then_some(length)
}

/// Whether a word may stand twice: counted things, one character only, or the second belongs to the next word.
fn is_meant(word: &str, after: &str) -> bool {
    const COUNTED: [char; 16] = [
        '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '个', '件', '步', '户', '逐',
        '年',
    ];
    const SUFFIXES: [char; 12] = [
        '化', '性', '率', '员', '者', '日', '部', '局', '处', '科', '司', '组',
    ];
    let mut marks = word.chars();
    let first = marks.next();
    marks.all(|it| Some(it) == first) || word.starts_with(COUNTED) || after.starts_with(SUFFIXES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = doubled_words(text)
            .into_iter()
            .map(|it| &text[it])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_that_stand_twice_are_found() {
        check("人力资源和社会保障保障专项业务经费", &["保障保障"]);
        check("待遇人员享受享受基础养老金补贴", &["享受享受"]);
        check("基本支出基本支出，项目", &["基本支出基本支出"]);
        check("服务中心服务中心", &["服务中心服务中心"]);
    }

    #[test]
    fn doubling_that_means_something_is_left_alone() {
        for text in [
            "一个一个解决",
            "方方面面",
            "实实在在",
            "标准标准化",
            "工作工作日",
            "哈哈哈哈",
            "保障、保障",
            "学生生活",
            "ab保障",
        ] {
            check(text, &[]);
        }
    }
}
