//! N-11: a list of what money is spent for has no subject without money.

use std::collections::BTreeSet;

use crate::codes::EconomicCode;
use crate::compute::Dimension;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::reading::sentences;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::quoted::statement_about;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/idle_subjects",
    code: "N-11",
    severity: Severity::Advice,
    title: "用途列举只含有金额的科目",
    explanation: include_str!("idle_subjects.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    compare(
        ctx,
        &RULE,
        |code| !THREE_PUBLIC.contains(&code.number()),
        findings,
    );
}

/// The subjects of the official-expense trio, which have a rule of their own.
pub(in crate::rules) const THREE_PUBLIC: [u32; 3] = [30212, 30217, 30231];

/// Compares the listed subjects with those money is spent for.
pub(in crate::rules) fn compare(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    wanted: impl Fn(EconomicCode) -> bool,
    findings: &mut Vec<Finding>,
) {
    let mut used = None;
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::List)) {
        if statement_about(ctx, &passage).is_none() {
            continue;
        }
        let mut idle: Vec<&str> = Vec::new();
        for sentence in sentences(reading.text) {
            for item in listed(&reading.text[sentence]) {
                let Some(code) = subject(ctx, item).filter(|it| wanted(*it)) else {
                    continue;
                };
                let used = used.get_or_insert_with(|| used_subjects(ctx));
                if !used.is_empty() && !used.contains(&code) && !idle.contains(&item) {
                    idle.push(item);
                }
            }
        }
        if !idle.is_empty() {
            let words = format!("用途列举中的“{}”没有安排金额", idle.join("、"));
            report(ctx, rule, &passage, &[Problem::new(words)], findings);
        }
    }
}

/// The items of a list of uses: at least three, and not the definition of a term.
fn listed(sentence: &str) -> impl Iterator<Item = &str> {
    let is_definition = ["指", "反映", "规定", "不含", "不包括"]
        .iter()
        .any(|word| sentence.contains(word));
    let list = ["主要包括", "主要用于", "具体包括"]
        .iter()
        .find_map(|word| sentence.split_once(word))
        .map(|(_, list)| list)
        .filter(|list| !is_definition && list.matches('、').count() > 1);
    list.into_iter()
        .flat_map(|list| list.split(['、', '；', '，']))
        .map(|item| item.trim_matches(['：', ' ', '等']))
}

/// The subject an item names by its official name.
fn subject(ctx: &CheckCtx<'_>, item: &str) -> Option<EconomicCode> {
    let mut entries = ctx.pack.codes.economic.in_year(ctx.year);
    let found = entries.find(|it| it.name == item)?;
    (found.code.number() > 999).then_some(found.code)
}

fn used_subjects(ctx: &CheckCtx<'_>) -> BTreeSet<EconomicCode> {
    let facts = &ctx.book.facts;
    ctx.groups(&[Dimension::Economic])
        .iter()
        .filter(|group| !group.amount.is_zero())
        .filter_map(|group| facts.economic(&group.first))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_uses_have_at_least_three_items() {
        let items = |text| listed(text).collect::<Vec<_>>();
        assert_eq!(
            items("公用经费主要包括办公费、印刷费、公务接待费等"),
            ["办公费", "印刷费", "公务接待费"]
        );
        assert!(items("主要包括办公费、印刷费").is_empty());
        assert!(items("机关运行经费：指用于……主要包括办公费、印刷费、水费").is_empty());
        assert!(items("办公费、印刷费、水费").is_empty());
    }
}
