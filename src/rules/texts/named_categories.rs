//! N-02: the categories of expenditure a text lists are those there is money for.

use std::collections::BTreeSet;

use crate::codes::CodeLevel;
use crate::codes::FunctionCode;
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
    id: "texts/named_categories",
    code: "N-02",
    severity: Severity::Warning,
    title: "文字列举的支出类与报表中的类一致",
    explanation: include_str!("named_categories.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::List)) {
        if statement_about(ctx, &passage).is_none() {
            continue;
        }
        let lists = sentences(reading.text).filter_map(|it| listed(&reading.text[it]));
        let problems: Vec<Problem> = lists.filter_map(|it| problem(ctx, it)).collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// The list of a sentence that begins 支出包括.
fn listed(sentence: &str) -> Option<&str> {
    let (before, list) = sentence.split_once("支出包括")?;
    // What a project or a part is spent for is another matter.
    let is_whole = !before.contains("项目") && !before.contains("基本");
    is_whole.then(|| list.trim_start_matches(['：', ':', ' ']))
}

fn problem(ctx: &CheckCtx<'_>, list: &str) -> Option<Problem> {
    let names: Vec<&str> = list
        .split(['、', '，', '；', '和'])
        .map(|it| it.trim().trim_end_matches('等'))
        .filter(|it| !it.is_empty())
        .collect();
    let used = used_categories(ctx);
    if used.is_empty() || names.len() < 2 {
        return None;
    }
    let functions = &ctx.pack.codes.function;
    let of_level = |level: CodeLevel| {
        functions
            .in_year(ctx.year)
            .filter(move |it| it.code.level() == level)
    };
    let is_named = |name: &str, official: &str| {
        name == official || format!("{name}支出") == official || name == format!("{official}支出")
    };
    let idle: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| {
            let category = of_level(CodeLevel::Category).find(|it| is_named(name, &it.name));
            match category {
                Some(it) => !used.contains(&it.code),
                None => of_level(CodeLevel::Section)
                    .any(|it| it.name == **name && !used.contains(&it.code.category())),
            }
        })
        .collect();
    (!idle.is_empty())
        .then(|| Problem::new(format!("列举的支出“{}”在报表中没有金额", idle.join("、"))))
}

/// The categories that money is spent for.
fn used_categories(ctx: &CheckCtx<'_>) -> BTreeSet<FunctionCode> {
    let facts = &ctx.book.facts;
    ctx.groups(&[Dimension::Function])
        .iter()
        .filter(|group| !group.amount.is_zero())
        .filter_map(|group| facts.function(&group.first))
        .map(FunctionCode::category)
        .collect()
}
