//! C-25: no transfers between governments in a departmental budget.

use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::LineField;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::code_words;
use crate::rules::code_standing::is_usable;
use crate::rules::function_set::FunctionSet;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/transfer",
    code: "C-25",
    severity: Severity::Warning,
    title: "部门预算不列转移性支出",
    explanation: include_str!("transfer.md"),
    since: "0.1.0",
    check,
};

/// 转移性支出.
const TRANSFERS: u32 = 513;

/// Which code of a line says that it is a transfer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sign {
    Function(FunctionCode),
    Government(GovernmentCode),
}

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let set = FunctionSet::of(ctx, ListId::TransferFunctions);
    let sign = |fact: &Fact| {
        let is_listed = |it: &FunctionCode| set.contains(ctx, *it);
        let function = facts.function(fact).filter(is_listed).map(Sign::Function);
        let government = facts.government(fact).filter(|it| is_transfer(*it));
        function.or(government.map(Sign::Government))
    };
    for group in ctx.line_groups(&[Dimension::Function, Dimension::Government], sign) {
        let codes = ctx.pack.codes;
        let (words, field) = match group.key {
            Sign::Function(code) if is_usable(&codes.function, code, ctx.year) => (
                code_words(&codes.function, code, ctx.year),
                LineField::Function,
            ),
            Sign::Government(code) if is_usable(&codes.government, code, ctx.year) => (
                code_words(&codes.government, code, ctx.year),
                LineField::Government,
            ),
            Sign::Function(_) | Sign::Government(_) => continue,
        };
        let message = format!(
            "{words}（{}）：由财政部门在总预算中编列，不列入部门预算",
            group.extent(ctx)
        );
        let place = Location::Field(group.line.id.into(), field.into());
        findings.push(Finding::new(&RULE, place, message));
    }
}

/// Whether a government class is one of transfers between governments.
pub(in crate::rules) const fn is_transfer(code: GovernmentCode) -> bool {
    code.category().number() == TRANSFERS
}
