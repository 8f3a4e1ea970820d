//! N-17: no instruction of a template, blank to be filled in or residue of an editor is left in a text.

use std::ops::Range;

use crate::packs::Severity;
use crate::reading::Cue;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;
use crate::rules::texts::is_digit;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/placeholder",
    code: "N-17",
    severity: Severity::Error,
    title: "文字中没有模板提示、空白和网页标记",
    explanation: include_str!("placeholder.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::Placeholder)) {
        let text = reading.text;
        let mut problems: Vec<Problem> = marks(text)
            .into_iter()
            .map(|part| {
                let words = format!("有网页或书签标记“{}”", shortened(&text[part.clone()]));
                Problem::new(words).repair(part, "")
            })
            .collect();
        problems.extend(instructions(text).map(|it| Problem::new(format!("有模板提示“{it}”"))));
        problems.extend(blanks(text).into_iter().map(|part| {
            let words = format!("“{}”有空白未填", shortened(text[part].trim()));
            Problem::new(words).severity(Severity::Warning)
        }));
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// Marks of web pages and of bookmarks.
fn marks(text: &str) -> Vec<Range<usize>> {
    const TAGS: [&str; 8] = ["p", "br", "div", "span", "strong", "b", "td", "tr"];
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['<', '[', '&']) {
        let rest = &text[at..];
        let length = match mark {
            "<" => rest.find('>').filter(|end| {
                let name = rest[1..*end].trim_matches('/');
                let name = name.split([' ', '/']).next().unwrap_or_default();
                TAGS.contains(&name)
            }),
            "[" => rest.find(']').filter(|_| rest.starts_with("[bookmark")),
            _ => rest.starts_with("&nbsp;").then_some("&nbsp".len()),
        };
        found.extend(length.map(|length| at..at + length + 1));
    }
    found
}

/// Instructions of templates.
fn instructions(text: &str) -> impl Iterator<Item = &'static str> {
    const WORDS: [&str; 5] = ["逐一解释", "请填写", "此处填", "待填", "待补充"];
    WORDS.into_iter().filter(|word| text.contains(word))
}

/// Blanks that were to be filled in, each with a few words around it.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut push = |part: Range<usize>| {
        if found.last().is_none_or(|last| last.end <= part.start) {
            found.push(part);
        }
    };
    for (at, _) in text.char_indices() {
        if let Some(length) = blank(text, at) {
            let end = at + length;
            push(around(text, at)..end);
        }
    }
    found
}

/// The length of the blank beginning here.
fn blank(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let length = match first {
        'X' | 'x' | 'Ｘ' | '×' => masked(text, at, first)?,
        '_' => {
            let run = rest.len() - rest.trim_start_matches('_').len();
            (run > 1 && !text[..at].ends_with(|it: char| it == '_' || it.is_ascii_alphanumeric()))
                .then_some(run)?
        }
        '（' | '(' => {
            let inner = rest[first.len_utf8()..].trim_start();
            let end = inner.strip_prefix(['）', ')'])?;
            rest.len() - end.len()
        }
        '年' | '月' => unfilled_date(text, at, first)?,
        '项' => {
            let after = rest.strip_prefix("项目个")?;
            after
                .starts_with(['，', '。', '、', '；'])
                .then_some("项目个".len())?
        }
        _ => return None,
    };
    Some(length)
}

/// Several X in place of words: not a part of a Latin word or a size.
fn masked(text: &str, at: usize, mark: char) -> Option<usize> {
    let run: usize = text[at..]
        .chars()
        .take_while(|it| *it == mark)
        .map(char::len_utf8)
        .sum();
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == mark;
    let is_alone = !text[..at].ends_with(is_word) && !text[at + run..].starts_with(is_word);
    (run > mark.len_utf8() && is_alone).then_some(run)
}

/// A month or day left blank: `2019年3月  日`.
fn unfilled_date(text: &str, at: usize, unit: char) -> Option<usize> {
    let rest = &text[at + unit.len_utf8()..];
    let after = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    let next = if unit == '年' { '月' } else { '日' };
    let is_dated = text[..at].trim_end().ends_with(is_digit);
    let is_blank = after.len() < rest.len() && after.starts_with(next) && is_dated;
    is_blank.then(|| unit.len_utf8() + rest.len() - after.len() + next.len_utf8())
}

/// Where a few words before a place begin.
fn around(text: &str, at: usize) -> usize {
    const FEW: usize = 8;
    let is_end = |it: char| matches!(it, '，' | '。' | '；' | '\n');
    let before = text[..at].rsplit(is_end).next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(FEW);
    let offset = before.char_indices().nth(skipped).map_or(0, |(at, _)| at);
    at - before.len() + offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = blanks(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn blanks_are_found_with_the_words_before_them() {
        check("由XX单位实施", &["由XX"]);
        check("完成××项", &["完成××"]);
        check("本办法自2019年3月  日起实施", &["法自2019年3月  日"]);
        check("共涉及预算支出项目个，涉及资金", &["共涉及预算支出项目个"]);
        check("共（ ）人", &["共（ ）"]);
        check("金额____元", &["金额____"]);
        check(
            "共（ ）人一二三四五六七（ ）",
            &["共（ ）", "人一二三四五六七（ ）"],
        );
    }

    #[test]
    fn what_only_looks_like_a_blank_is_left_alone() {
        for text in [
            "尺码XXL",
            "5×8×3",
            "2019年 12 月 31 日",
            "出生年 月 日",
            "项目个数",
            "a__b",
            "a___b",
            "见 _附件",
            "出生于2019年月",
            "型号AXX1",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn marks_of_pages_are_found_and_comparisons_left() {
        let found = |text| marks(text).len();
        assert_eq!(found("<p>目标</p>&nbsp;[bookmark: _Toc1]"), 4);
        assert_eq!(
            found("<90%，印发<某区机构改革方案>的通知，财社[2021]274号"),
            0
        );
    }
}
