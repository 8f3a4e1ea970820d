//! N-04: a budget is compared with the year before.

use crate::packs::Severity;
use crate::reading::Change;
use crate::reading::Reading;
use crate::reading::changes;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/comparison_year",
    code: "N-04",
    severity: Severity::Warning,
    title: "增减变动应与上年比较",
    explanation: include_str!("comparison_year.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = ctx.stated_year() else {
        return;
    };
    for (passage, reading) in ctx.texts() {
        let problems: Vec<Problem> = changes(&reading)
            .iter()
            .filter_map(|change| other_year(&reading, change, year))
            .map(|other| {
                Problem::new(format!(
                    "与 {other} 年比较，{year} 年预算应与 {} 年比较",
                    year - 1
                ))
            })
            .collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// The year compared with, where it should be another: the comparison is of money and of the budget year.
fn other_year(reading: &Reading<'_>, change: &Change<'_>, year: u16) -> Option<u16> {
    let other = change.year?.year()?;
    let is_money = change.base.is_some()
        || change.delta.is_some()
        || !change.before.is_empty()
        || ["预算", "收入", "支出", "经费"]
            .iter()
            .any(|word| reading.text[change.part.clone()].contains(word));
    // What two earlier years have in common is history.
    let subject = reading
        .numbers_in(&(change.part.start..change.at))
        .iter()
        .filter_map(|it| it.year().filter(|_| !it.is_quoted))
        .next_back();
    let is_own = subject.is_none_or(|subject| subject == year);
    (is_money && is_own && other != year && other + 1 != year).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: Option<u16>) {
        let found = read_in_test(text, |reading| {
            changes(reading)
                .iter()
                .find_map(|it| other_year(reading, it, 2024))
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_year_compared_with_is_the_one_before() {
        check(
            "2024 年收支总预算 5 万元，比 2022 年收支总预算 8 万元减少 3 万元",
            Some(2022),
        );
        check("支出较2020年增加5万元", Some(2020));
        check("支出较2023年增加5万元", None);
        check("支出较上年增加5万元", None);
        check("决算与2024年预算相比增加5万元", None);
    }

    #[test]
    fn history_and_plans_are_compared_with_what_they_like() {
        check("2022年支出比2021年增加5万元", None);
        check("2025年比2020年增长10%", None);
        check("城镇新增就业人数比2020年增长10%", None);
    }
}
