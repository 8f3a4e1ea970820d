//! a figure that no table holds is quoted with one value only.

use std::collections::BTreeMap;

use crate::model::BudgetKind;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::ledger::Quantity;
use crate::rules::quoted::Quoted;
use crate::rules::quoted::quoted_figures;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/two_values",
    code: "X-23",
    severity: Severity::Error,
    title: "同一数字在文字中前后一致",
    explanation: include_str!("two_values.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let is_final = ctx.budget.cover.kind == BudgetKind::FinalAccounts;
    let mut known: BTreeMap<_, Quoted<'_>> = BTreeMap::new();
    let mut found: Vec<Finding> = Vec::new();
    for (passage, reading) in ctx.texts() {
        let Some(about) = statement_about(ctx, &passage) else {
            continue;
        };
        for quoted in quoted_figures((passage, reading), ctx.stated_year()) {
            // The tables say which of two values is wrong.
            if !is_final && quoted.quantity != Quantity::Unbound {
                continue;
            }
            let about = quoted.meant(about).first;
            let scope = scope(&reading.text[quoted.sentence.clone()]);
            if let Some(first) = known.get(&(about, quoted.name, scope)) {
                found.extend(difference(ctx, first, &quoted));
                continue;
            }
            let mut others = known
                .iter()
                .filter(|((other, name, _), _)| *other == about && *name == quoted.name);
            let alike = others.find(|(_, other)| differ_in_a_digit(other.amount, quoted.amount));
            found.extend(alike.and_then(|(_, first)| {
                Some(difference(ctx, first, &quoted)?.severity(Severity::Advice))
            }));
            known.insert((about, quoted.name, scope), quoted);
        }
    }
    found.dedup_by(|a, b| a.subject == b.subject);
    findings.append(&mut found);
}

/// Which money a sentence is about: the same name means another sum for each.
fn scope(sentence: &str) -> &'static str {
    const SCOPES: [&str; 4] = ["政府性基金", "国有资本", "一般公共预算", "财政拨款"];
    SCOPES
        .into_iter()
        .find(|it| sentence.contains(it))
        .unwrap_or_default()
}

/// Whether two amounts of at least four digits differ in one of them: a slip, though they may be of other money.
fn differ_in_a_digit(left: Money, right: Money) -> bool {
    const LEAST: usize = 4;
    let digits = |amount: Money| amount.fen().to_string().trim_end_matches('0').to_owned();
    let (left, right) = (digits(left), digits(right));
    let apart = left
        .bytes()
        .zip(right.bytes())
        .filter(|(a, b)| a != b)
        .count();
    left.len() >= LEAST && left.len() == right.len() && apart == 1
}

fn difference(ctx: &CheckCtx<'_>, first: &Quoted<'_>, second: &Quoted<'_>) -> Option<Finding> {
    let step = first.number.step().max(second.number.step());
    if (first.amount - second.amount).abs() <= step {
        return None;
    }
    let scale = first.number.scale();
    let place = second.passage.place();
    let message = format!(
        "{} “{}”写作 {}，{} 写作 {}，差 {}",
        place.describe(ctx.budget, ctx.book),
        second.name,
        amount_text(second.amount, scale),
        first.passage.place().describe(ctx.budget, ctx.book),
        amount_text(first.amount, scale),
        amount_text((first.amount - second.amount).abs(), scale),
    );
    Some(
        Finding::new(&RULE, place, message)
            .related(first.passage.place(), "另一处")
            .figures(Figures::amounts(second.amount, first.amount, scale)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_apart_is_a_slip() {
        let check = |left, right, expected| {
            let (left, right) = (Money::from_fen(left), Money::from_fen(right));
            assert_eq!(
                differ_in_a_digit(left, right),
                expected,
                "{left:?} {right:?}"
            );
        };
        check(622_310_000, 625_310_000, true);
        check(622_310_000, 626_350_000, false);
        check(3_000_000, 4_000_000, false);
        check(622_310_000, 62_231_000, false);
        check(123_400, 124_400, true);
        check(12_300, 12_400, false);
        check(1_234_500, 1_244, false);
    }
}
