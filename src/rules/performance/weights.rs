//! K-15: the weights of a form sum to a hundred.

use rust_decimal::Decimal;

use crate::model::IndicatorField;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::targets::Form;
use crate::rules::targets::Target;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/weights",
    code: "K-15",
    severity: Severity::Warning,
    title: "指标权重合计为 100",
    explanation: include_str!("weights.md"),
    since: "0.1.0",
    check,
};

/// The indicator that some regions give its weight outside the form.
const EXECUTION: &str = "预算执行率";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let total = ctx.parameter(ParameterId::WeightTotal);
    let execution = ctx.parameter(ParameterId::ExecutionWeight);
    let (Some(total), Some(execution)) = (total, execution) else {
        return;
    };
    for form in ctx.forms {
        let mut weights = form.targets.iter().filter_map(|it| it.indicator.weight);
        let sum = weights.try_fold(Decimal::ZERO, Decimal::checked_add);
        let Some(sum) = sum else { continue };
        let has_execution = form.targets.iter().any(|it| it.name.contains(EXECUTION));
        let is_rest = !has_execution && sum == total - execution;
        if !sum.is_zero() && sum != total && !is_rest {
            findings.push(finding(ctx, form, sum, total));
        }
    }
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, sum: Decimal, total: Decimal) -> Finding {
    let without: Vec<&Target<'_>> = form
        .targets
        .iter()
        .filter(|it| it.indicator.weight.is_none())
        .collect();
    let blank = match without.len() {
        0 => String::new(),
        count => format!("，{count} 个指标未填权重"),
    };
    let message = format!(
        "“{}”的指标权重合计 {} 分，应为 {} 分，差 {} 分{blank}",
        form.name(ctx.budget),
        sum.normalize(),
        total.normalize(),
        (sum - total).abs().normalize()
    );
    let first = without.first().copied().or_else(|| form.targets.first());
    let places: Vec<(&Target<'_>, IndicatorField)> = first
        .map(|it| (it, IndicatorField::Weight))
        .into_iter()
        .collect();
    let mut finding = form
        .finding(&RULE, &places, message)
        .figures(Figures::Numbers {
            left: sum,
            right: total,
            unit: "分",
        });
    finding.subject.push_str(".weight");
    finding
}
