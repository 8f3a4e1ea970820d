//! K-03: an indicator has a value, and a number has a comparison, a unit and a date.

use crate::edit::Edit;
use crate::model::IndicatorField;
use crate::model::Owner;
use crate::model::Value;
use crate::packs::IndicatorText;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::form_columns::Columns;
use crate::rules::targets::Form;
use crate::rules::targets::Target;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/incomplete_indicator",
    code: "K-03",
    severity: Severity::Warning,
    title: "指标值、符号、单位、时限齐全",
    explanation: include_str!("incomplete_indicator.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let columns = Columns::of(ctx.pack);
    for form in ctx.forms {
        let gaps: Vec<(&Target<'_>, Gap)> = form
            .targets
            .iter()
            .filter_map(|it| Some((it, gap(it, &columns, form.owner)?)))
            .collect();
        if !gaps.is_empty() {
            findings.push(gap_finding(ctx, form, &gaps));
        }
        if columns.ask(form.owner, IndicatorText::Deadline) {
            findings.extend(deadline_finding(ctx, form));
        }
    }
}

/// What an indicator lacks (缺项).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Value,
    Operator,
    UnknownOperator,
    Measure,
}

impl Gap {
    const ALL: [Self; 4] = [
        Self::Value,
        Self::Operator,
        Self::UnknownOperator,
        Self::Measure,
    ];

    const fn words(self) -> &'static str {
        match self {
            Self::Value => "没有指标值",
            Self::Operator => "没有运算符号",
            Self::UnknownOperator => "的运算符号不能识别",
            Self::Measure => "没有度量单位",
        }
    }

    const fn field(self) -> IndicatorField {
        match self {
            Self::Value => IndicatorField::Value,
            Self::Operator | Self::UnknownOperator => IndicatorField::Operator,
            Self::Measure => IndicatorField::Measure,
        }
    }
}

/// The first thing an indicator lacks; words for a value need neither sign nor unit.
fn gap(target: &Target<'_>, columns: &Columns, owner: Owner) -> Option<Gap> {
    let value = target.indicator.value.trim();
    let is_dash = |it: char| matches!(it, '—' | '-' | '－' | '–' | '/' | '／' | '无');
    if value.chars().all(is_dash) {
        return Some(Gap::Value);
    }
    // A value that holds its own unit or sign is K-08's.
    target.figure.filter(|it| it.rest.is_empty())?;
    if target.relation.is_none() && columns.ask(owner, IndicatorText::Operator) {
        let is_blank = target.indicator.operator.trim().is_empty();
        return Some(if is_blank {
            Gap::Operator
        } else {
            Gap::UnknownOperator
        });
    }
    let lacks_measure = target.measure.text.is_empty();
    let parts = [IndicatorText::Measure, IndicatorText::WholeValue];
    let is_asked = parts.into_iter().any(|part| columns.ask(owner, part));
    (lacks_measure && is_asked).then_some(Gap::Measure)
}

fn gap_finding(ctx: &CheckCtx<'_>, form: &Form<'_>, gaps: &[(&Target<'_>, Gap)]) -> Finding {
    let of_kind = |kind: Gap| {
        let names: Vec<&str> = gaps
            .iter()
            .filter(|(_, gap)| *gap == kind)
            .map(|(target, _)| target.name)
            .collect();
        (!names.is_empty()).then(|| format!("{}{}", listed(names), kind.words()))
    };
    let words: Vec<String> = Gap::ALL.into_iter().filter_map(of_kind).collect();
    let message = format!(
        "“{}”的绩效指标没有填全：{}",
        form.name(ctx.budget),
        words.join("；")
    );
    let places: Vec<(&Target<'_>, IndicatorField)> = gaps
        .iter()
        .map(|(target, gap)| (*target, gap.field()))
        .collect();
    form.finding(&RULE, &places, message)
}

/// Indicators without a date: a hint, mended by the date all others of the form have.
fn deadline_finding(ctx: &CheckCtx<'_>, form: &Form<'_>) -> Option<Finding> {
    let deadline = |target: &Target<'_>| target.indicator.deadline.trim().to_owned();
    let (without, with): (Vec<&Target<'_>>, Vec<&Target<'_>>) = form
        .targets
        .iter()
        .partition(|target| deadline(target).is_empty());
    if without.is_empty() {
        return None;
    }
    let message = format!(
        "“{}”的绩效指标没有完成时限：{}",
        form.name(ctx.budget),
        listed(without.iter().map(|it| it.name))
    );
    let places: Vec<(&Target<'_>, IndicatorField)> = without
        .iter()
        .map(|it| (*it, IndicatorField::Deadline))
        .collect();
    let mut finding = form
        .finding(&RULE, &places, message)
        .severity(Severity::Advice);
    finding.subject.push_str(".deadline");
    let common = with.first().map(|it| deadline(it));
    Some(match common {
        Some(common) if with.iter().all(|it| deadline(it) == common) => {
            let set = |it: &&Target<'_>| {
                let value = Value::Text(common.clone());
                Edit::set(it.indicator.id, IndicatorField::Deadline, value)
            };
            let label = format!("填为{common}");
            finding.fix(label, Safety::Review, without.iter().map(set).collect())
        }
        _ => finding,
    })
}
