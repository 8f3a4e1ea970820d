//! K-11: an indicator speaks of nothing that is foreign to its project.

use crate::model::Budget;
use crate::model::IndicatorField;
use crate::model::Owner;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::targets::Form;
use crate::rules::targets::Target;
use crate::rules::targets::listed;
use crate::rules::words::Words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/foreign_words",
    code: "K-11",
    severity: Severity::Warning,
    title: "指标与项目内容相关",
    explanation: include_str!("foreign_words.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let words = Words::of(ctx.pack, ListId::ForeignWords);
    for form in ctx.forms {
        let mut subject = None;
        let mut foreign: Vec<(&Target<'_>, &str)> = Vec::new();
        for target in &form.targets {
            for hit in words.hits(target.name) {
                let subject = subject.get_or_insert_with(|| subject_of(ctx.budget, form.owner));
                let mut fields = hit.entry.note.split('、');
                if !fields.any(|field| subject.contains(field)) {
                    foreign.push((target, &hit.entry.text));
                    break;
                }
            }
        }
        if !foreign.is_empty() {
            findings.push(finding(ctx, form, &foreign));
        }
    }
}

/// What a project or unit is about, in its own words and those of its unit's name.
fn subject_of(budget: &Budget, owner: Owner) -> String {
    let (project, unit) = match owner {
        Owner::Project(id) => {
            let project = budget.projects.find(id);
            (project, project.and_then(|it| it.unit))
        }
        Owner::Unit(id) => (None, Some(id)),
        Owner::Line(_) => (None, None),
    };
    let unit = unit.and_then(|id| budget.units.find(id));
    let mut words = budget.cover.department_name.clone();
    if let Some(unit) = unit {
        words.push_str(&unit.name);
        // The duties of a unit are no reason for whatever indicator its projects have.
        if project.is_none() {
            words.push_str(&unit.duties);
            words.push_str(&unit.performance_goal);
        }
    }
    if let Some(project) = project {
        for text in [
            &*project.name,
            &project.content,
            &project.basis,
            &project.goal,
        ] {
            words.push_str(text);
        }
    }
    words
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, foreign: &[(&Target<'_>, &str)]) -> Finding {
    let names = listed(foreign.iter().map(|(target, _)| target.name));
    let mut words: Vec<&str> = foreign.iter().map(|(_, word)| *word).collect();
    words.sort_unstable();
    words.dedup();
    let message = format!(
        "“{}”的指标{names}与项目无关：项目文字中没有与“{}”有关的内容",
        form.name(ctx.budget),
        words.join("”“")
    );
    let places: Vec<(&Target<'_>, IndicatorField)> = foreign
        .iter()
        .map(|(target, _)| (*target, IndicatorField::LevelThree))
        .collect();
    form.finding(&RULE, &places, message)
}
