//! a percentage in a text is the part of the whole that it is said to be.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::money::Money;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Number;
use crate::reading::Reading;
use crate::reading::label_before;
use crate::reading::paragraphs;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::texts::change_figures::percent;
use crate::rules::texts::change_figures::rounded;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/share",
    code: "A-18",
    severity: Severity::Warning,
    title: "文字中的百分比与数额一致",
    explanation: include_str!("share.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    compare(ctx, &RULE, |whole| !whole.contains("三公"), findings);
}

/// Compares the shares of some wholes with their amounts.
pub(in crate::rules) fn compare(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    wanted: impl Fn(&str) -> bool,
    findings: &mut Vec<Finding>,
) {
    let takes_any = wanted("");
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::Share)) {
        let mut problems = Vec::new();
        for paragraph in paragraphs(reading.text) {
            for number in reading.numbers_in(&paragraph) {
                let share = share(&reading, &paragraph, number).filter(|it| wanted(it.name));
                problems.extend(share.and_then(|it| it.problem(&reading, &paragraph)));
            }
        }
        if takes_any {
            for sentence in sentences(reading.text) {
                let parts = reading.numbers_in(&sentence).iter();
                problems.extend(parts.filter_map(|it| completion(&reading, &sentence, it)));
            }
        }
        report(ctx, rule, &passage, &problems, findings);
    }
}

/// A part of something in percent: `3 万元，占收入总计的 5%` (占比).
struct Share<'a> {
    part: &'a Number,
    rate: &'a Number,
    /// What the whole is called; empty where it isn't named.
    name: &'a str,
}

fn share<'a>(
    reading: &Reading<'a>,
    paragraph: &Range<usize>,
    rate: &'a Number,
) -> Option<Share<'a>> {
    rate.percent()?;
    let before = reading.numbers_in(&(paragraph.start..rate.start));
    let part = before.last().filter(|it| it.money().is_some())?;
    let between = &reading.text[part.end..rate.start];
    let (link, name) = between.split_once('占')?;
    let is_linked = link.trim_matches(['，', ',', ' ', '（', '(']).is_empty();
    let name = name.trim().trim_end_matches('的');
    let is_name = !name.contains(['，', '。', '；', '、']) && !name.contains("比");
    let is_positive = part.money().is_some_and(|it| it.fen() > 0);
    (is_linked && is_name && is_positive).then_some(Share { part, rate, name })
}

impl Share<'_> {
    /// What is wrong with it: no amount of the whole makes it right.
    fn problem(&self, reading: &Reading<'_>, paragraph: &Range<usize>) -> Option<Problem> {
        let named: Vec<Money> = reading
            .numbers
            .iter()
            .filter(|it| {
                !self.name.is_empty() && label_before(reading.text, it.start).ends_with(self.name)
            })
            .filter_map(Number::money)
            .collect();
        let part = self.part.money()?;
        let wholes = if named.is_empty() {
            let before = reading.numbers_in(&(paragraph.start..self.part.start));
            let amounts = before.iter().filter_map(Number::money);
            amounts.filter(|it| *it >= part).collect()
        } else {
            named.clone()
        };
        if wholes
            .iter()
            .any(|whole| is_share(self.part, *whole, self.rate))
        {
            return None;
        }
        let printed = self.rate.percent()?;
        let apart = |whole: &Money| percent(part, *whole).map(|it| (it - printed).abs());
        let whole = *wholes.iter().min_by_key(|it| apart(it))?;
        // A whole that isn't named may stand elsewhere.
        let is_sure = !named.is_empty() || apart(&whole)? <= Decimal::ONE;
        is_sure.then(|| wrong(reading, (self.part, whole), self.rate))?
    }
}

/// Whether a rate is the share, as far as rounded amounts tell.
fn is_share(part: &Number, whole: Money, rate: &Number) -> bool {
    let (Some(amount), Some(printed)) = (part.money(), rate.percent()) else {
        return false;
    };
    let half = part.slack();
    let bound = |part, whole| percent(part, whole).map(|it| rounded(it, rate.decimals));
    match (
        bound(amount - half, whole + half),
        bound(amount + half, whole - half),
    ) {
        (Some(least), Some(most)) => (least..=most).contains(&printed),
        _ => false,
    }
}

fn wrong(reading: &Reading<'_>, (part, whole): (&Number, Money), rate: &Number) -> Option<Problem> {
    let amount = part.money()?;
    let real = rounded(percent(amount, whole)?, rate.decimals.max(2));
    let printed = &reading.text[rate.start..rate.end];
    Some(
        Problem::new(format!(
            "{} 占 {} 的 {}%，写作“{printed}”",
            amount_text(amount, part.scale()),
            amount_text(whole, part.scale()),
            real.normalize(),
        ))
        .figures(Figures::Numbers {
            left: rate.value,
            right: real,
            unit: "%",
        }),
    )
}

/// How much of the budget was done: `预算为 2 万元，决算为 3 万元，完成预算的 150%`.
fn completion(reading: &Reading<'_>, sentence: &Range<usize>, rate: &Number) -> Option<Problem> {
    rate.percent()?;
    let before = &reading.text[sentence.start..rate.start];
    let (_, link) = before.rsplit_once("完成")?;
    if !matches!(link.trim(), "预算的" | "年初预算的" | "预算" | "全年预算的") {
        return None;
    }
    let ends = |it: &&Number, words: &[&str]| {
        let before = reading.text[..it.start].trim_end_matches(['为', '：', ' ', '数']);
        it.money().is_some() && words.iter().any(|word| before.ends_with(word))
    };
    let numbers = reading.numbers_in(&(sentence.start..rate.start));
    let latest = |words: &[&str]| numbers.iter().rfind(|it| ends(it, words));
    let budget = latest(&["预算"])?;
    let actual = latest(&["决算", "执行", "完成"])?;
    let whole = budget.money().filter(|it| it.fen() > 0)?;
    let is_right = is_share(actual, whole, rate);
    (!is_right).then(|| wrong(reading, (actual, whole), rate))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read_in_test(text, |reading| {
            let mut found = Vec::new();
            for paragraph in paragraphs(text) {
                for number in reading.numbers_in(&paragraph) {
                    let share = share(reading, &paragraph, number);
                    found.extend(share.and_then(|it| it.problem(reading, &paragraph)));
                }
            }
            for sentence in sentences(text) {
                let parts = reading.numbers_in(&sentence).iter();
                found.extend(parts.filter_map(|it| completion(reading, &sentence, it)));
            }
            found.into_iter().map(|it| it.words).collect()
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn shares_that_are_none_are_found() {
        check(
            "收入总计3143.94万元，上年结转10.56万元，占收入总计的0.337%",
            &["10.56 万元 占 3,143.94 万元 的 0.336%，写作“0.337%”"],
        );
        check(
            "支出3143.94万元，包括：住房保障支出41.98万元，占总支出的1.33%",
            &["41.98 万元 占 3,143.94 万元 的 1.34%，写作“1.33%”"],
        );
        check(
            "收入100.00万元，拨款20.00万元，占21%",
            &["20.00 万元 占 100.00 万元 的 20%，写作“21%”"],
        );
        check(
            "收入20.00万元，拨款20.00万元，占99.5%",
            &["20.00 万元 占 20.00 万元 的 100%，写作“99.5%”"],
        );
        check(
            "全年预算数为584万元，执行数为3144万元，完成预算的100%",
            &["3,144.00 万元 占 584.00 万元 的 538.36%，写作“100%”"],
        );
    }

    #[test]
    fn shares_that_are_right_or_of_something_else_are_left_alone() {
        for text in [
            "收入4711.41万元，其中：拨款收入3759.26万元，占79.79%；其他收入952.15万元，占20.21%",
            "支出4028.76万元，占本年支出合计的77.49%",
            "收入总计3143.94万元，拨款收入3133.38万元，占收入总计的99.66%",
            "事业收入0万元，占收入总计的0%",
            "年初预算为282.84万元，支出决算为491.20万元，完成年初预算的173.67%",
            "支出预算为2.00万元，支出决算为4.46万元,完成预算的223.00%",
            "按工资总额50万元的8%计提",
            "预算执行率达到95%",
            "收入100.00万元，拨款20.00万元，约占20.5%",
            "收入100.00万元，拨款20.00万元，占比20.5%",
            "收入100.00万元，拨款20.00万元，占22%",
        ] {
            check(text, &[]);
        }
    }
}
