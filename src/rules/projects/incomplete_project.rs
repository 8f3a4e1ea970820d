//! J-01, projects: a project in use has content, basis, period and amount.

use crate::compute::ProjectGap;
use crate::compute::basic_gaps;
use crate::model::Project;
use crate::model::ProjectField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/incomplete_project",
    code: "J-01",
    severity: Severity::Error,
    title: "项目应有内容、依据、起止年度和金额",
    explanation: include_str!("incomplete_project.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let amounts = ctx.project_amounts();
    let mut without_basis = Vec::new();
    for project in &ctx.budget.projects {
        let amount = amounts.get(&project.id);
        if amount.is_none() && is_blank(project) {
            continue;
        }
        let missing = basic_gaps(project, amount.copied().unwrap_or_default());
        match missing[..] {
            [] => {}
            [ProjectGap::Basis] => without_basis.push(project),
            _ => findings.push(finding(ctx, project, &missing)),
        }
    }
    findings.extend(basis_finding(ctx, &without_basis));
}

/// Published forms have no place for the basis, so a budget without it is not wrong: one hint for all.
fn basis_finding(ctx: &CheckCtx<'_>, projects: &[&Project]) -> Option<Finding> {
    let place = |project: &Project| Location::Field(project.id.into(), ProjectField::Basis.into());
    let (first, others) = projects.split_first()?;
    let name = |project: &Project| ctx.budget.name_of(project.id.into());
    let names: Vec<String> = projects.iter().take(3).map(|it| name(it)).collect();
    let rest = if projects.len() > 3 { "等" } else { "" };
    let message = format!(
        "{} 个项目 未填 立项依据：{}{rest}",
        projects.len(),
        names.join("、")
    );
    let finding = Finding::new(&RULE, place(first), message).severity(Severity::Advice);
    let add = |finding: Finding, project: &&Project| finding.related(place(project), name(project));
    Some(others.iter().fold(finding, add))
}

/// Whether nothing has been written about a project yet.
fn is_blank(project: &Project) -> bool {
    [&project.content, &project.basis, &project.goal]
        .into_iter()
        .all(|text| text.trim().is_empty())
}

fn finding(ctx: &CheckCtx<'_>, project: &Project, missing: &[ProjectGap]) -> Finding {
    let record = Location::Record(project.id.into());
    let labels: Vec<&str> = missing.iter().map(|gap| gap.label()).collect();
    let message = format!(
        "{} 未填 {}",
        record.describe(ctx.budget, ctx.book),
        labels.join("、")
    );
    let subject = record.subject();
    let place = match missing.iter().find_map(|gap| gap.field()) {
        Some(field) => Location::Field(project.id.into(), field.into()),
        None => record,
    };
    let mut finding = Finding::new(&RULE, place, message);
    finding.subject = subject;
    finding
}
