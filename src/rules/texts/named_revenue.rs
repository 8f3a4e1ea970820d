//! N-03: a text that lists what revenue consists of doesn't forget what is carried over.

use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::ledger::Ledger;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/named_revenue",
    code: "N-03",
    severity: Severity::Warning,
    title: "文字列举的收入包含上年结转",
    explanation: include_str!("named_revenue.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::List)) {
        let Some(about) = statement_about(ctx, &passage) else {
            continue;
        };
        let list = sentences(reading.text)
            .map(|it| &reading.text[it])
            .find(|it| it.contains("收入包括") && !it.contains("本年收入包括"));
        let Some(list) = list.filter(|_| !reading.text.contains("结转")) else {
            continue;
        };
        if Ledger::of(ctx, about).has_carry_over() {
            let words = format!("“{}”没有列上年结转", shortened(list.trim()));
            report(ctx, &RULE, &passage, &[Problem::new(words)], findings);
        }
    }
}
