//! C-22: pay of own staff is basic expenditure.

use std::collections::BTreeMap;

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::ProjectClass;
use crate::model::ProjectId;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::staff_money::own_staff;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/staff_in_project",
    code: "C-22",
    severity: Severity::Warning,
    title: "本单位人员支出不列项目支出",
    explanation: include_str!("staff_in_project.md"),
    since: "0.1.0",
    check,
};

/// 工资福利支出, without 其他工资福利支出, which pays people outside the quota.
const WAGES: &str = "301";
const OTHER_WAGES: &str = "30199";

/// 对个人和家庭的补助: for own staff when the text of the project says so.
const PEOPLE: &str = "303";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let staff = own_staff(ctx);
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let project = facts.project(fact)?;
        if facts.kind(fact) != LineKind::Project {
            return None;
        }
        let code = facts.economic(fact)?.to_string();
        let is_wage = code.starts_with(WAGES) && code != OTHER_WAGES;
        let is_staff = code.starts_with(PEOPLE) && staff.contains_key(&project);
        (is_wage || is_staff).then_some(())
    };
    let dimensions = [Dimension::Project, Dimension::Economic, Dimension::Kind];
    let mut projects: BTreeMap<ProjectId, Vec<&ExpenditureLine>> = BTreeMap::new();
    for (line, ()) in ctx.lines_judged(&dimensions, judge) {
        if let Some(project) = line.project {
            projects.entry(project).or_default().push(line);
        }
    }
    for (id, lines) in projects {
        let project = ctx.budget.projects.find(id);
        // In regions that keep staff costs as projects of their own class they are where they belong.
        if project.is_some_and(|it| it.class != ProjectClass::Personnel) {
            findings.extend(finding(ctx, id, staff.get(&id).copied(), &lines));
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    project: ProjectId,
    word: Option<&str>,
    lines: &[&ExpenditureLine],
) -> Option<Finding> {
    let first = lines.first()?;
    let code = first.economic?;
    let entry = ctx.pack.codes.economic.get(&code, ctx.year);
    let sum: Money = lines.iter().map(|it| it.amount).sum();
    let said = word.map_or_else(String::new, |word| format!("写明“{word}”，"));
    let more = if lines.iter().all(|it| it.economic == first.economic) {
        ""
    } else {
        "等科目"
    };
    let message = format!(
        "“{}”{said}有 {} 列 {code} {}{more}：本单位人员的支出应列基本支出",
        ctx.budget.name_of(project.into()),
        amount_text(sum, ctx.scale()),
        entry.map_or("", |it| it.name.as_str()),
    );
    let place = |it: &ExpenditureLine| Location::Field(it.id.into(), LineField::Kind.into());
    let mut finding = Finding::new(&RULE, place(first), message);
    finding.subject = Location::Record(project.into()).subject();
    let others = lines.iter().skip(1);
    Some(others.fold(finding, |finding, it| {
        finding.related(place(it), ctx.budget.place_of(it.id.into()))
    }))
}
