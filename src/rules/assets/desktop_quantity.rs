//! F-03: a unit has no more desktop computers than the standard allows.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::asset_quantities::excesses;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/desktop_quantity",
    code: "F-03",
    severity: Severity::Warning,
    title: "台式计算机不超过配置数量标准",
    explanation: include_str!("desktop_quantity.md"),
    since: "0.1.0",
    check,
};

/// The standard's id in the packs.
pub(in crate::rules) const DESKTOP: &str = "desktop";

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    excesses(ctx, &RULE, |standard| standard.id == DESKTOP, findings);
}
