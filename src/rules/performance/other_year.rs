//! K-12: goals, names and dates of indicators are of the budget year.

use crate::edit::Edit;
use crate::model::IndicatorField;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::UnitField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::other_years::Mention;
use crate::rules::other_years::OtherYears;
use crate::rules::targets::Form;
use crate::rules::targets::Target;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/other_year",
    code: "K-12",
    severity: Severity::Warning,
    title: "目标中的年度为预算年度",
    explanation: include_str!("other_year.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    // Where the budget year itself is wrong D-08 speaks.
    if !ctx.pack.years.contains(ctx.year) {
        return;
    }
    let words = OtherYears::of(ctx.pack);
    for project in &ctx.budget.projects {
        let place = Location::Field(project.id.into(), ProjectField::Goal.into());
        let period = period(ctx, Some(project));
        findings.extend(goal_finding(ctx, &words, place, &project.goal, period));
    }
    for unit in &ctx.budget.units {
        let place = Location::Field(unit.id.into(), UnitField::PerformanceGoal.into());
        let period = period(ctx, None);
        findings.extend(goal_finding(
            ctx,
            &words,
            place,
            &unit.performance_goal,
            period,
        ));
    }
    for form in ctx.forms {
        let project = form.project().and_then(|id| ctx.budget.projects.find(id));
        findings.extend(form_finding(ctx, &words, form, period(ctx, project)));
    }
}

/// First and last year a project may speak of: the budget year, and those of its period.
type Period = (u16, u16);

fn period(ctx: &CheckCtx<'_>, project: Option<&Project>) -> Period {
    let year = ctx.year.number();
    let start = project.and_then(|it| it.start_year);
    let end = project.and_then(|it| it.end_year);
    (
        start.map_or(year, |it| it.number().min(year)),
        end.map_or(year, |it| it.number().max(year)),
    )
}

const fn is_in((from, to): Period, year: u16) -> bool {
    from <= year && year <= to
}

/// The first year of a text that is neither of the period nor said to be another one.
fn wrong_year<'t>(words: &OtherYears<'_>, text: &'t str, period: Period) -> Option<Mention<'t>> {
    let mentions = words.mentions(text);
    // Who names this year too compares.
    if mentions.iter().any(|it| is_in(period, it.year)) {
        return None;
    }
    mentions.into_iter().find(|it| !it.is_other)
}

fn goal_finding(
    ctx: &CheckCtx<'_>,
    words: &OtherYears<'_>,
    place: Location,
    text: &str,
    period: Period,
) -> Option<Finding> {
    let wrong = wrong_year(words, text, period)?;
    let record = place.record()?;
    let year = ctx.year.number();
    let message = format!(
        "“{}”的绩效目标写的是“{}”，预算年度是 {year} 年",
        ctx.budget.name_of(record),
        wrong.shown()
    );
    let Location::Field(_, field) = place else {
        return None;
    };
    let mended = Value::Text(wrong.replaced(text, year));
    let edit = Edit::set(record, field, mended);
    let label = format!("改为 {year} 年");
    Some(Finding::new(&RULE, place, message).fix(label, Safety::Review, vec![edit]))
}

/// An indicator with another year in its name or its date.
struct Wrong<'a> {
    target: &'a Target<'a>,
    field: IndicatorField,
    text: &'a str,
    mended: String,
}

fn form_finding(
    ctx: &CheckCtx<'_>,
    words: &OtherYears<'_>,
    form: &Form<'_>,
    period: Period,
) -> Option<Finding> {
    let year = ctx.year.number();
    let in_name = form.targets.iter().filter_map(|target| {
        let mention = wrong_year(words, target.name, period)?;
        Some(Wrong {
            target,
            field: IndicatorField::LevelThree,
            text: target.name,
            mended: mention.replaced(target.name, year),
        })
    });
    let in_date = form.targets.iter().filter_map(|target| {
        let text = target.indicator.deadline.trim();
        let written: u16 = text.get(..4)?.parse().ok()?;
        let is_year = (1990..=2100).contains(&written);
        (is_year && !is_in(period, written)).then(|| Wrong {
            target,
            field: IndicatorField::Deadline,
            text,
            mended: format!("{year}{}", &text[4..]),
        })
    });
    let wrong: Vec<Wrong<'_>> = in_name.chain(in_date).collect();
    let first = wrong.first()?;
    let more = match wrong.len() {
        1 => String::new(),
        count => format!("等 {count} 处"),
    };
    let written = match first.field {
        IndicatorField::Deadline => format!("“{}”完成时限“{}”", first.target.name, first.text),
        _ => format!("名称“{}”", first.text),
    };
    let message = format!(
        "“{}”的指标{written}{more}不在预算年度 {year} 年",
        form.name(ctx.budget)
    );
    let places: Vec<(&Target<'_>, IndicatorField)> =
        wrong.iter().map(|it| (it.target, it.field)).collect();
    let edit = |it: &Wrong<'_>| {
        Edit::set(
            it.target.indicator.id,
            it.field,
            Value::Text(it.mended.clone()),
        )
    };
    let finding = form.finding(&RULE, &places, message);
    let label = format!("改为 {year} 年");
    Some(finding.fix(label, Safety::Review, wrong.iter().map(edit).collect()))
}
