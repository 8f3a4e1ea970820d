//! W-08: a parameter set anew for the file is one the pack has, has a value, a reason and stands once.

use std::borrow::Cow;

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
            let named = ParameterId::named(&own.parameter);
            let label = named.map_or(own.parameter.as_str(), |id| id.label());
            let place = Location::Field(own.id.into(), field.into());
            findings.push(Finding::new(&RULE, place, format!("参数“{label}”{words}")));
        }
    }
}

/// What is wrong, and the field in which it is mended.
fn fault(
    ctx: &CheckCtx<'_>,
    own: &ParameterOverride,
) -> Option<(ParameterOverrideField, Cow<'static, str>)> {
    let mut all = ctx.budget.parameter_overrides.iter();
    let first = all.find(|it| it.parameter == own.parameter);
    let parameter = ParameterId::named(&own.parameter).and_then(|id| ctx.pack.parameters.get(&id));
    let Some(parameter) = parameter else {
        let words = "不在规则包中，调整无效".into();
        return Some((ParameterOverrideField::Parameter, words));
    };
    if first.is_some_and(|first| first.id != own.id) {
        let words = "调整了两次，只有前一次有效".into();
        return Some((ParameterOverrideField::Parameter, words));
    }
    let Some(value) = own.value else {
        let words = "的调整没有填写采用的值，仍按规则包的值审核".into();
        return Some((ParameterOverrideField::Value, words));
    };
    if let Err(error) = parameter.check(value) {
        let words = format!("的调整有误，{error}").into();
        return Some((ParameterOverrideField::Value, words));
    }
    let is_unfounded = own.reason.trim().is_empty();
    is_unfounded.then(|| {
        let words = "的调整没有写明理由".into();
        (ParameterOverrideField::Reason, words)
    })
}
