//! C-02: a code quoted in free text goes with its official name.

use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::passages::Passage;
use crate::rules::texts::is_digit;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/wrong_name",
    code: "C-02",
    severity: Severity::Error,
    title: "文字中科目名称应与编码一致",
    explanation: include_str!("wrong_name.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, _) in ctx.texts() {
        let wrong: Vec<Wrong<'_>> = quotes(passage.text)
            .filter_map(|quote| judge(ctx, quote))
            .collect();
        if !wrong.is_empty() {
            findings.push(finding(ctx, &passage, &wrong));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, passage: &Passage<'_>, wrong: &[Wrong<'_>]) -> Finding {
    let place = passage.place();
    let words: Vec<String> = wrong
        .iter()
        .map(|it| {
            let Quote { code, .. } = it.quote;
            format!("{code} 写作“{}”，科目名称为“{}”", it.words, it.official)
        })
        .collect();
    let message = format!(
        "{}：{}",
        place.describe(ctx.budget, ctx.book),
        words.join("；")
    );
    let severity = if wrong.iter().any(|it| it.is_confirmed) {
        Severity::Error
    } else {
        Severity::Advice
    };
    let edit = passage.replaced(corrected(passage.text, wrong));
    Finding::new(&RULE, place, message).severity(severity).fix(
        "改为科目名称",
        Safety::Review,
        vec![edit],
    )
}

fn corrected(text: &str, wrong: &[Wrong<'_>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for it in wrong {
        out.push_str(&text[at..it.quote.start]);
        out.push_str(it.official);
        at = it.quote.start + it.words.len();
    }
    out.push_str(&text[at..]);
    out
}

/// A code in a text and the words after it (科目引文).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Quote<'a> {
    code: &'a str,
    /// The text from the words on.
    tail: &'a str,
    /// Where the words begin.
    start: usize,
}

/// A quoted name that isn't the official one.
struct Wrong<'a> {
    quote: Quote<'a>,
    words: &'a str,
    official: &'a str,
    is_confirmed: bool,
}

/// The numbers of five or seven digits with Chinese text right behind them.
fn quotes(text: &str) -> impl Iterator<Item = Quote<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(is_digit)?;
            let length = text[start..]
                .find(|it| !is_digit(it))
                .unwrap_or(text.len() - start);
            at = start + length;
            let code = &text[start..at];
            let is_part = text[..start].ends_with(|it: char| {
                it.is_ascii_alphabetic() || matches!(it, '.' | '．' | ',' | '-' | '〔' | '第')
            });
            let tail = text[at..].trim_start_matches([' ', '　', '\t', '（', '(', '“', '《']);
            let is_code = matches!(length, 5 | 7) && code.bytes().all(|it| it.is_ascii_digit());
            if is_code && !is_part && tail.starts_with(is_han) {
                let start = text.len() - tail.len();
                return Some(Quote { code, tail, start });
            }
        }
    })
}

const fn is_han(it: char) -> bool {
    matches!(it, '\u{4e00}'..='\u{9fff}')
}

/// What the list says of a code.
struct Official<'a> {
    name: &'a str,
    is_confirmed: bool,
    /// The names of the codes above: a text may name the whole path.
    above: Vec<&'a str>,
}

fn judge<'a>(ctx: &CheckCtx<'a>, quote: Quote<'a>) -> Option<Wrong<'a>> {
    let codes = ctx.pack.codes;
    let official = match (quote.code.len(), quote.code.chars().next()?) {
        (_, '2') => official(ctx, &codes.function, quote.code)?,
        (5, '3') => official(ctx, &codes.economic, quote.code)?,
        (5, '5') => official(ctx, &codes.government, quote.code)?,
        _ => return None,
    };
    if official
        .above
        .iter()
        .any(|name| quote.tail.starts_with(name))
    {
        return None;
    }
    Some(Wrong {
        quote,
        words: misquoted(quote.tail, official.name)?,
        official: official.name,
        is_confirmed: official.is_confirmed,
    })
}

fn official<'a, K: CodeKey>(
    ctx: &CheckCtx<'a>,
    list: &'a CodeList<K>,
    code: &str,
) -> Option<Official<'a>> {
    let entry = list.get(&code.parse().ok()?, ctx.year)?;
    let mut above = Vec::new();
    let mut parent = entry.parent;
    while let Some(entry) = parent.and_then(|code| list.get(&code, ctx.year)) {
        above.push(entry.name.as_str());
        parent = entry.parent;
    }
    Some(Official {
        name: &entry.name,
        is_confirmed: entry.certainty.is_confirmed(),
        above,
    })
}

/// Words after which the name is over and the sentence goes on.
const GOES_ON: [&str; 10] = [
    "中列", "列支", "科目", "安排", "用于", "主要", "预算", "共计", "合计", "下达",
];

/// The words at the start of `tail` that stand for the official name without being it.
///
/// A beginning of the name is an abbreviation; what shares less than half its characters is another matter.
fn misquoted<'a>(tail: &'a str, official: &str) -> Option<&'a str> {
    let belongs = |it: char| is_han(it) || official.contains(wide(it));
    let mut words = tail
        .find(|it| !belongs(it))
        .map_or(tail, |end| &tail[..end]);
    for stop in GOES_ON {
        if !official.contains(stop) {
            words = words.split(stop).next().unwrap_or(words);
        }
    }
    words = without_sentence(words, official);
    let wide_words: String = words.chars().map(wide).collect();
    let is_name = |name: &str| wide_words.starts_with(name) || name.starts_with(&wide_words);
    if is_name(official) || is_name(&without_brackets(official)) {
        return None;
    }
    let mut left: Vec<char> = official.chars().collect();
    let (whole, total) = (left.len(), wide_words.chars().count());
    let mut shared = 0;
    for it in wide_words.chars() {
        if let Some(at) = left.iter().position(|other| *other == it) {
            left.swap_remove(at);
            shared += 1;
        }
    }
    (shared * 2 >= whole && shared * 2 >= total).then_some(words)
}

/// The name as people say it: 维修（护）费 is 维修费.
fn without_brackets(name: &str) -> String {
    let mut depth = 0;
    name.chars()
        .filter(|it| {
            depth += i32::from(*it == '（');
            let is_inside = depth > 0;
            depth -= i32::from(*it == '）');
            !is_inside
        })
        .collect()
}

/// The words without the end that has nothing of the name in it; a single such character is a slip.
fn without_sentence<'a>(words: &'a str, official: &str) -> &'a str {
    let named = words.trim_end_matches(|it| !official.contains(wide(it)));
    if words[named.len()..].chars().count() > 1 {
        named
    } else {
        words
    }
}

/// Brackets of official names are full width; texts have both.
const fn wide(it: char) -> char {
    match it {
        '(' => '（',
        ')' => '）',
        _ => it,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_quotes(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotes(text).map(|it| it.code).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn codes_with_words_behind_them_are_quotes() {
        check_quotes("2080505 机关事业单位养老缴费", &["2080505"]);
        check_quotes("列30201办公费、30207邮电费", &["30201", "30207"]);
        check_quotes("2080505（养老）", &["2080505"]);
    }

    #[test]
    fn other_numbers_are_no_quotes() {
        for text in [
            "共30201.50元",
            "A30201办公",
            "12345678人",
            "3.30201元",
            "30201, 30207",
            "208类",
            "电话 024-23456人",
        ] {
            check_quotes(text, &[]);
        }
    }

    const PENSION: &str = "机关事业单位基本养老保险缴费支出";

    fn check(tail: &str, official: &str, expected: Option<&str>) {
        assert_eq!(misquoted(tail, official), expected, "{tail} / {official}");
    }

    #[test]
    fn a_name_with_words_left_out_or_changed_is_found() {
        check(
            "机关事业单位养老缴费，",
            PENSION,
            Some("机关事业单位养老缴费"),
        );
        check(
            "社会保障和服务支出",
            "社会保障和就业支出",
            Some("社会保障和服务支出"),
        );
        check(
            "公车运行维护费",
            "公务用车运行维护费",
            Some("公车运行维护费"),
        );
        check(
            "机关事业单位养老保险安排10万元",
            PENSION,
            Some("机关事业单位养老保险"),
        );
        check("事业运营费", "事业运行", None);
        check("事业运营", "事业运行", Some("事业运营"));
        check("事业各类单位运行", "事业运行", Some("事业各类单位运行"));
        check("事业各类各单位运行", "事业运行", None);
        check("事业", "行政事业", Some("事业"));
        check("业", "事业运行", None);
    }

    #[test]
    fn the_name_its_beginning_and_other_words_are_left_alone() {
        check(PENSION, PENSION, None);
        check("机关事业单位基本养老保险缴费支出74.82万元", PENSION, None);
        check("机关事业单位基本养老", PENSION, None);
        check("因公出国(境)费", "因公出国（境）费用", None);
        check("因公出国（境）费用10万元", "因公出国（境）费用", None);
        check("因公出国费用不涉及", "因公出国（境）费用", None);
        check("维修费3万元", "维修（护）费", None);
        check("人参加培训", "办公费", None);
        check("项支出", PENSION, None);
    }
}
