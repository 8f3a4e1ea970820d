//! D-07: the department is called the same on the cover and in the forms of projects.

use crate::edit::Edit;
use crate::model::CoverField;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "cover/foreign_department",
    code: "D-07",
    severity: Severity::Warning,
    title: "封面和表中的主管部门一致",
    explanation: include_str!("foreign_department.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let department = ctx.budget.cover.department_name.trim();
    let is_foreign = |project: &&Project| {
        let own = project.department.trim();
        !own.is_empty() && own != department
    };
    let foreign: Vec<&Project> = ctx.budget.projects.iter().filter(is_foreign).collect();
    let Some(first) = foreign.first().filter(|_| !department.is_empty()) else {
        return;
    };
    let place =
        |project: &Project| Location::Field(project.id.into(), ProjectField::Department.into());
    let message = format!(
        "{} 个项目的主管部门与封面“{department}”不同：{}填的是“{}”",
        foreign.len(),
        ctx.budget.name_of(first.id.into()),
        first.department.trim()
    );
    let name = Value::Text(department.to_owned());
    let edit = |project: &&Project| Edit::set(project.id, ProjectField::Department, name.clone());
    let edits = foreign.iter().map(edit).collect();
    let mut finding = Finding::new(&RULE, place(first), message)
        .related(Location::Cover(CoverField::DepartmentName), "封面")
        .fix("改为封面上的主管部门", Safety::Review, edits);
    finding.subject = String::from("projects.department");
    findings.push(foreign.iter().skip(1).fold(finding, |finding, project| {
        finding.related(place(project), ctx.budget.name_of(project.id.into()))
    }));
}
