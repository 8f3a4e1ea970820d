//! A-20, beyond the catalogue: a line marked as a reduction has a negative amount.

use crate::edit::Edit;
use crate::model::LineField;
use crate::model::Value;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "lines/positive_adjustment",
    code: "A-20",
    severity: Severity::Warning,
    title: "调减行的预算数应为负数",
    explanation: include_str!("positive_adjustment.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for line in &ctx.budget.expenditure {
        if !line.is_adjustment || line.amount <= Money::ZERO {
            continue;
        }
        let place = Location::Field(line.id.into(), LineField::IsAdjustment.into());
        let record = Location::Record(line.id.into());
        let message = format!(
            "{} 标记为调减行，预算数 {} 却是正数",
            record.describe(ctx.budget, ctx.book),
            amount_text(line.amount, ctx.scale())
        );
        let clear = Edit::set(line.id, LineField::IsAdjustment, Value::Flag(false));
        let negative = Money::from_fen(-line.amount.fen());
        let turn = Edit::set(line.id, LineField::Amount, Value::Money(negative));
        findings.push(
            Finding::new(&RULE, place, message)
                .figures(Figures::amounts(line.amount, Money::ZERO, ctx.scale()))
                .fix("取消调减行标记", Safety::Review, vec![clear])
                .fix("改为负数", Safety::Review, vec![turn]),
        );
    }
}
