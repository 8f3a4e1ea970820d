//! J-02: the name of a project has no doubled word, no other year and no amount.

use crate::codes::BudgetYear;
use crate::edit::Edit;
use crate::model::Origin;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::Value;
use crate::packs::Severity;
use crate::reading::Number;
use crate::reading::Numbers;
use crate::reading::Reading;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::doubled::doubled_words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/project_name",
    code: "J-02",
    severity: Severity::Warning,
    title: "项目名称没有叠字、其他年度和金额",
    explanation: include_str!("project_name.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for project in &ctx.budget.projects {
        let name = project.name.trim();
        if let Some(doubled) = doubled_words(name).into_iter().next() {
            findings.push(doubled_word(project, &name[doubled]));
            continue;
        }
        let mut numbers = Numbers::default();
        let marks = numbers.read(name);
        let reading = numbers.reading(name, &marks);
        // A name taken from a notice keeps its year and amount.
        if name.contains(['〔', '［', '[', '【']) || name.contains('号') {
            continue;
        }
        if let Some(words) = other_year(ctx, project, &reading).or_else(|| amount(&reading)) {
            findings.push(finding(project, &words));
        }
    }
}

fn finding(project: &Project, words: &str) -> Finding {
    let place = Location::Field(project.id.into(), ProjectField::Name.into());
    Finding::new(&RULE, place, format!("项目“{}”名称{words}", project.name))
}

fn doubled_word(project: &Project, doubled: &str) -> Finding {
    let half = &doubled[..doubled.len() / 2];
    let name = project.name.replacen(doubled, half, 1);
    let edit = Edit::set(project.id, ProjectField::Name, Value::Text(name));
    finding(project, &format!("中“{doubled}”重复")).fix(
        format!("改为“{half}”"),
        Safety::Review,
        vec![edit],
    )
}

/// A year that is neither the budget year nor one of the project, where nothing is carried over.
fn other_year(ctx: &CheckCtx<'_>, project: &Project, reading: &Reading<'_>) -> Option<String> {
    let own = ctx.stated_year()?;
    let year = reading
        .numbers
        .iter()
        .filter(|it| !it.is_range && !it.is_quoted)
        .filter_map(Number::year)
        .find(|it| *it != own)?;
    let from = project.start_year.map_or(own, BudgetYear::number);
    let to = project.end_year.map_or(own, BudgetYear::number);
    let is_carried = || {
        let mut lines = ctx.budget.expenditure.iter();
        lines.any(|it| it.project == Some(project.id) && it.origin == Origin::CarryOver)
    };
    let is_other = !(from..=to).contains(&year) && !is_carried();
    is_other.then(|| format!("写的是 {year} 年，预算年度为 {own} 年"))
}

fn amount(reading: &Reading<'_>) -> Option<String> {
    let number = reading.numbers.iter().find(|it| it.money().is_some())?;
    // A threshold is part of what the project is about.
    let is_threshold = reading.text[number.end..].starts_with(['以', '及']);
    (!is_threshold).then(|| format!("中有金额“{}”", &reading.text[number.start..number.end]))
}
