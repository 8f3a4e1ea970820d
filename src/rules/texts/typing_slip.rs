//! N-18: slips of typing: doubled marks and words, look-alike characters, list numbers that come twice.

use std::ops::Range;

use crate::packs::ListId;
use crate::packs::Severity;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::Unit;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::doubled::doubled_words;
use crate::rules::enumeration::repeated_number;
use crate::rules::passages::Passage;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;
use crate::rules::stray_character::stray_characters;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/typing_slip",
    code: "N-18",
    severity: Severity::Advice,
    title: "没有重复标点、叠字、形近字",
    explanation: include_str!("typing_slip.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(words) = ctx.pack.words(ListId::Misspellings) else {
        return;
    };
    for (passage, reading) in ctx.texts() {
        let text = reading.text;
        let mut problems = marks_and_characters(text);
        problems.extend(doubled_words(text).into_iter().map(|part| {
            let half = &text[part.start..usize::midpoint(part.start, part.end)];
            Problem::new(format!("“{}”重复", &text[part.clone()])).repair(part, half)
        }));
        problems.extend(words.find(text).map(|(found, entry)| {
            Problem::new(format!("“{}”疑为“{}”", entry.text, entry.note))
                .repair(found, entry.note.clone())
        }));
        problems.extend(unit_slips(&reading));
        problems.extend(list_numbers(&passage));
        problems.extend(stray_characters(ctx, &reading));
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// Doubled marks, look-alike characters and stray half-width stops, in one pass.
fn marks_and_characters(text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut before = ['\n'; 2];
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        match mark {
            // Chinese characters are most of a text.
            '\u{4e00}'..='\u{9fff}' => {}
            '，' | '、' | '；' | '。' | '：' if is_pause(before[1]) => {
                let start = at - before[1].len_utf8();
                let words = around(text, start..end);
                problems.push(Problem::new(format!("“{words}”标点重复")).repair(at..end, ""));
            }
            '.' if is_han(before[1]) && text[end..].starts_with(is_han) => {
                let words = around(text, at..end);
                problems.push(Problem::new(format!("“{words}”句号为半角")).repair(at..end, "。"));
            }
            'O' | 'o' | 'l' | 'I' if is_in_number(text, at) => {
                let digit = if matches!(mark, 'O' | 'o') { "0" } else { "1" };
                let words = around(text, at..end);
                problems.push(
                    Problem::new(format!("“{words}”中字母 {mark} 疑为数字 {digit}"))
                        .repair(at..end, digit),
                );
            }
            _ => {
                if let Some(right) = look_alike(mark).filter(|_| is_among_han(text, at, end)) {
                    let words = around(text, at..end);
                    problems.push(
                        Problem::new(format!("“{words}”中“{mark}”不是汉字，应为“{right}”"))
                            .repair(at..end, right.to_string()),
                    );
                }
            }
        }
        before = [before[1], mark];
    }
    problems
}

const fn is_han(it: char) -> bool {
    matches!(it, '\u{4e00}'..='\u{9fff}')
}

/// Marks of which two in a row are one too many.
const fn is_pause(it: char) -> bool {
    matches!(it, '，' | '、' | '；' | '。' | '：')
}

/// A letter between digits, in a run without other letters: `1O0`.
fn is_in_number(text: &str, at: usize) -> bool {
    let belongs = |it: char| it.is_ascii_alphanumeric();
    let before = text[..at].trim_end_matches(belongs).len();
    let rest = &text[at..];
    let after = rest
        .find(|it| !belongs(it))
        .map_or(text.len(), |it| at + it);
    let run = &text[before..after];
    let letters = run.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_between = |it: &str| it.bytes().all(|it| it.is_ascii_digit()) && !it.is_empty();
    letters == 1 && is_between(&text[before..at]) && is_between(&text[at + 1..after])
}

fn is_among_han(text: &str, at: usize, end: usize) -> bool {
    text[..at].ends_with(is_han) && text[end..].starts_with(is_han)
}

/// The character that one of another script looks like.
fn look_alike(mark: char) -> Option<char> {
    const OTHERS: &str = "カニハタロエトー⼀⼆⼈⼒⼝⼟⼤⼩⼯⼦⼿⽂⽇⽉⽔⽤⽬⽴⾏⾯⾼⾦⽣⽼⾃⼊⼗⼋";
    const RIGHT: &str = "力二八夕口工卜一一二人力口土大小工子手文日月水用目立行面高金生老自入十八";
    let at = OTHERS.chars().position(|it| it == mark)?;
    RIGHT.chars().nth(at)
}

/// A few characters around a place.
fn around(text: &str, part: Range<usize>) -> String {
    const FEW: usize = 4;
    let is_end = |it: char| matches!(it, '\n' | '。' | '；') || it == '，';
    let before: Vec<char> = text[..part.start]
        .chars()
        .rev()
        .take_while(|it| !is_end(*it))
        .take(FEW)
        .collect();
    let after = text[part.end..]
        .chars()
        .take_while(|it| !is_end(*it))
        .take(FEW);
    before
        .into_iter()
        .rev()
        .chain(text[part.clone()].chars())
        .chain(after)
        .collect()
}

/// 万 without 元 in a sentence whose other amounts have it.
fn unit_slips(reading: &Reading<'_>) -> Vec<Problem> {
    let is_half = |it: &Number| {
        matches!(
            it.unit,
            Unit::Money {
                is_complete: false,
                ..
            }
        )
    };
    let is_whole = |it: &Number| {
        matches!(
            it.unit,
            Unit::Money {
                is_complete: true,
                ..
            }
        )
    };
    if !reading.numbers.iter().any(is_half) {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for sentence in sentences(reading.text) {
        let numbers = reading.numbers_in(&sentence);
        if numbers.iter().any(is_whole) {
            problems.extend(numbers.iter().filter(|it| is_half(it)).map(|it| {
                let words = &reading.text[it.start..it.end];
                Problem::new(format!("“{words}”缺“元”")).repair(it.end..it.end, "元")
            }));
        }
    }
    problems
}

fn list_numbers(passage: &Passage<'_>) -> Option<Problem> {
    let line = repeated_number(passage.text)?;
    Some(Problem::new(format!("序号重复：“{}”", shortened(line))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = marks_and_characters(text)
            .into_iter()
            .map(|it| it.words)
            .collect();
        assert_eq!(found.len(), expected.len(), "{text}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{text}: {found}");
        }
    }

    #[test]
    fn doubled_marks_are_found() {
        check("印刷费1万元、、劳务费", &["“费1万元、、劳务费”标点重复"]);
        check("得100分。。", &["标点重复"]);
        check("一万元，，办公椅", &["标点重复"]);
        check("运转.其中", &["半角"]);
    }

    #[test]
    fn characters_of_other_scripts_are_found() {
        check("区人カ资源局", &["应为“力”"]);
        check("⼈力资源", &[]);
        check("由⼈力资源", &["应为“人”"]);
        check("共1O0人", &["疑为数字 0"]);
        check("共1l0人", &["疑为数字 1"]);
    }

    #[test]
    fn good_marks_and_letters_are_left_alone() {
        for text in [
            "“四个意识”，“两个维护”。",
            "等等……",
            "——",
            "3.5万元",
            "A1O2型",
            "V1.0版",
            "H2O",
            "卡拉オケ",
            "www.gov.cn",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn ten_thousand_without_yuan_is_found_beside_amounts_that_have_it() {
        let found = |text| read_in_test(text, |it| unit_slips(it).len());
        assert_eq!(found("差旅费1万、会议费2万元"), 1);
        assert_eq!(found("参保2.8万人，支出2万元"), 0);
        assert_eq!(found("差旅费1万、会议费2万。"), 0);
    }
}
