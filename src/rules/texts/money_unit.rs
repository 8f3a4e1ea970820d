//! N-19: amounts have a whole unit, and one unit where they stand together.

use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::Unit;
use crate::reading::label_before;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/money_unit",
    code: "N-19",
    severity: Severity::Warning,
    title: "金额单位完整统一",
    explanation: include_str!("money_unit.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts() {
        let mut problems = Vec::new();
        if reading.has(Cue::HalfUnit) {
            problems.extend(half_units(reading.text));
        }
        if reading.numbers.iter().any(|it| it.money().is_some()) {
            for sentence in sentences(reading.text) {
                let numbers = reading.numbers_in(&sentence);
                problems.extend(missing_units(&reading, numbers));
                problems.extend(mixed_units(&reading, numbers));
            }
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// `单位：万`, where 元 or what is counted was forgotten.
fn half_units(text: &str) -> impl Iterator<Item = Problem> {
    ["单位：万", "单位:万"].into_iter().flat_map(move |words| {
        text.match_indices(words).filter_map(move |(at, _)| {
            let end = at + words.len();
            let is_half = !text[end..].starts_with(|it: char| it.is_alphanumeric());
            is_half
                .then(|| Problem::new(format!("“{words}”应为“{words}元”")).repair(end..end, "元"))
        })
    })
}

/// Figures without a unit behind the name of a sum, among amounts that have one.
fn missing_units(reading: &Reading<'_>, numbers: &[Number]) -> Vec<Problem> {
    const SUMS: [&str; 6] = ["支出", "收入", "费", "资金", "拨款", "经费"];
    let with_unit = |it: &&Number| it.money().is_some();
    let Some(known) = numbers.iter().find(with_unit) else {
        return Vec::new();
    };
    let unit = known.scale().label();
    let is_missing = |it: &&Number| {
        let is_bare = matches!(it.unit, Unit::None | Unit::Other('占'));
        let label = label_before(reading.text, it.start);
        let is_adjacent = reading.text[..it.start]
            .trim_end()
            .ends_with(|mark: char| mark != '、');
        is_bare
            && it.decimals == 2
            && !it.is_range
            && !it.is_quoted
            && is_adjacent
            && SUMS.iter().any(|sum| label.ends_with(sum))
    };
    numbers
        .iter()
        .filter(is_missing)
        .map(|it| {
            let label = shortened(label_before(reading.text, it.start));
            let digits = &reading.text[it.start..it.end];
            let at = it.start + digits.trim_end().len();
            Problem::new(format!("“{label}{digits}”没有金额单位")).repair(at..at, unit)
        })
        .collect()
}

/// A sum in 元 beside sums in 万元; what one person or thing gets is rightly in 元.
fn mixed_units(reading: &Reading<'_>, numbers: &[Number]) -> Option<Problem> {
    const LEAST: Money = Money::from_yuan(100_000);
    const STANDARDS: [&str; 7] = ["每", "标准", "单价", "人均", "平均", "限额", "一次性"];
    let sum = |scale| {
        numbers.iter().find(|it| {
            let is_standard = STANDARDS
                .iter()
                .any(|word| label_before(reading.text, it.start).contains(word));
            let is_per = reading.text[it.end..].starts_with(['/', '／', '每']);
            it.scale() == scale
                && !is_standard
                && !is_per
                && it.money().is_some_and(|amount| amount >= LEAST)
        })
    };
    let (yuan, large) = (sum(AmountScale::Yuan)?, sum(AmountScale::TenThousandYuan)?);
    let words = |it: &Number| &reading.text[it.start..it.end];
    Some(
        Problem::new(format!("“{}”与“{}”单位不同", words(yuan), words(large)))
            .severity(Severity::Advice),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read_in_test(text, |reading| {
            let missing = missing_units(reading, reading.numbers);
            let mixed = mixed_units(reading, reading.numbers);
            let half = half_units(text);
            half.chain(missing)
                .chain(mixed)
                .map(|it| it.words)
                .collect()
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn units_that_are_missing_or_half_are_found() {
        check("单位：万", &["“单位：万”应为“单位：万元”"]);
        check("单位：万元", &[]);
        check("单位：万人", &[]);
        check(
            "卫生健康支出25.70占总支出的0.8%，住房保障支出41.98，占1.33%，农林水支出3.00万元",
            &[
                "“卫生健康支出25.70”没有金额单位",
                "“住房保障支出41.98”没有金额单位",
            ],
        );
        check("发放补贴3.50万元，增长率12.50", &[]);
    }

    #[test]
    fn a_missing_unit_is_that_of_the_other_amounts() {
        let text = "购置设备费25.70，维修费3.00万元";
        let repair = read_in_test(text, |reading| {
            let problem = missing_units(reading, reading.numbers).pop();
            problem.and_then(|it| it.repair)
        });
        let at = "购置设备费25.70".len();
        assert_eq!(repair, Some((at..at, "万元".to_owned())));
    }

    #[test]
    fn sums_in_two_units_are_found_and_standards_left() {
        check(
            "项目总成本12000000元，其中2022年安排1200万元",
            &["“12000000元”与“1200万元”单位不同"],
        );
        check("每人每月500元，共需30万元", &[]);
        check("单价100000元，合计30万元", &[]);
        check("支付120000元/年，合计36万元", &[]);
    }
}
