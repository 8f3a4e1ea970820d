//! C-09: the pair of departmental and government economic class is in the crosswalk.
//!
//! Only a government class typed by hand can be wrong; what follows from the map is right.

use std::collections::BTreeMap;

use crate::codes::CrosswalkRow;
use crate::codes::EconomicCode;
use crate::codes::GovernmentCode;
use crate::codes::PayerKind;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::UnitId;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::classification::foreign_government_class::Fit;
use crate::rules::classification::foreign_government_class::PAIR;
use crate::rules::classification::foreign_government_class::fit;
use crate::rules::code_standing::is_usable;
use crate::rules::line_groups::LineGroup;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/illegal_pair",
    code: "C-09",
    severity: Severity::Error,
    title: "部门经济科目与政府经济科目应对应",
    explanation: include_str!("illegal_pair.md"),
    since: "0.1.0",
    check,
};

/// How many classes a message names.
const NAMED: usize = 5;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        illegal(
            ctx,
            ctx.payer(facts.unit(fact))?,
            facts.economic(fact)?,
            facts.government(fact)?,
        )
    };
    for (line, default) in ctx.lines_judged(&PAIR, judge) {
        if let (Some(payer), Some(economic), Some(government)) =
            (ctx.payer(line.unit), line.economic, line.government)
        {
            findings.push(illegal_finding(
                ctx, line, payer, economic, government, default,
            ));
        }
    }
    check_unpaired(ctx, findings);
}

/// The pair to take instead, when the map has pairs for a class but not this one.
///
/// Codes that can't be used at all, and classes of units of another nature, are found by other rules.
fn illegal<'a>(
    ctx: &CheckCtx<'a>,
    payer: PayerKind,
    economic: EconomicCode,
    government: GovernmentCode,
) -> Option<&'a CrosswalkRow> {
    let codes = ctx.pack.codes;
    let is_judged = is_usable(&codes.economic, economic, ctx.year)
        && is_usable(&codes.government, government, ctx.year)
        && fit(payer, government) == Fit::Own;
    let map = &codes.crosswalk;
    if !is_judged || map.is_allowed(payer, economic, government, ctx.year) {
        return None;
    }
    map.default_for(payer, economic, ctx.year)
}

fn illegal_finding(
    ctx: &CheckCtx<'_>,
    line: &ExpenditureLine,
    payer: PayerKind,
    economic: EconomicCode,
    government: GovernmentCode,
    default: &CrosswalkRow,
) -> Finding {
    let place = Location::Field(line.id.into(), LineField::Government.into());
    let pairs: Vec<String> = ctx
        .pack
        .codes
        .crosswalk
        .government_for(payer, economic, ctx.year)
        .map(|row| row.government.to_string())
        .collect();
    let message = format!(
        "{} {government}：{}的 {economic} 应对应 {}",
        place.describe(ctx.budget, ctx.book),
        payer.label(),
        pairs.join(" 或 ")
    );
    // A pair that is only believed makes no error by itself.
    let severity = if default.certainty.is_confirmed() {
        Severity::Error
    } else {
        Severity::Warning
    };
    let edit = Edit::set(line.id, LineField::Government, Value::Empty);
    Finding::new(&RULE, place, message).severity(severity).fix(
        format!("改按对照表自动确定（{}）", default.government),
        Safety::Safe,
        vec![edit],
    )
}

/// Classes for which the map has no pair, so that table rows stay without a class: one remark for each unit.
fn check_unpaired(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.cover.year.is_none() {
        // Without a year no map applies, which is found on the cover.
        return;
    }
    let facts = &ctx.book.facts;
    let unpaired = |fact: &Fact| {
        let (unit, economic) = (facts.unit(fact)?, facts.economic(fact)?);
        let is_open = facts.government(fact).is_none()
            && ctx.payer(Some(unit)).is_some()
            && is_usable(&ctx.pack.codes.economic, economic, ctx.year);
        is_open.then_some((unit, economic))
    };
    let mut units: BTreeMap<UnitId, Vec<Unpaired<'_>>> = BTreeMap::new();
    for group in ctx.line_groups(&PAIR, unpaired) {
        units.entry(group.key.0).or_default().push(group);
    }
    for (unit, groups) in units {
        findings.extend(unpaired_finding(ctx, unit, &groups));
    }
}

/// The lines of a unit and a class without a government class.
type Unpaired<'a> = LineGroup<'a, (UnitId, EconomicCode)>;

fn unpaired_finding(ctx: &CheckCtx<'_>, unit: UnitId, groups: &[Unpaired<'_>]) -> Option<Finding> {
    let (first, others) = groups.split_first()?;
    let nature = ctx.budget.units.find(unit)?.nature.label();
    let codes = groups.iter().take(NAMED).map(|it| it.key.1.to_string());
    let codes: Vec<String> = codes.collect();
    let more = if groups.len() > NAMED { "等" } else { "" };
    let lines: usize = groups.iter().map(|it| it.count).sum();
    let count = match groups.len() {
        1 => " ".to_owned(),
        count => format!("{more} {count} 个科目"),
    };
    let message = format!(
        "{} 是{nature}，对照表中没有 {}{count}的对应关系，请逐行填写政府经济科目（共 {lines} 行）",
        ctx.budget.name_of(unit.into()),
        codes.join("、"),
    );
    let place =
        |line: &ExpenditureLine| Location::Field(line.id.into(), LineField::Government.into());
    let mut finding = Finding::new(&RULE, place(first.line), message).severity(Severity::Advice);
    finding.subject = Location::Record(unit.into()).subject();
    Some(others.iter().fold(finding, |finding, group| {
        finding.related(place(group.line), group.key.1.to_string())
    }))
}
