//! K-10: no project has the goal or the indicators of another.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use rustc_hash::FxHashSet;

use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::same_texts::same_texts;
use crate::rules::targets::Form;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/copied_form",
    code: "K-10",
    severity: Severity::Warning,
    title: "不同项目的目标、指标不雷同",
    explanation: include_str!("copied_form.md"),
    since: "0.1.0",
    check,
};

/// Shorter goals may well be the same: 保障机构正常运转.
const SHORTEST: usize = 8;

/// From how many indicators on a form can be a copy.
const FEWEST: usize = 5;

/// Of an indicator that many forms have only so many are remembered.
const MOST: usize = 8;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let copied = same_goals(ctx, findings);
    same_forms(ctx, &copied, findings);
}

/// One finding for all projects of a goal; tells which were found.
fn same_goals(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) -> FxHashSet<ProjectId> {
    let groups = same_texts(ctx.budget, |project| &project.goal, SHORTEST);
    let mut copied = FxHashSet::default();
    for group in &groups {
        let names = group.iter().map(|it| ctx.budget.name_of(it.id.into()));
        let message = format!("{} 个项目的总体目标相同：{}", group.len(), listed(names));
        let place = |it: &Project| Location::Field(it.id.into(), ProjectField::Goal.into());
        let finding = Finding::new(&RULE, place(group[1]), message);
        let others = group.iter().filter(|it| it.id != group[1].id);
        findings.push(others.fold(finding, |finding, it| {
            finding.related(place(it), it.name.as_str())
        }));
        copied.extend(group.iter().map(|it| it.id));
    }
    copied
}

/// Forms most of which stands in the form of an earlier project.
fn same_forms(ctx: &CheckCtx<'_>, copied: &FxHashSet<ProjectId>, findings: &mut Vec<Finding>) {
    let mut users: FxHashMap<(&str, &str, &str), Vec<usize>> = FxHashMap::default();
    for (at, form) in ctx.forms.iter().enumerate() {
        let Some(project) = form.project() else {
            continue;
        };
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for target in &form.targets {
            let value = target.indicator.value.trim();
            let of_key = users.entry((target.name, value, target.measure.text));
            let earlier = of_key.or_default();
            for user in earlier.iter().filter(|it| **it != at) {
                *shared.entry(*user).or_default() += 1;
            }
            if earlier.len() < MOST && !earlier.contains(&at) {
                earlier.push(at);
            }
        }
        // The earliest of those it shares most with.
        let most = shared
            .into_iter()
            .max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
        let Some((earlier, count)) = most else {
            continue;
        };
        let from = &ctx.forms[earlier];
        let length = form.targets.len().max(from.targets.len());
        // Four of five are a copy.
        let is_copy = length >= FEWEST && count * 5 >= length * 4;
        let is_known = |id: Option<ProjectId>| id.is_some_and(|id| copied.contains(&id));
        if is_copy && !(copied.contains(&project) && is_known(from.project())) {
            findings.push(form_finding(ctx, form, from, count));
        }
    }
}

fn form_finding(ctx: &CheckCtx<'_>, form: &Form<'_>, from: &Form<'_>, count: usize) -> Finding {
    let message = format!(
        "“{}”的 {} 个绩效指标中有 {count} 个与“{}”相同",
        form.name(ctx.budget),
        form.targets.len(),
        from.name(ctx.budget)
    );
    Finding::new(&RULE, Location::Record(form.owner.into()), message)
        .related(Location::Record(from.owner.into()), "相同的项目")
}
