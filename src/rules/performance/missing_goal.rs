//! K-01: every project that must have performance goals has a goal and an indicator.

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use crate::model::GoalDuty;
use crate::model::Owner;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/missing_goal",
    code: "K-01",
    severity: Severity::Error,
    title: "应编制绩效目标的项目都有目标和指标",
    explanation: include_str!("missing_goal.md"),
    since: "0.1.0",
    check,
};

/// How many projects a message names.
const NAMED: usize = 5;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let amounts = ctx.project_amounts();
    let with_indicator: FxHashSet<Owner> = ctx
        .budget
        .indicators
        .iter()
        .filter(|it| !it.level_three.trim().is_empty())
        .filter_map(|it| it.owner)
        .collect();
    let has_amount = |project: &Project| {
        let amount = amounts.get(&project.id);
        amount.is_some_and(|it| !it.is_zero())
    };
    let due: Vec<&Project> = ctx
        .budget
        .projects
        .iter()
        .filter(|it| it.goal_duty == GoalDuty::Required && has_amount(it))
        .collect();
    let without: Vec<(&Project, &'static str)> = due
        .iter()
        .filter_map(|project| {
            let has_goal = !project.goal.trim().is_empty();
            let has_indicator = with_indicator.contains(&Owner::Project(project.id));
            lacking(has_goal, has_indicator).map(|what| (*project, what))
        })
        .collect();
    if let Some((first, _)) = without.first() {
        findings.push(finding(ctx, first.id, due.len(), &without));
    }
}

const fn lacking(has_goal: bool, has_indicator: bool) -> Option<&'static str> {
    match (has_goal, has_indicator) {
        (true, true) => None,
        (true, false) => Some("没有三级指标"),
        (false, true) => Some("未填总体目标"),
        (false, false) => Some("没有绩效目标"),
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    first: ProjectId,
    due: usize,
    without: &[(&Project, &'static str)],
) -> Finding {
    let done = due - without.len();
    let named: Vec<String> = without
        .iter()
        .take(NAMED)
        .map(|(project, _)| ctx.budget.name_of(project.id.into()))
        .collect();
    let more = if without.len() > NAMED { "等" } else { "" };
    let message = format!(
        "应编制绩效目标的项目 {due} 个，实编 {done} 个，缺 {} 个：{}{more}",
        without.len(),
        named.join("、")
    );
    let place = Location::Field(first.into(), ProjectField::Goal.into());
    let finding = Finding::new(&RULE, place, message).figures(Figures::Numbers {
        left: Decimal::from(due),
        right: Decimal::from(done),
        unit: "个",
    });
    without.iter().fold(finding, |finding, (project, what)| {
        finding.related(Location::Record(project.id.into()), *what)
    })
}
