//! W-09: a tie-out of the bureau's own can be read, and its code is its own.

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "formulas/unreadable",
    code: "W-09",
    severity: Severity::Warning,
    title: "自定审核公式应能识别，编号不重复",
    explanation: include_str!("unreadable.md"),
    since: "0.2.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for reading in ctx.local {
        if let Err(fault) = &reading.read {
            let place = Location::Field(reading.record.id.into(), fault.field().into());
            let name = match reading.record.code.trim() {
                "" => reading.record.title.trim(),
                code => code,
            };
            let message = format!("自定公式“{name}”没有审核：{fault}");
            findings.push(Finding::new(&RULE, place, message));
        }
    }
}
