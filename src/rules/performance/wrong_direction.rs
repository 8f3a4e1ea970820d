//! K-04: costs, errors and time limits have ceilings; rates of success have floors.

use crate::model::IndicatorField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::figures::Relation;
use crate::rules::measures::Kind;
use crate::rules::targets::Form;
use crate::rules::targets::Sense;
use crate::rules::targets::Target;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/wrong_direction",
    code: "K-04",
    severity: Severity::Warning,
    title: "指标方向与内容相符",
    explanation: include_str!("wrong_direction.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for form in ctx.forms {
        let wrong: Vec<(&Target<'_>, Relation)> = form
            .targets
            .iter()
            .filter_map(|it| Some((it, opposed(it)?)))
            .collect();
        if !wrong.is_empty() {
            findings.push(finding(ctx, form, &wrong));
        }
    }
}

/// The comparison of an indicator that points the wrong way.
fn opposed(target: &Target<'_>) -> Option<Relation> {
    target.figure?;
    let relation = target.relation?;
    let kind = target.measure.kind?;
    let is_opposed = match target.sense? {
        // Times are limits where they are about promptness; elsewhere they are hours of service.
        Sense::Lower if kind == Kind::Time => target.is_of("时效") && relation.is_floor(),
        Sense::Lower => relation.is_floor(),
        Sense::Higher => kind == Kind::Percent && relation.is_ceiling(),
    };
    is_opposed.then_some(relation)
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, wrong: &[(&Target<'_>, Relation)]) -> Finding {
    let words: Vec<String> = wrong
        .iter()
        .map(|(target, relation)| {
            let right = relation.flipped().sign();
            format!("“{}”{}，应为“{right}”", target.name, target.shown())
        })
        .collect();
    let message = format!(
        "“{}”的指标方向相反：{}",
        form.name(ctx.budget),
        words.join("；")
    );
    let places: Vec<(&Target<'_>, IndicatorField)> = wrong
        .iter()
        .map(|(target, _)| (*target, target.relation_field()))
        .collect();
    let edits = wrong
        .iter()
        .map(|(target, relation)| target.with_relation(relation.flipped()))
        .collect();
    form.finding(&RULE, &places, message)
        .fix("改为相反的符号", Safety::Review, edits)
}
