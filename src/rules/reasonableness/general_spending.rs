//! S-13: general spending doesn't grow.

use crate::codes::EconomicCode;
use crate::compute::Change;
use crate::compute::RowKey;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::prior::PriorFigure;
use crate::rules::prior::change_words;
use crate::rules::prior::prior_figures;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "reasonableness/general_spending",
    code: "S-13",
    severity: Severity::Advice,
    title: "一般性支出与上年相比不增加",
    explanation: include_str!("general_spending.md"),
    since: "0.1.0",
    check,
};

/// The table by departmental economic class, and its column of totals.
const TABLE: &str = "economic_by_fund";
const TOTAL: &str = "total";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let entries = ctx.pack.list(ListId::GeneralSpending);
    let codes: Vec<EconomicCode> = entries.filter_map(|it| it.text.parse().ok()).collect();
    let is_general = |it: &PriorFigure<'_>| {
        let is_here = it
            .table(ctx)
            .is_some_and(|table| table.id.as_str() == TABLE);
        let code = match it.key(ctx) {
            Some(RowKey::Economic(code)) => *code,
            _ => None,
        };
        is_here && it.column(ctx) == Some(TOTAL) && code.is_some_and(|it| codes.contains(&it))
    };
    let mut figures = prior_figures(ctx);
    figures.retain(is_general);
    findings.extend(finding(ctx, &figures));
}

fn finding(ctx: &CheckCtx<'_>, figures: &[PriorFigure<'_>]) -> Option<Finding> {
    let grows = |it: &&PriorFigure<'_>| it.change.now > it.change.then;
    let most = figures.iter().filter(grows);
    let most = most.max_by_key(|it| it.change.difference())?;
    let change = Change {
        then: figures.iter().map(|it| it.change.then).sum(),
        now: figures.iter().map(|it| it.change.now).sum(),
    };
    if change.now <= change.then {
        return None;
    }
    let scale = most.scale(ctx);
    let message = format!(
        "一般性支出（填了上年数的 {} 个科目）{}；增加最多的是 {}",
        figures.len(),
        change_words(change, scale),
        most.place_words(ctx)
    );
    let mut finding = Finding::new(&RULE, most.place(), message).figures(Figures::amounts(
        change.now,
        change.then,
        scale,
    ));
    finding.subject = String::from("general_spending");
    Some(finding)
}
