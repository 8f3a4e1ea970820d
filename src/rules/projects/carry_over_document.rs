//! J-06: what was brought forward names the document it came with.

use crate::model::Origin;
use crate::model::RevenueField;
use crate::model::RevenueLine;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/carry_over_document",
    code: "J-06",
    severity: Severity::Advice,
    title: "上年结转写明指标文号",
    explanation: include_str!("carry_over_document.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let without: Vec<&RevenueLine> = ctx
        .budget
        .revenue
        .iter()
        .filter(|it| it.origin == Origin::CarryOver && it.source.is_appropriation())
        .filter(|it| !it.amount.is_zero() && it.document_number.trim().is_empty())
        .collect();
    let Some((first, others)) = without.split_first() else {
        return;
    };
    let sum: Money = without.iter().map(|it| it.amount).sum();
    let message = format!(
        "上年结转收入 {} 行共 {} 未填 指标文号",
        without.len(),
        amount_text(sum, ctx.scale())
    );
    let place =
        |it: &RevenueLine| Location::Field(it.id.into(), RevenueField::DocumentNumber.into());
    let finding = Finding::new(&RULE, place(first), message);
    findings.push(others.iter().fold(finding, |finding, it| {
        finding.related(place(it), ctx.budget.place_of(it.id.into()))
    }));
}
