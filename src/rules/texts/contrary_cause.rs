//! N-08: the cause given for a change doesn't contradict the figures.

use std::ops::Range;

use crate::compute::prior_changes;
use crate::model::Field;
use crate::model::PriorAmountField;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Direction;
use crate::reading::Reading;
use crate::reading::changes;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/contrary_cause",
    code: "N-08",
    severity: Severity::Warning,
    title: "增减原因与数额不矛盾",
    explanation: include_str!("contrary_cause.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    check_prior_causes(ctx, findings);
    for (passage, reading) in ctx.texts() {
        if !reading.has(Cue::Cause) || !reading.has(Cue::Change) {
            continue;
        }
        let mut problems: Vec<Problem> = causes(&reading)
            .into_iter()
            .filter_map(|(direction, cause)| contradiction(direction, &reading.text[cause]))
            .collect();
        problems.dedup_by(|a, b| a.words == b.words);
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// The causes entered beside last year's figures, whose change is known.
fn check_prior_causes(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx
        .budget
        .prior_amounts
        .iter()
        .all(|it| it.cause.is_empty())
    {
        return;
    }
    for found in prior_changes(ctx.budget, ctx.book) {
        let prior = ctx.budget.prior_amounts.find(found.id);
        let (Some(prior), Some(change)) = (prior, found.change) else {
            continue;
        };
        let direction = match change.difference().fen() {
            0 => Direction::Flat,
            fen if fen > 0 => Direction::Up,
            _ => Direction::Down,
        };
        let Some(problem) = contradiction(direction, &prior.cause) else {
            continue;
        };
        let scale = ctx.scale();
        let place = Location::Field(found.id.into(), Field::PriorAmount(PriorAmountField::Cause));
        let message = format!(
            "{}：本年 {}，上年 {}，{}",
            place.describe(ctx.budget, ctx.book),
            amount_text(change.now, scale),
            amount_text(change.then, scale),
            problem.words
        );
        findings.push(
            Finding::new(&RULE, place, message).figures(Figures::amounts(
                change.now,
                change.then,
                scale,
            )),
        );
    }
}

/// Words of a cause that only makes less.
const SAVING: [&str; 9] = [
    "压减",
    "压缩",
    "节约",
    "节支",
    "厉行",
    "从严",
    "从紧",
    "缩减",
    "只减不增",
];
/// Words of a cause that only makes more.
const GROWING: [&str; 9] = [
    "增加", "新增", "增长", "提高", "扩大", "上调", "调增", "增多", "追加",
];
/// What else may make more or less, so that nothing can be said.
const LESS: [&str; 13] = [
    "减", "降", "完", "结束", "退", "离", "划出", "少", "节", "停", "取消", "不再", "到期",
];
const MORE: [&str; 8] = ["增", "新", "提高", "扩大", "上调", "调入", "多", "补"];

/// What a cause says against its change, if it does.
fn contradiction(direction: Direction, cause: &str) -> Option<Problem> {
    let has = |words: &[&'static str]| words.iter().copied().find(|word| cause.contains(word));
    let word = match direction {
        Direction::Up => has(&SAVING).filter(|_| has(&MORE).is_none())?,
        Direction::Down => has(&GROWING).filter(|_| has(&LESS).is_none())?,
        Direction::Flat => has(&["压减", "压缩", "缩减"]).filter(|_| has(&MORE).is_none())?,
    };
    let severity = if direction == Direction::Flat {
        Severity::Advice
    } else {
        Severity::Warning
    };
    let change = match direction {
        Direction::Flat => "没有变动",
        Direction::Up | Direction::Down => direction.label(),
    };
    Some(
        Problem::new(format!(
            "数额{change}，原因却写“{word}”：“{}”",
            shortened(cause.trim())
        ))
        .severity(severity),
    )
}

/// The causes of a text, each with the direction of its change.
fn causes(reading: &Reading<'_>) -> Vec<(Direction, Range<usize>)> {
    let text = reading.text;
    let mut found = Vec::new();
    for change in changes(reading) {
        let direction = match (change.delta, change.rate) {
            (Some((direction, it)), _) | (None, Some((direction, it))) if !it.value.is_zero() => {
                direction
            }
            _ => Direction::Flat,
        };
        let from = cause_in(text, change.at..change.part.end)
            .or_else(|| following_cause(text, change.part.end));
        found.extend(from.map(|cause| (direction, cause)));
    }
    // Without a comparison: 三公经费无变动的原因是…
    for words in ["无变动", "无变化", "没有变化", "无增减"] {
        for (at, _) in text.match_indices(words) {
            let rest = &text[at + words.len()..];
            let near = rest.find("原因").filter(|near| *near <= "的主要".len());
            let line = rest.find('\n').unwrap_or(rest.len());
            found.extend(near.map(|near| {
                let from = at + words.len();
                (Direction::Flat, from + near..from + line)
            }));
        }
    }
    found
}

/// The cause within a part of the text.
fn cause_in(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let at = text[part.clone()].find("原因")?;
    Some(part.start + at + "原因".len()..part.end)
}

/// The cause in the sentence behind a change, when it begins with it.
fn following_cause(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text[end..].strip_prefix(['。', '；'])?;
    let start = text.len() - rest.len();
    let sentence = rest.find(['。', '\n']).map_or(text.len(), |it| start + it);
    let is_cause = ["原因", "主要原因", "其原因", "增加的", "减少的", "主要是"]
        .iter()
        .any(|word| rest.trim_start().starts_with(word));
    is_cause.then_some(start..sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::read_in_test;

    fn check(text: &str, expected: usize) {
        let found = read_in_test(text, |reading| {
            let causes = causes(reading).into_iter();
            causes
                .filter_map(|(direction, cause)| contradiction(direction, &text[cause]))
                .count()
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn causes_against_their_change_are_found() {
        check(
            "比上年增加2万元，增长40%，主要原因是厉行节约，压减开支。",
            1,
        );
        check("比上年减少2万元，主要原因是人员增加。", 1);
        check("比上年增加2万元。主要原因：压缩开支。", 1);
        check(
            "三公经费无变动主要原因分别是：一是进行压缩。二是控制支出",
            1,
        );
        check("三公经费无变动的主要原因是压缩开支", 1);
    }

    #[test]
    fn causes_that_agree_or_say_both_are_left_alone() {
        for text in [
            "较上年预算减少0.5万元。原因：按照节支要求，减少各项费用。",
            "对比2018年增加0.05%。主要原因：人员增加，办公经费增加。",
            "与上年相比减少10.56万元，减少主要原因是从严控制，比上年有所压减。",
            "比上年减少319万元，主要是由于机构改革，有部分事业单位划出。",
            "比上年增加2万元，主要原因是新增项目，同时压减公用经费。",
            "比上年减少2万元，主要原因是上年新增的设备已购置完成。",
            "与上年持平。",
            "比上年减少2万元。今年人员增加，由原因不明转为明确。",
            "三公经费无变动，另外的原因是压缩开支",
        ] {
            check(text, 0);
        }
    }
}
