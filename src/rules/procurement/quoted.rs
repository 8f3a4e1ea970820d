//! G-04: the sum of procurement that a text gives is that of the rows.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::ledger::Quantity;
use crate::rules::texts::quoted_figure::compare;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/quoted",
    code: "G-04",
    severity: Severity::Error,
    title: "文字中的采购总额与采购行合计一致",
    explanation: include_str!("quoted.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    compare(ctx, &RULE, |it| it == Quantity::Procurement, findings);
}
