//! C-05: the basic expenditure of administrative units stands under functional codes meant for it.
//!
//! Only administrative units are judged: many public institutions have a code of their own (图书馆, 小学教育).

use crate::codes::PayerKind;
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
    id: "classification/outside_running",
    code: "C-05",
    severity: Severity::Advice,
    title: "行政单位基本支出只用规定的项级科目",
    explanation: include_str!("outside_running.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let list = &ctx.pack.codes.function;
    let basic = FunctionSet::of(ctx, ListId::BasicFunctions);
    // These are found by C-06, with better words.
    let project = FunctionSet::of(ctx, ListId::ProjectFunctions);
    let outside = |fact: &Fact| {
        let (unit, function) = (facts.unit(fact)?, facts.function(fact)?);
        let is_judged = facts.kind(fact).is_basic()
            && ctx.payer(Some(unit)) == Some(PayerKind::Administrative)
            && is_usable(list, function, ctx.year);
        let is_outside = !basic.contains(ctx, function) && !project.contains(ctx, function);
        (is_judged && is_outside).then_some((unit, function))
    };
    let dimensions = [Dimension::Unit, Dimension::Kind, Dimension::Function];
    for group in ctx.line_groups(&dimensions, outside) {
        let (unit, function) = group.key;
        let message = format!(
            "{} 的基本支出列在 {}（{}）：行政单位的基本支出一般列行政运行和离退休、社会保险、医疗、住房保障科目",
            ctx.budget.name_of(unit.into()),
            code_words(list, function, ctx.year),
            group.extent(ctx)
        );
        let place = Location::Field(group.line.id.into(), LineField::Function.into());
        findings.push(Finding::new(&RULE, place, message));
    }
}
