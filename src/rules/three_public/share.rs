//! S-07: the share of a part of the official-expense trio is taken of the whole trio.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::texts::share::compare;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/share",
    code: "S-07",
    severity: Severity::Error,
    title: "三公经费比重以三公合计为基数",
    explanation: include_str!("share.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    compare(ctx, &RULE, |whole| whole.contains("三公"), findings);
}
