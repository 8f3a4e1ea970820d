//! P-04: the posts that texts and offices give are those of the unit.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::BudgetUnit;
use crate::model::RecordId;
use crate::model::StaffCategory;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::Reading;
use crate::reading::Unit;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::ledger::About;
use crate::rules::passages::Passage;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "staffing/quoted_quota",
    code: "P-04",
    severity: Severity::Warning,
    title: "文字和内设机构的编制数与人员编制一致",
    explanation: include_str!("quoted_quota.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for unit in &ctx.budget.units {
        findings.extend(offices(ctx, unit));
    }
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::Quota)) {
        let Some(stated) = stated(&reading) else {
            continue;
        };
        let problem = match passage.record {
            RecordId::Office(id) => ctx
                .budget
                .offices
                .find(id)
                .filter(|it| it.quota > 0 && it.quota != stated)
                .map(|it| problem(stated, it.quota, "该机构编制")),
            _ => unit_of(ctx, &passage).and_then(|unit| {
                let quotas = quotas(ctx, unit);
                let total: u32 = quotas.iter().map(|(_, quota)| quota).sum();
                let is_known = total == stated || quotas.iter().any(|(_, it)| *it == stated);
                (total > 0 && !is_known).then(|| problem(stated, total, "人员编制"))
            }),
        };
        let problems: Vec<Problem> = problem.into_iter().collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

fn problem(stated: u32, quota: u32, name: &str) -> Problem {
    Problem::new(format!("写明编制 {stated} 名，{name}为 {quota} 名")).figures(Figures::Numbers {
        left: Decimal::from(stated),
        right: Decimal::from(quota),
        unit: "名",
    })
}

/// The unit a text is about: its duties, or a statement of the only unit.
fn unit_of<'a>(ctx: &CheckCtx<'a>, passage: &Passage<'_>) -> Option<&'a BudgetUnit> {
    let units = &ctx.budget.units;
    if let RecordId::Unit(id) = passage.record {
        return units.find(id);
    }
    match statement_about(ctx, passage)? {
        About::Unit(unit) => units.find(unit),
        About::Department => units.first().filter(|_| units.len() == 1),
    }
}

/// The number of posts that a text gives: `机关编制 16 名`; none where it gives several, of offices.
fn stated(reading: &Reading<'_>) -> Option<u32> {
    let is_quota = |start: usize| {
        let before = reading.text[..start].trim_end();
        let before = before
            .trim_end_matches(['数', '为', '共', '总', '：'])
            .trim_end();
        ["人员编制", "机关编制", "核定编制"]
            .iter()
            .any(|it| before.ends_with(it))
    };
    let numbers = reading.numbers.iter();
    let mut posts = numbers
        .filter(|it| matches!(it.unit, Unit::Other('名' | '人')))
        .filter(|it| is_quota(it.start));
    match (posts.next(), posts.next()) {
        (Some(only), None) => only.value.to_u32(),
        _ => None,
    }
}

/// The quotas of a unit's people at work, by category.
fn quotas(ctx: &CheckCtx<'_>, unit: &BudgetUnit) -> Vec<(StaffCategory, u32)> {
    let staffing = ctx.budget.staffing.iter();
    staffing
        .filter(|it| it.unit == Some(unit.id) && !is_outside(it.category))
        .map(|it| (it.category, it.quota))
        .collect()
}

/// Whether people of a category hold no post.
const fn is_outside(category: StaffCategory) -> bool {
    matches!(
        category,
        StaffCategory::RetiredCadre
            | StaffCategory::Retired
            | StaffCategory::Survivor
            | StaffCategory::Contracted
            | StaffCategory::Dispatched
    )
}

/// The offices of a unit have more posts than the unit.
fn offices(ctx: &CheckCtx<'_>, unit: &BudgetUnit) -> Option<Finding> {
    let own = ctx
        .budget
        .offices
        .iter()
        .filter(|it| it.unit == Some(unit.id));
    let posts: u32 = own.map(|it| it.quota).sum();
    let quota: u32 = quotas(ctx, unit).iter().map(|(_, quota)| quota).sum();
    (quota > 0 && posts > quota).then(|| {
        let message = format!(
            "{}：内设机构编制合计 {posts} 名，人员编制 {quota} 名，多 {} 名",
            unit.name,
            posts - quota
        );
        Finding::new(&RULE, Location::Record(unit.id.into()), message).figures(Figures::Numbers {
            left: Decimal::from(posts),
            right: Decimal::from(quota),
            unit: "名",
        })
    })
}
