//! a unit that spends nearly all on projects may have put basic expenditure there.

use std::collections::BTreeMap;

use crate::compute::Dimension;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::shares::is_above;
use crate::rules::shares::percent_words;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/project_share",
    code: "R-05",
    severity: Severity::Advice,
    title: "项目支出比重过大请确认",
    explanation: include_str!("project_share.md"),
    since: "0.1.0",
    check,
};

/// What a unit spends.
#[derive(Default)]
struct Spending {
    all: Money,
    basic: Money,
    project: Money,
}

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(limit) = ctx.parameter(ParameterId::ProjectShare) else {
        return;
    };
    for (unit, it) in spending(ctx) {
        // Without basic expenditure there is nothing to be told apart.
        if it.basic.is_zero() || !is_above(it.project, it.all, limit) {
            continue;
        }
        let message = format!(
            "{} 项目支出 {}，占支出 {}的 {}，超过 {}%，请确认没有把基本支出列入项目",
            ctx.budget.name_of(unit.into()),
            amount_text(it.project, ctx.scale()),
            amount_text(it.all, ctx.scale()),
            percent_words(it.project, it.all),
            limit.normalize()
        );
        findings.push(
            Finding::new(&RULE, Location::Record(unit.into()), message).figures(Figures::amounts(
                it.project,
                it.all,
                ctx.scale(),
            )),
        );
    }
}

fn spending(ctx: &CheckCtx<'_>) -> BTreeMap<UnitId, Spending> {
    let facts = &ctx.book.facts;
    let mut units: BTreeMap<UnitId, Spending> = BTreeMap::new();
    for group in ctx.groups(&[Dimension::Unit, Dimension::Kind]).iter() {
        let kind = facts.kind(&group.first);
        let Some(unit) = facts.unit(&group.first) else {
            continue;
        };
        if kind == LineKind::CarryForward {
            continue;
        }
        let unit = units.entry(unit).or_default();
        unit.all += group.amount;
        if kind.is_basic() {
            unit.basic += group.amount;
        }
        if kind == LineKind::Project {
            unit.project += group.amount;
        }
    }
    units
}
