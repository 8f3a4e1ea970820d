//! W-08: a parameter set anew for the file is one the pack has, has a value, a reason and stands once.

use crate::model::ParameterOverride;
use crate::model::ParameterOverrideField;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "parameters/unfounded",
    code: "W-08",
    severity: Severity::Warning,
    title: "参数调整应写明采用的值和理由",
    explanation: include_str!("unfounded.md"),
    since: "0.2.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for own in &ctx.budget.parameter_overrides {
        if let Some((field, words)) = fault(ctx, own) {
            let label =
                named(own).map_or_else(|| own.parameter.clone(), |id| id.label().to_owned());
            let place = Location::Field(own.id.into(), field.into());
            findings.push(Finding::new(&RULE, place, format!("参数“{label}”{words}")));
        }
    }
}

fn named(own: &ParameterOverride) -> Option<ParameterId> {
    let mut all = ParameterId::ALL.iter().copied();
    all.find(|id| id.name() == own.parameter)
}

/// What is wrong, and the field in which it is mended.
fn fault(
    ctx: &CheckCtx<'_>,
    own: &ParameterOverride,
) -> Option<(ParameterOverrideField, &'static str)> {
    let mut all = ctx.budget.parameter_overrides.iter();
    let first = all.find(|it| it.parameter == own.parameter);
    if named(own).is_none() {
        Some((ParameterOverrideField::Parameter, "不在规则包中，调整无效"))
    } else if first.is_some_and(|first| first.id != own.id) {
        Some((
            ParameterOverrideField::Parameter,
            "调整了两次，只有前一次有效",
        ))
    } else if own.value.is_none() {
        Some((
            ParameterOverrideField::Value,
            "的调整没有填写采用的值，仍按规则包的值审核",
        ))
    } else if own.reason.trim().is_empty() {
        Some((ParameterOverrideField::Reason, "的调整没有写明理由"))
    } else {
        None
    }
}
