//! K-15: no indicator stands twice in a form.

use rustc_hash::FxHashMap;

use crate::edit::Edit;
use crate::model::IndicatorField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::targets::Form;
use crate::rules::targets::Target;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/repeated_indicator",
    code: "K-15",
    severity: Severity::Warning,
    title: "同一绩效目标表中指标不重复",
    explanation: include_str!("repeated_indicator.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for form in ctx.forms {
        let mut first: FxHashMap<&str, &Target<'_>> = FxHashMap::default();
        let mut again: Vec<(&Target<'_>, &Target<'_>)> = Vec::new();
        for target in &form.targets {
            match first.get(target.name) {
                Some(earlier) => again.push((earlier, target)),
                None => {
                    first.insert(target.name, target);
                }
            }
        }
        if !again.is_empty() {
            findings.push(finding(ctx, form, &again));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, again: &[(&Target<'_>, &Target<'_>)]) -> Finding {
    let words: Vec<String> = again
        .iter()
        .map(|(earlier, target)| {
            let level = |it: &Target<'_>| it.indicator.level_two.trim().to_owned();
            let (a, b) = (level(earlier), level(target));
            let levels = if a == b { a } else { format!("{a}、{b}") };
            format!("“{}”（{levels}）", target.name)
        })
        .collect();
    let message = format!(
        "“{}”的指标重复：{}",
        form.name(ctx.budget),
        words.join("、")
    );
    let places: Vec<(&Target<'_>, IndicatorField)> = again
        .iter()
        .map(|(_, target)| (*target, IndicatorField::LevelThree))
        .collect();
    let finding = form.finding(&RULE, &places, message);
    let is_same = |(earlier, target): &(&Target<'_>, &Target<'_>)| {
        earlier.shown() == target.shown() && target.indicator.weight.is_none()
    };
    if !again.iter().all(is_same) {
        return finding;
    }
    let remove = |(_, target): &(&Target<'_>, &Target<'_>)| Edit::Remove {
        id: target.indicator.id.into(),
    };
    let edits = again.iter().map(remove).collect();
    finding.fix("删去后一个", Safety::Review, edits)
}
