//! N-16: the statement of a single unit calls itself a unit or a department, not both.

use crate::packs::Severity;
use crate::reading::Cue;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::passages::Passage;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/who_speaks",
    code: "N-16",
    severity: Severity::Advice,
    title: "部门、单位用语一致",
    explanation: include_str!("who_speaks.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    // A department speaks of itself and of its units.
    if ctx.budget.units.len() > 1 {
        return;
    }
    let mut known: [Option<Passage<'_>>; 2] = [None, None];
    for (passage, reading) in ctx.texts() {
        if statement_about(ctx, &passage).is_none() {
            continue;
        }
        for (at, cue) in [Cue::OurDepartment, Cue::OurUnit].into_iter().enumerate() {
            if reading.has(cue) && known[at].is_none() {
                known[at] = Some(passage);
            }
        }
    }
    if let [Some(department), Some(unit)] = known {
        let words = "与别处称谓不一：只有一个单位，有的写“我部门”“本部门”，有的写“我单位”“本单位”";
        let problem = Problem::new(words.to_owned());
        report(ctx, &RULE, &department, &[problem], findings);
        if let Some(finding) = findings.last_mut() {
            *finding = finding.clone().related(unit.place(), "另一处");
        }
    }
}
