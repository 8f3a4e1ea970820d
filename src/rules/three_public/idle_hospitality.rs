//! S-06: receptions, travel abroad and vehicles aren't listed as uses when there is no money for them.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::texts::idle_subjects::THREE_PUBLIC;
use crate::rules::texts::idle_subjects::compare;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/idle_hospitality",
    code: "S-06",
    severity: Severity::Advice,
    title: "没有三公经费时不列其用途",
    explanation: include_str!("idle_hospitality.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    compare(
        ctx,
        &RULE,
        |code| THREE_PUBLIC.contains(&code.number()),
        findings,
    );
}
