//! K-18: numbers are not so small that a plainer unit is meant.

use rust_decimal::Decimal;

use crate::edit::Edit;
use crate::model::IndicatorField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::measures::Kind;
use crate::rules::targets::Form;
use crate::rules::targets::Sense;
use crate::rules::targets::Target;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/tiny_multiple",
    code: "K-18",
    severity: Severity::Advice,
    title: "计量单位与数值大小相称",
    explanation: include_str!("tiny_multiple.md"),
    since: "0.1.0",
    check,
};

/// Multiples below this are clearer in the plain unit: 0.003 万人.
const SMALL: &str = "0.1";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Ok(small) = SMALL.parse::<Decimal>() else {
        return;
    };
    for form in ctx.forms {
        let odd: Vec<(&Target<'_>, Option<Vec<Edit>>)> = form
            .targets
            .iter()
            .filter_map(|target| {
                if is_tiny_multiple(target, small) {
                    return Some((target, plain_unit(target)));
                }
                is_fraction(target).then_some((target, None))
            })
            .collect();
        if !odd.is_empty() {
            findings.push(finding(ctx, form, odd));
        }
    }
}

/// Things counted in ten thousands of which there are hardly any; small amounts of money are usual.
fn is_tiny_multiple(target: &Target<'_>, small: Decimal) -> bool {
    let is_counted = matches!(target.measure.kind, Some(Kind::Heads | Kind::Count));
    let number = target.figure.map_or(Decimal::ZERO, |it| it.number);
    is_counted
        && target.measure.text.starts_with(['万', '亿'])
        && target.measure.factor > Decimal::ONE
        && Decimal::ZERO < number
        && number < small
}

/// A rate of success of at most one percent: a fraction was typed for a percentage.
fn is_fraction(target: &Target<'_>) -> bool {
    let number = target.figure.map_or(Decimal::ZERO, |it| it.number);
    let is_rate = target.measure.kind == Some(Kind::Percent);
    let is_small = Decimal::ZERO < number && number <= Decimal::ONE;
    is_rate && is_small && target.sense == Some(Sense::Higher)
}

/// The edits that give a number in the plain unit.
fn plain_unit(target: &Target<'_>) -> Option<Vec<Edit>> {
    let number = target.figure?.number.checked_mul(target.measure.factor)?;
    let unit = target.indicator.measure.trim().strip_prefix(['万', '亿'])?;
    let set = |field, text: String| Edit::set(target.indicator.id, field, Value::Text(text));
    let value = number.normalize().to_string();
    let value = target
        .indicator
        .value
        .replace(target.figure?.digits, &value);
    Some(vec![
        set(IndicatorField::Value, value),
        set(IndicatorField::Measure, unit.to_owned()),
    ])
}

fn finding(
    ctx: &CheckCtx<'_>,
    form: &Form<'_>,
    odd: Vec<(&Target<'_>, Option<Vec<Edit>>)>,
) -> Finding {
    let words: Vec<String> = odd
        .iter()
        .map(|(target, edits)| match edits {
            Some(_) => format!("“{}”{}，宜改用较小的单位", target.name, target.shown()),
            None => format!("“{}”{}，请核对是否为百分数", target.name, target.shown()),
        })
        .collect();
    let message = format!("“{}”的指标{}", form.name(ctx.budget), words.join("；"));
    let places: Vec<(&Target<'_>, IndicatorField)> = odd
        .iter()
        .map(|(target, _)| (*target, IndicatorField::Value))
        .collect();
    let finding = form.finding(&RULE, &places, message);
    let edits: Option<Vec<Vec<Edit>>> = odd.into_iter().map(|(_, edits)| edits).collect();
    match edits {
        Some(edits) => finding.fix("换算为较小的单位", Safety::Review, edits.concat()),
        None => finding,
    }
}
