//! C-10: personnel costs have economic classes of personnel, operating costs those of operation.

use std::collections::BTreeSet;

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::code_standing::is_usable;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/wrong_basic_kind",
    code: "C-10",
    severity: Severity::Error,
    title: "人员经费、公用经费应使用各自的经济科目",
    explanation: include_str!("wrong_basic_kind.md"),
    since: "0.1.0",
    check,
};

/// A class under the wrong part of basic expenditure, and whether it belongs to the other part.
#[derive(Clone, Copy)]
struct Misplaced {
    code: EconomicCode,
    other: Option<LineKind>,
}

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| misplaced(ctx, facts.kind(fact), facts.economic(fact)?);
    for (line, it) in ctx.lines_judged(&[Dimension::Kind, Dimension::Economic], judge) {
        let place = Location::Field(line.id.into(), LineField::Kind.into());
        let record = Location::Record(line.id.into());
        let message = format!(
            "{} {} {} {}",
            record.describe(ctx.budget, ctx.book),
            it.code,
            name(ctx, it.code),
            words(ctx, line.kind, it.code)
        );
        let finding = Finding::new(&RULE, place, message).related(
            Location::Field(line.id.into(), LineField::Economic.into()),
            "部门经济科目",
        );
        findings.push(match it.other {
            Some(other) => {
                let value = Value::Choice(other as usize);
                let edit = Edit::set(line.id, LineField::Kind, value);
                let label = format!("改为{}", other.label());
                finding.fix(label, Safety::Review, vec![edit])
            }
            None => finding,
        });
    }
}

/// Why a class doesn't belong in lines of a kind; nothing when it does.
pub(in crate::rules) fn misplaced_words(
    ctx: &CheckCtx<'_>,
    kind: LineKind,
    code: EconomicCode,
) -> Option<String> {
    misplaced(ctx, kind, code).map(|it| words(ctx, kind, it.code))
}

fn words(ctx: &CheckCtx<'_>, kind: LineKind, code: EconomicCode) -> String {
    let category = name(ctx, code.category());
    format!("属于{category}，不能列入{}", kind.label())
}

fn name<'a>(ctx: &CheckCtx<'a>, code: EconomicCode) -> &'a str {
    let entry = ctx.pack.codes.economic.get(&code, ctx.year);
    entry.map_or("", |entry| entry.name.as_str())
}

fn misplaced(ctx: &CheckCtx<'_>, kind: LineKind, code: EconomicCode) -> Option<Misplaced> {
    let sets = &ctx.pack.code_sets;
    let (own, others, other) = match kind {
        LineKind::BasicPersonnel => (
            &sets.personnel_economic,
            &sets.operating_economic,
            LineKind::BasicOperating,
        ),
        LineKind::BasicOperating => (
            &sets.operating_economic,
            &sets.personnel_economic,
            LineKind::BasicPersonnel,
        ),
        LineKind::Project
        | LineKind::Operating
        | LineKind::SuperiorRemittance
        | LineKind::AffiliateSubsidy
        | LineKind::CarryForward => return None,
    };
    let is_in = |set: &BTreeSet<EconomicCode>| set.iter().any(|above| above.covers(code));
    let is_fine = own.is_empty() || is_in(own);
    if is_fine || !is_usable(&ctx.pack.codes.economic, code, ctx.year) {
        return None;
    }
    Some(Misplaced {
        code,
        other: is_in(others).then_some(other),
    })
}
