//! C-20: money that the text says is for wages is not booked as goods or subsidies.

use std::collections::BTreeMap;

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ExpenditureLine;
use crate::model::LineField;
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
    id: "projects/staff_money_class",
    code: "C-20",
    severity: Severity::Warning,
    title: "项目文字与经济科目相符",
    explanation: include_str!("staff_money_class.md"),
    since: "0.1.0",
    check,
};

/// Classes of goods, services and subsidies to enterprises (商品和服务支出、对企业补助).
const CLASSES: [&str; 2] = ["302", "312"];

/// Items of them that may be for people: 培训费, 劳务费, 委托业务费, 工会经费, 福利费.
const FOR_PEOPLE: [&str; 5] = ["30216", "30226", "30227", "30228", "30229"];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let staff = own_staff(ctx);
    if staff.is_empty() {
        return;
    }
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let project = facts.project(fact)?;
        let code = facts.economic(fact)?.to_string();
        let is_foreign = CLASSES.iter().any(|it| code.starts_with(it))
            && !FOR_PEOPLE.iter().any(|it| code.starts_with(it));
        is_foreign.then(|| staff.get(&project).copied()).flatten()
    };
    let mut projects: BTreeMap<ProjectId, (&str, Vec<&ExpenditureLine>)> = BTreeMap::new();
    for (line, word) in ctx.lines_judged(&[Dimension::Project, Dimension::Economic], judge) {
        if let Some(project) = line.project {
            let entry = projects.entry(project).or_insert((word, Vec::new()));
            entry.1.push(line);
        }
    }
    for (project, (word, lines)) in projects {
        findings.extend(finding(ctx, project, word, &lines));
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    project: ProjectId,
    word: &str,
    lines: &[&ExpenditureLine],
) -> Option<Finding> {
    let first = lines.first()?;
    let code = first.economic?;
    let entry = ctx.pack.codes.economic.get(&code, ctx.year);
    let sum: Money = lines.iter().map(|it| it.amount).sum();
    let more = if lines.iter().all(|it| it.economic == first.economic) {
        ""
    } else {
        "等科目"
    };
    let message = format!(
        "“{}”的文字写明“{word}”，有 {} 列 {code} {}{more}：人员工资和保险应列 301 工资福利支出",
        ctx.budget.name_of(project.into()),
        amount_text(sum, ctx.scale()),
        entry.map_or("", |it| it.name.as_str()),
    );
    let place = |it: &ExpenditureLine| Location::Field(it.id.into(), LineField::Economic.into());
    let mut finding = Finding::new(&RULE, place(first), message);
    finding.subject = Location::Record(project.into()).subject();
    let others = lines.iter().skip(1);
    Some(others.fold(finding, |finding, it| {
        finding.related(place(it), ctx.budget.place_of(it.id.into()))
    }))
}
