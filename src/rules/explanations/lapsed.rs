//! W-06: an explanation is void when what it explained is gone or its figures have changed.
//!
//! Runs after all other rules and the tie-outs, on what they found.

use crate::edit::Edit;
use crate::model::Explanation;
use crate::model::ExplanationField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::explanations::explanation_of;
use crate::rules::explanations::orphans;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "explanations/lapsed",
    code: "W-06",
    severity: Severity::Warning,
    title: "审核说明应与现在的审核结果相符",
    explanation: include_str!("lapsed.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.explanations.is_empty() {
        return;
    }
    let gone = orphans(ctx.budget, findings)
        .into_iter()
        .map(|it| orphaned(ctx, it));
    let changed = findings
        .iter()
        .filter(|found| found.explained == Explained::Lapsed)
        .filter_map(|found| Some(outdated(ctx, explanation_of(ctx.budget, found)?, found)));
    let new: Vec<Finding> = gone.chain(changed).collect();
    findings.extend(new);
}

fn removal(explanation: &Explanation) -> Vec<Edit> {
    vec![Edit::Remove {
        id: explanation.id.into(),
    }]
}

fn orphaned(ctx: &CheckCtx<'_>, explanation: &Explanation) -> Finding {
    let place = Location::Record(explanation.id.into());
    let message = format!(
        "{}（{}）已失效：所说明的问题已不存在",
        place.describe(ctx.budget, ctx.book),
        explanation.rule
    );
    Finding::new(&RULE, place, message).fix("删除这条说明", Safety::Safe, removal(explanation))
}

fn outdated(ctx: &CheckCtx<'_>, explanation: &Explanation, found: &Finding) -> Finding {
    let place = Location::Record(explanation.id.into());
    let now = found.fingerprint();
    let message = format!(
        "{}（{}）已失效：说明时为“{}”，现为“{now}”",
        place.describe(ctx.budget, ctx.book),
        explanation.rule,
        explanation.figures
    );
    let keep = Edit::set(explanation.id, ExplanationField::Figures, Value::Text(now));
    Finding::new(&RULE, place, message)
        .related(found.primary.clone(), "所说明的问题")
        .fix("说明仍然成立，按现在的数额保留", Safety::Review, vec![keep])
        .fix("删除这条说明", Safety::Review, removal(explanation))
}
