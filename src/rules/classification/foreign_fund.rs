//! C-23: a functional code is paid for with the money of its own budget.

use crate::codes::CodeEntry;
use crate::codes::FunctionCode;
use crate::codes::FundKind;
use crate::codes::FundSet;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::FundSource;
use crate::model::LineField;
use crate::model::LineKind;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::Standing;
use crate::rules::code_standing::standing;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/foreign_fund",
    code: "C-23",
    severity: Severity::Error,
    title: "功能科目应与资金来源相符",
    explanation: include_str!("foreign_fund.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let foreign = |fact: &Fact| {
        let (function, fund) = (facts.function(fact)?, facts.fund(fact));
        let is_spent = facts.kind(fact) != LineKind::CarryForward;
        let entry = foreign_entry(ctx, function, fund).filter(|_| is_spent)?;
        Some((function, fund, entry.certainty))
    };
    for group in ctx.line_groups(&[Dimension::Kind, Dimension::Function], foreign) {
        let (function, fund, certainty) = group.key;
        let Some(words) = foreign_words(ctx, function, fund) else {
            continue;
        };
        // What is only believed of a code makes no error.
        let (severity, doubt) = if certainty.is_confirmed() {
            (Severity::Error, "")
        } else {
            (Severity::Advice, "；科目未核实，请核对")
        };
        let message = format!("{words}（{}）{doubt}", group.extent(ctx));
        let place = Location::Field(group.line.id.into(), LineField::Function.into());
        let source = Location::Field(group.line.id.into(), LineField::Fund.into());
        let finding = Finding::new(&RULE, place, message).severity(severity);
        findings.push(finding.related(source, "资金来源"));
    }
}

/// The code, when it isn't one for this money.
fn foreign_entry<'a>(
    ctx: &CheckCtx<'a>,
    function: FunctionCode,
    fund: FundSource,
) -> Option<&'a CodeEntry<FunctionCode>> {
    let Standing::Leaf(entry) = standing(&ctx.pack.codes.function, function, ctx.year) else {
        return None;
    };
    let funds = entry.detail.funds;
    (!funds.is_empty() && !is_own(funds, fund)).then_some(entry)
}

/// Why a code had better not be paid for with this money; nothing when it may.
fn foreign_words(ctx: &CheckCtx<'_>, function: FunctionCode, fund: FundSource) -> Option<String> {
    let entry = foreign_entry(ctx, function, fund)?;
    let funds: Vec<&str> = entry.detail.funds.iter().map(FundKind::label).collect();
    Some(format!(
        "{function} {} 是{}科目，不能用{}安排",
        entry.name,
        funds.join("、"),
        fund.label()
    ))
}

/// Money outside the budgets is spent under the codes of the general budget.
fn is_own(funds: FundSet, fund: FundSource) -> bool {
    match fund {
        FundSource::GeneralPublic => funds.contains(FundKind::GeneralPublic),
        FundSource::GovernmentFund => funds.contains(FundKind::GovernmentFund),
        FundSource::StateCapital => funds.contains(FundKind::StateCapital),
        FundSource::SpecialAccount => {
            funds.contains(FundKind::GeneralPublic) || funds.contains(FundKind::SpecialAccount)
        }
        FundSource::Service
        | FundSource::Operating
        | FundSource::SuperiorSubsidy
        | FundSource::AffiliateRemittance
        | FundSource::Other => {
            funds.contains(FundKind::GeneralPublic) || funds.contains(FundKind::Own)
        }
    }
}
