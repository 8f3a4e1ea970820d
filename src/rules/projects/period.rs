//! J-03: the period of a project includes the budget year.

use rustc_hash::FxHashSet;

use crate::codes::BudgetYear;
use crate::compute::Dimension;
use crate::edit::Edit;
use crate::model::Origin;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/period",
    code: "J-03",
    severity: Severity::Error,
    title: "项目起止年度包含预算年度",
    explanation: include_str!("period.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    // Where the budget year itself is wrong D-08 speaks.
    if !ctx.pack.years.contains(ctx.year) {
        return;
    }
    let current = amounts_of_this_year(ctx);
    for project in &ctx.budget.projects {
        let (Some(start), Some(end)) = (project.start_year, project.end_year) else {
            continue;
        };
        // A project that only spends what was brought forward may have ended.
        let is_in_use = current.contains(&project.id);
        let has_ended = end < ctx.year && is_in_use;
        if start > end || start > ctx.year || has_ended {
            findings.push(finding(ctx, project, (start, end)));
        }
    }
}

/// The projects with money of this year.
fn amounts_of_this_year(ctx: &CheckCtx<'_>) -> FxHashSet<ProjectId> {
    let facts = &ctx.book.facts;
    ctx.groups(&[Dimension::Project, Dimension::Kind])
        .iter()
        .filter(|group| facts.origin(&group.first) == Origin::CurrentYear)
        .filter(|group| !group.amount.is_zero())
        .filter_map(|group| facts.project(&group.first))
        .collect()
}

fn finding(
    ctx: &CheckCtx<'_>,
    project: &Project,
    (start, end): (BudgetYear, BudgetYear),
) -> Finding {
    let year = ctx.year;
    let name = ctx.budget.name_of(project.id.into());
    let (what, field) = if start > end {
        ("起始年度晚于结束年度".to_owned(), ProjectField::EndYear)
    } else if start > year {
        (format!("不包含预算年度 {year} 年"), ProjectField::StartYear)
    } else {
        (format!("不包含预算年度 {year} 年"), ProjectField::EndYear)
    };
    let message = format!("“{name}”的起止年度 {start}—{end} 年{what}");
    let place = Location::Field(project.id.into(), field.into());
    let mut finding = Finding::new(&RULE, place, message);
    finding.subject = Location::Record(project.id.into()).subject();
    if start > end {
        return finding;
    }
    let edit = Edit::set(project.id, field, Value::Year(year));
    let label = match field {
        ProjectField::StartYear => format!("起始年度改为 {year}"),
        _ => format!("结束年度改为 {year}"),
    };
    finding.fix(label, Safety::Review, vec![edit])
}
