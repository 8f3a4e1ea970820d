//! C-03: terms and names of codes that have been given up aren't used any more.

use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/obsolete_term",
    code: "C-03",
    severity: Severity::Warning,
    title: "不使用已停用的科目名称和用语",
    explanation: include_str!("obsolete_term.md"),
    since: "0.1.0",
    check,
};

/// What makes an old term the name of a body or of people, who keep it.
const PROPER: [&str; 9] = [
    "局", "委", "厅", "部门", "人员", "干部", "职工", "条例", "工作",
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let Some(words) = ctx.pack.words(ListId::ObsoleteTerms) else {
        return;
    };
    for (passage, reading) in ctx.texts() {
        let mut problems = Vec::new();
        for (found, entry) in words.find(reading.text) {
            let after = &reading.text[found.end..];
            let is_quoted = in_title(&reading.text[..found.start]);
            if is_quoted || PROPER.iter().any(|it| after.starts_with(it)) {
                continue;
            }
            problems.push(
                Problem::new(format!("“{}”已停用，现称“{}”", entry.text, entry.note))
                    .repair(found, entry.note.clone()),
            );
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// Whether a title is open here, which keeps its words.
fn in_title(before: &str) -> bool {
    let opened = before.rfind('《');
    opened.is_some_and(|at| !before[at..].contains('》'))
}
