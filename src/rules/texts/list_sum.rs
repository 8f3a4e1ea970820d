//! S-09: the items of the running cost that a text lists sum to what it gives for the whole.

use std::ops::Range;

use crate::money::Money;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::paragraphs;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::problems::Problem;
use crate::rules::problems::report;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/list_sum",
    code: "S-09",
    severity: Severity::Error,
    title: "机关运行经费、公用经费明细之和＝合计",
    explanation: include_str!("list_sum.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::List)) {
        let problems: Vec<Problem> = paragraphs(reading.text)
            .filter_map(|it| problem(&reading, &it))
            .collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// The totals that are listed item by item.
const NAMES: [&str; 2] = ["机关运行经费", "公用经费"];

fn problem(reading: &Reading<'_>, paragraph: &Range<usize>) -> Option<Problem> {
    let text = &reading.text[paragraph.clone()];
    let (named, name) = NAMES
        .into_iter()
        .filter_map(|name| Some((text.find(name)?, name)))
        .min()?;
    let (at, link) = ["其中：", "其中:", "包括：", "包括:"]
        .into_iter()
        .filter_map(|link| Some((named + text[named..].find(link)?, link)))
        .min()?;
    let from = paragraph.start + at + link.len();
    let length = reading.text[from..paragraph.end]
        .find(['。', '）', '；'])
        .map_or(paragraph.end - from, |it| {
            skip_brackets(&reading.text[from..], it)
        });
    let total = reading
        .numbers_in(&(paragraph.start + named..from))
        .iter()
        .find(|it| it.money().is_some())?;
    let parts: Vec<&Number> = reading
        .numbers_in(&(from..from + length))
        .iter()
        .filter(|it| it.money().is_some())
        .collect();
    // Two or three examples are no breakdown.
    if parts.len() < 4 {
        return None;
    }
    let sum: Money = parts.iter().filter_map(|it| it.money()).sum();
    let whole = total.money()?;
    // Amounts in a list are exact to the last digit that any of them shows.
    let step = parts.iter().map(|it| it.step()).min()?.min(total.step());
    if (sum - whole).abs() < step {
        return None;
    }
    let scale = total.scale();
    Some(
        Problem::new(format!(
            "{name} {}，所列 {} 项合计 {}，差 {}",
            amount_text(whole, scale),
            parts.len(),
            amount_text(sum, scale),
            amount_text((sum - whole).abs(), scale)
        ))
        .figures(Figures::amounts(whole, sum, scale)),
    )
}

/// Where the list ends: a closing bracket that was opened in it doesn't end it.
fn skip_brackets(text: &str, first: usize) -> usize {
    let mut depth = 0_u32;
    for (at, mark) in text.char_indices() {
        match mark {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return at,
            '）' | ')' => depth -= 1,
            '。' | '\n' => return at,
            '；' if depth == 0 && at >= first => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: usize) {
        let found = read_in_test(text, |reading| {
            paragraphs(text)
                .filter_map(|it| problem(reading, &it))
                .count()
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lists_that_do_not_sum_to_the_whole_are_found() {
        check(
            "机关运行经费10万元，其中：办公费3万元、电费2万元、邮电费2万元、差旅费2万元。",
            1,
        );
        check(
            "机关运行经费10万元（其中：办公费3万元、电费2万元、维修（护）费3万元、差旅费2.01万）。",
            1,
        );
    }

    #[test]
    fn a_list_ends_with_its_sentence_and_not_within_brackets() {
        check(
            "机关运行经费10万元，其中：办公费3万元（纸张；耗材）、电费2万元、邮电费2万元、差旅费2万元。",
            1,
        );
        check(
            "机关运行经费10万元，其中：办公费3万元、电费2万元、邮电费2万元、差旅费3万元；另有会议费1万元。",
            0,
        );
    }

    #[test]
    fn lists_that_do_and_examples_are_left_alone() {
        check(
            "机关运行经费10万元，其中：办公费3万元、电费2万元、维修（护）费3万元、差旅费2万。",
            0,
        );
        check("机关运行经费10万元，其中：办公费3万元、电费2万元。", 0);
        check(
            "项目支出10万元，其中：甲3万元、乙2万元、丙2万元、丁2万元。",
            0,
        );
    }
}
