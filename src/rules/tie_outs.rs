//! The tie-outs of the pack and of the file, compared.

use crate::compute::largest_besides;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Filter;
use crate::packs::Measure;
use crate::packs::Relation;
use crate::packs::Term;
use crate::packs::TieOut;
use crate::rules::CheckCtx;
use crate::rules::Explained;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::finding::amount_text;
use crate::rules::scope::Scope;
use crate::rules::spots::Spot;
use crate::rules::spots::spot_words;
use crate::rules::spots::spots;
use crate::rules::terms::place;
use crate::rules::terms::value;
use crate::rules::uncoded::Uncoded;

/// Compares every tie-out and adds what doesn't agree.
pub(in crate::rules) fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let scope = Scope::new(ctx);
    let mut found: Vec<(&TieOut, Finding)> = Vec::new();
    for tie_out in ctx.tie_outs() {
        for spot in spots(&scope, tie_out) {
            if let Some(finding) = compare(&scope, tie_out, spot) {
                found.push((tie_out, finding));
            }
        }
    }
    let silent: Vec<bool> = found
        .iter()
        .map(|(tie_out, finding)| {
            let others = || findings.iter().chain(found.iter().map(|(_, other)| other));
            let mut names = tie_out.unless.iter();
            names.any(|name| follows_from(tie_out.relation, finding, of_name(others(), name)))
        })
        .collect();
    let loud = found.into_iter().zip(silent).filter(|(_, silent)| !silent);
    let mut loud: Vec<(&TieOut, Finding)> = loud.map(|(found, _)| found).collect();
    while let Some((tie_out, _)) = loud.first() {
        let tie_out = *tie_out;
        let own = loud
            .iter()
            .take_while(|(it, _)| it.id == tie_out.id)
            .count();
        let own: Vec<Finding> = loud.drain(..own).map(|(_, finding)| finding).collect();
        let uncoded = Uncoded::of(ctx, tie_out);
        match uncoded.and_then(|it| it.instead_of(ctx, tie_out, &own)) {
            Some(one) => findings.push(one),
            None => findings.extend(own),
        }
    }
}

/// The findings of a code or an id.
fn of_name<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    name: &str,
) -> impl Iterator<Item = &'a Finding> {
    findings.filter(move |it| it.code == name || it.rule == name)
}

/// How far apart the figures of a finding are.
pub(in crate::rules) fn gap(finding: &Finding) -> Option<Money> {
    finding.figures.and_then(|it| it.gap())
}

/// Whether a difference comes from one of these causes, or from all of them together.
///
/// What is to be at most or at least something may have been within its limit by any amount.
fn follows_from<'a>(
    relation: Relation,
    finding: &Finding,
    causes: impl Iterator<Item = &'a Finding>,
) -> bool {
    let gap = gap(finding);
    let reaches = |cause: Money| match relation {
        Relation::Equal => Some(cause) == gap,
        Relation::AtMost | Relation::AtLeast => gap.is_some_and(|gap| cause >= gap),
    };
    let mut sum = Money::ZERO;
    for cause in causes {
        let Some(cause) = self::gap(cause) else {
            return true;
        };
        if reaches(cause) {
            return true;
        }
        sum += cause;
    }
    !sum.is_zero() && reaches(sum)
}

/// The two figures of a tie-out at a place, and whether they stand as they should.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Weighed {
    pub left: Money,
    pub right: Money,
    pub holds: bool,
}

/// Weighs a tie-out at a place; `None` where it isn't to be compared.
pub(in crate::rules) fn weigh(
    scope: &Scope<'_>,
    tie_out: &TieOut,
    spot: Spot<'_>,
) -> Option<Weighed> {
    let is_off = |when: &Term| value(scope, when, spot).is_zero();
    if tie_out.when.as_ref().is_some_and(is_off) {
        return None;
    }
    let left = value(scope, &tie_out.left, spot);
    let right = value(scope, &tie_out.right, spot);
    let holds = match tie_out.relation {
        Relation::Equal => (left - right).abs() <= tie_out.tolerance,
        Relation::AtMost => left - right <= tie_out.tolerance,
        Relation::AtLeast => right - left <= tie_out.tolerance,
    };
    Some(Weighed { left, right, holds })
}

fn compare(scope: &Scope<'_>, tie_out: &TieOut, spot: Spot<'_>) -> Option<Finding> {
    let ctx = &scope.ctx;
    let weighed = weigh(scope, tie_out, spot).filter(|it| !it.holds)?;
    let (left, right) = (weighed.left, weighed.right);
    let primary = astray(ctx, tie_out)
        .or_else(|| place(ctx, &tie_out.left, spot))
        .or_else(|| place(ctx, &tie_out.right, spot))
        .unwrap_or(Location::File);
    let scale = scale(ctx, &primary);
    let finding = Finding {
        rule: tie_out.id.clone(),
        code: tie_out.code.clone(),
        severity: ctx.pack.severity(&tie_out.code, tie_out.severity),
        message: message(ctx, tie_out, spot, (left, right), scale),
        subject: subject(tie_out, &primary),
        primary,
        related: Vec::new(),
        figures: Some(Figures::amounts(left, right, scale)),
        fixes: Vec::new(),
        explained: Explained::No,
    };
    Some(match place(ctx, &tie_out.right, spot) {
        Some(other) if other != finding.primary => {
            finding.related(other, tie_out.right_label.clone())
        }
        _ => finding,
    })
}

/// The largest record on the left that isn't on the right, where the right figure is a part of the left one.
fn astray(ctx: &CheckCtx<'_>, tie_out: &TieOut) -> Option<Location> {
    let (Term::Lines(of, all), Term::Lines(other, part)) = (&tie_out.left, &tie_out.right) else {
        return None;
    };
    let is_part = of == other && all.iter().all(|filter| part.contains(filter));
    let measure = |filters: &[Filter]| Measure {
        of: *of,
        filters: filters.to_vec(),
    };
    let found =
        is_part.then(|| largest_besides(ctx.budget, ctx.book, &measure(all), &measure(part)));
    found.flatten().map(Location::Record)
}

/// The tie-out and, when it is compared in many places, which; not the line that is largest just now.
fn subject(tie_out: &TieOut, primary: &Location) -> String {
    match primary {
        Location::Cell(..) | Location::Table(_) => {
            format!("{}:{}", tie_out.id, primary.subject())
        }
        Location::File | Location::Cover(_) | Location::Record(_) | Location::Field(..) => {
            tie_out.id.clone()
        }
    }
}

/// The unit of the table a finding is in.
pub(in crate::rules) fn scale(ctx: &CheckCtx<'_>, primary: &Location) -> AmountScale {
    let cell = primary.cell(ctx.book);
    cell.map_or(AmountScale::TenThousandYuan, |cell| {
        ctx.book.tables[cell.table].format.scale
    })
}

fn message(
    ctx: &CheckCtx<'_>,
    tie_out: &TieOut,
    spot: Spot<'_>,
    (left, right): (Money, Money),
    scale: AmountScale,
) -> String {
    let place = spot_words(ctx, spot);
    let colon = if place.is_empty() { "" } else { "：" };
    format!(
        "{place}{colon}{} {}，{}{} {}，差 {}",
        tie_out.left_label,
        amount_text(left, scale),
        tie_out.relation.sign(),
        tie_out.right_label,
        amount_text(right, scale),
        amount_text((left - right).abs(), scale),
    )
}
