//! C-26: a project does not subsidise an association.

use crate::model::ProjectField;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::words::Hit;
use crate::rules::words::Words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/association",
    code: "C-26",
    severity: Severity::Advice,
    title: "补助对象符合规定",
    explanation: include_str!("association.md"),
    since: "0.1.0",
    check,
};

/// Words of a subsidy.
const SUBSIDY: [&str; 6] = ["补助", "补贴", "经费", "资助", "扶持", "拨款"];

/// The note of bodies that the budget is there for.
const EXEMPT: &str = "除外";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let words = Words::of(ctx.pack, ListId::Associations);
    for project in &ctx.budget.projects {
        let name = project.name.trim();
        let hits: Vec<Hit<'_>> = words.hits(name).collect();
        let is_exempt = hits.iter().any(|hit| hit.entry.note == EXEMPT);
        let subsidised = SUBSIDY.iter().any(|word| name.contains(word));
        let Some(hit) = hits.first().filter(|_| subsidised && !is_exempt) else {
            continue;
        };
        let message = format!(
            "项目“{name}”像是补助“{}”：请核对补助对象是否可由财政资金补助",
            hit.entry.text
        );
        let place = Location::Field(project.id.into(), ProjectField::Name.into());
        findings.push(Finding::new(&RULE, place, message));
    }
}
