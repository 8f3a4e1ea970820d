//! C-18: what is planned as an acquisition of assets is paid for as capital expenditure.
//!
//! Whether capital expenditure has a plan and a procurement row is the matter of F-07.

use std::collections::BTreeMap;

use crate::codes::EconomicCode;
use crate::model::Acquisition;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::LineId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::code_words;
use crate::rules::code_standing::is_usable;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/purchase_outside_capital",
    code: "C-18",
    severity: Severity::Warning,
    title: "购置资产使用资本性支出科目",
    explanation: include_str!("purchase_outside_capital.md"),
    since: "0.1.0",
    check,
};

/// 资本性支出（基本建设）, 资本性支出.
const CAPITAL: [u32; 2] = [309, 310];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let mut bought: BTreeMap<LineId, Vec<&Acquisition>> = BTreeMap::new();
    for acquisition in &ctx.budget.acquisitions {
        if let Some(line) = acquisition.line {
            bought.entry(line).or_default().push(acquisition);
        }
    }
    for (line, acquisitions) in bought {
        let line = ctx.budget.line(line);
        let current = line.and_then(|line| Some((line, foreign(ctx, line)?)));
        if let Some((line, economic)) = current {
            findings.push(finding(ctx, line, economic, &acquisitions));
        }
    }
}

/// The class of a line that isn't one of capital expenditure.
fn foreign(ctx: &CheckCtx<'_>, line: &ExpenditureLine) -> Option<EconomicCode> {
    let economic = line.economic?;
    let is_judged = is_usable(&ctx.pack.codes.economic, economic, ctx.year);
    let is_capital = CAPITAL.contains(&economic.category().number());
    (is_judged && !is_capital).then_some(economic)
}

fn finding(
    ctx: &CheckCtx<'_>,
    line: &ExpenditureLine,
    economic: EconomicCode,
    acquisitions: &[&Acquisition],
) -> Finding {
    let names: Vec<&str> = acquisitions.iter().map(|it| it.item.trim()).collect();
    let record = Location::Record(line.id.into());
    let message = format!(
        "{} 用于新增资产“{}”，经济科目是 {}，购置资产应用 310 或 309 类科目",
        record.describe(ctx.budget, ctx.book),
        names.join("、"),
        code_words(&ctx.pack.codes.economic, economic, ctx.year)
    );
    let place = Location::Field(line.id.into(), LineField::Economic.into());
    let finding = Finding::new(&RULE, place, message);
    let related = |finding: Finding, it: &&Acquisition| {
        finding.related(Location::Record(it.id.into()), "新增资产")
    };
    acquisitions.iter().fold(finding, related)
}
