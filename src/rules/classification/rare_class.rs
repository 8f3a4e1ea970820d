//! C-19: economic classes that ordinary units rarely use are explained.

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::LineField;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::classification::wrong_basic_kind::misplaced_words;
use crate::rules::code_standing::code_words;
use crate::rules::code_standing::is_usable;
use crate::rules::finding::amount_text;
use crate::rules::function_set::FunctionSet;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/rare_class",
    code: "C-19",
    severity: Severity::Advice,
    title: "少见的经济科目说明用途",
    explanation: include_str!("rare_class.md"),
    since: "0.1.0",
    check,
};

/// 对社会保障基金补助: the class of what goes into a social insurance fund.
const FUND_SUBSIDY: u32 = 313;

/// The lines of a class that say nothing about what they are for.
struct Unexplained {
    code: EconomicCode,
    place: Location,
    count: usize,
    amount: Money,
}

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for it in unexplained(ctx) {
        let message = format!(
            "{} {}（{} 行）：一般单位很少使用这个科目，请核对，并在支出行备注中写明用途",
            code_words(&ctx.pack.codes.economic, it.code, ctx.year),
            amount_text(it.amount, ctx.scale()),
            it.count
        );
        findings.push(Finding::new(&RULE, it.place, message));
    }
}

fn unexplained(ctx: &CheckCtx<'_>) -> Vec<Unexplained> {
    let facts = &ctx.book.facts;
    let categories = rare_categories(ctx);
    let subsidies = FunctionSet::of(ctx, ListId::FundSubsidies);
    // Their function says what they are for.
    let is_subsidy = |fact: &Fact, code: EconomicCode| {
        let function = || facts.function(fact);
        code.category().number() == FUND_SUBSIDY
            && function().is_some_and(|it| subsidies.contains(ctx, it))
    };
    let rare = |fact: &Fact| {
        let code = facts.economic(fact)?;
        let is_rare = categories.contains(&code.category())
            && is_usable(&ctx.pack.codes.economic, code, ctx.year)
            && misplaced_words(ctx, facts.kind(fact), code).is_none()
            && !is_subsidy(fact, code);
        is_rare.then_some(code)
    };
    let mut found: Vec<Unexplained> = Vec::new();
    let dimensions = [Dimension::Kind, Dimension::Function, Dimension::Economic];
    for (line, code) in ctx.lines_judged(&dimensions, rare) {
        // What is marked as debt says what it is for.
        if line.amount.is_zero() || line.is_debt || !line.note.trim().is_empty() {
            continue;
        }
        match found.iter_mut().find(|it| it.code == code) {
            Some(it) => {
                it.count += 1;
                it.amount += line.amount;
            }
            None => found.push(Unexplained {
                code,
                place: Location::Field(line.id.into(), LineField::Economic.into()),
                count: 1,
                amount: line.amount,
            }),
        }
    }
    found
}

/// The classes that ordinary units rarely use.
pub(in crate::rules) fn rare_categories(ctx: &CheckCtx<'_>) -> Vec<EconomicCode> {
    let entries = ctx.pack.list(ListId::RareEconomic);
    entries.filter_map(|it| it.text.parse().ok()).collect()
}
