//! C-06, basic lines: functional codes meant for projects carry no basic expenditure.

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
use crate::rules::function_set::FunctionSet;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/basic_on_project_function",
    code: "C-06",
    severity: Severity::Warning,
    title: "一般行政管理事务等科目不列基本支出",
    explanation: include_str!("basic_on_project_function.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let set = FunctionSet::of(ctx, ListId::ProjectFunctions);
    let misplaced = |fact: &Fact| {
        let function = facts.function(fact)?;
        let is_misplaced = facts.kind(fact).is_basic() && set.contains(ctx, function);
        is_misplaced.then_some(function)
    };
    let dimensions = [Dimension::Kind, Dimension::Function];
    for group in ctx.line_groups(&dimensions, misplaced) {
        let message = format!(
            "{} 只用于项目支出，不应列基本支出（{}）",
            code_words(&ctx.pack.codes.function, group.key, ctx.year),
            group.extent(ctx)
        );
        let place = Location::Field(group.line.id.into(), LineField::Function.into());
        let kind = Location::Field(group.line.id.into(), LineField::Kind.into());
        findings.push(Finding::new(&RULE, place, message).related(kind, "支出类别"));
    }
}
