//! The user's explanations of warnings: which still hold, which have lapsed.

pub(in crate::rules) mod lapsed;

use std::collections::BTreeSet;

use crate::edit::Edit;
use crate::model::Budget;
use crate::model::Explanation;
use crate::model::ExplanationField;
use crate::model::ExplanationId;
use crate::model::RecordId;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::rounds::unexplained_change::is_of_earlier_round;

/// Marks the findings that have been explained.
pub(in crate::rules) fn apply(ctx: &CheckCtx<'_>, findings: &mut [Finding]) {
    if ctx.budget.explanations.is_empty() {
        return;
    }
    for finding in findings {
        finding.explained = match explanation_of(ctx.budget, finding) {
            None => Explained::No,
            Some(explanation) if explanation.reason.trim().is_empty() => Explained::No,
            Some(explanation) if explanation.figures == finding.fingerprint() => Explained::Yes,
            Some(_) => Explained::Lapsed,
        };
    }
}

/// What the user wrote about a finding, whether it still holds or not.
#[must_use]
pub fn explanation_of<'a>(budget: &'a Budget, finding: &Finding) -> Option<&'a Explanation> {
    budget
        .explanations
        .iter()
        .find(|it| it.rule == finding.code && it.subject == finding.subject)
}

/// The finding a reason is written for when it is asked for at another: of a lapsed explanation, what
/// it explained. None for an error, and where what was explained is gone.
#[must_use]
pub fn to_explain<'a>(
    budget: &Budget,
    findings: &'a [Finding],
    finding: &'a Finding,
) -> Option<&'a Finding> {
    let meant = match finding.primary {
        Location::Record(RecordId::Explanation(id)) if finding.rule == lapsed::RULE.id => {
            let explanation = budget.explanations.find(id)?;
            let is_explained =
                |it: &&Finding| it.code == explanation.rule && it.subject == explanation.subject;
            findings.iter().find(is_explained)?
        }
        _ => finding,
    };
    (meant.severity != Severity::Error && meant.rule != lapsed::RULE.id).then_some(meant)
}

/// The edit that takes a reason back; none where none was given.
#[must_use]
pub fn withdraw_edit(budget: &Budget, finding: &Finding) -> Option<Edit> {
    let id = explanation_of(budget, finding)?.id.into();
    Some(Edit::Remove { id })
}

/// The edits that write down a reason for a warning.
///
/// None for an error, which can't be explained away, and none for a lapsed explanation, which is to be
/// kept or removed.
#[must_use]
pub fn explain_edit(budget: &Budget, finding: &Finding, reason: &str, day: &str) -> Vec<Edit> {
    explain_edits(budget, [finding], reason, day)
}

/// The edits that write down one reason for several warnings.
#[must_use]
pub fn explain_edits<'a>(
    budget: &Budget,
    findings: impl IntoIterator<Item = &'a Finding>,
    reason: &str,
    day: &str,
) -> Vec<Edit> {
    let mut subjects = BTreeSet::new();
    let mut edits = Vec::new();
    let mut new = 0;
    for finding in findings {
        let is_explainable = finding.severity != Severity::Error && finding.rule != lapsed::RULE.id;
        if is_explainable && subjects.insert((&finding.code, &finding.subject)) {
            let is_new = explanation_of(budget, finding).is_none();
            edits.extend(edits_for(budget, finding, (reason, day), new));
            new += u32::from(is_new);
        }
    }
    edits
}

/// The same for one, behind so many new explanations.
fn edits_for(
    budget: &Budget,
    finding: &Finding,
    (reason, day): (&str, &str),
    behind: u32,
) -> Vec<Edit> {
    let text = |value: &str| Value::Text(value.to_owned());
    match explanation_of(budget, finding) {
        Some(old) => {
            let set = |field, value| Edit::set(old.id, field, value);
            vec![
                set(ExplanationField::Reason, text(reason)),
                set(ExplanationField::Figures, text(&finding.fingerprint())),
                set(ExplanationField::Date, text(day)),
            ]
        }
        None => vec![Edit::Insert {
            at: budget.explanations.len() + behind as usize,
            record: Box::new(
                Explanation {
                    id: ExplanationId::new(budget.next_id + behind),
                    rule: finding.code.clone(),
                    subject: finding.subject.clone(),
                    figures: finding.fingerprint(),
                    reason: reason.into(),
                    author: budget.cover.preparer.clone(),
                    date: day.to_owned(),
                }
                .into(),
            ),
        }],
    }
}

/// The explanations whose finding is gone; reasons given in an earlier round stay as they are.
fn orphans<'a>(budget: &'a Budget, findings: &[Finding]) -> Vec<&'a Explanation> {
    let is_found = |it: &Explanation| {
        findings
            .iter()
            .any(|found| found.code == it.rule && found.subject == it.subject)
    };
    budget
        .explanations
        .iter()
        .filter(|it| !is_found(it) && !is_of_earlier_round(budget, it))
        .collect()
}
