//! What free texts say about a cost: an amount, or that there is none.
//!
//! Deliberately not here: whether it is so.

use crate::money::AmountScale;
use crate::money::Money;
use crate::money::parse_amount;
use crate::rules::texts::is_digit;

/// An amount a text gives for something, as typed and as read.
pub(in crate::rules) struct Claim<'a> {
    pub typed: &'a str,
    pub amount: Money,
}

/// The amounts that follow a name in its sentence; those of a comparison with another year are left out.
pub(in crate::rules) fn claims<'a>(text: &'a str, name: &str) -> Vec<Claim<'a>> {
    let after = text
        .match_indices(name)
        .map(|(at, _)| &text[at + name.len()..]);
    after.filter_map(claim).collect()
}

/// Whether a text says that there is nothing of a name: `无会议费`, `没有安排会议费`.
pub(in crate::rules) fn denies(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = &text[..at];
        [
            "无",
            "没有",
            "未安排",
            "没有安排",
            "不安排",
            "未编列",
            "不涉及",
            "没有列支",
        ]
        .iter()
        .any(|word| before.ends_with(word))
    })
}

fn claim(rest: &str) -> Option<Claim<'_>> {
    let end = rest.find(['。', '；', ';', '\n', '，', ',']);
    // A comma may part thousands, so only the words before the number end at one.
    let words = end.map_or(rest, |end| &rest[..end]);
    let start = words.find(is_digit)?;
    let is_comparison = ["比", "较", "增", "减", "上年", "占"]
        .iter()
        .any(|word| words[..start].contains(word));
    let number = &rest[start..];
    let belongs = |it: char| is_digit(it) || matches!(it, '.' | ',' | '．' | '，');
    let length = number.find(|it| !belongs(it))?;
    let unit = number[length..].trim_start();
    let units = [AmountScale::TenThousandYuan, AmountScale::Yuan];
    let scale = units.into_iter().find(|it| unit.starts_with(it.label()))?;
    let typed = &number[..number.len() - unit.len() + scale.label().len()];
    let amount = parse_amount(&number[..length], scale)
        .ok()
        .filter(|_| !is_comparison)?;
    Some(Claim { typed, amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, yuan: &[i64]) {
        let found: Vec<Money> = claims(text, "机关运行经费")
            .iter()
            .map(|it| it.amount)
            .collect();
        let expected: Vec<Money> = yuan.iter().map(|it| Money::from_yuan(*it)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_amount_is_read_from_the_sentence_that_names_it() {
        check(
            "2024年机关运行经费预算46.58万元，比上年增加1万元。",
            &[465_800],
        );
        check("机关运行经费安排1,234.5 万元", &[12_345_000]);
        check("机关运行经费 800 元", &[800]);
        check("机关运行经费比上年增加3万元", &[]);
        check("机关运行经费主要用于办公，5万元以下的", &[]);
        check("机关运行经费。公用经费5万元", &[]);
        check("机关运行经费共 3 项", &[]);
        check("没有提到", &[]);
    }

    #[test]
    fn a_denial_stands_right_before_the_name() {
        assert!(denies("本单位无会议费。", "会议费"));
        assert!(denies("2024年没有安排会议费", "会议费"));
        assert!(!denies("没有安排培训费，会议费5万元", "会议费"));
        assert!(!denies("会议费5万元", "会议费"));
    }
}
