//! no negative budget amount outside marked adjustment lines.

use crate::model::LineField;
use crate::model::RevenueField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "lines/negative_amount",
    code: "A-16",
    severity: Severity::Error,
    title: "预算数不应为负数",
    explanation: include_str!("negative_amount.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let zero = crate::money::Money::ZERO;
    for line in &ctx.budget.expenditure {
        if line.amount < zero && !line.is_adjustment {
            let place = Location::Field(line.id.into(), LineField::Amount.into());
            let message = message(ctx, &place, line.amount);
            let edits = vec![crate::edit::Edit::set(
                line.id,
                LineField::IsAdjustment,
                Value::Flag(true),
            )];
            findings.push(
                Finding::new(&RULE, place, message)
                    .figures(Figures::amounts(line.amount, zero, ctx.scale()))
                    .fix("标记为调减行", Safety::Review, edits),
            );
        }
    }
    for line in &ctx.budget.revenue {
        if line.amount < zero {
            let place = Location::Field(line.id.into(), RevenueField::Amount.into());
            let message = message(ctx, &place, line.amount);
            findings.push(
                Finding::new(&RULE, place, message).figures(Figures::amounts(
                    line.amount,
                    zero,
                    ctx.scale(),
                )),
            );
        }
    }
}

fn message(ctx: &CheckCtx<'_>, place: &Location, amount: crate::money::Money) -> String {
    let place = place.describe(ctx.budget, ctx.book);
    format!(
        "{place} {} 为负数，不是调减行",
        amount_text(amount, ctx.scale())
    )
}
