//! N-22: the number of things a text announces is the number it lists.

use crate::packs::Severity;
use crate::reading::Cue;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::enumeration::han_number;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/listed_count",
    code: "N-22",
    severity: Severity::Advice,
    title: "文字中的个数与所列一致",
    explanation: include_str!("listed_count.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::List)) {
        let problems: Vec<Problem> = announced(reading.text)
            .filter_map(|it| it.problem())
            .collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// A number of things and the list behind it: `8 个内设机构：甲、乙……` (列举).
struct Announced<'a> {
    count: u32,
    words: &'a str,
    list: &'a str,
}

const LINKS: [&str; 6] = ["：", ":", "，包括", "，分别是", "，分别为", "，即"];

/// The numbers of things with a list right behind.
fn announced(text: &str) -> impl Iterator<Item = Announced<'_>> {
    text.match_indices('个').filter_map(move |(at, _)| {
        let before = text[..at].trim_end();
        let digits = before.len()
            - before
                .trim_end_matches(|it: char| {
                    it.is_ascii_digit() || "一二三四五六七八九十".contains(it)
                })
                .len();
        let start = before.len() - digits;
        let number = &before[start..];
        let count = number.parse().ok().or_else(|| han_number(number))?;
        let rest = &text[at..];
        let (link_at, link) = LINKS
            .iter()
            .filter_map(|link| Some((rest.find(link)?, *link)))
            .min()?;
        let kind = &rest[..link_at];
        let is_plain =
            kind.chars().count() <= 12 && !kind.contains(['，', '、', '。', '；', '\n', '（']);
        let list = rest[link_at + link.len()..].trim_start_matches(['：', ':', ' ']);
        let end = list
            .find(['。', '；', '\n', '：', ';'])
            .unwrap_or(list.len());
        is_plain.then(|| Announced {
            count,
            words: &text[start..at + link_at],
            list: &list[..end],
        })
    })
}

impl Announced<'_> {
    fn problem(&self) -> Option<Problem> {
        // A list that is cut short or says how many of each is no list of all.
        let is_open = self.list.contains(['等', '，', '个']) || !self.list.contains('、');
        if is_open {
            return None;
        }
        let list = without_brackets(self.list);
        let items = u32::try_from(list.split('、').count()).unwrap_or(u32::MAX);
        let end = list.rsplit('、').next().unwrap_or_default();
        let joined = u32::try_from(end.matches(['和', '及', '与']).count()).unwrap_or(0);
        let is_right = (items..=items + joined).contains(&self.count);
        (!is_right).then(|| {
            Problem::new(format!(
                "写明{}，列出 {items} 个：“{}”",
                self.words.replace(' ', ""),
                shortened(self.list.trim())
            ))
        })
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_i32;
    text.chars()
        .filter(|mark| {
            depth += i32::from(matches!(mark, '（' | '('));
            let is_inside = depth > 0;
            depth -= i32::from(matches!(mark, '）' | ')'));
            !is_inside
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: usize) {
        let found = announced(text).filter_map(|it| it.problem()).count();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_that_are_not_those_listed_are_found() {
        check("内设 3 个机构：办公室、财务股。", 1);
        check("内设八个处室，包括：综合处、组织处、人事处", 1);
    }

    #[test]
    fn numbers_that_are_right_or_not_spelt_out_are_left_alone() {
        for text in [
            "内设 3 个机构：办公室、财务股、人事股。",
            "4个非独立核算的机构：甲中心、乙院、丙中心和丁仓库",
            "设置内设机构 7 个：\n1. 综合部",
            "3个项目：甲、乙等",
            "2个项目：甲（含丙、丁）、乙",
            "完成5个任务，包括：建成2个站、3个点",
            "一个中心：服务",
            "内设3个科，下设机构：甲、乙",
            "个人所得：甲、乙",
        ] {
            check(text, 0);
        }
    }
}
