//! K-05: a rate is at most a hundred percent, and all of it is an equality.

use rust_decimal::Decimal;

use crate::model::IndicatorField;
use crate::packs::ListId;
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
use crate::rules::words::Words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/rate_above_hundred",
    code: "K-05",
    severity: Severity::Warning,
    title: "比率指标不超过 100%",
    explanation: include_str!("rate_above_hundred.md"),
    since: "0.1.0",
    check,
};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let uncapped = Words::of(ctx.pack, ListId::UncappedRates);
    for form in ctx.forms {
        let beyond: Vec<&Target<'_>> = form
            .targets
            .iter()
            .filter(|it| is_beyond(it) && uncapped.first(it.name).is_none())
            .collect();
        if !beyond.is_empty() {
            findings.push(finding(ctx, form, &beyond));
        }
    }
}

/// Whether no result, or only one of exactly a hundred, can satisfy a rate.
fn is_beyond(target: &Target<'_>) -> bool {
    let (Some(figure), Some(Kind::Percent)) = (target.figure, target.measure.kind) else {
        return false;
    };
    let is_ceiling = target.relation.is_some_and(Relation::is_ceiling);
    let is_floor = target.relation.is_some_and(Relation::is_floor);
    // A floor under costs or errors is K-04's.
    target.sense != Some(Sense::Lower)
        && ((figure.number > HUNDRED && !is_ceiling) || (figure.number == HUNDRED && is_floor))
}

fn is_mendable(target: &Target<'_>) -> bool {
    target.figure.is_some_and(|it| it.number == HUNDRED)
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, beyond: &[&Target<'_>]) -> Finding {
    let words = |(target, should): (&Target<'_>, &str)| {
        format!("“{}”{}{should}", target.name, target.shown())
    };
    let most = beyond.iter().find(|it| !is_mendable(it));
    let name = form.name(ctx.budget);
    let message = match (most, beyond) {
        (Some(most), _) => format!("“{name}”的{}", words((most, "，比率不会超过 100%"))),
        (None, [only]) => format!("“{name}”的{}", words((only, "，应为“=100%”"))),
        (None, [first, ..]) => format!(
            "“{name}”有 {} 个比率指标要求达到或超过 100%，应为“=100%”：{}",
            beyond.len(),
            words((first, "等"))
        ),
        (None, []) => String::new(),
    };
    let places: Vec<(&Target<'_>, IndicatorField)> = beyond
        .iter()
        .map(|it| (*it, IndicatorField::Value))
        .collect();
    let finding = form.finding(&RULE, &places, message);
    if most.is_some() {
        return finding;
    }
    let edits = beyond.iter().map(|it| it.with_relation(Relation::Equal));
    finding.fix("改为“=100%”", Safety::Safe, edits.collect())
}
