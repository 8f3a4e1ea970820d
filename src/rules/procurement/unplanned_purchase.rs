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
    severity: Severity::Warning,
    title: "应采购的支出编列采购预算",
    explanation: include_str!("unplanned_purchase.md"),
    since: "0.1.0",
    check,
};

/// Whose lines a purchase is made from: a project, or a unit's other expenditure.
type Place = (Option<UnitId>, Option<ProjectId>);

/// What is to be procured there.
#[derive(Clone, Copy, Default)]
struct Due {
    marked: Money,
    /// The largest sum of one class above its limit, and that limit.
    large: Option<(Money, Money)>,
}

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
    for (place, due) in dues(ctx) {
        if !procured.contains(&place) {
            findings.extend(finding(ctx, place, due));
        }
    }
}

fn dues(ctx: &CheckCtx<'_>) -> BTreeMap<Place, Due> {
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
    let mut dues: BTreeMap<Place, Due> = BTreeMap::new();
    let mut sums: BTreeMap<(Place, EconomicCode), Money> = BTreeMap::new();
    let judge = |fact: &Fact| {
        let code = facts.economic(fact)?;
        let is_procurable = classes.iter().any(|class| class.covers(code));
        (facts.is_procured(fact) || is_procurable)
            .then_some((facts.is_procured(fact), is_procurable))
    };
    for (line, (is_marked, is_procurable)) in
        ctx.lines_judged(&[Dimension::Kind, Dimension::Economic], judge)
    {
        let place = match line.project {
            Some(project) => (None, Some(project)),
            None => (line.unit, None),
        };
        if is_marked {
            dues.entry(place).or_default().marked += line.amount;
        }
        if let Some(code) = line.economic.filter(|_| is_procurable) {
            *sums.entry((place, code)).or_default() += line.amount;
        }
    }
    for ((place, code), sum) in sums {
        let limit = limit(code).filter(|limit| sum >= *limit);
        let due = dues.entry(place).or_default();
        due.large = due.large.max(limit.map(|limit| (sum, limit)));
    }
    dues
}

fn finding(ctx: &CheckCtx<'_>, place: Place, due: Due) -> Option<Finding> {
    let record: RecordId = match place {
        (_, Some(project)) => project.into(),
        (Some(unit), None) => unit.into(),
        (None, None) => return None,
    };
    let scale = ctx.scale();
    let name = ctx.budget.name_of(record);
    let part = if place.1.is_some() {
        ""
    } else {
        "基本支出"
    };
    let location = Location::Record(record);
    if due.marked > Money::ZERO {
        let marked = amount_text(due.marked, scale);
        let message = format!("{name} {part}标记“政府采购”的支出 {marked}，没有采购行");
        return Some(Finding::new(&RULE, location, message));
    }
    let (sum, limit) = due.large?;
    let message = format!(
        "{name} {part}有服务、维修类支出 {}，达到分散采购限额标准 {}，没有采购行，请确认",
        amount_text(sum, scale),
        amount_text(limit, scale)
    );
    let finding = Finding::new(&RULE, location, message).severity(Severity::Advice);
    Some(finding.figures(Figures::amounts(sum, limit, scale)))
}
