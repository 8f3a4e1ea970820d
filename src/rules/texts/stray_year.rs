//! N-20: a budget speaks of its own year and the one before.

use crate::model::Field;
use crate::model::NoteField;
use crate::model::PriorAmountField;
use crate::model::ProjectField;
use crate::model::RecordId;
use crate::packs::Severity;
use crate::reading::Number;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::passages::Passage;
use crate::rules::problems::Problem;
use crate::rules::problems::report;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/stray_year",
    code: "N-20",
    severity: Severity::Warning,
    title: "文字中的年度应为预算年度或上年",
    explanation: include_str!("stray_year.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(year) = ctx.stated_year() else {
        return;
    };
    for (passage, reading) in ctx.texts() {
        if !reading.numbers.iter().any(|it| it.year().is_some()) || !speaks_of_year(&passage) {
            continue;
        }
        let period = period(ctx, &passage);
        let mut problems = Vec::new();
        for sentence in sentences(reading.text) {
            let numbers = reading.numbers_in(&sentence);
            let is_own = |it: &Number| it.year().is_some_and(|it| it == year || it + 1 == year);
            if numbers.iter().any(is_own) {
                continue;
            }
            for number in numbers {
                let Some(other) = number.year() else { continue };
                let is_planned = period.is_some_and(|(from, to)| (from..=to).contains(&other));
                if !is_planned && is_budget_year(reading.text, number) {
                    problems.push(Problem::new(format!(
                        "写的是 {other} 年，预算年度为 {year} 年"
                    )));
                }
            }
        }
        problems.dedup_by(|a, b| a.words == b.words);
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// Whether the text is about the budget year: not a legal basis, not duties, not a goal with a rule of its own.
const fn speaks_of_year(passage: &Passage<'_>) -> bool {
    matches!(
        passage.field,
        Field::Project(ProjectField::Content | ProjectField::Note)
            | Field::Note(NoteField::Body)
            | Field::PriorAmount(PriorAmountField::Cause)
    )
}

/// The years of the project a text belongs to.
fn period(ctx: &CheckCtx<'_>, passage: &Passage<'_>) -> Option<(u16, u16)> {
    let RecordId::Project(id) = passage.record else {
        return None;
    };
    let project = ctx.budget.projects.find(id)?;
    Some((project.start_year?.number(), project.end_year?.number()))
}

/// Words that make the year before them the year of a plan.
const PLANS: [&str; 9] = [
    "预算",
    "部门预算",
    "单位预算",
    "收支",
    "工作计划",
    "工作任务",
    "绩效目标",
    "年度目标",
    "支出预算",
];

/// Words before a year that only date something.
const DATING: [&str; 12] = [
    "截至", "截止", "自", "从", "到", "至", "于", "以来", "根据", "按照", "依据", "结转",
];

/// Whether a year is said to be the one planned for, and not the date of something.
fn is_budget_year(text: &str, number: &Number) -> bool {
    let before = text[..number.start].trim_end();
    let after = text[number.end..].trim_start();
    let is_planned = PLANS.iter().any(|word| after.starts_with(word));
    is_planned
        && !number.is_quoted
        && !number.is_range
        && !DATING.iter().any(|word| before.ends_with(word))
        && !before.ends_with(['比', '较', '与', '同', '和', '、', '-', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: bool) {
        let found = read_in_test(text, |reading| {
            reading.numbers.iter().any(|it| is_budget_year(text, it))
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_year_with_a_plan_is_the_year_planned_for() {
        check("2021年度预算安排用于维修", true);
        check("2021 年绩效目标为", true);
    }

    #[test]
    fn dates_titles_and_comparisons_are_no_plan() {
        for text in [
            "截至2021年预算执行",
            "《2021年预算公开办法》",
            "自2021年预算改革以来",
            "2021年以来",
            "2005年建成",
            "比2021年预算增加",
            "2021-2025年工作计划",
        ] {
            check(text, false);
        }
    }
}
