//! K-02: the form of a project has indicators of every kind that is asked for, and no rows left blank.

use crate::compute::Levels;
use crate::compute::OwnIndicators;
use crate::edit::Edit;
use crate::model::GoalDuty;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::IndicatorId;
use crate::model::Record;
use crate::packs::FormOwner;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::targets::Form;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/missing_levels",
    code: "K-02",
    severity: Severity::Warning,
    title: "指标类别齐全，二级指标下有三级指标",
    explanation: include_str!("missing_levels.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let list = ctx.pack.list(ListId::RequiredLevels);
    let required: Vec<&str> = list.map(|it| it.text.as_str()).collect();
    for form in ctx.forms {
        let project = form.project().and_then(|id| ctx.budget.projects.find(id));
        let is_due = project.is_some_and(|it| it.goal_duty == GoalDuty::Required);
        // A form of which nothing is filled in is K-01's.
        if !is_due || form.targets.is_empty() {
            continue;
        }
        let lacking = required.iter().copied();
        let lacking = lacking.filter(|word| !form.targets.iter().any(|it| it.is_of(word)));
        let (open, absent): (Vec<&str>, Vec<&str>) =
            lacking.partition(|word| form.blanks.iter().any(|it| is_of(it, word)));
        if !absent.is_empty() {
            findings.push(absent_finding(ctx, form, &absent));
        }
        findings.extend(blank_finding(ctx, form, &open));
    }
}

fn is_of(indicator: &Indicator, word: &str) -> bool {
    indicator.level_two.contains(word) || indicator.level_one.contains(word)
}

/// Kinds of which the form has no row at all.
fn absent_finding(ctx: &CheckCtx<'_>, form: &Form<'_>, absent: &[&str]) -> Finding {
    let message = format!(
        "“{}”的绩效目标表没有{}指标",
        form.name(ctx.budget),
        absent.join("、")
    );
    let finding = Finding::new(&RULE, Location::Record(form.owner.into()), message);
    let edits = rows_for(ctx, form, absent);
    if edits.len() < absent.len() {
        return finding;
    }
    finding.fix("补上空的指标行", Safety::Review, edits)
}

/// One blank row for each kind, where the form of the region has it.
fn rows_for(ctx: &CheckCtx<'_>, form: &Form<'_>, absent: &[&str]) -> Vec<Edit> {
    let owner = form.owner;
    let targets = form.targets.iter().map(|it| it.indicator);
    let own = OwnIndicators::among(ctx.budget, targets.chain(form.blanks.iter().copied()));
    let Some(form) = ctx.pack.form(FormOwner::Project) else {
        return Vec::new();
    };
    let missing = own.missing(form);
    let levels: Vec<Levels> = absent
        .iter()
        .filter_map(|word| {
            let is_of = |(one, two): &&Levels| one.contains(word) || two.contains(word);
            missing.iter().find(is_of).cloned()
        })
        .collect();
    let places = own.places(Some(form), &levels);
    let rows = levels.into_iter().zip(ctx.budget.next_id..).zip(places);
    rows.map(|(((level_one, level_two), number), at)| Edit::Insert {
        at,
        record: Box::new(Record::Indicator(Indicator {
            id: IndicatorId::new(number),
            owner: Some(owner),
            level_one,
            level_two,
            ..Indicator::default()
        })),
    })
    .collect()
}

/// Rows without a third level: a hint, unless they are all there is of a kind that is asked for.
fn blank_finding(ctx: &CheckCtx<'_>, form: &Form<'_>, open: &[&str]) -> Option<Finding> {
    let first = form
        .blanks
        .iter()
        .find(|it| open.iter().any(|word| is_of(it, word)))
        .or_else(|| form.blanks.first())?;
    let name = form.name(ctx.budget);
    let place = Location::Field(first.id.into(), IndicatorField::LevelThree.into());
    if !open.is_empty() {
        let message = format!(
            "“{name}”的绩效目标表缺{}指标：二级指标下没有三级指标",
            open.join("、")
        );
        return Some(Finding::new(&RULE, place, message));
    }
    let levels = listed(form.blanks.iter().map(|it| it.level_two.trim()));
    let message = format!("“{name}”的绩效目标表有只填到二级的空行：{levels}");
    let remove = |it: &&Indicator| Edit::Remove { id: it.id.into() };
    let finding = Finding::new(&RULE, place, message).severity(Severity::Advice);
    let edits = form.blanks.iter().map(remove).collect();
    Some(finding.fix("删去空的指标行", Safety::Review, edits))
}
