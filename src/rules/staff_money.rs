//! Pay of a unit's own staff that is found in projects, by what texts say and under which class it is booked.
//!
//! Deliberately not here: which classes are wrong for it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::ProjectId;
use crate::money::Money;
use crate::packs::ListId;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::words::Words;

/// People who work for the unit without being its staff.
const OTHERS: [&str; 3] = ["劳务派遣", "公益性岗位", "农民工"];

/// The projects that pay own staff, with the words that say so, by name and content.
pub(in crate::rules) fn own_staff<'a>(ctx: &CheckCtx<'a>) -> FxHashMap<ProjectId, &'a str> {
    let words = Words::of(ctx.pack, ListId::StaffMoneyWords);
    let mut found = FxHashMap::default();
    for project in &ctx.budget.projects {
        let texts = [project.name.as_str(), &project.content];
        let Some(hit) = texts.iter().find_map(|text| words.first(text)) else {
            continue;
        };
        let is_of_others = OTHERS
            .iter()
            .any(|word| texts.iter().any(|text| text.contains(word)));
        if !is_of_others {
            found.insert(project.id, hit.entry.text.as_str());
        }
    }
    found
}

/// The lines of a project that pay own staff and shouldn't be there as they are (人员支出行).
pub(in crate::rules) struct StaffLines<'a> {
    pub project: ProjectId,
    lines: Vec<&'a ExpenditureLine>,
}

/// The lines of projects that are wrong for what they pay, by project.
///
/// It is asked once for each combination of kind, project and class.
pub(in crate::rules) fn staff_lines<'a>(
    ctx: &CheckCtx<'a>,
    is_wrong: impl Fn(&Fact, ProjectId, EconomicCode) -> bool,
) -> Vec<StaffLines<'a>> {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let (project, code) = (facts.project(fact)?, facts.economic(fact)?);
        is_wrong(fact, project, code).then_some(project)
    };
    let dimensions = [Dimension::Kind, Dimension::Project, Dimension::Economic];
    let mut projects: BTreeMap<ProjectId, Vec<&ExpenditureLine>> = BTreeMap::new();
    for (line, project) in ctx.lines_judged(&dimensions, judge) {
        projects.entry(project).or_default().push(line);
    }
    projects
        .into_iter()
        .map(|(project, lines)| StaffLines { project, lines })
        .collect()
}

impl StaffLines<'_> {
    /// One finding at a field of the first line; `words` are told the project's name, and amount and class.
    pub fn finding(
        &self,
        ctx: &CheckCtx<'_>,
        (rule, field): (&'static Rule, LineField),
        words: impl Fn(&str, &str) -> String,
    ) -> Option<Finding> {
        let (first, others) = self.lines.split_first()?;
        let code = first.economic?;
        let entry = ctx.pack.codes.economic.get(&code, ctx.year);
        let sum: Money = self.lines.iter().map(|it| it.amount).sum();
        let is_one_class = others.iter().all(|it| it.economic == first.economic);
        let booked = format!(
            "{} 列 {code} {}{}",
            amount_text(sum, ctx.scale()),
            entry.map_or("", |it| it.name.as_str()),
            if is_one_class { "" } else { "等科目" }
        );
        let message = words(&ctx.budget.name_of(self.project.into()), &booked);
        let place = |it: &ExpenditureLine| Location::Field(it.id.into(), field.into());
        let finding = Finding::new(rule, place(first), message)
            .about(Location::Record(self.project.into()).subject());
        Some(others.iter().fold(finding, |finding, it| {
            finding.related(place(it), ctx.budget.place_of(it.id.into()))
        }))
    }
}
