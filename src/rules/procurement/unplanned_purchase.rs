//! G-03: what is to be procured is in the procurement budget.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::plans::times;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/unplanned_purchase",
    code: "G-03",
    severity: Severity::Advice,
    title: "应采购的支出编列采购预算",
    explanation: include_str!("unplanned_purchase.md"),
    since: "0.1.0",
    check,
};

/// Whose lines a purchase is made from: a project, or a unit's other expenditure.
type Place = (Option<UnitId>, Option<ProjectId>);

/// The largest sum of one class that reaches its limit, and that limit.
type Large = (Money, Money);

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let procured: FxHashSet<Place> = ctx
        .budget
        .procurement
        .iter()
        .map(|row| match row.project {
            Some(project) => (None, Some(project)),
            None => (row.unit, None),
        })
        .collect();
    for (place, large) in large_sums(ctx) {
        if !procured.contains(&place) {
            findings.extend(finding(ctx, place, large));
        }
    }
}

/// What reaches the limit without being marked; of marked lines X-16 asks for the row.
fn large_sums(ctx: &CheckCtx<'_>) -> BTreeMap<Place, Large> {
    let classes = ctx.classes(ListId::ProcurableClasses);
    let facts = &ctx.book.facts;
    let limit = |code: EconomicCode| {
        let id = if matches!(code.category().number(), 309 | 310) {
            ParameterId::WorksLimit
        } else {
            ParameterId::DecentralizedLimit
        };
        Some(times(ctx.parameter(id)?, 1))
    };
    let mut sums: BTreeMap<(Place, EconomicCode), Money> = BTreeMap::new();
    let judge = |fact: &Fact| {
        let code = facts.economic(fact)?;
        let is_procurable = classes.iter().any(|class| class.covers(code));
        (is_procurable && !facts.is_procured(fact)).then_some(code)
    };
    for (line, code) in ctx.lines_judged(&[Dimension::Kind, Dimension::Economic], judge) {
        let place = match line.project {
            Some(project) => (None, Some(project)),
            None => (line.unit, None),
        };
        *sums.entry((place, code)).or_default() += line.amount;
    }
    let mut large: BTreeMap<Place, Large> = BTreeMap::new();
    for ((place, code), sum) in sums {
        if let Some(limit) = limit(code).filter(|limit| sum >= *limit) {
            let most = large.entry(place).or_insert((sum, limit));
            *most = (*most).max((sum, limit));
        }
    }
    large
}

fn finding(ctx: &CheckCtx<'_>, place: Place, (sum, limit): Large) -> Option<Finding> {
    let record: RecordId = match place {
        (_, Some(project)) => project.into(),
        (Some(unit), None) => unit.into(),
        (None, None) => return None,
    };
    let scale = ctx.scale();
    let part = if place.1.is_some() {
        ""
    } else {
        "基本支出"
    };
    let message = format!(
        "{} {part}有服务、维修类支出 {}，达到分散采购限额标准 {}，没有采购行，请确认",
        ctx.budget.name_of(record),
        amount_text(sum, scale),
        amount_text(limit, scale)
    );
    let finding = Finding::new(&RULE, Location::Record(record), message);
    Some(finding.figures(Figures::amounts(sum, limit, scale)))
}
