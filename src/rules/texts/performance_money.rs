//! K-20: the money that a text says was under performance targets is no more than that of the projects.

use crate::model::BudgetKind;
use crate::packs::Severity;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::ledger::Ledger;
use crate::rules::ledger::Quantity;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::meant;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/performance_money",
    code: "K-20",
    severity: Severity::Warning,
    title: "文字中的绩效资金不超过项目支出",
    explanation: include_str!("performance_money.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    if ctx.budget.cover.kind == BudgetKind::FinalAccounts {
        return;
    }
    for (passage, reading) in ctx.texts() {
        let about = statement_about(ctx, &passage);
        let Some(about) = about.filter(|_| reading.text.contains("涉及")) else {
            continue;
        };
        let mut problems = Vec::new();
        for sentence in sentences(reading.text) {
            let is_about_projects = reading.text[sentence.clone()].contains("绩效")
                && reading.text[sentence.clone()].contains("项目");
            for number in reading
                .numbers_in(&sentence)
                .iter()
                .filter(|_| is_about_projects)
            {
                let before = reading.text[..number.start].trim_end();
                let is_money_at_stake = ["涉及资金", "涉及预算资金", "涉及财政资金", "涉及金额"]
                    .iter()
                    .any(|it| before.ends_with(it));
                let (true, Some(amount)) = (is_money_at_stake, number.money()) else {
                    continue;
                };
                let words = &reading.text[sentence.start..number.start];
                let ledger = Ledger::of(ctx, meant(about, words).first);
                let projects = ledger.amounts(Quantity::Project)[0];
                if !ledger.is_empty() && amount > projects + number.slack() + number.slack() {
                    let scale = number.scale();
                    problems.push(
                        Problem::new(format!(
                            "绩效涉及资金 {} 超过项目支出 {}，超 {}",
                            amount_text(amount, scale),
                            amount_text(projects, scale),
                            amount_text(amount - projects, scale)
                        ))
                        .figures(Figures::amounts(amount, projects, scale)),
                    );
                }
            }
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}
