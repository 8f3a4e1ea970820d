//! the table by government economic class is the lines, regrouped by the crosswalk.

use std::collections::BTreeMap;

use crate::codes::GovernmentCode;
use crate::compute::Dimension;
use crate::compute::FilledTable;
use crate::compute::RowKey;
use crate::model::LineKind;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::is_usable;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "tables/government_regrouping",
    code: "X-13",
    severity: Severity::Error,
    title: "政府经济分类表＝支出行按对照表归并",
    explanation: include_str!("government_regrouping.md"),
    since: "0.1.0",
    check,
};

/// The table by government economic class, and its column of totals.
const TABLE: &str = "government_economic_by_fund";
const TOTAL: &str = "total";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(table) = ctx.book.table(TABLE) else {
        return;
    };
    for (code, lines) in regrouped(ctx, table) {
        let key = RowKey::Government(Some(code));
        let printed = table.amount(&key, TOTAL).unwrap_or_default();
        if printed != lines {
            findings.push(finding(ctx, table, code, printed, lines));
        }
    }
}

/// The amount of the lines of each class: the line's own class, or the one the crosswalk gives.
///
/// An own class that the crosswalk doesn't allow is found where it was typed, not here again.
fn regrouped(ctx: &CheckCtx<'_>, table: &FilledTable) -> BTreeMap<GovernmentCode, Money> {
    let is_class = |code: GovernmentCode| is_usable(&ctx.pack.codes.government, code, ctx.year);
    let mut sums: BTreeMap<GovernmentCode, Money> = table
        .rows
        .iter()
        .filter_map(|row| match row.keys.first() {
            Some(Some(RowKey::Government(Some(code)))) => Some((*code, Money::ZERO)),
            _ => None,
        })
        .filter(|(code, _)| is_class(*code))
        .collect();
    let facts = &ctx.book.facts;
    let dimensions = [Dimension::Kind, Dimension::Government];
    for group in ctx.groups(&dimensions).iter() {
        let is_spent = facts.kind(&group.first) != LineKind::CarryForward;
        let code = facts.government(&group.first);
        if let Some(code) = code.filter(|code| is_spent && is_class(*code)) {
            *sums.entry(code).or_default() += group.amount;
        }
    }
    sums
}

fn finding(
    ctx: &CheckCtx<'_>,
    table: &FilledTable,
    code: GovernmentCode,
    printed: Money,
    lines: Money,
) -> Finding {
    let scale = table.format.scale;
    let list = &ctx.pack.codes.government;
    let name = list
        .get(&code, ctx.year)
        .map_or("", |entry| entry.name.as_str());
    let message = format!(
        "{} {code} {name}：表中 {}，支出行按对照表归并为 {}，差 {}",
        table.number,
        amount_text(printed, scale),
        amount_text(lines, scale),
        amount_text((printed - lines).abs(), scale)
    );
    let key = RowKey::Government(Some(code));
    let place = Location::Cell(table.id.clone(), key, TOTAL.to_owned());
    Finding::new(&RULE, place, message).figures(Figures::amounts(printed, lines, scale))
}
