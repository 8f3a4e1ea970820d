//! J-04: costing and this year of the plan come to the amount.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::compute::Dimension;
use crate::edit::Edit;
use crate::model::LineField;
use crate::model::LineId;
use crate::model::Origin;
use crate::model::Owner;
use crate::model::ProjectId;
use crate::model::Value;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/costing_sum",
    code: "J-04",
    severity: Severity::Error,
    title: "测算明细、本年计划之和＝项目金额",
    explanation: include_str!("costing_sum.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if !ctx.budget.costing.is_empty() {
        costing(ctx, findings);
    }
    if !ctx.budget.project_years.is_empty() {
        plan(ctx, findings);
    }
}

/// Costing of a project is of all its lines; that of a line is of the line alone.
fn costing(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let budget = ctx.budget;
    let mut lines: BTreeMap<LineId, Money> = BTreeMap::new();
    let mut projects: BTreeMap<ProjectId, Money> = BTreeMap::new();
    for row in &budget.costing {
        match row.owner {
            Some(Owner::Line(line)) => *lines.entry(line).or_default() += row.amount,
            Some(Owner::Project(project)) => *projects.entry(project).or_default() += row.amount,
            Some(Owner::Unit(_)) | None => {}
        }
    }
    for (id, costed) in lines {
        let Some(line) = budget.line(id) else {
            continue;
        };
        match line.project.and_then(|project| projects.get_mut(&project)) {
            Some(whole) => *whole += costed,
            None if costed != line.amount => {
                let name = Location::Record(id.into()).describe(budget, ctx.book);
                let place = Location::Field(id.into(), LineField::Amount.into());
                let pair = (costed, line.amount);
                let edit = Edit::set(id, LineField::Amount, Value::Money(costed));
                let found = finding(ctx, place, (&name, "测算明细合计", "预算数"), pair);
                findings.push(found.fix("预算数改为测算合计", Safety::Review, vec![edit]));
            }
            None => {}
        }
    }
    let amounts = ctx.project_amounts();
    for (id, costed) in projects {
        let amount = amounts.get(&id).copied().unwrap_or_default();
        if costed != amount {
            let name = format!("“{}”", budget.name_of(id.into()));
            let place = Location::Record(id.into());
            let pair = (costed, amount);
            findings.push(finding(
                ctx,
                place,
                (&name, "测算明细合计", "项目金额"),
                pair,
            ));
        }
    }
}

/// This year of the plan may or may not contain what was brought forward.
fn plan(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let dimensions = [Dimension::Project, Dimension::Kind];
    let mut carried: FxHashMap<ProjectId, Money> = FxHashMap::default();
    for group in ctx.groups(&dimensions).iter() {
        let is_carried = facts.origin(&group.first) == Origin::CarryOver;
        if let Some(project) = facts.project(&group.first).filter(|_| is_carried) {
            *carried.entry(project).or_default() += group.amount;
        }
    }
    let amounts = ctx.project_amounts();
    let mut planned: BTreeMap<ProjectId, Money> = BTreeMap::new();
    for row in &ctx.budget.project_years {
        if let Some(project) = row.project.filter(|_| row.year == Some(ctx.year)) {
            *planned.entry(project).or_default() += row.amount;
        }
    }
    for (id, planned) in planned {
        let amount = amounts.get(&id).copied().unwrap_or_default();
        let current = amount - carried.get(&id).copied().unwrap_or_default();
        if planned != amount && planned != current {
            let name = format!("“{}”", ctx.budget.name_of(id.into()));
            let plan = format!("{} 年计划", ctx.year);
            let place = Location::Record(id.into());
            let mut finding = finding(ctx, place, (&name, &plan, "项目金额"), (planned, amount));
            finding.subject.push_str(".plan");
            findings.push(finding);
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    place: Location,
    (name, left_name, right_name): (&str, &str, &str),
    (left, right): (Money, Money),
) -> Finding {
    let scale = ctx.scale();
    let message = format!(
        "{name}：{left_name} {}，{right_name} {}，差 {}",
        amount_text(left, scale),
        amount_text(right, scale),
        amount_text((left - right).abs(), scale)
    );
    Finding::new(&RULE, place, message).figures(Figures::amounts(left, right, scale))
}
