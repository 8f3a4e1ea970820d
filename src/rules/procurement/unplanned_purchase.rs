//! G-03: what is to be procured is in the procurement budget.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
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

/// What tells purchases of projects from each other, and those of units' other expenditure.
const OF_PROJECTS: [Dimension; 3] = [Dimension::Kind, Dimension::Project, Dimension::Economic];
const OF_UNITS: [Dimension; 4] = [
    Dimension::Kind,
    Dimension::HasProject,
    Dimension::Unit,
    Dimension::Economic,
];

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
    let facts = &ctx.book.facts;
    let limits = limits(ctx);
    let mut sums: FxHashMap<(Place, EconomicCode), Money> = FxHashMap::default();
    let mut add = |dimensions: &[Dimension], place: &dyn Fn(&Fact) -> Option<Place>| {
        for group in ctx.groups(dimensions).iter() {
            let fact = &group.first;
            let code = facts.economic(fact).filter(|it| limits.contains_key(it));
            let code = code.filter(|_| !facts.is_procured(fact));
            if let Some((code, place)) = code.zip(place(fact)) {
                *sums.entry((place, code)).or_default() += group.amount;
            }
        }
    };
    add(&OF_PROJECTS, &|fact| {
        Some((None, Some(facts.project(fact)?)))
    });
    add(&OF_UNITS, &|fact| {
        let is_other = facts.project(fact).is_none();
        is_other.then(|| (facts.unit(fact), None))
    });
    let reaching = sums.into_iter().filter_map(|((place, code), sum)| {
        let limit = *limits.get(&code)?;
        (sum >= limit).then_some((place, (sum, limit)))
    });
    let mut large: BTreeMap<Place, Large> = BTreeMap::new();
    reaching.for_each(|(place, found)| {
        let most = large.entry(place).or_insert(found);
        *most = (*most).max(found);
    });
    large
}

/// The limit for each procurable class that lines have.
fn limits(ctx: &CheckCtx<'_>) -> FxHashMap<EconomicCode, Money> {
    let classes = ctx.classes(ListId::ProcurableClasses);
    let facts = &ctx.book.facts;
    let groups = ctx.groups(&[Dimension::Economic]);
    let codes = groups.iter().filter_map(|it| facts.economic(&it.first));
    codes
        .filter(|code| classes.iter().any(|class| class.covers(*code)))
        .filter_map(|code| {
            let id = if matches!(code.category().number(), 309 | 310) {
                ParameterId::WorksLimit
            } else {
                ParameterId::DecentralizedLimit
            };
            Some((code, times(ctx.parameter(id)?, 1)))
        })
        .collect()
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
