//! Messages can be read aloud on the telephone: every number says what it counts, and nothing in them is for programs.

use crate::rules::scenarios::scenarios;

/// What stands directly before a number that is said already to be one: `第 3 行`, `表7`, `数量 4`.
const NAMED: [&str; 7] = ["第", "第 ", "表", "表 ", "数字 ", "数量 ", "分类 "];

/// What stands directly after a number whose word comes later: `2023—2024 年`, `309、310 类`, `100÷106＝94.34%`.
const LATER: [char; 5] = ['—', '、', '-', '÷', '＝'];

/// What is wrong with a message, if anything; quoted texts are the user's.
fn fault(message: &str) -> Option<String> {
    let Some(own) = without_quoted(message) else {
        return Some("a quote without its other half".into());
    };
    let is_paired = |open, close| own.matches(open).count() == own.matches(close).count();
    if !is_paired('（', '）') || !is_paired('《', '》') {
        return Some("a bracket without its other half".into());
    }
    if own.contains("  ") || own.trim() != own || own.starts_with(['：', '，', '、', '；']) {
        return Some("a gap".into());
    }
    if own.contains('#') || own.contains("::") || own.contains('_') {
        return Some("a name for programs".into());
    }
    let is_word = |part: &str| part.len() > 1 && part.chars().any(|it| it.is_ascii_lowercase());
    if let Some(word) = own
        .split(|it: char| !it.is_ascii_alphabetic())
        .find(|it| is_word(it))
    {
        return Some(format!("the English word {word}"));
    }
    bare_number(&own).map(|number| format!("{number} says no unit"))
}

/// The message with `“”` for what is quoted in it; `None` where quotes don't match.
fn without_quoted(message: &str) -> Option<String> {
    let mut own = String::new();
    let mut depth = 0_usize;
    for mark in message.chars() {
        if mark == '”' {
            depth = depth.checked_sub(1)?;
        }
        if depth == 0 {
            own.push(mark);
        }
        if mark == '“' {
            depth += 1;
        }
    }
    (depth == 0).then_some(own)
}

/// The first number without a word for what it counts.
fn bare_number(text: &str) -> Option<&str> {
    let is_number = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',');
    let mut from = 0;
    while let Some(at) = text[from..].find(|it: char| it.is_ascii_digit()) {
        let start = from + at;
        let rest = &text[start..];
        let end = rest.find(|it| !is_number(it)).unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        from = start + end;
        if !is_name(&text[..start], number) && !has_unit(after) {
            return Some(number);
        }
    }
    None
}

/// Whether a number is a code, a year, or the number of something.
fn is_name(before: &str, number: &str) -> bool {
    let is_code = number.len() >= 5 && number.chars().all(|it| it.is_ascii_digit());
    let is_part = before.ends_with(|it: char| it.is_ascii_alphabetic() || it == '-');
    is_code || is_part || NAMED.iter().any(|it| before.ends_with(it))
}

fn has_unit(after: &str) -> bool {
    if let Some(next) = after.strip_prefix(LATER) {
        return next.starts_with(|it: char| it.is_ascii_digit());
    }
    let after = after.strip_prefix(' ').unwrap_or(after);
    let is_word = |it: char| it.is_alphabetic() || matches!(it, '%' | '‰' | '℃');
    after.starts_with(is_word)
}

#[test]
fn every_message_can_be_read_aloud() {
    let mut wrong = Vec::new();
    for case in scenarios().iter().flat_map(|scenario| &scenario.cases) {
        for finding in case.found() {
            if let Some(fault) = fault(&finding.message) {
                wrong.push(format!("{fault}: {} {}", finding.code, finding.message));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_cannot_be_read_aloud_is_noticed() {
    let check = |message: &str, expected: Option<&str>| {
        assert_eq!(fault(message).as_deref(), expected, "{message}");
    };
    check(
        "“馆舍维修”：测算明细合计 12.00 万元，项目金额 16.00 万元，差 4.00 万元",
        None,
    );
    check("起止年度 2022—2023 不包含预算年度 2024 年", None);
    check(
        "表3 合计 1,024.00，应等于表1",
        Some("1,024.00 says no unit"),
    );
    check("权重合计 99，应为 100 分", Some("99 says no unit"));
    check("项目 #12 未填 名称", Some("a name for programs"));
    check("reception 5.00 万元", Some("the English word reception"));
    check("“a_b  c” 未填 名称", None);
    check("名称  未填", Some("a gap"));
    check("：差 5.00 万元", Some("a gap"));
    check(
        "“馆舍维修：差 5.00 万元",
        Some("a quote without its other half"),
    );
    check(
        "支出（1 行，合计 5.00 万元",
        Some("a bracket without its other half"),
    );
}
