//! F-04: a unit has no more of other equipment and furniture than the standards allow.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::asset_quantities::excesses;
use crate::rules::assets::desktop_quantity::DESKTOP;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "assets/equipment_quantity",
    code: "F-04",
    severity: Severity::Warning,
    title: "便携式计算机、打印机、家具等不超过配置数量标准",
    explanation: include_str!("equipment_quantity.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    excesses(ctx, &RULE, |standard| standard.id != DESKTOP, findings);
}
