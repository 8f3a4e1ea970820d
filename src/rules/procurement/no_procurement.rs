//! G-08: a text says that there is no procurement only when there is none, and says it in the usual unit.

use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::ledger::Ledger;
use crate::rules::ledger::Quantity;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::quoted_figures;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/no_procurement",
    code: "G-08",
    severity: Severity::Warning,
    title: "没有采购时文字的写法",
    explanation: include_str!("no_procurement.md"),
    since: "0.1.0",
    check,
};

/// How a text says that there is none.
const NONE: [&str; 4] = [
    "无政府采购",
    "没有政府采购",
    "未安排政府采购",
    "不涉及政府采购",
];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::Procurement)) {
        let Some(about) = statement_about(ctx, &passage) else {
            continue;
        };
        let mut problems = Vec::new();
        if let Some(words) = NONE.iter().find(|it| reading.text.contains(**it)) {
            let amounts = Ledger::of(ctx, about).amounts(Quantity::Procurement);
            let sum: Money = amounts.into_iter().sum();
            if !sum.is_zero() {
                let sum = amount_text(sum, ctx.scale());
                problems.push(Problem::new(format!("写明“{words}”，采购行合计 {sum}")));
            }
        }
        for quoted in quoted_figures((passage, reading), ctx.stated_year()) {
            let is_zero_yuan = quoted.quantity == Quantity::Procurement
                && quoted.amount.is_zero()
                && quoted.number.scale() == AmountScale::Yuan
                && ctx.scale() == AmountScale::TenThousandYuan;
            if is_zero_yuan {
                let part = quoted.number.start..quoted.number.end;
                let digits = reading.text[part.clone()].trim_end_matches('元');
                problems.push(
                    Problem::new(format!(
                        "采购数额写作“{}”，应以万元为单位",
                        &reading.text[part.clone()]
                    ))
                    .severity(Severity::Advice)
                    .repair(part, format!("{digits}万元")),
                );
            }
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}
