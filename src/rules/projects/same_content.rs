//! J-05: no two projects have the same content.

use crate::model::Project;
use crate::model::ProjectField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::same_texts::same_texts;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/same_content",
    code: "J-05",
    severity: Severity::Warning,
    title: "不同项目的内容文字不雷同",
    explanation: include_str!("same_content.md"),
    since: "0.1.0",
    check,
};

/// Shorter contents may well be the same: 日常办公经费.
const SHORTEST: usize = 8;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for group in same_texts(ctx.budget, |project| &project.content, SHORTEST) {
        let names = group.iter().map(|it| ctx.budget.name_of(it.id.into()));
        let message = format!("{} 个项目的项目内容相同：{}", group.len(), listed(names));
        let place = |it: &Project| Location::Field(it.id.into(), ProjectField::Content.into());
        let finding = Finding::new(&RULE, place(group[1]), message);
        let others = group.iter().filter(|it| it.id != group[1].id);
        findings.push(others.fold(finding, |finding, it| {
            finding.related(place(it), it.name.as_str())
        }));
    }
}
