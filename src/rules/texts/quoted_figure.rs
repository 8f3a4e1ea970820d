//! N-01: an amount that a text gives for a figure is the one of the tables.

use std::collections::BTreeMap;

use crate::model::BudgetKind;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::ledger::About;
use crate::rules::ledger::Ledger;
use crate::rules::ledger::Quantity;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::Meant;
use crate::rules::quoted::Quoted;
use crate::rules::quoted::quoted_figures;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/quoted_figure",
    code: "N-01",
    severity: Severity::Warning,
    title: "文字中的数额与报表一致",
    explanation: include_str!("quoted_figure.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let is_other = |it: Quantity| !it.is_three_public() && it != Quantity::Procurement;
    compare(ctx, &RULE, is_other, findings);
}

/// The sums of those who are spoken of, added up once for each.
struct Ledgers<'a> {
    ctx: CheckCtx<'a>,
    known: BTreeMap<About, Ledger>,
}

impl Ledgers<'_> {
    /// The amounts a name may stand for, the usual one first; none while there is nothing to compare with.
    fn amounts(&mut self, meant: Meant, quantity: Quantity) -> Option<Vec<Money>> {
        let mut amounts = self.of(meant.first, quantity)?;
        amounts.extend(
            meant
                .other
                .and_then(|it| self.of(it, quantity))
                .into_iter()
                .flatten(),
        );
        Some(amounts)
    }

    fn of(&mut self, about: About, quantity: Quantity) -> Option<Vec<Money>> {
        let ctx = &self.ctx;
        let ledger = self
            .known
            .entry(about)
            .or_insert_with(|| Ledger::of(ctx, about));
        (!ledger.is_empty()).then(|| ledger.amounts(quantity))
    }
}

/// Compares the quoted amounts of some figures with the records; final accounts have other figures.
pub(in crate::rules) fn compare(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    wanted: impl Fn(Quantity) -> bool,
    findings: &mut Vec<Finding>,
) {
    if ctx.budget.cover.kind == BudgetKind::FinalAccounts {
        return;
    }
    let mut ledgers = Ledgers {
        ctx: *ctx,
        known: BTreeMap::new(),
    };
    for (passage, reading) in ctx.texts() {
        let Some(about) = statement_about(ctx, &passage) else {
            continue;
        };
        let quoted = quoted_figures((passage, reading), ctx.stated_year());
        let quoted: Vec<Quoted<'_>> = quoted
            .into_iter()
            .filter(|it| wanted(it.quantity))
            .collect();
        if quoted.is_empty() {
            continue;
        }
        let mut problems: Vec<Problem> = quoted
            .iter()
            .filter_map(|it| difference(&ledgers.amounts(it.meant(about), it.quantity)?, it))
            .collect();
        problems.dedup_by(|a, b| a.words == b.words);
        report(ctx, rule, &passage, &problems, findings);
    }
}

fn difference(amounts: &[Money], quoted: &Quoted<'_>) -> Option<Problem> {
    let own = *amounts.first()?;
    // The last digit may be rounded either way.
    let slack = quoted.number.slack() + quoted.number.slack();
    if amounts
        .iter()
        .any(|it| (*it - quoted.amount).abs() <= slack)
    {
        return None;
    }
    let scale = quoted.number.scale();
    let text = |amount: Money| amount_text(amount, scale);
    Some(
        Problem::new(format!(
            "“{}”写作 {}，预算数为 {}，差 {}",
            quoted.name.replace(['“', '”'], ""),
            text(quoted.amount),
            text(own),
            text((quoted.amount - own).abs())
        ))
        .figures(Figures::amounts(quoted.amount, own, scale)),
    )
}
