//! S-02: what a text says of the official-expense trio is what the tables say.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::ledger::Quantity;
use crate::rules::texts::quoted_figure::compare;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/quoted",
    code: "S-02",
    severity: Severity::Error,
    title: "文字中的三公经费与报表一致",
    explanation: include_str!("quoted.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    compare(ctx, &RULE, Quantity::is_three_public, findings);
}
