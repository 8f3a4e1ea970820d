//! D-04: every unit of the department takes part in the budget.

use rustc_hash::FxHashSet;

use crate::compute::Dimension;
use crate::model::BudgetUnit;
use crate::model::UnitId;
use crate::packs::Severity;
use crate::packs::Source;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "units/idle_unit",
    code: "D-04",
    severity: Severity::Warning,
    title: "部门预算包含本级和所属各单位",
    explanation: include_str!("idle_unit.md"),
    since: "0.1.0",
    check,
};

/// How many units a message names.
const NAMED: usize = 5;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let units = &ctx.budget.units;
    let busy = busy(ctx);
    // While nothing is entered, nothing is left out either.
    if busy.is_empty() {
        return;
    }
    let parents: FxHashSet<UnitId> = units.iter().filter_map(|unit| unit.parent).collect();
    let is_idle = |unit: &&BudgetUnit| !busy.contains(&unit.id) && !parents.contains(&unit.id);
    let idle: Vec<&BudgetUnit> = units.iter().filter(is_idle).collect();
    findings.extend(finding(ctx, &idle));
}

/// The units that have revenue or expenditure.
fn busy(ctx: &CheckCtx<'_>) -> FxHashSet<UnitId> {
    let facts = &ctx.book.facts;
    let revenue = facts.groups(Source::Revenue, &[Dimension::Unit]);
    let spending = ctx.groups(&[Dimension::Unit]);
    let groups = revenue.iter().chain(spending.iter());
    groups.filter_map(|it| facts.unit(&it.first)).collect()
}

fn finding(ctx: &CheckCtx<'_>, idle: &[&BudgetUnit]) -> Option<Finding> {
    let (first, others) = idle.split_first()?;
    let name = |unit: &BudgetUnit| ctx.budget.name_of(unit.id.into());
    let names: Vec<String> = idle.iter().take(NAMED).map(|it| name(it)).collect();
    let more = if idle.len() > NAMED { "等" } else { "" };
    let message = format!(
        "{} 个单位没有收入行和支出行：{}{more}",
        idle.len(),
        names.join("、")
    );
    let mut finding = Finding::new(&RULE, Location::Record(first.id.into()), message);
    finding.subject = String::from("units");
    let related = |finding: Finding, unit: &&BudgetUnit| {
        finding.related(Location::Record(unit.id.into()), name(unit))
    };
    Some(others.iter().fold(finding, related))
}
