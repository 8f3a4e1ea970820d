//! C-09: the pair of departmental and government economic class is in the crosswalk.
//!
//! Only a government class typed by hand can be wrong; what follows from the map is right.

use crate::codes::CrosswalkRow;
use crate::codes::EconomicCode;
use crate::codes::GovernmentCode;
use crate::codes::PayerKind;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::Value;
use crate::packs::Severity;
use crate::packs::Source;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::classification::foreign_government_class::Fit;
use crate::rules::classification::foreign_government_class::PAIR;
use crate::rules::classification::foreign_government_class::fit;
use crate::rules::code_standing::is_usable;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/illegal_pair",
    code: "C-09",
    severity: Severity::Error,
    title: "部门经济科目与政府经济科目应对应",
    explanation: include_str!("illegal_pair.md"),
    since: "0.1.0",
    check,
};

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

/// Classes for which the map has no pair, so that table rows stay without a class: one remark for each.
fn check_unpaired(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.cover.year.is_none() {
        // Without a year no map applies, which is found on the cover.
        return;
    }
    let facts = &ctx.book.facts;
    let codes = ctx.pack.codes;
    for group in facts.groups(Source::Expenditure, &PAIR) {
        let fact = &group.first;
        if facts.government(fact).is_some() {
            continue;
        }
        let line = ctx.budget.expenditure.get(fact.position as usize);
        let (Some(line), Some(payer), Some(economic)) =
            (line, ctx.payer(facts.unit(fact)), facts.economic(fact))
        else {
            continue;
        };
        if is_usable(&codes.economic, economic, ctx.year) {
            let place = Location::Field(line.id.into(), LineField::Government.into());
            let message = format!(
                "{}：对照表中没有{}的 {economic}，请填写政府经济科目（共 {} 行）",
                place.describe(ctx.budget, ctx.book),
                payer.label(),
                group.count
            );
            findings.push(Finding::new(&RULE, place, message).severity(Severity::Advice));
        }
    }
}
